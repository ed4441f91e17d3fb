//! The task "waves": a simulated year of asking, in waves, by a list and by a broadcast
//! (`docs/decisions/0014-how-waves-are-measured.md`).

mod run;

use crate::dataset::demo::Demo;
use crate::domain::{
    Catalogue, ConceptId, Item, ItemId, ItemKind, Member, MemberId, NeighbourhoodId, Vocabulary,
};
use crate::engine::asking::Claim;
use crate::engine::{Model, build};
use crate::import::geojson::{Names, neighbourhoods};
use crate::simulate::helping::{Asked, Wanted, Year};
use crate::simulate::{Ingredients, Population, populate};
use jiff::Timestamp;
use petgraph::algo::dinics;
use petgraph::graph::{DiGraph, NodeIndex};
use run::Run;
use std::collections::HashMap;
use std::sync::Arc;

/// Hours of a week.
const WEEK: u32 = 7 * 24;

/// A way of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// As the product does.
    Waves,
    /// One opportunity after the other, best fit first, first come first served.
    List,
    /// Everybody who fits at once, without limits.
    Broadcast,
}

impl Method {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 3] = [Self::Waves, Self::List, Self::Broadcast];

    /// Its name in the table.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Waves => "waves",
            Self::List => "list",
            Self::Broadcast => "broadcast",
        }
    }
}

/// The figures of one way of asking.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures {
    /// Places that were filled.
    pub filled: u32,
    /// Questions that were put.
    pub questions: u32,
    /// How unequally questions are spread: 0 for evenly, towards 1 for all to one.
    pub gini: f64,
    /// Share of those who fit something who were never asked.
    pub never: f64,
    /// Hours from posting to a yes: the median and the mean.
    pub wait_h: (u32, f64),
}

/// A simulated year.
pub struct Task {
    year: Year,
    residents: Population,
    wanted: Vec<Wanted>,
    /// Per opportunity, who may be asked for it at all.
    claims: Vec<Vec<(usize, Claim)>>,
}

impl Task {
    /// The year of a seed.
    ///
    /// # Errors
    /// What of the demo town cannot be read.
    pub fn new(
        demo: &Demo,
        vocabulary: &Arc<Vocabulary>,
        residents: usize,
        seed: u64,
    ) -> Result<Self, String> {
        let parsed = neighbourhoods(&demo.neighbourhoods, &Names::default());
        if let Some(problem) = parsed.problems.first() {
            return Err(problem.to_string());
        }
        let mut places = parsed.neighbourhoods;
        for (place, at) in places.iter_mut().zip(0..) {
            place.id = NeighbourhoodId(at);
        }
        let populations: Vec<u32> = places.iter().map(|n| n.population).collect();
        let people = &demo.people;
        let ingredients = Ingredients {
            first_names: &people.first_names,
            brings: &people.brings,
            enjoys: &people.enjoys,
            would_like: &people.would_like,
            populations: &populations,
            groups: &[],
        };
        let reader = crate::app::words::reader(vocabulary);
        let population = populate(&ingredients, &reader, residents, seed);
        let year = Year { seed };
        let wanted = year.opportunities(&populations, demo.opportunities.len());
        let subjects: Vec<Vec<ConceptId>> = demo
            .opportunities
            .iter()
            .map(|o| {
                o.concepts
                    .iter()
                    .filter_map(|key| vocabulary.id(key))
                    .collect()
            })
            .collect();
        let snapshot = build(
            Catalogue {
                vocabulary: Arc::clone(vocabulary),
                neighbourhoods: places,
                members: population.iter().zip(0..).map(member).collect(),
                ..Catalogue::default()
            },
            Model::default(),
        );
        let all: Vec<(MemberId, u32)> = (0..).take(residents).map(|i| (MemberId(i), 0)).collect();
        let claims = wanted.iter().map(|wanted| {
            let item = item(wanted, &subjects[wanted.about]);
            let mut claims = snapshot.claims(&item, &all, false);
            claims.retain(|(at, _)| population[*at].asks_per_week > 0);
            claims
        });
        Ok(Self {
            claims: claims.collect(),
            residents: population,
            year,
            wanted,
        })
    }

    /// How many opportunities the year has, and how many places.
    #[must_use]
    pub fn size(&self) -> (usize, u32) {
        let places = self.wanted.iter().map(|w| w.places).sum();
        (self.wanted.len(), places)
    }

    fn asked(&self, helper: usize) -> Asked {
        let resident = &self.residents[helper];
        Asked {
            helper,
            neighbourhood: resident.neighbourhood,
            availability: resident.availability,
        }
    }

