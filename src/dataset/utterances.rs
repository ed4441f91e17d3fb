//! What people say, with what they mean: tab-separated texts for fitting and measuring.

/// A text with the concepts it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Utterance {
    /// What was written.
    pub text: String,
    /// Keys of concepts that it is about.
    pub concepts: Vec<String>,
    /// Keys of concepts that it says are not so.
    pub not: Vec<String>,
}

/// A line that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {reason}")]
pub struct BadLine {
    /// From 1.
    pub line: usize,
    /// From 1.
    pub column: usize,
    /// Why.
    pub reason: String,
}

/// Reads `text<TAB>concepts` lines; further columns are left alone. Concepts are separated by commas,
/// `-` is none, `!key` says that it is not so, `key|key` that either fits (for measuring only). A first line `text<TAB>...` is a header.
///
/// # Errors
/// Every line that cannot be used.
pub fn parse(tsv: &str) -> Result<Vec<Utterance>, Vec<BadLine>> {
    let (mut found, mut bad) = (Vec::new(), Vec::new());
    for (row, line) in (1..).zip(tsv.lines()) {
        if line.trim().is_empty()
            || line.starts_with('#')
            || (row == 1 && line.starts_with("text\t"))
        {
            continue;
        }
        let mut cells = line.split('\t');
        let text = cells.next().unwrap_or_default().trim();
        let Some(concepts) = cells.next() else {
            bad.push(BadLine {
                line: row,
                column: 2,
                reason: "there is no second column: text TAB concepts".to_owned(),
            });
            continue;
        };
        let keys = concepts
            .split(',')
            .map(str::trim)
            .filter(|k| !k.is_empty() && *k != "-");
        let (not, yes): (Vec<&str>, Vec<&str>) = keys.partition(|k| k.starts_with('!'));
        found.push(Utterance {
            text: text.to_owned(),
            concepts: yes.into_iter().map(str::to_owned).collect(),
            not: not
                .into_iter()
                .map(|k| k.trim_start_matches('!').to_owned())
                .collect(),
        });
    }
    if bad.is_empty() { Ok(found) } else { Err(bad) }
}

/// The texts that ship for fitting, file after file.
///
/// # Errors
/// When a file cannot be read: it names the file and the line.
pub fn load() -> Result<Vec<Utterance>, super::DatasetError> {
    let mut all = Vec::new();
    for path in super::paths("utterances/").filter(|p| p.ends_with(".tsv")) {
        let parsed = parse(&super::text(&path)?);
        all.extend(parsed.map_err(|bad| super::DatasetError::Unreadable {
            path: path.clone(),
            reason: bad.first().map(ToString::to_string).unwrap_or_default(),
        })?);
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read() {
        let parsed = parse("text\tconcepts\nik bak\tbakken,!koken\tbrings\nhoi\t-\n").unwrap();
        assert_eq!(parsed.len(), 2);
        assert_eq!(
            (parsed[0].concepts.len(), parsed[0].not.as_slice()),
            (1, ["koken".to_owned()].as_slice())
        );
        assert!(parsed[1].concepts.is_empty());
        assert_eq!(parse("alleen tekst").unwrap_err()[0].line, 1);
    }
}
