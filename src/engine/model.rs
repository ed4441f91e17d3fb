//! Learned or declared parameters: plain data, positive, to be looked at.

use super::artefact::{self, ArtefactError};

/// What a weight is for. Several can belong to one term: the parts of a term are added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// The viewer enjoys what it is about.
    Enjoys,
    /// The viewer brings what it asks for.
    Brings,
    /// The viewer would like it.
    WouldLike,
    /// The viewer's earlier initiatives were about it.
    LikeBefore,
    /// The viewer's earlier initiatives were of its kind: about something under the same top concept.
    LikeKind,
    /// People who joined one join the other.
    JoinedAlso,
    /// People who came to the same activities join it.
    CameAlso,
    /// Its words are like those of an initiative of the viewer.
    Alike,
    /// It belongs to an initiative the viewer takes part in.
    OwnGroup,
    /// How often the viewer came there lately.
    Often,
    /// How often the viewer came to the same of its activities.
    Series,
    /// To what share of its activities the viewer came.
    Share,
    /// In the viewer's own neighbourhood.
    SameNeighbourhood,
    /// Near by.
    Nearby,
    /// When the viewer has time.
    FitsTime,
    /// How many take part.
    Popular,
    /// How many come there as the first thing they do.
    Welcoming,
    /// More from around the viewer's neighbourhood come than from elsewhere.
    Neighbours,
    /// Begun lately.
    Fresh,
}

impl Weight {
    /// All of them, in order.
    pub const ALL: [Self; 19] = [
        Self::Enjoys,
        Self::Brings,
        Self::WouldLike,
        Self::LikeBefore,
        Self::LikeKind,
        Self::JoinedAlso,
        Self::CameAlso,
        Self::Alike,
        Self::OwnGroup,
        Self::Often,
        Self::Series,
        Self::Share,
        Self::SameNeighbourhood,
        Self::Nearby,
        Self::FitsTime,
        Self::Popular,
        Self::Welcoming,
        Self::Neighbours,
        Self::Fresh,
    ];

    /// Its name in files and tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Enjoys => "enjoys",
            Self::Brings => "brings",
            Self::WouldLike => "would_like",
            Self::LikeBefore => "like_before",
            Self::LikeKind => "like_kind",
            Self::JoinedAlso => "joined_also",
            Self::CameAlso => "came_also",
            Self::Alike => "alike",
            Self::OwnGroup => "own_group",
            Self::Often => "often",
            Self::Series => "series",
            Self::Share => "share",
            Self::SameNeighbourhood => "same_neighbourhood",
            Self::Nearby => "nearby",
            Self::FitsTime => "fits_time",
            Self::Popular => "popular",
            Self::Welcoming => "welcoming",
            Self::Neighbours => "neighbours",
            Self::Fresh => "fresh",
        }
    }
}

/// A value per weight, none below 0.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Weights([f64; Weight::ALL.len()]);

impl Weights {
    /// Every weight the same.
    #[must_use]
    pub fn all(value: f64) -> Self {
        Self([value; Weight::ALL.len()])
    }

    /// The value of a weight.
    #[must_use]
    pub fn get(&self, weight: Weight) -> f64 {
        self.0[weight as usize]
    }

    /// With another value of a weight. What is no number, or below 0, becomes 0.
    #[must_use]
    pub fn with(mut self, weight: Weight, value: f64) -> Self {
        let sound = value.is_finite() && value > 0.0;
        self.0[weight as usize] = if sound { value } else { 0.0 };
        self
    }

    /// Those that are above 0, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Weight, f64)> {
        let all = Weight::ALL
            .iter()
            .map(|weight| (*weight, self.get(*weight)));
        all.filter(|(_, value)| *value > 0.0)
    }

    /// What was learned, but what somebody declares, and where and when they are, never counts less
    /// than here: those are theirs to say, and a city of others did not say them.
    fn learned(self, learned: &Self) -> Self {
        let keep = |all: Self, weight: Weight| {
            let value = if Self::DECLARED.contains(&weight) {
                f64::max(self.get(weight), learned.get(weight))
            } else {
                learned.get(weight)
            };
            all.with(weight, value)
        };
        Weight::ALL.into_iter().fold(self, keep)
    }

    const DECLARED: [Weight; 6] = [
        Weight::Enjoys,
        Weight::Brings,
        Weight::WouldLike,
        Weight::SameNeighbourhood,
        Weight::Nearby,
        Weight::FitsTime,
    ];

    fn of(values: &[(Weight, f64)]) -> Self {
        let put = |all: Self, (weight, value): &(Weight, f64)| all.with(*weight, *value);
        values.iter().fold(Self::default(), put)
    }
}

/// The weights of the terms and the floors of the engine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Model {
    /// Between people: the viewer enjoys what the other enjoys.
    pub enjoys: f64,
    /// Between people and for helpers: the viewer brings what is asked for.
    pub brings: f64,
    /// Between people: the viewer would like what the other brings.
    pub would_like: f64,
    /// Between people: in the viewer's own neighbourhood.
    pub same_neighbourhood: f64,
    /// Between people: near by.
    pub nearby: f64,
    /// Between people and for helpers: when both have time.
    pub fits_time: f64,
    /// Of initiatives.
    pub initiatives: Weights,
    /// Of activities, for who took part in something.
    pub activities: Weights,
    /// Of activities, for who did not yet.
    pub newcomers: Weights,
    /// Of opportunities.
    pub opportunities: Weights,
    /// Behaviour of others counts from this many distinct members (privacy floor).
    pub min_support: u32,
}

