//! What the columns of a coordinator's sheet hold, and what a line of it means.

use super::{CellProblem, Sheet};
use crate::import::moment;
use crate::import::nearest::nearest;
use jiff::civil::{Date, Time};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SheetField {
    /// A name of the line that stays: a second import of it updates.
    Key,
    /// What it is, in a few words.
    Title,
    /// What is to be done.
    Body,
    /// The neighbourhood.
    Neighbourhood,
    /// Where exactly.
    Place,
    /// The day, with or without a time.
    Date,
    /// From when, with or without until when.
    Time,
    /// How long.
    Minutes,
    /// How many helpers.
    Places,
    /// What a helper must have, in words.
    Needs,
    /// Whether a driving licence is needed.
    Licence,
    /// Whether a certificate of good conduct is needed.
    Vog,
}

impl SheetField {
    /// Every field, in the order of an export.
    pub const ALL: [Self; 12] = [
        Self::Key,
        Self::Title,
        Self::Body,
        Self::Neighbourhood,
        Self::Place,
        Self::Date,
        Self::Time,
        Self::Minutes,
        Self::Places,
        Self::Needs,
        Self::Licence,
        Self::Vog,
    ];

    /// Its name in forms and rows.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Key => "nummer",
            Self::Title => "titel",
            Self::Body => "tekst",
            Self::Neighbourhood => "buurt",
            Self::Place => "plaats",
            Self::Date => "dag",
            Self::Time => "tijd",
            Self::Minutes => "minuten",
            Self::Places => "plekken",
            Self::Needs => "nodig",
            Self::Licence => "rijbewijs",
            Self::Vog => "vog",
        }
    }

    /// The field of a name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }

    /// What people write above such a column, in lower case.
    fn headings(self) -> impl Iterator<Item = &'static str> {
        let all = match self {
            Self::Key => "nummer|nr|id|sleutel|key|code|kenmerk|number|numara|no",
            Self::Title => {
                "titel|naam|klus|taak|activiteit|functie|vacature|wat|wat is het|title|name|task|what|what it is|başlık|görev|bu nedir"
            }
            Self::Body => {
                "tekst|omschrijving|beschrijving|toelichting|wat ga je doen|wat is er te doen|werkzaamheden|uitleg|text|description|what there is to do|metin|açıklama|yapılacak iş"
            }
            Self::Neighbourhood => "buurt|wijk|neighbourhood|neighborhood|area|mahalle|semt",
            Self::Place => "plaats|plek|locatie|waar|adres|place|location|where|yer|nerede",
            Self::Date => "dag|datum|wanneer|date|day|when|gün|tarih",
            Self::Time => {
                "tijd|tijdstip|begintijd|aanvang|start|van|hoe laat|tijden|time|from|saat"
            }
            Self::Minutes => "minuten|duur|tijdsduur|hoe lang|lengte|minutes|duration|dakika|süre",
            Self::Places => {
                "plekken|plaatsen|aantal|aantal plekken|aantal helpers|aantal vrijwilligers|aantal mensen|helpers|vrijwilligers|hoeveel|places|volunteers|how many|how many helpers|gönüllü sayısı|kişi sayısı"
            }
            Self::Needs => "nodig|benodigd|eisen|wat is nodig|vereist|needs|needed|gerekenler",
            Self::Licence => "rijbewijs|auto|driving licence|licence|driver's license|ehliyet",
            Self::Vog => "vog|verklaring omtrent gedrag|certificate of good conduct",
        };
        all.split('|')
    }
}

/// What each heading means, as far as it can be guessed; no field is guessed twice.
#[must_use]
pub fn guess(headings: &[String]) -> Vec<Option<SheetField>> {
    let mut found: Vec<Option<SheetField>> = vec![None; headings.len()];
    // What is exactly a known heading goes before what is nearly one.
    for near in [false, true] {
        for (heading, guessed) in headings.iter().zip(0..) {
            let plain = plain(heading);
            if found[guessed].is_some() || plain.is_empty() {
                continue;
            }
            let is = |field: &SheetField| match near {
                false => field.headings().any(|known| known == plain),
                true => {
                    let long = plain.chars().count() > 3;
                    long && nearest(&plain, field.headings()).is_some()
                }
            };
            let free = |field: &SheetField| !found.contains(&Some(*field));
            found[guessed] = SheetField::ALL.into_iter().find(|f| free(f) && is(f));
        }
    }
    found
}

fn plain(heading: &str) -> String {
    let words = heading.split(|c: char| !c.is_alphanumeric() && c != '\'');
    let words: Vec<String> = words
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}

/// A line of a sheet. What is missing is empty; whether it may be is decided by who keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetRow {
    /// The line in the spreadsheet, from 1.
    pub line: usize,
    /// Its key.
    pub key: String,
    /// Title.
    pub title: String,
    /// What is to be done.
    pub body: String,
    /// Name of the neighbourhood.
    pub neighbourhood: String,
    /// Where.
    pub place: String,
    /// The day.
    pub date: Option<Date>,
    /// From when.
    pub time: Option<Time>,
    /// How long.
    pub minutes: Option<u32>,
    /// How many helpers.
    pub places: Option<u32>,
    /// What is needed, in words.
    pub needs: String,
    /// A driving licence.
    pub licence: bool,
    /// A certificate of good conduct.
    pub vog: bool,
}

