//! What a ranking may be made of: an allow-list (promise P8).
//!
//! A feature that is not in `FEATURES` does not exist for the engine. There is none about what
//! somebody lacks, reads, or where exactly they are.

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
pub const FEATURES: [Feature; 7] = [
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
        how: "share of the viewer's items that are about the concept",
    },
    Feature {
        name: "item_item",
        unit: "weight",
        range: (0.0, f64::INFINITY),
        how: "three-hop filter over the members of groups, rows of RMS norm 1, from min_support \
              members of both",
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
        name: "support",
        unit: "doublings",
        range: (0.0, 32.0),
        how: "log2(1 + people), rounded down, from min_support: who joined the initiative first in \
              90 days, or takes part in the activity",
    },
    Feature {
        name: "age",
        unit: "yes or no",
        range: (0.0, 1.0),
        how: "made known in the last 28 days, an initiative in the last 112",
    },
];
