//! The ledger of who left: what a restored backup must not bring back (promise P12).
//!
//! It stands in a table that no backup holds, written by the transaction that erases, and in a file beside
//! the database (for SQLite always), synced to disk before that transaction is. It says which number left
//! when, and nothing else: numbers are handed out once, also after a backup was restored, so a number in it
//! is never somebody else's.

use super::connect::Store;
use super::error::{Error, Result};
use super::tx::{Tx, instant, on};
use crate::domain::MemberId;
use jiff::Timestamp;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The first line of a ledger's file.
const HEAD: &str = "naober-ledger 1";

/// Somebody who left.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Erasure {
    /// The mark of the town, see `ledger_mark`.
    pub town: String,
    /// The number they had.
    pub member: MemberId,
    /// When.
    pub at: Timestamp,
}

/// What a town is called in ledgers: it follows from the town's secret, so that the ledger of another
/// database is never taken for its own.
#[must_use]
pub fn ledger_mark(secret: &[u8; 32], code: &str) -> String {
    let mut hasher = blake3::Hasher::new_keyed(secret);
    hasher.update(b"ledger").update(code.as_bytes());
    hasher.finalize().to_hex().chars().take(16).collect()
}

/// Where the ledger of a SQLite file stands.
#[must_use]
pub fn ledger_beside(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(".ledger");
    PathBuf::from(name)
}

/// What a ledger's file says; none where there is no file. A last line that was cut off by a power cut is
/// left out: its erasure was not acknowledged.
///
/// # Errors
/// `Ledger` for a file that cannot be read or is no ledger.
pub fn read_ledger(path: &Path) -> Result<Option<Vec<Erasure>>> {
    let refused = |reason: &str| Error::Ledger(path.display().to_string(), reason.to_owned());
    let text = match std::fs::read(path) {
        Ok(bytes) => String::from_utf8(bytes).map_err(|_| refused("it is no ledger"))?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(refused(&error.to_string())),
    };
    let Some(whole) = text.rfind('\n').map(|end| &text[..end]) else {
        return Err(refused("it is no ledger"));
    };
    let mut lines = whole.lines();
    if lines.next() != Some(HEAD) {
        return Err(refused("it is no ledger"));
    }
    let line = |line: &str| -> Option<Erasure> {
        let mut parts = line.split('\t');
        let (town, member, at) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Erasure {
            town: town.to_owned(),
            member: MemberId(member.parse().ok()?),
            at: Timestamp::from_microsecond(at.parse().ok()?).ok()?,
        })
    };
    let read = |(number, text): (usize, &str)| {
        line(text).ok_or_else(|| refused(&format!("its line {} cannot be read", number + 2)))
    };
    lines.enumerate().map(read).collect::<Result<_>>().map(Some)
}

/// Adds to a ledger's file, which is made where it is missing. When it returns, the lines are on disk.
fn append(path: &Path, new: &[Erasure]) -> std::io::Result<()> {
    let mut options = File::options();
    options.create(true).append(true).read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    let made = file.metadata()?.len() == 0;
    let mut text = if made {
        format!("{HEAD}\n")
    } else {
        String::new()
    };
    for one in new {
        let (town, member, at) = (&one.town, one.member.0, one.at.as_microsecond());
        text.push_str(&format!("{town}\t{member}\t{at}\n"));
    }
    if text.is_empty() {
        return Ok(());
    }
    if !made {
        drop_torn_line(&mut file)?;
    }
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    if made {
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    }
    Ok(())
}

/// Takes away what a power cut left of a last line, so that the next one begins a line.
fn drop_torn_line(file: &mut File) -> std::io::Result<()> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(0))?;
    file.read_to_end(&mut bytes)?;
    let whole = bytes
        .iter()
        .rposition(|b| *b == b'\n')
        .map_or(0, |at| at + 1);
    if whole < bytes.len() {
        file.set_len(whole as u64)?;
    }
    Ok(())
}

