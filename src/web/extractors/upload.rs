//! A form with a file (RFC 7578), read as it comes: a file that is too large is read on without being
//! kept, so that the words that stood beside it are not lost with it.

use super::Fields;
use axum::extract::Multipart;
use axum::extract::multipart::Field;

/// How many parts a form has at most.
const PARTS: usize = 32;
/// The longest text of one part, in bytes.
const TEXT: usize = 64 * 1024;

/// What was sent: the words, and the file.
pub(in crate::web) struct Upload {
    pub fields: Fields,
    /// At most one byte more than may be kept: that says that it was too large.
    pub file: Vec<u8>,
}

impl Upload {
    /// Reads a form; `most` is the largest file that is kept, in bytes. What comes after the connection
    /// broke off is left out: the use case says what is missing.
    pub(in crate::web) async fn read(mut form: Multipart, most: usize) -> Self {
        let (mut pairs, mut file) = (Vec::new(), Vec::new());
        for _ in 0..PARTS {
            let Ok(Some(mut part)) = form.next_field().await else {
                break;
            };
            let name = part.name().unwrap_or_default().to_owned();
            if part.file_name().is_some() {
                file = bytes(&mut part, most).await;
            } else {
                let text = bytes(&mut part, TEXT).await;
                pairs.push((name, String::from_utf8_lossy(&text).into_owned()));
            }
        }
        Self {
            fields: Fields::new(pairs),
            file,
        }
    }
}

/// The first `most + 1` bytes of a part. A part that broke off, or that is larger than the whole form may
/// be, counts as too large: half a photo is none.
async fn bytes(part: &mut Field<'_>, most: usize) -> Vec<u8> {
    let mut all = Vec::new();
    loop {
        match part.chunk().await {
            Ok(Some(chunk)) => {
                let room = (most + 1).saturating_sub(all.len());
                all.extend_from_slice(&chunk[..chunk.len().min(room)]);
            }
            Ok(None) => return all,
            Err(_) => {
                all.resize(most + 1, 0);
                return all;
            }
        }
    }
}
