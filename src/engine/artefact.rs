//! A fitted model as a file: a line that says what it is, of which version, with a checksum, and then
//! the model. What was altered, cut short or is of another version is refused.

/// Why a file is refused: one sentence each.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ArtefactError {
    /// It is something else.
    #[error("this is no model of the kind that is wanted: fit it anew with `naober train`")]
    Foreign,
    /// Another version wrote it.
    #[error("the model is of version {found} and this program reads version {known}: fit it anew")]
    Version {
        /// Its version.
        found: u32,
        /// The version that is read.
        known: u32,
    },
    /// The checksum does not fit.
    #[error("the model was altered or cut short: fetch it or fit it again")]
    Altered,
    /// The checksum fits, but a part of it cannot be.
    #[error("\"{0}\" cannot stand in a model: fit it anew")]
    Unsound(String),
}

/// A body under its line.
#[must_use]
pub fn sealed(kind: &str, version: u32, body: &[u8]) -> Vec<u8> {
    let check = blake3::hash(body).to_hex();
    let mut file = format!("naober {kind} {version} {check}\n").into_bytes();
    file.extend_from_slice(body);
    file
}

/// The body of a file.
///
/// # Errors
/// When it is not of this kind and version, or its checksum does not fit.
pub fn opened<'a>(kind: &str, version: u32, file: &'a [u8]) -> Result<&'a [u8], ArtefactError> {
    let end = file.iter().position(|byte| *byte == b'\n');
    let (line, body) = file.split_at(end.ok_or(ArtefactError::Foreign)?);
    let body = &body[1..];
    let line = std::str::from_utf8(line).map_err(|_| ArtefactError::Foreign)?;
    let cells: Vec<&str> = line.split(' ').collect();
    let ["naober", its, found, check] = cells[..] else {
        return Err(ArtefactError::Foreign);
    };
    let found: u32 = found.parse().map_err(|_| ArtefactError::Foreign)?;
    if its != kind {
        return Err(ArtefactError::Foreign);
    }
    if found != version {
        return Err(ArtefactError::Version {
            found,
            known: version,
        });
    }
    if blake3::hash(body).to_hex().as_str() != check {
        return Err(ArtefactError::Altered);
    }
    Ok(body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn another_kind_or_version_is_refused() {
        let file = sealed("items", 3, b"body");
        assert_eq!(opened("items", 3, &file), Ok(&b"body"[..]));
        assert_eq!(opened("words", 3, &file), Err(ArtefactError::Foreign));
        let other = ArtefactError::Version { found: 3, known: 4 };
        assert_eq!(opened("items", 4, &file), Err(other));
        assert_eq!(opened("items", 3, b""), Err(ArtefactError::Foreign));
    }

    proptest! {
        #[test]
        fn what_is_altered_or_cut_short_is_refused(
            body in proptest::collection::vec(any::<u8>(), 1..60),
            at in any::<prop::sample::Index>(),
            by in 1u8..=255,
        ) {
            let file = sealed("items", 1, &body);
            let mut altered = file.clone();
            altered[at.index(file.len())] ^= by;
            prop_assert!(opened("items", 1, &altered).is_err());
            prop_assert!(opened("items", 1, &file[..at.index(file.len())]).is_err());
        }
    }
}
