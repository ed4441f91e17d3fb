//! A coordinator's own sheet: looked at, brought in whole or not at all, and given back.

use super::opportunities::{Posted, Shift, filled};
use super::{App, Error, Field, ItemDetails, Result};
use crate::domain::neighbourhood::slug;
use crate::domain::{Demands, ItemId, ItemKind, MemberId, Neighbourhood};
pub use crate::import::sheet::{CellProblem, Sheet, SheetField};
use crate::import::sheet::{SheetRow, guess, rows, write_csv, write_xlsx};
use crate::store::{ItemFilter, NewItem, Tx};
use std::collections::HashMap;

/// Stands between the organisation and the name of a line; no heading or name holds it.
const BETWEEN: char = '\u{1f}';

/// What the columns of a sheet hold, and the neighbourhood of lines that name none.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// One for each column; none for one that is left out.
    pub columns: Vec<Option<SheetField>>,
    /// The neighbourhood's name in addresses; empty for none.
    pub neighbourhood: String,
}

impl Reading {
    /// What is guessed of the headings.
    #[must_use]
    pub fn guessed(sheet: &Sheet) -> Self {
        Self {
            columns: guess(&sheet.headings),
            neighbourhood: String::new(),
        }
    }
}

/// What a sheet would do, or did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Lines that are new.
    pub new: usize,
    /// Lines that change what is there.
    pub changed: usize,
    /// Lines that are there already.
    pub same: usize,
    /// Lines whose moment is over, or that were called off: left out.
    pub over: usize,
    /// What is wrong; with one of these nothing is brought in.
    pub problems: Vec<CellProblem>,
}

/// A line that was found right.
struct Line {
    row: SheetRow,
    posted: Posted,
    key: String,
}

impl App {
    /// Looks what a sheet would do. Nothing is kept.
    ///
    /// # Errors
    /// `NotFound` for who is no coordinator, or when the database failed.
    pub async fn look_at_sheet(
        &self,
        coordinator: MemberId,
        sheet: &Sheet,
        reading: &Reading,
    ) -> Result<Outcome> {
        // The same work in a transaction that is dropped.
        let (outcome, _) = self.with_sheet(coordinator, sheet, reading).await?;
        Ok(outcome)
    }

    /// Brings a sheet in, when nothing is wrong with it; else nothing of it. New lines are asked for
    /// in waves from now on, changed ones are told as any change.
    ///
    /// # Errors
    /// `NotFound` for who is no coordinator, or when the database failed.
    pub async fn bring_in_sheet(
        &self,
        coordinator: MemberId,
        sheet: &Sheet,
        reading: &Reading,
    ) -> Result<Outcome> {
        let (outcome, mut tx) = self.with_sheet(coordinator, sheet, reading).await?;
        if outcome.problems.is_empty() {
            let headings: Vec<(String, String)> = sheet
                .headings
                .iter()
                .zip(&reading.columns)
                .filter_map(|(heading, field)| Some((heading.clone(), (*field)?.name().to_owned())))
                .collect();
            tx.put_sheet_headings(coordinator, &headings).await?;
            tx.commit().await?;
        }
        Ok(outcome)
    }

    async fn with_sheet(
        &self,
        coordinator: MemberId,
        sheet: &Sheet,
        reading: &Reading,
    ) -> Result<(Outcome, Tx)> {
        let organisation = self.organisation(coordinator).await?;
        let places = self.neighbourhoods().await?;
        let (rows, problems) = rows(sheet, &reading.columns);
        let mut outcome = Outcome {
            problems,
            ..Outcome::default()
        };
        missing(&reading.columns, &mut outcome.problems);
        let lines = self.lines(rows, reading, &places, &mut outcome);
        let mut tx = self.write().await?;
        let own = self
            .lines_before(&mut tx, coordinator, &organisation)
            .await?;
        for line in lines {
            let by = (coordinator, organisation.as_str());
            let old = own.get(&line.key);
            self.put_line(&mut tx, by, line, old, reading, &mut outcome)
                .await?;
        }
        outcome.problems.sort_by_key(|p| (p.line, p.column));
        outcome.problems.dedup();
        Ok((outcome, tx))
    }

    /// The lines that are to come and that can be read, each with a key of its own.
    fn lines(
        &self,
        rows: Vec<SheetRow>,
        reading: &Reading,
        places: &[Neighbourhood],
        outcome: &mut Outcome,
    ) -> Vec<Line> {
        let unread: Vec<usize> = outcome.problems.iter().map(|p| p.line).collect();
        let mut seen: HashMap<String, usize> = HashMap::new();
        let mut lines = Vec::new();
        for row in rows {
            if unread.contains(&row.line) {
                continue;
            }
            let moment = row.date.zip(row.time).map(|(d, t)| d.to_datetime(t));
            let starts = moment.and_then(|local| self.instant(local));
            if starts.is_some_and(|starts| starts <= self.now()) {
                outcome.over += 1;
                continue;
            }
            let posted = posted(&row, reading, places);
            let key = match row.key.as_str() {
                "" => format!("{} {}", slug(&row.title), posted.shifts[0].date),
                key => key.to_owned(),
            };
            if seen.insert(key.clone(), row.line).is_some() {
                let field = if row.key.is_empty() {
                    SheetField::Title
                } else {
                    SheetField::Key
                };
                let problem = problem(&row, field, reading, "sheet-twice");
                outcome.problems.push(problem);
                continue;
            }
            lines.push(Line { row, posted, key });
        }
        lines
    }

