//! Neighbourhoods from a GeoJSON FeatureCollection of polygons.

use crate::domain::neighbourhood::{merge_small, slug};
use crate::domain::{Neighbourhood, NeighbourhoodId};
use geo::{MultiPolygon, Validation};
use geojson::{Feature, FeatureCollection, GeoJson, GeometryValue};
use std::collections::HashSet;

/// Which properties hold what.
#[derive(Clone, Debug)]
pub struct Names {
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
    /// The number of inhabitants.
    pub population: String,
}

impl Default for Names {
    fn default() -> Self {
        Self {
            code: "code".to_owned(),
            name: "name".to_owned(),
            population: "population".to_owned(),
        }
    }
}

/// What is wrong with a feature.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The whole file is not what it should be.
    #[error("this is no GeoJSON FeatureCollection: {0}")]
    File(String),
    /// A property is missing or has another type.
    #[error("feature {position}{code}: property \"{property}\" is missing or no {wanted}")]
    Property {
        /// Position in the file, from 1.
        position: usize,
        /// The code where it is known, in brackets.
        code: String,
        /// Which property.
        property: String,
        /// What it should be.
        wanted: &'static str,
    },
    /// The code was there before.
    #[error("feature {position}: code {code} is there twice")]
    Twice {
        /// Position in the file, from 1.
        position: usize,
        /// The code.
        code: String,
    },
    /// The outline is no area.
    #[error("feature {position} ({code}): {reason}")]
    Outline {
        /// Position in the file, from 1.
        position: usize,
        /// The code.
        code: String,
        /// Why.
        reason: String,
    },
}

/// What could be read, and what not.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The neighbourhoods; `id` and `merged_into` are positions in this list.
    pub neighbourhoods: Vec<Neighbourhood>,
    /// Everything that is wrong.
    pub problems: Vec<Problem>,
    rejected: Vec<Feature>,
}

impl Parsed {
    /// The features that were not usable as a file of their own, each with the property `reason`: to
    /// be corrected and imported again.
    #[must_use]
    pub fn rejected(&self) -> String {
        let features = self.rejected.clone();
        FeatureCollection::new(features).to_string()
    }

    fn reject(&mut self, mut feature: Feature, problem: Problem) {
        feature.set_property("reason", problem.to_string());
        self.rejected.push(feature);
        self.problems.push(problem);
    }
}

/// Reads neighbourhoods. Small ones are merged into the nearest that is large enough (promise P4).
#[must_use]
pub fn neighbourhoods(text: &str, names: &Names) -> Parsed {
    let mut parsed = Parsed::default();
    let features = match text.parse::<GeoJson>() {
        Ok(GeoJson::FeatureCollection(collection)) => collection.features,
        Ok(_) => {
            parsed
                .problems
                .push(Problem::File("it holds a single geometry".to_owned()));
            return parsed;
        }
        Err(error) => {
            parsed.problems.push(Problem::File(error.to_string()));
            return parsed;
        }
    };
    let (mut codes, mut slugs) = (HashSet::new(), HashSet::new());
    for (feature, position) in features.into_iter().zip(1..) {
        match neighbourhood(&feature, position, names) {
            Ok(n) if !codes.insert(n.code.clone()) => {
                let code = n.code;
                parsed.reject(feature, Problem::Twice { position, code });
            }
            Ok(mut n) => {
                // Two neighbourhoods may share a name; an address may not.
                if !slugs.insert(n.slug.clone()) {
                    n.slug = format!("{}-{}", n.slug, slug(&n.code));
                    slugs.insert(n.slug.clone());
                }
                n.id = NeighbourhoodId(i64::try_from(parsed.neighbourhoods.len()).unwrap_or(0));
                parsed.neighbourhoods.push(n);
            }
            Err(problem) => parsed.reject(feature, problem),
        }
    }
    merge_small(&mut parsed.neighbourhoods);
    parsed
}

