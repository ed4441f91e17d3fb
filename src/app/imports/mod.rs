//! Bringing in what others keep: neighbourhoods, initiatives, activities, opportunities.
//!
//! A file is one transaction. With bad rows nothing is kept, unless the caller asks to skip them;
//! then they come back with their reasons. The same file twice changes nothing.

pub mod lists;
pub mod research;
mod resolve;
pub mod schemes;

use crate::domain::neighbourhood::{merge_small, slug};
use crate::domain::{ItemKind, Municipality, Neighbourhood, NeighbourhoodId, TownKind, Vocabulary};
use crate::import::nearest::did_you_mean;
use crate::import::{Problem, geojson, items};
use crate::store::{Error as StoreError, ItemFilter, NewItem, NewTown, Store, Tx};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use resolve::Resolver;
use std::collections::HashSet;

/// Where a town's clock stands when nothing else is said.
const ZONE: &str = "Europe/Amsterdam";
/// How many items are written between two reports of progress.
const STEP: usize = 200;

/// How an import is to be done.
pub struct Options<'a> {
    /// The code of the town; not needed when the database holds one.
    pub town: Option<&'a str>,
    /// Keep the good rows when there are bad ones.
    pub skip_bad_rows: bool,
    /// This moment.
    pub now: Timestamp,
    /// Told how many of how many are written.
    pub progress: &'a (dyn Fn(usize, usize) + Sync),
}

/// A town to be made when its code is new.
pub struct TownToMake<'a> {
    /// Its name.
    pub name: &'a str,
    /// 32 unguessable bytes.
    pub secret: [u8; 32],
}

/// What an import did.
#[derive(Debug)]
pub struct Outcome {
    /// The name of the town.
    pub town: String,
    /// Whether it was made.
    pub made_town: bool,
    /// How many rows were good.
    pub good: usize,
    /// How many rows were new or different from what was there.
    pub different: usize,
    /// What was wrong with the rows that were skipped.
    pub problems: Vec<String>,
    /// The skipped rows with their reasons, in the format of the file.
    pub rejected: Option<String>,
    /// Columns that were left out.
    pub ignored: Vec<String>,
}

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// Rows are wrong.
    #[error(
        "nothing was imported: correct what is listed, or add --skip-bad-rows to import the rest"
    )]
    Refused(Vec<String>),
    /// The file as a whole cannot be used.
    #[error("nothing was imported: the file cannot be used")]
    Unusable(Vec<String>),
    /// Which town is not clear: one sentence with what to do.
    #[error("{0}")]
    Town(String),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Brings neighbourhoods into a live town, making the town when `make` says how it is called.
///
/// # Errors
/// `ImportError`; then nothing is changed.
pub async fn neighbourhoods(
    store: &Store,
    parsed: geojson::Parsed,
    make: Option<TownToMake<'_>>,
    options: &Options<'_>,
) -> Result<Outcome, ImportError> {
    let problems: Vec<String> = parsed.problems.iter().map(ToString::to_string).collect();
    if parsed.neighbourhoods.is_empty() {
        return Err(ImportError::Unusable(problems));
    }
    refuse(&problems, options)?;
    let rejected = (!problems.is_empty()).then(|| parsed.rejected());
    let (mut tx, town, made_town) = live_town(store, make, options).await?;
    let stored = tx.neighbourhoods().await?;
    let good = parsed.neighbourhoods.len();
    let list = together(parsed.neighbourhoods, stored);
    let different = tx.put_neighbourhoods(&list, options.now).await?;
    (options.progress)(good, good);
    tx.commit().await?;
    Ok(Outcome {
        town,
        made_town,
        good,
        different,
        problems,
        rejected,
        ignored: Vec::new(),
    })
}

fn refuse(problems: &[String], options: &Options<'_>) -> Result<(), ImportError> {
    if problems.is_empty() || options.skip_bad_rows {
        return Ok(());
    }
    Err(ImportError::Refused(problems.to_vec()))
}

/// The file's neighbourhoods, then those of the town that it does not name; ids are positions. Names
/// in addresses stay unique, and a small neighbourhood finds its large one among all of them.
fn together(mut file: Vec<Neighbourhood>, stored: Vec<Neighbourhood>) -> Vec<Neighbourhood> {
    let named: HashSet<String> = file.iter().map(|n| n.code.clone()).collect();
    let others: Vec<Neighbourhood> = stored
        .into_iter()
        .filter(|n| !named.contains(&n.code))
        .collect();
    let mut taken: HashSet<String> = others.iter().map(|n| n.slug.clone()).collect();
    for n in &mut file {
        if !taken.insert(n.slug.clone()) {
            n.slug = format!("{}-{}", n.slug, slug(&n.code));
            taken.insert(n.slug.clone());
        }
    }
    file.extend(others);
    for (n, at) in file.iter_mut().zip(0..) {
        n.id = NeighbourhoodId(at);
    }
    merge_small(&mut file);
    file
}

