//! Real neighbourhoods of a country: a GeoJSON of wijken and a table that says to which municipality
//! each belongs and how many of its inhabitants are of what age (the layout of CBS by way of `tmap`).

use super::FileProblem;
use super::columns::rows;
use super::geojson::{Names, neighbourhoods};
use crate::domain::Neighbourhood;
use crate::domain::neighbourhood::merge_small;
use std::collections::{BTreeMap, HashMap};

/// The files, as they stand in a folder.
pub const FILES: [&str; 2] = ["wijken_2022.geojson", "wijken_2022.csv"];

/// A municipality with its wijken.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its wijken; ids count from 1.
    pub wijken: Vec<Neighbourhood>,
    /// Inhabitants from 15 years per wijk.
    pub adults: Vec<u32>,
}

/// What could be read, and what not.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// The municipalities, by code.
    pub places: Vec<Place>,
    /// Lines of the table that are wrong.
    pub problems: Vec<FileProblem>,
    /// Outlines that are wrong, in sentences; these wijken are left out.
    pub left_out: Vec<String>,
}

/// Reads both files.
#[must_use]
pub fn parse(outlines: &str, table: &[u8]) -> Parsed {
    let mut parsed = Parsed::default();
    let columns = ["code", "gm_code", "gm_name", "pop_0_14"];
    let of = rows(FILES[1], table, &columns, &mut parsed.problems, |row| {
        let young: f64 = row.number("pop_0_14").unwrap_or(0.0);
        let town = (row.some("gm_code")?, row.some("gm_name")?);
        Ok((row.some("code")?, (town, young.clamp(0.0, 100.0))))
    });
    let of: HashMap<String, _> = of.into_iter().collect();
    let outlines = neighbourhoods(outlines, &Names::default());
    parsed.left_out = outlines.problems.iter().map(ToString::to_string).collect();
    let mut places: BTreeMap<String, Place> = BTreeMap::new();
    for mut wijk in outlines.neighbourhoods {
        if let Some(((code, name), young)) = of.get(&wijk.code) {
            let place = places.entry(code.clone()).or_insert_with(|| Place {
                code: code.clone(),
                name: name.clone(),
                wijken: Vec::new(),
                adults: Vec::new(),
            });
            let adults = f64::from(wijk.population) * (1.0 - young / 100.0);
            place.adults.push(adults as u32);
            wijk.id.0 = i64::try_from(place.wijken.len()).unwrap_or(0) + 1;
            place.wijken.push(wijk);
        }
    }
    for place in places.values_mut() {
        merge_small(&mut place.wijken);
    }
    parsed.places = places.into_values().collect();
    parsed
}