async fn appended(path: Arc<Path>, new: Vec<Erasure>) -> Result<()> {
    let shown = path.display().to_string();
    // A disk that syncs slowly holds up this erasure, and no other request.
    let written = tokio::task::spawn_blocking(move || append(&path, &new)).await;
    let written = written.unwrap_or_else(|_| Err(std::io::Error::other("writing stopped")));
    written.map_err(|error| Error::Ledger(shown, error.to_string()))
}

impl Store {
    /// Keeps the ledger in this file too, from now on; what the table has and the file has not is added.
    ///
    /// # Errors
    /// `Ledger`, or when the database failed.
    pub async fn keep_ledger(mut self, path: &Path) -> Result<Self> {
        let known = read_ledger(path)?.unwrap_or_default();
        let mut new = self.erasures().await?;
        new.retain(|one| {
            !known
                .iter()
                .any(|old| (&old.town, old.member) == (&one.town, one.member))
        });
        let path: Arc<Path> = Arc::from(path);
        appended(Arc::clone(&path), new).await?;
        self.ledger = Some(path);
        Ok(self)
    }

    /// The table of the ledger.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn erasures(&self) -> Result<Vec<Erasure>> {
        self.read(crate::domain::MunicipalityId(0))
            .await?
            .erasures()
            .await
    }
}

impl Tx {
    /// The table of the ledger, of every town.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn erasures(&mut self) -> Result<Vec<Erasure>> {
        let rows: Vec<(String, i64, i64)> = on!(self, c => sqlx::query_as(
            "SELECT town, member_id, at FROM erasures ORDER BY town, member_id",
        ).fetch_all(c).await)?;
        let erasure = |(town, member, at)| {
            Ok(Erasure {
                town,
                member: MemberId(member),
                at: instant(at)?,
            })
        };
        rows.into_iter().map(erasure).collect()
    }

    /// Adds to the table of the ledger; who is in it stays.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_erasures(&mut self, new: &[Erasure]) -> Result<()> {
        for one in new {
            on!(self, c => sqlx::query(
                "INSERT INTO erasures (town, member_id, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            ).bind(&one.town).bind(one.member.0).bind(one.at.as_microsecond())
                .execute(c).await.map(|_| ()))?;
        }
        Ok(())
    }

    /// The mark of this town in ledgers.
    ///
    /// # Errors
    /// When the database failed or the town is not there.
    pub async fn mark(&mut self) -> Result<String> {
        let town = self.town.0;
        let code: Option<String> = on!(self, c => sqlx::query_scalar(
            "SELECT code FROM municipalities WHERE id = $1",
        ).bind(town).fetch_optional(c).await)?;
        let secret = self.secret().await?;
        Ok(ledger_mark(&secret, &code.ok_or(Error::NoTown)?))
    }

    /// Writes down that somebody leaves: in the file first, so that no crash leaves an erasure of which
    /// nothing is known.
    pub(super) async fn note_erasure(&mut self, member: MemberId, at: Timestamp) -> Result<()> {
        let town = self.mark().await?;
        let one = [Erasure { town, member, at }];
        self.put_erasures(&one).await?;
        match self.ledger.clone() {
            Some(path) => appended(path, one.to_vec()).await,
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn erasure(member: i64) -> Erasure {
        Erasure {
            town: "a1".to_owned(),
            member: MemberId(member),
            at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn what_a_power_cut_tore_is_left_out_and_the_rest_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.ledger");
        assert_eq!(read_ledger(&path).unwrap(), None);
        append(&path, &[erasure(1), erasure(2)]).unwrap();
        let whole = std::fs::read(&path).unwrap();
        std::fs::write(&path, &whole[..whole.len() - 2]).unwrap();
        assert_eq!(read_ledger(&path).unwrap(), Some(vec![erasure(1)]));
        append(&path, &[erasure(3)]).unwrap();
        let after = Some(vec![erasure(1), erasure(3)]);
        assert_eq!(read_ledger(&path).unwrap(), after);
    }

    #[test]
    fn another_file_is_no_ledger() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.ledger");
        for text in [
            "",
            "naober",
            "naober-ledger 1\nx\n",
            "naober-ledger 1\na\t1\tx\n",
        ] {
            std::fs::write(&path, text).unwrap();
            assert!(read_ledger(&path).is_err(), "{text}");
        }
    }
}