    /// The most places that could be filled, in hindsight: a maximum flow from opportunities over
    /// those who would say yes, if nothing tired them, to each helper's number of questions of each
    /// calendar week in which they could be asked. Days of rest and clashes of time are left out, so
    /// no way of asking reaches it.
    #[must_use]
    pub fn optimum(&self) -> u32 {
        let mut network: DiGraph<(), u32> = DiGraph::new();
        let (source, sink) = (network.add_node(()), network.add_node(()));
        let mut weeks: HashMap<(usize, u32), NodeIndex> = HashMap::new();
        for (n, (wanted, claims)) in self.wanted.iter().zip(&self.claims).enumerate() {
            let opportunity = network.add_node(());
            network.add_edge(source, opportunity, wanted.places);
            for (helper, _) in claims {
                if !self.year.is_willing(self.asked(*helper), n, wanted, 0) {
                    continue;
                }
                // A helper fills one place of an opportunity, whichever week they are asked in.
                let pair = network.add_node(());
                network.add_edge(opportunity, pair, 1);
                for week in wanted.posted / WEEK..=wanted.starts / WEEK {
                    let limit = u32::from(self.residents[*helper].asks_per_week);
                    let node = *weeks.entry((*helper, week)).or_insert_with(|| {
                        let node = network.add_node(());
                        network.add_edge(node, sink, limit);
                        node
                    });
                    network.add_edge(pair, node, 1);
                }
            }
        }
        dinics(&network, source, sink).0
    }

    /// Runs the year with one way of asking.
    #[must_use]
    pub fn measure(&self, method: Method) -> Figures {
        let mut run = Run::new(self, method);
        run.year();
        run.figures()
    }
}

fn member((resident, id): (&crate::simulate::SimulatedMember, i64)) -> Member {
    Member {
        id: MemberId(id),
        neighbourhood: NeighbourhoodId(resident.neighbourhood as i64),
        profile: resident.profile.clone(),
        availability: resident.availability,
        open_to_meet: false,
        asks_per_week: resident.asks_per_week,
        joined: Timestamp::UNIX_EPOCH,
    }
}

fn item(wanted: &Wanted, about: &[ConceptId]) -> Item {
    Item {
        id: ItemId(0),
        kind: ItemKind::Opportunity,
        neighbourhood: NeighbourhoodId(wanted.neighbourhood as i64),
        concepts: about.to_vec(),
        group: None,
        starts: None,
        slot: wanted.slot,
        places: Some(wanted.places),
        taken: 0,
        created: Timestamp::UNIX_EPOCH,
    }
}

#[cfg(test)]
mod tests {
    use super::run::gini;
    use super::*;
    use crate::dataset::{demo, vocabulary};

    #[test]
    fn gini_is_that_of_the_textbook() {
        for (counts, wanted) in [
            (vec![5, 5, 5, 5], 0.0),
            (vec![0, 0, 0, 8], 0.75),
            (vec![1, 2, 3], 2.0 / 9.0),
            (vec![0, 0], 0.0),
        ] {
            assert!((gini(counts.clone()) - wanted).abs() < 1e-12, "{counts:?}");
        }
    }

    /// A small year: limits hold, nobody fills more than the optimum, and the same seed is the same.
    #[test]
    fn no_way_of_asking_beats_the_optimum_or_a_limit() {
        let vocabulary = Arc::new(vocabulary::load().unwrap());
        let task = Task::new(&demo::load().unwrap(), &vocabulary, 120, 7).unwrap();
        let optimum = task.optimum();
        assert!(optimum > 50 && optimum <= task.size().1, "{optimum}");
        for method in Method::ALL {
            let mut run = Run::new(&task, method);
            run.year();
            if method != Method::Broadcast {
                for (helper, asked) in run.asked.iter().enumerate() {
                    let most = usize::from(task.residents[helper].asks_per_week);
                    let week = |w: &[u32]| w[most] - w[0] >= WEEK;
                    assert!(asked.windows(most + 1).all(week), "{helper}: {asked:?}");
                    let rest = 24 * task.year.rest_days(helper);
                    assert!(asked.windows(2).all(|w| w[1] - w[0] >= rest));
                }
            }
            let figures = run.figures();
            assert!(figures.filled <= optimum, "{method:?}");
            assert!(figures.questions >= figures.filled);
            assert_eq!(figures, task.measure(method), "{method:?}");
        }
    }
}
