//! BACKUPS. A database in a file and back, from SQLite and PostgreSQL into either, while the service runs.
//!
//! A backup is one moment of the database. Who leaves after it stays gone: restoring replays the ledger of
//! who left (promise P12), which no backup holds. See `docs/decisions/0025-a-backup-is-our-own-file.md`.

mod file;

pub use file::Head;

use crate::domain::digest::last_sending;
use crate::domain::{Municipality, MunicipalityId};
use crate::store::{self, Erasure, Store, Table, Tx};
use file::{Piece, Reader, Writer};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::{Path, PathBuf};

/// Why there is no backup, or nothing was restored.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file cannot be read or written.
    #[error("{0} cannot be used: {1}")]
    File(String, String),
    /// It would write over something.
    #[error("{0} is there already: name a file that is not")]
    There(String),
    /// Another file.
    #[error("{0} is no backup of Naober")]
    NoBackup(String),
    /// Made by a later version.
    #[error("{0} was made by a newer Naober: update Naober first; nothing was restored")]
    Newer(String),
    /// Not as it was written.
    #[error("{0} is damaged ({1}): use another backup; nothing was restored")]
    Damaged(String, String),
    /// Tables of another version without a town.
    #[error(
        "this database has the tables of another version than the backup: give an empty database, \
         and with --ledger the one that knows who left"
    )]
    OtherTables,
    /// Nobody knows who left since.
    #[error(
        "there is no ledger of who left since this backup was made ({made}): give it with --ledger FILE, or \
         with --ledger and the address of the old database; only if it is lost for good, say --without-ledger, \
         and who left since comes back"
    )]
    NoLedger {
        /// When the backup was made.
        made: Timestamp,
    },
    /// A ledger that is not the town's, or lost lines.
    #[error(
        "the ledger knows {known} who left {town}, and when the backup was made there were {then}: it is the \
         ledger of another database or lost its lines; give the right one with --ledger"
    )]
    ShortLedger {
        /// The town.
        town: String,
        /// How many it knows.
        known: usize,
        /// How many there were.
        then: u64,
    },
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl Error {
    fn file(path: &Path, error: impl ToString) -> Self {
        Self::File(path.display().to_string(), error.to_string())
    }
}

/// The result of a backup or of restoring one.
pub type Result<T> = std::result::Result<T, Error>;

/// Told after each table: its name and its rows.
pub type Progress<'a> = &'a (dyn Fn(&str, u64) + Send + Sync);

/// A file under a temporary name. Dropped without `keep`, it is gone.
struct Unfinished {
    path: PathBuf,
    file: Option<File>,
}

impl Unfinished {
    fn beside(target: &Path) -> Result<Self> {
        let mut name = target.as_os_str().to_owned();
        name.push(".unfinished");
        let path = PathBuf::from(name);
        let mut options = File::options();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options
            .open(&path)
            .map_err(|error| Error::file(&path, error))?;
        let file = Some(file);
        Ok(Self { path, file })
    }

    /// Gives it its name, for good.
    fn keep(self, target: &Path) -> std::io::Result<()> {
        std::fs::rename(&self.path, target)?;
        let folder = target.parent().filter(|p| !p.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // After `keep` there is nothing of this name.
        let _ = std::fs::remove_file(&self.path);
    }
}

/// Writes one moment of a database to a file that is not there yet; returns how many rows it has. When the
/// future is dropped, nothing of the file is left.
///
/// # Errors
/// `There` or `File`, or when the database failed.
pub async fn write(
    store: &Store,
    to: &Path,
    now: Timestamp,
    progress: Progress<'_>,
) -> Result<u64> {
    if to.exists() {
        return Err(Error::There(to.display().to_string()));
    }
    // One transaction: SQLite and PostgreSQL (REPEATABLE READ) show all of it at one moment.
    let mut tx = store.read(MunicipalityId(0)).await?;
    let mut erased: BTreeMap<String, u64> = BTreeMap::new();
    if tx.has_table("erasures").await? {
        for one in tx.erasures().await? {
            *erased.entry(one.town).or_default() += 1;
        }
    }
    let head = Head {
        schema: tx.schema().await?,
        made: now,
        erased,
    };
    let mut unfinished = Unfinished::beside(to)?;
    let failed = |error: std::io::Error| Error::file(to, error);
    let Some(file) = unfinished.file.take() else {
        return Err(Error::file(to, "it was not made"));
    };
    let mut writer = Writer::new(file, &head).map_err(failed)?;
    for table in tx.tables().await? {
        writer.begin(&table).map_err(failed)?;
        tx.rows(&table, &mut |row| writer.row(row)).await?;
        progress(&table.name, writer.end(&table).map_err(failed)?);
    }
    let rows = writer.finish().map_err(failed)?;
    unfinished.keep(to).map_err(failed)?;
    Ok(rows)
}

/// Reads a backup to its end.
///
/// # Errors
/// `File`, `NoBackup`, `Newer` or `Damaged`.
pub fn check(from: &Path) -> Result<Head> {
    let (mut reader, head) = Reader::open(from)?;
    let known = store::schemas();
    if known.iter().max() < Some(&head.schema) {
        return Err(Error::Newer(from.display().to_string()));
    }
    if !known.contains(&head.schema) {
        let what = format!("there is no version {}", head.schema);
        return Err(Error::Damaged(from.display().to_string(), what));
    }
    while reader.next()?.is_some() {}
    Ok(head)
}

/// Who left, as far as is known for a database that is to be filled: from the file beside it, from its own
/// table, and from `more`, a ledger's file or the address of the old PostgreSQL database. None where nobody
/// knows.
///
/// # Errors
/// When a ledger cannot be read.
pub async fn ledger(database: &str, more: Option<&str>) -> Result<Option<Vec<Erasure>>> {
    let mut found = None;
    let file = store::sqlite_path(database).map(Path::new);
    if let Some(file) = file {
        found = store::read_ledger(&store::ledger_beside(file))?;
    }
    if file.is_none_or(Path::exists) {
        let rows = table_of(database).await?;
        // An empty table is what every new database has.
        if !rows.is_empty() {
            found.get_or_insert_default().extend(rows);
        }
    }
    if let Some(more) = more {
        let lines = match store::sqlite_path(more).map(Path::new) {
            Some(path) => {
                let lines = store::read_ledger(path)?;
                lines.ok_or_else(|| Error::file(path, "it is not there"))?
            }
            None => table_of(more).await?,
        };
        found.get_or_insert_default().extend(lines);
    }
    Ok(found)
}

/// The ledger's table of a database; empty where it has none.
async fn table_of(address: &str) -> Result<Vec<Erasure>> {
    let store = Store::connect(address, false).await?;
    let mut tx = store.read(MunicipalityId(0)).await?;
    let rows = match tx.has_table("erasures").await? {
        true => tx.erasures().await?,
        false => Vec::new(),
    };
    drop(tx);
    store.close().await;
    Ok(rows)
}

/// What was restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// When the backup was made.
    pub made: Timestamp,
    /// Rows of the backup.
    pub rows: u64,
    /// How many were in the backup and had left since.
    pub gone_again: usize,
}