    /// The coordinator's own opportunities and those of their organisation's sheets, by key.
    async fn lines_before(
        &self,
        tx: &mut Tx,
        coordinator: MemberId,
        organisation: &str,
    ) -> Result<HashMap<String, ItemDetails>> {
        let filter = ItemFilter {
            kind: Some(ItemKind::Opportunity),
            with_cancelled: true,
            ..ItemFilter::default()
        };
        let items = tx.items(&filter, &self.vocabulary).await?;
        let own = items
            .into_iter()
            .filter_map(|item| Some((key_of(&item, coordinator, organisation)?, item)));
        Ok(own.collect())
    }

    async fn put_line(
        &self,
        tx: &mut Tx,
        (coordinator, organisation): (MemberId, &str),
        line: Line,
        old: Option<&ItemDetails>,
        reading: &Reading,
        outcome: &mut Outcome,
    ) -> Result<()> {
        let (row, mut posted) = (&line.row, line.posted);
        let over = |i: &ItemDetails| i.cancelled || i.new.starts.is_some_and(|s| s <= self.now());
        if old.is_some_and(over) {
            outcome.over += 1;
            return Ok(());
        }
        // A number that we gave is nobody's own.
        if old.is_none() && line.key.starts_with('#') {
            let why = "sheet-key-unknown";
            outcome
                .problems
                .push(problem(row, SheetField::Key, reading, why));
            return Ok(());
        }
        if let Some(old) = old {
            posted.demands.crew_first = tx.demands(old.id).await?.crew_first;
        }
        let done = match (self.check_opportunity(&posted).await, old) {
            (Ok(right), Some(old)) => self.change_opportunity(tx, old, &right, &posted).await,
            (Ok(right), None) => {
                let shift = right.shifts.first().copied().ok_or(Error::NotFound)?;
                let new = NewItem {
                    organisation: organisation.to_owned(),
                    created_by: Some(coordinator),
                    import_key: Some(format!("{organisation}{BETWEEN}{}", line.key)),
                    ..filled(&right, &posted, shift)
                };
                let id = self.put_new(tx, &new, posted.demands).await?;
                self.plan_waves(tx, id, 0).await?;
                self.plan_match(tx, id).await?;
                outcome.new += 1;
                return Ok(());
            }
            (Err(error), _) => Err(error),
        };
        match done {
            Ok(true) => outcome.changed += 1,
            Ok(false) => outcome.same += 1,
            Err(Error::Invalid(list)) => {
                let told = list
                    .iter()
                    .map(|i| problem(row, field_of(i.field), reading, i.problem));
                outcome.problems.extend(told);
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }

    async fn put_new(&self, tx: &mut Tx, new: &NewItem, demands: Demands) -> Result<ItemId> {
        let list = std::slice::from_ref(new);
        let (ids, _) = tx.put_items(list, &self.vocabulary, self.now()).await?;
        let id = ids.first().copied().ok_or(Error::NotFound)?;
        tx.put_demands(id, demands).await?;
        Ok(id)
    }

    /// A coordinator's own opportunities to come as lines of a sheet, with the headings they came
    /// with. `heading` names a column where there is none.
    ///
    /// # Errors
    /// `NotFound` for who is no coordinator, or when the database failed.
    pub async fn give_sheet(
        &self,
        coordinator: MemberId,
        heading: impl Fn(SheetField) -> String,
    ) -> Result<Vec<Vec<String>>> {
        let organisation = self.organisation(coordinator).await?;
        let own = self.own_opportunities(coordinator, false).await?;
        let places = self.neighbourhoods().await?;
        let mut tx = self.read().await?;
        let kept = tx.sheet_headings(coordinator).await?;
        let mut columns: Vec<(String, SheetField)> = kept
            .into_iter()
            .filter_map(|(heading, field)| Some((heading, SheetField::of(&field)?)))
            .collect();
        // Without the key, an edited title would be a new line; what has no column would be lost.
        for field in SheetField::ALL {
            if columns.iter().all(|(_, known)| *known != field) {
                columns.push((heading(field), field));
            }
        }
        let mut lines = vec![columns.iter().map(|(heading, _)| heading.clone()).collect()];
        for item in own {
            let demands = tx.demands(item.id).await?;
            let key = key_of(&item, coordinator, &organisation).unwrap_or_default();
            let cell = |field| self.cell(field, &item, &key, demands, &places);
            lines.push(columns.iter().map(|(_, field)| cell(*field)).collect());
        }
        Ok(lines)
    }

    fn cell(
        &self,
        field: SheetField,
        item: &ItemDetails,
        key: &str,
        demands: Demands,
        places: &[Neighbourhood],
    ) -> String {
        let new = &item.new;
        let local = new.starts.map(|at| self.local(at));
        let number = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
        let yes = |yes: bool| if yes { "ja" } else { "nee" }.to_owned();
        let when = |format: &str| local.map(|l| l.strftime(format).to_string());
        match field {
            SheetField::Key => key.to_owned(),
            SheetField::Title => new.title.clone(),
            SheetField::Body => new.body.clone(),
            SheetField::Neighbourhood => {
                let home = places.iter().find(|n| n.id == new.neighbourhood);
                home.map(|n| n.name.clone()).unwrap_or_default()
            }
            SheetField::Place => new.place.clone(),
            SheetField::Date => when("%d-%m-%Y").unwrap_or_default(),
            SheetField::Time => when("%H:%M").unwrap_or_default(),
            SheetField::Minutes => number(new.minutes),
            SheetField::Places => number(new.places),
            SheetField::Needs => new.needs.clone(),
            SheetField::Licence => yes(demands.licence),
            SheetField::Vog => yes(demands.vog),
        }
    }
}

/// Lines as CSV.
#[must_use]
pub fn to_csv(lines: &[Vec<String>]) -> String {
    write_csv(lines)
}

/// Lines as a spreadsheet.
///
/// # Errors
/// `Dataset` for what does not fit in one.
pub fn to_xlsx(lines: &[Vec<String>]) -> Result<Vec<u8>> {
    write_xlsx(lines).map_err(Error::Dataset)
}

/// The name of an opportunity in its coordinator's sheets: the one it came with, else its number.
/// None for somebody else's.
fn key_of(item: &ItemDetails, coordinator: MemberId, organisation: &str) -> Option<String> {
    let name = item.new.import_key.as_deref();
    match name.and_then(|name| name.split_once(BETWEEN)) {
        Some((of, key)) => (of == organisation).then(|| key.to_owned()),
        None => {
            let own = item.new.created_by == Some(coordinator);
            own.then(|| format!("#{}", item.id.0))
        }
    }
}

/// Columns that no line can do without.
fn missing(columns: &[Option<SheetField>], problems: &mut Vec<CellProblem>) {
    for (field, sentence) in [
        (SheetField::Title, "sheet-needs-title"),
        (SheetField::Date, "sheet-needs-date"),
    ] {
        if !columns.contains(&Some(field)) {
            problems.push(CellProblem::new(0, 0, sentence, ""));
        }
    }
    let twice = |field: &SheetField| {
        let same = columns.iter().filter(|column| **column == Some(*field));
        same.count() > 1
    };
    if SheetField::ALL.iter().any(twice) {
        problems.push(CellProblem::new(0, 0, "sheet-column-twice", ""));
    }
}

fn posted(row: &SheetRow, reading: &Reading, places: &[Neighbourhood]) -> Posted {
    let plain = slug(&row.neighbourhood);
    let named = places
        .iter()
        .find(|n| n.slug == plain || n.code == row.neighbourhood || slug(&n.name) == plain);
    let number = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
    Posted {
        title: row.title.clone(),
        body: match row.body.as_str() {
            "" => row.title.clone(),
            body => body.to_owned(),
        },
        neighbourhood: match row.neighbourhood.as_str() {
            "" => reading.neighbourhood.clone(),
            _ => named.map(|n| n.slug.clone()).unwrap_or_default(),
        },
        place: row.place.clone(),
        shifts: vec![Shift {
            date: row.date.map(|d| d.to_string()).unwrap_or_default(),
            time: row
                .time
                .map(|t| t.strftime("%H:%M").to_string())
                .unwrap_or_default(),
            // A line that does not say asks for one.
            places: match (
                row.places,
                reading.columns.contains(&Some(SheetField::Places)),
            ) {
                (None, false) => "1".to_owned(),
                (places, _) => number(places),
            },
        }],
        minutes: number(row.minutes),
        needs: row.needs.clone(),
        demands: Demands {
            licence: row.licence,
            vog: row.vog,
            crew_first: false,
        },
        not_meant: Vec::new(),
    }
}

/// Where in the sheet a field of the form stands.
fn field_of(field: Field) -> SheetField {
    match field {
        Field::Body => SheetField::Body,
        Field::Neighbourhood => SheetField::Neighbourhood,
        Field::Place => SheetField::Place,
        Field::Date => SheetField::Date,
        Field::Time => SheetField::Time,
        Field::Minutes => SheetField::Minutes,
        Field::Places => SheetField::Places,
        Field::Needs => SheetField::Needs,
        _ => SheetField::Title,
    }
}

/// A problem at the cell of a field; where the sheet has no such column, at its title.
fn problem(row: &SheetRow, field: SheetField, reading: &Reading, why: &'static str) -> CellProblem {
    let column = |field| reading.columns.iter().position(|c| *c == Some(field));
    let at = column(field).or_else(|| column(SheetField::Title));
    let cell = match field {
        SheetField::Neighbourhood => row.neighbourhood.as_str(),
        SheetField::Title => row.title.as_str(),
        SheetField::Key => row.key.as_str(),
        _ => "",
    };
    CellProblem::new(row.line, at.unwrap_or(0), why, cell)
}
