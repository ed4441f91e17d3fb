//! Towns of any size from real neighbourhoods: for measuring speed and size, so residents have
//! concepts, time and a history, and no words.
//!
//! One municipality at a time: the largest is what has to fit in memory.

use crate::domain::{
    Availability, Catalogue, ConceptId, Interaction, InteractionKind, Item, ItemId, ItemKind,
    Member, MemberId, Neighbourhood, NeighbourhoodId, Profile, Vocabulary,
};
use jiff::{SignedDuration, Timestamp};
use rand::RngExt;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use std::sync::Arc;

/// An initiative for so many members, an opportunity for so many.
const MEMBERS_PER_INITIATIVE: usize = 400;
const MEMBERS_PER_OPPORTUNITY: usize = 75;
/// Activities of every initiative that are known.
const ACTIVITIES: i64 = 2;
/// How many groups a member joined on average.
const JOINS: usize = 3;
/// Popularity of concepts falls with their rank to this power (Zipf).
const ZIPF: f64 = 0.8;

/// What a town is made of.
pub struct Ground<'a> {
    /// Its neighbourhoods.
    pub neighbourhoods: &'a [Neighbourhood],
    /// How many can be members in each.
    pub adults: &'a [u32],
    /// What concepts there are.
    pub vocabulary: &'a Arc<Vocabulary>,
    /// The moment of asking.
    pub now: Timestamp,
}

struct Maker<'a> {
    ground: &'a Ground<'a>,
    rng: ChaCha20Rng,
    /// Cumulative weights of narrow concepts and of neighbourhoods.
    concepts: Vec<(f64, ConceptId)>,
    homes: Vec<(f64, NeighbourhoodId)>,
}

/// A town of `count` members. The same ground, count and seed give the same town.
#[must_use]
pub fn town(ground: &Ground<'_>, count: usize, seed: u64) -> Catalogue {
    let mut rank = 0.0;
    let narrow = ground
        .vocabulary
        .iter()
        .filter(|(_, c)| c.broader.is_some());
    let concepts = narrow.map(|(id, _)| {
        rank += 1.0;
        (f64::powf(rank, -ZIPF), id)
    });
    let homes = ground.neighbourhoods.iter().zip(ground.adults);
    let homes = homes.map(|(n, adults)| (f64::from(*adults), n.merged_into.unwrap_or(n.id)));
    let mut maker = Maker {
        ground,
        rng: ChaCha20Rng::seed_from_u64(seed),
        concepts: cumulative(concepts),
        homes: cumulative(homes),
    };
    let items = maker.items(count);
    let groups = count.div_ceil(MEMBERS_PER_INITIATIVE);
    let mut interactions = Vec::with_capacity(count * JOINS);
    let members = (1..)
        .take(count)
        .map(|id| maker.member(MemberId(id), groups, &mut interactions))
        .collect();
    Catalogue {
        revision: 1,
        vocabulary: Arc::clone(ground.vocabulary),
        neighbourhoods: ground.neighbourhoods.to_vec(),
        items,
        members,
        interactions,
        ..Catalogue::default()
    }
}

fn cumulative<T>(weighted: impl Iterator<Item = (f64, T)>) -> Vec<(f64, T)> {
    let mut sum = 0.0;
    weighted
        .map(|(weight, value)| {
            sum += weight;
            (sum, value)
        })
        .collect()
}