fn neighbourhood(
    feature: &Feature,
    position: usize,
    names: &Names,
) -> Result<Neighbourhood, Problem> {
    let text = |property: &str| {
        feature
            .property(property)
            .and_then(|v| v.as_str())
            .map(str::to_owned)
    };
    // A code of digits may stand there as a number.
    let number = |property: &str| feature.property(property)?.as_u64().map(|n| n.to_string());
    let code = text(&names.code).or_else(|| number(&names.code));
    let missing = |property: &str, wanted: &'static str| Problem::Property {
        position,
        code: code
            .as_ref()
            .map_or_else(String::new, |c| format!(" ({c})")),
        property: property.to_owned(),
        wanted,
    };
    let name = text(&names.name).ok_or_else(|| missing(&names.name, "text"))?;
    let population = feature
        .property(&names.population)
        .and_then(|v| {
            v.as_u64()
                .or_else(|| v.as_f64().filter(|f| *f >= 0.0).map(|f| f as u64))
        })
        .and_then(|p| u32::try_from(p).ok())
        .ok_or_else(|| missing(&names.population, "number"))?;
    let about = text("about").unwrap_or_default();
    let own_slug = text("slug").unwrap_or_else(|| slug(&name));
    let code = code.clone().ok_or_else(|| missing(&names.code, "text"))?;
    let outline = outline(feature).map_err(|reason| Problem::Outline {
        position,
        code: code.clone(),
        reason,
    })?;
    let id = NeighbourhoodId(0);
    Ok(Neighbourhood {
        id,
        code,
        slug: own_slug,
        name,
        about,
        population,
        outline,
        merged_into: None,
    })
}

fn outline(feature: &Feature) -> Result<MultiPolygon<f64>, String> {
    let geometry = feature.geometry.as_ref().ok_or("there is no outline")?;
    let value = geometry.value.clone();
    let outline = match value {
        GeometryValue::Polygon { .. } => MultiPolygon::from(
            geo::Polygon::<f64>::try_from(value).map_err(|error| error.to_string())?,
        ),
        GeometryValue::MultiPolygon { .. } => {
            MultiPolygon::<f64>::try_from(value).map_err(|error| error.to_string())?
        }
        _ => return Err("the outline is no polygon".to_owned()),
    };
    match outline.validation_errors().first() {
        Some(error) => Err(format!(
            "the outline crosses itself or is not closed: {error}"
        )),
        None => Ok(outline),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feature(code: &str, population: &str, ring: &str) -> String {
        format!(
            r#"{{"type":"Feature","properties":{{"code":"{code}","name":"Oost","population":{population}}},
               "geometry":{{"type":"Polygon","coordinates":[{ring}]}}}}"#
        )
    }

    fn read(features: &[String]) -> Parsed {
        let text = format!(
            r#"{{"type":"FeatureCollection","features":[{}]}}"#,
            features.join(",")
        );
        neighbourhoods(&text, &Names::default())
    }

    const SQUARE: &str = "[[5,52],[5.1,52],[5.1,52.1],[5,52.1],[5,52]]";
    const BOW: &str = "[[5,52],[5.1,52.1],[5.1,52],[5,52.1],[5,52]]";

    #[test]
    fn what_is_wrong_is_named() {
        for (bad, words) in [
            (
                feature("W2", "900", BOW),
                "feature 2 (W2): the outline crosses itself",
            ),
            (
                feature("W1", "900", SQUARE),
                "feature 2: code W1 is there twice",
            ),
            (
                feature("W2", "\"veel\"", SQUARE),
                "feature 2 (W2): property \"population\"",
            ),
        ] {
            let parsed = read(&[feature("W1", "900", SQUARE), bad]);
            assert_eq!(parsed.neighbourhoods.len(), 1);
            assert!(
                parsed.problems[0].to_string().starts_with(words),
                "{:?}",
                parsed.problems
            );
        }
        let nothing = neighbourhoods("geen json", &Names::default());
        assert!(matches!(nothing.problems[0], Problem::File(_)));
    }

    #[test]
    fn a_small_neighbourhood_counts_with_its_neighbour() {
        let parsed = read(&[feature("W1", "900", SQUARE), feature("W2", "199", SQUARE)]);
        let small = &parsed.neighbourhoods[1];
        assert_eq!(small.merged_into, Some(parsed.neighbourhoods[0].id));
        assert_eq!(small.slug, "oost-w2");
    }

    #[test]
    fn the_wijken_of_the_netherlands_load() {
        let Ok(datasets) = std::env::var("NAOBER_DATASETS") else {
            println!("skipped: NAOBER_DATASETS is not set");
            return;
        };
        let path = std::path::Path::new(&datasets).join("nl_geo/wijken_2022.geojson");
        let parsed = neighbourhoods(&std::fs::read_to_string(path).unwrap(), &Names::default());
        assert_eq!(parsed.neighbourhoods.len(), 3_339);
        assert!(parsed.problems[0].to_string().contains("WK071702"));
    }
}
