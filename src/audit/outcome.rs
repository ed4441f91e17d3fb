//! What the checks found: measures, promises, the report as JSON and as a table.

use serde_json::{Value, json};
use std::fmt::Write;

/// One figure beside its threshold, and the same figure of the broken variant.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Its name; `audit-measure-NAME` in `locales/` says what it is.
    pub name: &'static str,
    /// What was found. It must not be larger than the threshold.
    pub figure: f64,
    /// The largest figure at which the promise is kept.
    pub threshold: f64,
    /// What was found where the harness put a leak in.
    pub broken: f64,
    /// The smallest figure that the broken variant must give for the check to count as one.
    pub broken_from: f64,
}

impl Measure {
    /// A figure that may be at most `threshold`; the broken variant must lie above it.
    #[must_use]
    pub fn at_most(name: &'static str, threshold: f64, figure: f64, broken: f64) -> Self {
        let broken_from = f64::from_bits(threshold.to_bits() + 1);
        Self {
            name,
            figure,
            threshold,
            broken,
            broken_from,
        }
    }

    /// A count that must be zero.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // Counts of a town are small.
    pub fn none(name: &'static str, figure: usize, broken: usize) -> Self {
        Self::at_most(name, 0.0, figure as f64, broken as f64)
    }

    /// Whether the product stays within the threshold.
    #[must_use]
    pub fn kept(&self) -> bool {
        self.figure <= self.threshold
    }

    /// Whether the broken variant was caught.
    #[must_use]
    pub fn broken_variant_fails(&self) -> bool {
        self.broken >= self.broken_from
    }
}

/// Points of a picture: a name, and figures with their bounds.
#[derive(Clone, Debug)]
pub struct Series {
    /// `audit-series-NAME` in `locales/`.
    pub name: &'static str,
    /// x, figure, lower and upper bound.
    pub points: Vec<(f64, f64, f64, f64)>,
}

/// A promise after its trial.
#[derive(Clone, Debug, Default)]
pub struct Promise {
    /// `P1` to `P13`.
    pub id: &'static str,
    /// What was measured, the weightiest first.
    pub measures: Vec<Measure>,
    /// What cannot be measured yet: `audit-open-NAME` in `locales/`.
    pub open: Vec<&'static str>,
    /// What was found, for whoever mends it.
    pub notes: Vec<String>,
    /// A curve.
    pub series: Vec<Series>,
    /// How long it took.
    pub seconds: f64,
}

impl Promise {
    /// A promise with its measures.
    #[must_use]
    pub fn new(id: &'static str, measures: Vec<Measure>) -> Self {
        Self {
            id,
            measures,
            ..Self::default()
        }
    }

    /// Whether it holds: every figure within its threshold and every broken variant caught. None where
    /// it does so as far as it goes, and a part cannot be measured yet.
    #[must_use]
    pub fn pass(&self) -> Option<bool> {
        let sound = |m: &Measure| m.kept() && m.broken_variant_fails();
        if !self.measures.iter().all(sound) {
            return Some(false);
        }
        (self.open.is_empty() && !self.measures.is_empty()).then_some(true)
    }

    /// The measure that decides: the first that is not kept, else the first.
    #[must_use]
    pub fn decides(&self) -> Option<&Measure> {
        let broken = self.measures.iter().find(|m| !m.kept());
        broken.or(self.measures.first())
    }

    /// `passed`, `failed` or `as far as it goes`.
    #[must_use]
    pub fn verdict(&self) -> &'static str {
        match self.pass() {
            Some(true) => "passed",
            Some(false) => "failed",
            None => "as far as it goes",
        }
    }

    /// One line about it.
    #[must_use]
    pub fn line(&self) -> String {
        format!(
            "{:<4} {:<18} {:>6.1} s",
            self.id,
            self.verdict(),
            self.seconds
        )
    }

    fn json(&self) -> Value {
        let measure = |m: &Measure| {
            json!({ "name": m.name, "figure": m.figure, "threshold": m.threshold, "pass": m.kept(),
                "broken_variant": m.broken, "broken_variant_fails": m.broken_variant_fails() })
        };
        let caught = self.measures.iter().all(Measure::broken_variant_fails);
        json!({
            "id": self.id,
            "pass": self.pass(),
            "verdict": self.verdict(),
            "figure": self.decides().map(|m| m.figure),
            "threshold": self.decides().map(|m| m.threshold),
            "broken_variant_fails": (!self.measures.is_empty()).then_some(caught),
            "measures": self.measures.iter().map(measure).collect::<Vec<_>>(),
            "open": self.open,
            "notes": self.notes,
            "seconds": self.seconds,
        })
    }
}

/// An audit.
#[derive(Clone, Debug)]
pub struct Report {
    /// In order.
    pub promises: Vec<Promise>,
    /// Residents of the town.
    pub residents: usize,
    /// Its seed.
    pub seed: u64,
    /// Whether it was a small one.
    pub quick: bool,
    /// Where the rates of the trait are from.
    pub geography: String,
    /// How long it took.
    pub seconds: f64,
}

impl Report {
    /// Whether no promise failed.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.promises.iter().all(|p| p.pass() != Some(false))
    }

    /// As JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        json!({
            "promises": self.promises.iter().map(Promise::json).collect::<Vec<_>>(),
            "residents": self.residents,
            "seed": self.seed,
            "quick": self.quick,
            "geography": self.geography,
            "seconds": self.seconds,
        })
    }

    /// As a table for a terminal.
    #[must_use]
    pub fn table(&self) -> String {
        let mut text = format!(
            "{:<4} {:<18} {:<26} {:>10} {:>10} {:>10}  {}\n",
            "", "verdict", "measure", "figure", "at most", "broken", "broken variant"
        );
        for promise in &self.promises {
            if promise.measures.is_empty() {
                let _ = writeln!(text, "{:<4} {}", promise.id, promise.verdict());
            }
            for (measure, first) in promise
                .measures
                .iter()
                .zip(std::iter::once(true).chain(std::iter::repeat(false)))
            {
                let (id, verdict) = if first {
                    (promise.id, promise.verdict())
                } else {
                    ("", "")
                };
                let caught = if measure.broken_variant_fails() {
                    "caught"
                } else {
                    "NOT CAUGHT"
                };
                let _ = writeln!(
                    text,
                    "{id:<4} {verdict:<18} {:<26} {:>10} {:>10} {:>10}  {caught}",
                    measure.name,
                    short(measure.figure),
                    short(measure.threshold),
                    short(measure.broken),
                );
            }
            for open in &promise.open {
                let _ = writeln!(text, "     not yet: {open}");
            }
            for note in &promise.notes {
                let _ = writeln!(text, "     {note}");
            }
        }
        text
    }
}

/// A count as a count, a share with three decimals; never rounded in favour of the product.
#[must_use]
pub fn short(value: f64) -> String {
    if value.fract() == 0.0 {
        return format!("{value}");
    }
    format!("{:.3}", (value * 1000.0).ceil() / 1000.0)
}