/// A transaction on the live town that is meant, its name, and whether it was made in it.
async fn live_town(
    store: &Store,
    make: Option<TownToMake<'_>>,
    options: &Options<'_>,
) -> Result<(Tx, String, bool), ImportError> {
    let towns = store.towns().await?;
    match (options.town, make) {
        (Some(code), Some(new)) if towns.iter().all(|t| t.code != code) => {
            let town = NewTown {
                code: code.to_owned(),
                name: new.name.to_owned(),
                about: String::new(),
                kind: TownKind::Live,
                zone: ZONE.to_owned(),
                as_of: None,
                secret: new.secret,
            };
            Ok((store.create_town(&town).await?, town.name, true))
        }
        (code, _) => {
            let town = choose(&towns, code)?;
            if town.kind != TownKind::Live {
                let sentence = format!(
                    "{} is no live town: its neighbourhoods are made with it. Add --town CODE --town-name NAME to make another",
                    town.name
                );
                return Err(ImportError::Town(sentence));
            }
            Ok((store.write(town.id).await?, town.name.clone(), false))
        }
    }
}

/// The town of a code, or the only one.
fn choose<'a>(
    towns: &'a [Municipality],
    code: Option<&str>,
) -> Result<&'a Municipality, ImportError> {
    let codes = || towns.iter().map(|t| t.code.as_str());
    let sentence = match (code, towns) {
        (None, [only]) => return Ok(only),
        (_, []) => return Err(StoreError::NoTown.into()),
        (None, _) => format!(
            "this database holds {} towns: say which with --town ({})",
            towns.len(),
            codes().collect::<Vec<_>>().join(", ")
        ),
        (Some(code), _) => match towns.iter().find(|t| t.code == code) {
            Some(found) => return Ok(found),
            None => format!(
                "there is no town with the code {code}{}: use one of {}, or make it with `naober import neighbourhoods` and --town-name NAME",
                did_you_mean(code, codes()),
                codes().collect::<Vec<_>>().join(", ")
            ),
        },
    };
    Err(ImportError::Town(sentence))
}

/// Brings initiatives, activities or opportunities into a town.
///
/// # Errors
/// `ImportError`; then nothing is changed.
pub async fn items(
    store: &Store,
    parsed: items::Parsed,
    vocabulary: &Vocabulary,
    options: &Options<'_>,
) -> Result<Outcome, ImportError> {
    let items::Parsed { kind, table, rows } = parsed;
    if table.rows.is_empty() && !table.problems.is_empty() {
        return Err(ImportError::Unusable(told(&table.problems)));
    }
    let towns = store.towns().await?;
    let town = choose(&towns, options.town)?;
    let mut tx = store.write(town.id).await?;
    let resolver = resolver(&mut tx, town, kind, vocabulary).await?;
    let mut problems = table.problems.clone();
    let mut list = Vec::new();
    for row in &rows {
        match resolver.item(row, kind, &|key| table.name(key).to_owned()) {
            Ok(new) => list.push(new),
            Err(found) => problems.extend(found),
        }
    }
    problems.sort_by_key(|p| p.line);
    refuse(&told(&problems), options)?;
    let different = put(&mut tx, &list, vocabulary, options).await?;
    tx.commit().await?;
    Ok(Outcome {
        town: town.name.clone(),
        made_town: false,
        good: list.len(),
        different,
        rejected: (!problems.is_empty()).then(|| table.rejected(&problems)),
        problems: told(&problems),
        ignored: table.ignored,
    })
}

fn told(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(ToString::to_string).collect()
}

async fn resolver<'a>(
    tx: &mut Tx,
    town: &Municipality,
    kind: ItemKind,
    vocabulary: &'a Vocabulary,
) -> Result<Resolver<'a>, ImportError> {
    let zone = TimeZone::get(&town.zone).map_err(|_| {
        ImportError::Town(format!(
            "the time zone {} of {} is unknown",
            town.zone, town.name
        ))
    })?;
    let initiatives = match kind {
        ItemKind::Activity => {
            let filter = ItemFilter {
                kind: Some(ItemKind::Initiative),
                ..ItemFilter::default()
            };
            tx.items(&filter, vocabulary).await?
        }
        _ => Vec::new(),
    };
    let neighbourhoods = tx.neighbourhoods().await?;
    Ok(Resolver::new(vocabulary, zone, neighbourhoods, initiatives))
}

async fn put(
    tx: &mut Tx,
    list: &[NewItem],
    vocabulary: &Vocabulary,
    options: &Options<'_>,
) -> Result<usize, ImportError> {
    let (mut different, mut done) = (0, 0);
    for step in list.chunks(STEP) {
        different += tx.put_items(step, vocabulary, options.now).await?.1;
        done += step.len();
        (options.progress)(done, list.len());
    }
    Ok(different)
}
