//! A municipality and its neighbourhoods: where a resident is, and never more precisely than that.

use super::id::{MunicipalityId, NeighbourhoodId};
use geo::{Centroid, Distance, Haversine, MultiPolygon, Point};
use jiff::Timestamp;

/// What a town may be used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TownKind {
    /// Served to real residents, who joined by themselves.
    Live,
    /// The invented town: only `naober demo` shows it.
    Demo,
    /// Built from a data set of people who did not join by themselves: only `naober demo` shows it,
    /// `serve` refuses.
    Research,
}

/// A town: the unit of ownership, of the engine's snapshot and of a process.
#[derive(Clone, Debug)]
pub struct Municipality {
    /// Identity; leads the key of every table.
    pub id: MunicipalityId,
    /// Official or invented code.
    pub code: String,
    /// Name as residents say it.
    pub name: String,
    /// One sentence about the town.
    pub about: String,
    /// What it may be used for.
    pub kind: TownKind,
    /// IANA time zone.
    pub zone: String,
    /// Research towns live at the end of their data, not today.
    pub as_of: Option<Timestamp>,
}

/// Neighbourhoods with fewer inhabitants are merged with a neighbour (promise P4).
pub const MIN_POPULATION: u32 = 200;

/// A neighbourhood: the finest place a resident has.
#[derive(Clone, Debug)]
pub struct Neighbourhood {
    /// Identity within the municipality.
    pub id: NeighbourhoodId,
    /// Official code, unique within the municipality.
    pub code: String,
    /// The name in addresses: `/buurt/SLUG`.
    pub slug: String,
    /// Name as residents say it.
    pub name: String,
    /// One sentence.
    pub about: String,
    /// Number of inhabitants.
    pub population: u32,
    /// Outline in degrees: longitude, latitude.
    pub outline: MultiPolygon<f64>,
    /// The neighbourhood it counts with, where it is too small to stand alone.
    pub merged_into: Option<NeighbourhoodId>,
}

impl Neighbourhood {
    /// The middle of the outline in degrees; of the neighbourhood, never of a person.
    #[must_use]
    pub fn centre(&self) -> Point<f64> {
        self.outline
            .centroid()
            .unwrap_or_else(|| Point::new(0.0, 0.0))
    }
}

/// Lets every neighbourhood under `MIN_POPULATION` count with the nearest that is large enough.
pub fn merge_small(list: &mut [Neighbourhood]) {
    let large: Vec<(NeighbourhoodId, Point<f64>)> = list
        .iter()
        .filter(|n| n.population >= MIN_POPULATION)
        .map(|n| (n.id, n.centre()))
        .collect();
    for n in list {
        let here = n.centre();
        let far = |other: &(NeighbourhoodId, Point<f64>)| Haversine.distance(here, other.1);
        let nearest = || large.iter().min_by(|a, b| far(a).total_cmp(&far(b)));
        n.merged_into = (n.population < MIN_POPULATION)
            .then(nearest)
            .flatten()
            .map(|(id, _)| *id);
    }
}

/// A name as it stands in an address: lower-case ASCII letters, digits and single hyphens.
#[must_use]
pub fn slug(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let plain: String = name
        .nfd()
        .filter(char::is_ascii)
        .collect::<String>()
        .to_ascii_lowercase();
    let words: Vec<&str> = plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect();
    if words.is_empty() {
        "buurt".to_owned()
    } else {
        words.join("-")
    }
}
