//! The learned part as a file: magic, body, checksum (BLAKE3); little-endian, the same on every machine.

use super::{Feature, Learned, Posting};
use std::collections::BTreeMap;

const MAGIC: &[u8; 8] = b"naoberW3";

/// Why a model file cannot be used.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum LearnedError {
    /// Not a model of words, or cut short.
    #[error("this is no model of words, or it is cut short")]
    Shape,
    /// Some bytes changed.
    #[error("the model's checksum is wrong: fit it again with `naober train words`")]
    Checksum,
    /// The fit did not work.
    #[error("the model could not be fitted: {0}")]
    Fit(String),
}

impl Learned {
    /// The model as a file: magic, body, checksum (BLAKE3).
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        let put = |out: &mut Vec<u8>, n: usize| {
            out.extend(u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes())
        };
        put(&mut out, self.version.len());
        out.extend(self.version.as_bytes());
        for weight in self.weights.iter().chain([&self.bias]) {
            out.extend(weight.to_le_bytes());
        }
        let record: BTreeMap<&u32, &(u16, u16)> = self.record.iter().collect();
        put(&mut out, record.len());
        for (label, (right, wrong)) in record {
            out.extend(label.to_le_bytes());
            out.extend(right.to_le_bytes());
            out.extend(wrong.to_le_bytes());
        }
        let sorted: BTreeMap<&u32, &Feature> = self.features.iter().collect();
        put(&mut out, sorted.len());
        for (feature, held) in sorted {
            let list = &self.postings[held.from as usize..held.until as usize];
            out.extend(feature.to_le_bytes());
            out.extend(held.idf.to_le_bytes());
            out.extend(u16::try_from(list.len()).unwrap_or(u16::MAX).to_le_bytes());
            for posting in list {
                out.extend(posting.concept.to_le_bytes());
                out.push(posting.root);
            }
        }
        let check = blake3::hash(&out);
        out.extend(check.as_bytes());
        out
    }

    /// Reads a model file.
    ///
    /// # Errors
    /// `Shape` or `Checksum`.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, LearnedError> {
        let body_end = bytes.len().checked_sub(32).ok_or(LearnedError::Shape)?;
        let (body, check) = bytes.split_at(body_end);
        let mut input = body.strip_prefix(MAGIC).ok_or(LearnedError::Shape)?;
        if blake3::hash(body).as_bytes() != check {
            return Err(LearnedError::Checksum);
        }
        let length = u32::from_le_bytes(take(&mut input)?) as usize;
        let (version, rest) = input.split_at_checked(length).ok_or(LearnedError::Shape)?;
        input = rest;
        let mut made = Self {
            version: String::from_utf8_lossy(version).into_owned(),
            ..Self::default()
        };
        for weight in &mut made.weights {
            *weight = f64::from_le_bytes(take(&mut input)?);
        }
        made.bias = f64::from_le_bytes(take(&mut input)?);
        for _ in 0..u32::from_le_bytes(take(&mut input)?) {
            let label = u32::from_le_bytes(take(&mut input)?);
            let right = u16::from_le_bytes(take(&mut input)?);
            made.record
                .insert(label, (right, u16::from_le_bytes(take(&mut input)?)));
        }
        for _ in 0..u32::from_le_bytes(take(&mut input)?) {
            let feature = u32::from_le_bytes(take(&mut input)?);
            let idf = f32::from_le_bytes(take(&mut input)?);
            let mut list = Vec::new();
            for _ in 0..u16::from_le_bytes(take(&mut input)?) {
                let concept = u16::from_le_bytes(take(&mut input)?);
                let [root] = take(&mut input)?;
                list.push(Posting { concept, root });
            }
            made.put(feature, idf, list);
        }
        Ok(made)
    }
}

fn take<const N: usize>(input: &mut &[u8]) -> Result<[u8; N], LearnedError> {
    let (head, rest) = input.split_first_chunk::<N>().ok_or(LearnedError::Shape)?;
    *input = rest;
    Ok(*head)
}