/// Fills an empty database from a backup, in one transaction: all of it or nothing. Who is in the ledger is
/// erased again; none says that there is no ledger and that this is meant.
///
/// # Errors
/// Every `Error` but `There`; nothing was changed then.
pub async fn restore(
    store: &Store,
    from: &Path,
    ledger: Option<&[Erasure]>,
    now: Timestamp,
    progress: Progress<'_>,
) -> Result<Restored> {
    let head = check(from)?;
    let mut tx = store.fill().await?;
    let before = tx.schema().await?;
    if before != 0 && before != head.schema {
        return Err(Error::OtherTables);
    }
    tx.migrate(Some(head.schema)).await?;
    let rows = load(&mut tx, from, progress).await?;
    tx.migrate(None).await?;
    let mut gone_again = 0;
    for town in tx.towns().await? {
        tx.go_to(town.id);
        gone_again += replay(&mut tx, &town, ledger, &head, now).await?;
        tx.settle_restored().await?;
        digests_were_made(&mut tx, &town, now).await?;
    }
    tx.put_erasures(ledger.unwrap_or_default()).await?;
    tx.commit().await?;
    Ok(Restored {
        made: head.made,
        rows,
        gone_again,
    })
}

/// Every row into its table. The names in the file are compared with those of the database, so that no
/// statement is made of a name that is not one of ours.
async fn load(tx: &mut Tx, from: &Path, progress: Progress<'_>) -> Result<u64> {
    let damaged = |what: String| Error::Damaged(from.display().to_string(), what);
    let mut waiting: Vec<Table> = tx.tables().await?;
    let (mut reader, _) = Reader::open(from)?;
    let mut current: Option<Table> = None;
    let (mut rows, mut total) = (0, 0);
    while let Some(piece) = reader.next()? {
        match piece {
            Piece::Table(table) => {
                if let Some(done) = current.take() {
                    progress(&done.name, rows);
                }
                let at = waiting.iter().position(|known| *known == table);
                let at = at.ok_or_else(|| damaged(format!("table {} is another", table.name)))?;
                (current, rows) = (Some(waiting.remove(at)), 0);
            }
            Piece::Rows(list) => {
                let Some(table) = &current else { continue };
                let put = tx.put_rows(table, &list).await;
                put.map_err(|error| damaged(format!("table {}: {error}", table.name)))?;
                rows += list.len() as u64;
                total += list.len() as u64;
            }
        }
    }
    match waiting.first() {
        Some(table) => Err(damaged(format!("table {} is not in it", table.name))),
        None => Ok(total),
    }
}

/// Erases who left after the backup was made. Numbers are handed out once, so everybody in the ledger
/// is to be gone, whenever they left.
async fn replay(
    tx: &mut Tx,
    town: &Municipality,
    ledger: Option<&[Erasure]>,
    head: &Head,
    now: Timestamp,
) -> Result<usize> {
    let Some(ledger) = ledger else { return Ok(0) };
    let mark = tx.mark().await?;
    let known: BTreeSet<_> = ledger
        .iter()
        .filter(|one| one.town == mark)
        .map(|one| one.member)
        .collect();
    let then = head.erased.get(&mark).copied().unwrap_or(0);
    if (known.len() as u64) < then {
        return Err(Error::ShortLedger {
            town: town.name.clone(),
            known: known.len(),
            then,
        });
    }
    let mut gone = 0;
    for member in known {
        gone += usize::from(tx.delete_member(member, now).await?);
    }
    Ok(gone)
}

/// The digests of the last day of sending may have left after the backup was made: they are not made again.
/// At most one digest is lost so, and none comes twice.
async fn digests_were_made(tx: &mut Tx, town: &Municipality, now: Timestamp) -> Result<()> {
    let Ok(zone) = TimeZone::get(&town.zone) else {
        return Ok(());
    };
    let name = format!(
        "digest:{}",
        last_sending(now.to_zoned_datetime(zone).datetime())
    );
    tx.plan_job(&name, now).await?;
    Ok(tx.finish_job(&name, now).await?)
}
