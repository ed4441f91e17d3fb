//! What the names in a row refer to in this town.

use crate::domain::neighbourhood::slug;
use crate::domain::{ConceptId, ItemKind, Locator, Neighbourhood, NeighbourhoodId, Vocabulary};
use crate::import::Problem;
use crate::import::items::{ItemRow, Whereabouts};
use crate::import::nearest::did_you_mean;
use crate::store::{ItemDetails, NewItem};
use crate::text::Reader;
use geo::Point;
use jiff::tz::TimeZone;
use std::collections::HashMap;
use std::sync::OnceLock;

/// Knows a town's neighbourhoods, initiatives and words.
pub(super) struct Resolver<'a> {
    vocabulary: &'a Vocabulary,
    /// Made for the first row that leaves its concepts to its words.
    reader: OnceLock<Reader>,
    labels: HashMap<String, ConceptId>,
    zone: TimeZone,
    neighbourhoods: Vec<Neighbourhood>,
    by_code: HashMap<String, usize>,
    by_slug: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
    locator: Locator,
    initiatives: HashMap<String, ItemDetails>,
}

/// A column and what is wrong in it.
type Wrong = (&'static str, String);

impl<'a> Resolver<'a> {
    pub(super) fn new(
        vocabulary: &'a Vocabulary,
        zone: TimeZone,
        neighbourhoods: Vec<Neighbourhood>,
        initiatives: Vec<ItemDetails>,
    ) -> Self {
        let numbered = || neighbourhoods.iter().enumerate();
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, n) in numbered() {
            by_name.entry(slug(&n.name)).or_default().push(at);
        }
        Self {
            vocabulary,
            reader: OnceLock::new(),
            labels: labels(vocabulary),
            zone,
            by_code: numbered().map(|(at, n)| (n.code.clone(), at)).collect(),
            by_slug: numbered().map(|(at, n)| (n.slug.clone(), at)).collect(),
            by_name,
            locator: Locator::new(&neighbourhoods),
            neighbourhoods,
            initiatives: initiatives
                .into_iter()
                .filter_map(|i| Some((i.new.import_key.clone()?, i)))
                .collect(),
        }
    }

    /// The item of a row, or everything in it that this town does not know.
    pub(super) fn item(
        &self,
        row: &ItemRow,
        kind: ItemKind,
        column: &dyn Fn(&'static str) -> String,
    ) -> Result<NewItem, Vec<Problem>> {
        let mut wrong: Vec<Wrong> = Vec::new();
        let initiative = self.initiative(row).unwrap_or_else(|e| {
            wrong.push(e);
            None
        });
        let neighbourhood = match &row.whereabouts {
            Whereabouts::Named(name) => self.named(name),
            Whereabouts::At(point) => self.at(*point),
            // Without one, the row is wrong already.
            Whereabouts::WithInitiative => {
                Ok(initiative.map_or(NeighbourhoodId(0), |i| i.new.neighbourhood))
            }
        };
        let neighbourhood = neighbourhood.unwrap_or_else(|e| {
            wrong.push(e);
            NeighbourhoodId(0)
        });
        let concepts = self.concepts(row, initiative, &mut wrong);
        let zoned = row.starts.map(|at| at.to_zoned_datetime(self.zone.clone()));
        if !wrong.is_empty() {
            let problem = |(key, reason)| Problem::cell(row.line, &column(key), reason);
            return Err(wrong.into_iter().map(problem).collect());
        }
        let or_of_initiative = |own: &String, its: fn(&NewItem) -> &String| match initiative {
            Some(i) if own.is_empty() => its(&i.new).clone(),
            _ => own.clone(),
        };
        Ok(NewItem {
            import_key: Some(row.key.clone()),
            title: row.title.clone(),
            summary: row.summary.clone(),
            body: row.text.clone(),
            host: or_of_initiative(&row.host, |i| &i.host),
            place: or_of_initiative(&row.place, |i| &i.place),
            organisation: row.organisation.clone(),
            needs: row.needs.clone(),
            group: initiative.map(|i| i.id),
            starts: zoned.and_then(Result::ok).map(|z| z.timestamp()),
            minutes: row.minutes,
            places: row.places,
            concepts,
            ..NewItem::blank(kind, neighbourhood)
        })
    }

    fn initiative(&self, row: &ItemRow) -> Result<Option<&ItemDetails>, Wrong> {
        let Some(key) = &row.initiative else {
            return Ok(None);
        };
        if let Some(found) = self.initiatives.get(key) {
            return Ok(Some(found));
        }
        let mut known: Vec<&str> = self.initiatives.keys().map(String::as_str).collect();
        known.sort_unstable();
        let reason = format!(
            "there is no initiative with the key \"{key}\"{}: import the initiatives first, or leave this cell empty",
            did_you_mean(key, known)
        );
        Err(("initiative", reason))
    }

    fn named(&self, name: &str) -> Result<NeighbourhoodId, Wrong> {
        let id = |at: &usize| self.neighbourhoods[*at].id;
        if let Some(at) = self.by_code.get(name) {
            return Ok(id(at));
        }
        let plain = slug(name);
        let same = self.by_name.get(&plain).map_or(&[][..], Vec::as_slice);
        let reason = match (same, self.by_slug.get(&plain)) {
            ([only], _) => return Ok(id(only)),
            ([], Some(at)) => return Ok(id(at)),
            ([], None) => format!(
                "the town has no neighbourhood \"{name}\"{}: use a name or a code of it",
                did_you_mean(name, self.neighbourhoods.iter().map(|n| n.name.as_str()))
            ),
            (several, _) => {
                let codes: Vec<&str> = several
                    .iter()
                    .map(|at| self.neighbourhoods[*at].code.as_str())
                    .take(3)
                    .collect();
                format!(
                    "\"{name}\" is the name of {} neighbourhoods: use a code ({})",
                    several.len(),
                    codes.join(", ")
                )
            }
        };
        Err(("neighbourhood", reason))
    }

    fn at(&self, point: Point<f64>) -> Result<NeighbourhoodId, Wrong> {
        self.locator.locate(point).ok_or_else(|| {
            let reason = format!(
                "{}, {} lies in none of the town's {} neighbourhoods: look whether lat and lon are exchanged",
                point.y(),
                point.x(),
                self.neighbourhoods.len()
            );
            ("lat", reason)
        })
    }

    /// What the row names; else what its words say, and what its initiative is about.
    fn concepts(
        &self,
        row: &ItemRow,
        initiative: Option<&ItemDetails>,
        wrong: &mut Vec<Wrong>,
    ) -> Vec<ConceptId> {
        let mut found: Vec<ConceptId> = Vec::new();
        for word in &row.concepts {
            match self.labels.get(&word.to_lowercase()) {
                Some(id) if found.contains(id) => {}
                Some(id) => found.push(*id),
                None => wrong.push(("concepts", self.unknown_concept(word))),
            }
        }
        if row.concepts.is_empty() {
            let words = [&row.title, &row.summary, &row.text, &row.needs].map(String::as_str);
            let reader = || crate::app::words::reader(self.vocabulary);
            let read = self.reader.get_or_init(reader).read(&words.join(".\n"));
            found = read.into_iter().map(|reading| reading.concept).collect();
            let its = initiative.map_or(&[][..], |i| i.new.concepts.as_slice());
            let more: Vec<ConceptId> = its.iter().copied().filter(|c| !found.contains(c)).collect();
            found.extend(more);
        }
        found
    }

    fn unknown_concept(&self, word: &str) -> String {
        // Not the misspellings among the labels: they are understood, not shown.
        let labels = self.vocabulary.iter().flat_map(|(_, c)| {
            let preferred = [&c.key, &c.pref_nl, &c.pref_en];
            preferred.into_iter().chain(&c.alt_nl).chain(&c.alt_en)
        });
        let labels = labels.map(String::as_str);
        format!(
            "\"{word}\" is not in the vocabulary{}: use a label of it, or leave this cell empty to have the text read",
            did_you_mean(word, labels)
        )
    }
}

/// Keys and labels in lower case; a label of two concepts belongs to the first.
fn labels(vocabulary: &Vocabulary) -> HashMap<String, ConceptId> {
    let mut found = HashMap::new();
    for (id, concept) in vocabulary.iter() {
        found.insert(concept.key.clone(), id);
    }
    for (id, concept) in vocabulary.iter() {
        let preferred = [&concept.pref_nl, &concept.pref_en];
        let others = concept
            .alt_nl
            .iter()
            .chain(&concept.hidden)
            .chain(&concept.alt_en);
        for label in preferred.into_iter().chain(others) {
            found.entry(label.to_lowercase()).or_insert(id);
        }
    }
    found
}