/// Reads the lines of a sheet by what its columns hold, and what cannot be read.
#[must_use]
pub fn rows(sheet: &Sheet, columns: &[Option<SheetField>]) -> (Vec<SheetRow>, Vec<CellProblem>) {
    let mut problems = sheet.problems.clone();
    let read = |(line, cells): &(usize, Vec<String>)| {
        let mut reading = Reading {
            line: *line,
            cells,
            columns,
            problems: Vec::new(),
        };
        let row = reading.row();
        problems.append(&mut reading.problems);
        row
    };
    let rows = sheet.lines.iter().map(read).collect();
    problems.sort_by_key(|p| (p.line, p.column));
    (rows, problems)
}

struct Reading<'a> {
    line: usize,
    cells: &'a [String],
    columns: &'a [Option<SheetField>],
    problems: Vec<CellProblem>,
}

impl Reading<'_> {
    fn column(&self, field: SheetField) -> Option<usize> {
        self.columns.iter().position(|c| *c == Some(field))
    }

    fn text(&self, field: SheetField) -> String {
        let cell = self.column(field).and_then(|at| self.cells.get(at));
        cell.cloned().unwrap_or_default()
    }

    /// A cell as something else than text; what is there and cannot be read is a problem.
    fn read<T>(
        &mut self,
        field: SheetField,
        problem: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(field);
        let found = read(&text);
        if found.is_none()
            && !text.is_empty()
            && let Some(column) = self.column(field)
        {
            let problem = CellProblem::new(self.line, column, problem, &text);
            self.problems.push(problem);
        }
        found
    }

    fn row(&mut self) -> SheetRow {
        let (date, time_of_date) = self
            .read(SheetField::Date, "sheet-date", date_and_time)
            .map_or((None, None), |(date, time)| (Some(date), time));
        let (time, until) = self
            .read(SheetField::Time, "sheet-time", from_until)
            .map_or((time_of_date, None), |(from, until)| (Some(from), until));
        let lasts = time.zip(until).and_then(|(from, until)| {
            let minutes = from.duration_until(until).as_mins();
            u32::try_from(minutes).ok().filter(|m| *m > 0)
        });
        let places = self.read(SheetField::Places, "sheet-number", number);
        SheetRow {
            line: self.line,
            key: self.text(SheetField::Key),
            title: self.text(SheetField::Title),
            body: self.text(SheetField::Body),
            neighbourhood: self.text(SheetField::Neighbourhood),
            place: self.text(SheetField::Place),
            minutes: self
                .read(SheetField::Minutes, "sheet-minutes", minutes)
                .or(lasts),
            needs: self.text(SheetField::Needs),
            licence: self
                .read(SheetField::Licence, "sheet-yes", yes)
                .unwrap_or(false),
            vog: self
                .read(SheetField::Vog, "sheet-yes", yes)
                .unwrap_or(false),
            date,
            time,
            places,
        }
    }
}

/// A day, with or without a time behind it.
fn date_and_time(text: &str) -> Option<(Date, Option<Time>)> {
    if let Some(date) = moment::date(text) {
        return Some((date, None));
    }
    let mut ends = text.match_indices([' ', 'T', ',']).map(|(at, _)| at);
    ends.find_map(|at| {
        let (day, time) = (text[..at].trim(), text[at + 1..].trim());
        Some((moment::date(day)?, Some(from_until(time)?.0)))
    })
}

/// `14:00`, or `14:00 - 16:00`, `14.00 tot 16.00 uur`.
fn from_until(text: &str) -> Option<(Time, Option<Time>)> {
    let text = text.to_lowercase().replace("tot", "-").replace('–', "-");
    if let Some(time) = moment::time(&text) {
        return Some((time, None));
    }
    let (from, until) = text.split_once('-')?;
    Some((moment::time(from)?, Some(moment::time(until)?)))
}

fn number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|n| *n > 0)
}

/// `90`, `90 min`, `1,5 uur`, `2 u`.
fn minutes(text: &str) -> Option<u32> {
    let text = text.to_lowercase().replace(',', ".");
    let digits = text.trim_end_matches(|c: char| c.is_alphabetic() || c == ' ' || c == '.');
    let amount: f64 = digits.trim().parse().ok()?;
    let minutes = match text[digits.len()..].trim().trim_end_matches('.') {
        "" | "m" | "min" | "minuten" | "minutes" | "dk" | "dakika" => amount,
        "u" | "uur" | "h" | "hour" | "saat" => amount * 60.0,
        _ => return None,
    };
    (1.0..=100_000.0)
        .contains(&minutes)
        .then_some(minutes.round() as u32)
}

fn yes(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "ja" | "j" | "x" | "yes" | "y" | "evet" | "1" | "waar" | "true" | "verplicht" => Some(true),
        "nee" | "n" | "-" | "no" | "hayır" | "0" | "onwaar" | "false" | "niet" => Some(false),
        _ => None,
    }
}