impl Default for Model {
    /// What somebody says about themselves and where they are is declared: it decides in a town
    /// without history, where the terms of others are absent.
    fn default() -> Self {
        use Weight::{
            Alike, Brings, CameAlso, Enjoys, FitsTime, Fresh, JoinedAlso, LikeBefore, LikeKind,
            Nearby, Neighbours, Often, OwnGroup, Popular, SameNeighbourhood, Series, Share,
            Welcoming, WouldLike,
        };
        let declared = Weights::of(&[
            (Enjoys, 1.0),
            (Brings, 0.6),
            (WouldLike, 1.1),
            (SameNeighbourhood, 0.5),
            (Nearby, 0.3),
            (FitsTime, 0.3),
        ]);
        let others = [
            (LikeBefore, 0.7),
            (LikeKind, 1.0),
            (JoinedAlso, 4.0),
            (CameAlso, 3.5),
            (Alike, 8.0),
            (OwnGroup, 4.0),
            (Often, 0.8),
            (Series, 0.4),
            (Share, 3.0),
            (Popular, 0.3),
            (Welcoming, 0.3),
            (Neighbours, 0.4),
            (Fresh, 0.5),
        ];
        let learned = others
            .iter()
            .fold(declared, |all, (weight, value)| all.with(*weight, *value));
        Self {
            enjoys: 1.0,
            brings: 1.2,
            would_like: 1.1,
            same_neighbourhood: 0.5,
            nearby: 0.3,
            fits_time: 0.3,
            initiatives: learned,
            activities: learned,
            newcomers: learned,
            opportunities: Weights::of(&[
                (Enjoys, 0.5),
                (Brings, 1.2),
                (WouldLike, 0.55),
                (LikeBefore, 0.4),
                (OwnGroup, 0.9),
                (SameNeighbourhood, 0.5),
                (Nearby, 0.3),
                (FitsTime, 0.3),
                (Popular, 0.2),
                (Fresh, 0.2),
            ]),
            min_support: 10,
        }
    }
}

/// What a weights file is called and which version this is.
const KIND: &str = "weights";
const VERSION: u32 = 1;

impl Model {
    /// The learned weights as a file: a line each, to be read by people too.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let sets = [
            ("initiatives", self.initiatives),
            ("activities", self.activities),
            ("newcomers", self.newcomers),
        ];
        let mut body = String::new();
        for (set, weights) in sets {
            for (weight, value) in weights.iter() {
                body.push_str(&format!("{set} {} {value}\n", weight.name()));
            }
        }
        artefact::sealed(KIND, VERSION, body.as_bytes())
    }

    /// The default with the learned weights of a file.
    ///
    /// # Errors
    /// One sentence: it is no such file, of another version, altered or cut short, or a line is no
    /// weight.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ArtefactError> {
        let body = artefact::opened(KIND, VERSION, bytes)?;
        let body = std::str::from_utf8(body).map_err(|_| ArtefactError::Altered)?;
        let mut sets = [Weights::default(); 3];
        for line in body.lines() {
            let unsound = || ArtefactError::Unsound(line.to_owned());
            let cells: Vec<&str> = line.split(' ').collect();
            let [set, name, value] = cells[..] else {
                return Err(unsound());
            };
            let names = ["initiatives", "activities", "newcomers"];
            let set = names.iter().position(|n| *n == set).ok_or_else(unsound)?;
            let mut all = Weight::ALL.into_iter();
            let weight = all.find(|w| w.name() == name).ok_or_else(unsound)?;
            let value: f64 = value.parse().map_err(|_| unsound())?;
            if !value.is_finite() || value < 0.0 {
                return Err(unsound());
            }
            sets[set] = sets[set].with(weight, value);
        }
        let declared = Self::default();
        Ok(Self {
            initiatives: declared.initiatives.learned(&sets[0]),
            activities: declared.activities.learned(&sets[1]),
            newcomers: declared.newcomers.learned(&sets[2]),
            ..declared
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_gives_back_what_was_learned_and_nothing_declared_falls() {
        let mut model = Model::default();
        model.initiatives = model.initiatives.with(Weight::Popular, 0.25);
        model.newcomers = Weights::default().with(Weight::Welcoming, 1.5);
        let read = Model::from_bytes(&model.to_bytes()).unwrap();
        assert_eq!(read.initiatives, model.initiatives);
        assert_eq!(
            read.newcomers.get(Weight::Welcoming).to_bits(),
            1.5_f64.to_bits()
        );
        assert!(read.newcomers.get(Weight::Popular) <= 0.0);
        let declared = Model::default().newcomers.get(Weight::Enjoys);
        assert_eq!(
            read.newcomers.get(Weight::Enjoys).to_bits(),
            declared.to_bits()
        );
    }

    #[test]
    fn what_is_no_weight_is_named() {
        for line in [
            "initiatives popular NaN",
            "people popular 1",
            "initiatives x 1",
            "a b",
        ] {
            let file = artefact::sealed(KIND, VERSION, line.as_bytes());
            let refused = Model::from_bytes(&file).unwrap_err();
            assert_eq!(refused, ArtefactError::Unsound(line.to_owned()));
        }
    }
}
