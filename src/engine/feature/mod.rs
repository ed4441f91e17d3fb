//! What a ranking may be made of: an allow-list (promise P8).
//!
//! A feature that is not in `FEATURES` does not exist for the engine. There is none about what
//! somebody lacks, reads, or where exactly they are.

pub(super) mod alike;
pub(super) mod crowds;
pub(super) mod ties;

/// One feature.
#[derive(Clone, Copy, Debug)]
pub struct Feature {
    /// Its name.
    pub name: &'static str,
    /// Its unit.
    pub unit: &'static str,
    /// Its range.
    pub range: (f64, f64),
    /// How it is computed.
    pub how: &'static str,
}

/// All features there are.
pub const FEATURES: [Feature; 14] = [
    Feature {
        name: "concept",
        unit: "shared concepts",
        range: (0.0, 1.0),
        how: "1 per concept of the item that the viewer declared, or that lies under one",
    },
    Feature {
        name: "like_before",
        unit: "share of one's history",
        range: (0.0, 1.0),
        how: "share of the viewer's initiatives that are about the concept",
    },
    Feature {
        name: "joined_also",
        unit: "weight",
        range: (0.0, f64::INFINITY),
        how: "w^0.7 / sqrt(initiatives of the viewer), w of the filter from the viewer's \
              initiatives, rows of RMS norm 1, from min_support members of both",
    },
    Feature {
        name: "came_also",
        unit: "weight",
        range: (0.0, f64::INFINITY),
        how: "the same from the activities the viewer came to, those with one title as one",
    },
    Feature {
        name: "alike",
        unit: "cosine",
        range: (0.0, 1.0),
        how: "tf-idf cosine of titles with an initiative of the viewer, over how many those are",
    },
    Feature {
        name: "own",
        unit: "yes or no",
        range: (0.0, 1.0),
        how: "the viewer takes part in its initiative",
    },
    Feature {
        name: "often",
        unit: "ln(1 + 3 visits)",
        range: (0.0, f64::INFINITY),
        how: "the viewer's visits, e^(-days / 45) each; to activities of its title, e^(-days / 90)",
    },
    Feature {
        name: "share",
        unit: "share of activities",
        range: (0.0, 1.5),
        how: "the viewer's visits over the activities of the initiative, e^(-days / 90) each",
    },
    Feature {
        name: "nearness",
        unit: "1 per km",
        range: (0.0, 1.0),
        how: "1 / (1 + km between the centres of two neighbourhoods)",
    },
    Feature {
        name: "time",
        unit: "yes or no",
        range: (0.0, 1.0),
        how: "the item falls in a part of the week that the viewer ticked",
    },
    Feature {
        name: "popular",
        unit: "half doublings",
        range: (0.0, 32.0),
        how: "log2(1 + people) in steps of a half, from min_support: who joined the initiative \
              first, e^(-days / 90) each; who comes to such an activity, per half a person",
    },
    Feature {
        name: "welcoming",
        unit: "half doublings",
        range: (0.0, 32.0),
        how: "log2(1 + people) in steps of a half, from min_support: who comes to such an activity \
              in the week of the first thing they do, per twentieth of a person",
    },
    Feature {
        name: "neighbours",
        unit: "ln of a ratio",
        range: (0.0, f64::INFINITY),
        how: "share of its people from around the viewer's neighbourhood (a bell of 5 km) over \
              that of the whole town, from min_support",
    },
    Feature {
        name: "age",
        unit: "share",
        range: (0.1, 1.0),
        how: "e^(-days / 120) since an initiative was made known, 60 for an activity, by its \
              initiative, and an opportunity",
    },
];
