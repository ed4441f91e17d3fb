//! Four digits per neighbourhood, and invitations: an address becomes a letter and a keyed hash, and
//! never a profile.

use super::{ImportError, Options, Outcome, refuse, told};
use crate::app::App;
use crate::app::sign_in::address_of;
use crate::domain::letter::{Letter, LetterKind};
use crate::domain::neighbourhood::slug;
use crate::import::Problem;
use crate::import::lists::Parsed;

/// Replaces the four digits of the town's neighbourhoods.
///
/// # Errors
/// `ImportError`; then nothing is changed.
pub async fn postcodes(
    app: &App,
    parsed: Parsed<(String, String)>,
    options: &Options<'_>,
) -> Result<Outcome, ImportError> {
    let Parsed { table, rows } = parsed;
    let mut problems = table.problems.clone();
    let mut tx = app.write().await.map_err(store_error)?;
    let places = tx.neighbourhoods().await?;
    let mut list = Vec::new();
    for (line, (digits, name)) in rows {
        let named = slug(&name);
        let found = places.iter().find(|n| n.code == name || n.slug == named);
        match found {
            Some(place) => list.push((digits, place.id)),
            None => {
                let reason = format!("there is no neighbourhood {name} in this town");
                problems.push(Problem::cell(line, table.name("neighbourhood"), reason));
            }
        }
    }
    done(&table, &problems, options)?;
    tx.put_digits(&list).await?;
    tx.commit().await?;
    Ok(outcome(app, &table, &problems, list.len(), list.len()))
}

/// Invites addresses, each once. Who has an account already gets no letter, and nobody is told.
///
/// # Errors
/// `ImportError`; then nobody is invited.
pub async fn invitations(
    app: &App,
    parsed: Parsed<(String, String)>,
    options: &Options<'_>,
) -> Result<Outcome, ImportError> {
    let Parsed { table, rows } = parsed;
    let mut problems = table.problems.clone();
    let mut tx = app.write().await.map_err(store_error)?;
    let (mut good, mut new) = (0, 0);
    let mut letters = Vec::new();
    for (line, (typed, language)) in rows {
        let Some(address) = address_of(&typed) else {
            let reason = "this is no mail address";
            problems.push(Problem::cell(line, table.name("mail"), reason));
            continue;
        };
        good += 1;
        letters.push((address, language));
    }
    done(&table, &problems, options)?;
    for (address, language) in letters {
        let hash = app.keyed(b"invitation", b"", &address);
        if !tx.invite(&hash, options.now).await? {
            continue;
        }
        new += 1;
        if tx.member_at(&address).await?.is_some() {
            continue;
        }
        let name = blake3::Hash::from_bytes(hash).to_hex();
        let letter = Letter {
            key: format!("invite:{name}"),
            address,
            language,
            kind: LetterKind::Invite,
            code: String::new(),
            link: "/meedoen".to_owned(),
            about: String::new(),
            digest: None,
        };
        tx.put_letter(&letter, options.now).await?;
    }
    tx.commit().await?;
    Ok(outcome(app, &table, &problems, good, new))
}

pub(super) fn store_error(error: crate::app::Error) -> ImportError {
    match error {
        crate::app::Error::Store(error) => ImportError::Store(error),
        other => ImportError::Town(other.to_string()),
    }
}

fn done(
    table: &crate::import::table::Table,
    problems: &[Problem],
    options: &Options<'_>,
) -> Result<(), ImportError> {
    if table.rows.is_empty() && !problems.is_empty() {
        return Err(ImportError::Unusable(told(problems)));
    }
    refuse(&told(problems), options)
}

fn outcome(
    app: &App,
    table: &crate::import::table::Table,
    problems: &[Problem],
    good: usize,
    different: usize,
) -> Outcome {
    Outcome {
        town: app.town().name.clone(),
        made_town: false,
        good,
        different,
        rejected: (!problems.is_empty()).then(|| table.rejected(problems)),
        problems: told(problems),
        ignored: table.ignored.clone(),
    }
}