impl Maker<'_> {
    fn draw<T: Copy>(rng: &mut ChaCha20Rng, from: &[(f64, T)]) -> Option<T> {
        let total = from.last()?.0;
        let at = rng.random_range(0.0..total.max(f64::MIN_POSITIVE));
        let place = from.partition_point(|(sum, _)| *sum <= at);
        from.get(place).map(|(_, value)| *value)
    }

    fn some(&mut self, how_many: std::ops::RangeInclusive<usize>) -> Vec<ConceptId> {
        let count = self.rng.random_range(how_many);
        let mut found: Vec<ConceptId> = (0..count)
            .filter_map(|_| Self::draw(&mut self.rng, &self.concepts))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn home(&mut self) -> NeighbourhoodId {
        Self::draw(&mut self.rng, &self.homes).unwrap_or(NeighbourhoodId(1))
    }

    /// Initiatives first, so that their ids are 1..; then their activities, then opportunities.
    fn items(&mut self, count: usize) -> Vec<Item> {
        let groups = count.div_ceil(MEMBERS_PER_INITIATIVE);
        let mut items: Vec<Item> = (1..)
            .take(groups)
            .map(|id| Item {
                id: ItemId(id),
                kind: ItemKind::Initiative,
                neighbourhood: self.home(),
                concepts: self.some(1..=3),
                group: None,
                starts: None,
                slot: Availability::default(),
                places: None,
                taken: 0,
                created: self.ground.now - SignedDuration::from_hours(24 * 200),
            })
            .collect();
        for at in 0..groups {
            for week in 0..ACTIVITIES {
                let group = items[at].clone();
                let moment = self.moment(week);
                items.push(Item {
                    kind: ItemKind::Activity,
                    group: Some(group.id),
                    ..moment.on(group)
                });
            }
        }
        for _ in 0..count.div_ceil(MEMBERS_PER_OPPORTUNITY) {
            let moment = self.moment(0);
            let mut made = moment.on(items[0].clone());
            made.kind = ItemKind::Opportunity;
            made.neighbourhood = self.home();
            made.concepts = self.some(1..=2);
            made.places = Some(self.rng.random_range(1..=4));
            items.push(made);
        }
        for (item, id) in items.iter_mut().zip(1..) {
            item.id = ItemId(id);
        }
        items
    }

    fn moment(&mut self, week: i64) -> Moment {
        let hours = self.rng.random_range(1..24 * 7);
        let (day, part) = (self.rng.random_range(0..7), self.rng.random_range(0..3));
        Moment {
            starts: self.ground.now + SignedDuration::from_hours(week * 24 * 7 + hours),
            slot: Availability::slot(day, part),
            created: self.ground.now - SignedDuration::from_hours(hours),
        }
    }

    fn member(
        &mut self,
        id: MemberId,
        groups: usize,
        interactions: &mut Vec<Interaction>,
    ) -> Member {
        let mut availability = Availability::default();
        for _ in 0..self.rng.random_range(2..=6) {
            let (day, part) = (self.rng.random_range(0..7), self.rng.random_range(0..3));
            availability = availability.with(Availability::slot(day, part));
        }
        for _ in 0..self.rng.random_range(0..=2 * JOINS) {
            // The square makes few groups large and many small.
            let at: f64 = self.rng.random();
            let group = (at * at * groups as f64) as i64 + 1;
            let ago = SignedDuration::from_hours(self.rng.random_range(24..24 * 300));
            interactions.push(Interaction {
                member: id,
                item: ItemId(group),
                kind: InteractionKind::Joined,
                at: self.ground.now - ago,
            });
        }
        Member {
            id,
            neighbourhood: self.home(),
            profile: Profile {
                brings: self.some(1..=2),
                enjoys: self.some(1..=3),
                would_like: self.some(0..=2),
            },
            availability,
            open_to_meet: self.rng.random_bool(0.7),
            asks_per_week: self.rng.random_range(0..=3),
            joined: self.ground.now - SignedDuration::from_hours(24 * 300),
        }
    }
}

/// A moment to come.
struct Moment {
    starts: Timestamp,
    slot: Availability,
    created: Timestamp,
}

impl Moment {
    fn on(&self, item: Item) -> Item {
        Item {
            group: None,
            starts: Some(self.starts),
            slot: self.slot,
            created: self.created,
            ..item
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Concept;
    use geo::MultiPolygon;

    fn place(id: i64) -> Neighbourhood {
        Neighbourhood {
            id: NeighbourhoodId(id),
            code: String::new(),
            slug: String::new(),
            name: String::new(),
            about: String::new(),
            population: 1_000,
            outline: MultiPolygon::new(Vec::new()),
            merged_into: None,
        }
    }

    #[test]
    fn members_are_spread_like_adults_and_what_they_join_is_there() {
        let concept = |at: u32| Concept {
            key: format!("c{at}"),
            pref_nl: String::new(),
            pref_en: String::new(),
            alt_nl: Vec::new(),
            alt_en: Vec::new(),
            hidden: Vec::new(),
            broader: (at > 0).then_some(ConceptId(0)),
            related: Vec::new(),
        };
        let concepts = (0..9).map(concept).collect();
        let ground = Ground {
            neighbourhoods: &[place(1), place(2)],
            adults: &[3_000, 1_000],
            vocabulary: &Arc::new(Vocabulary::new(String::new(), concepts)),
            now: Timestamp::UNIX_EPOCH,
        };
        let made = town(&ground, 4_000, 7);
        let first = made.members.iter().filter(|m| m.neighbourhood.0 == 1);
        // Five standard errors.
        assert!(first.count().abs_diff(3_000) < 137);
        assert_eq!(made.members.len(), 4_000);
        assert!(made.items.is_sorted_by_key(|i| i.id));
        let initiative = |id: ItemId| {
            let found = made.items.iter().find(|i| i.id == id);
            found.is_some_and(|i| i.kind == ItemKind::Initiative)
        };
        assert!(made.interactions.iter().all(|act| initiative(act.item)));
        let again = town(&ground, 4_000, 7);
        assert_eq!(format!("{made:?}"), format!("{again:?}"));
        assert!(town(&ground, 0, 7).members.is_empty());
    }
}
