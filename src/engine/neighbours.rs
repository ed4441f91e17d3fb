//! Who may be proposed, by neighbourhood and concept: an index over the members open to meeting, so
//! that a read touches those who share something and no one else.

use super::score::Side;
use super::snapshot::Snapshot;
use crate::domain::{Catalogue, ConceptId, Member, MemberId, NeighbourhoodId, Request, Term};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// A viewer is scored against at most this many neighbours, whatever the size of the area: those who
/// share what is rarest come first.
const MOST_CANDIDATES: usize = 2_000;

/// What somebody said about a concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Said {
    Brings,
    Enjoys,
    WouldLike,
}

/// The open members of one neighbourhood.
#[derive(Default)]
pub(super) struct Home {
    /// Their positions in the catalogue.
    pub members: Vec<u32>,
    /// Places in `members` of those who said something about a concept or one under it, list by list.
    places: Vec<u32>,
    /// Where the list of a concept begins and ends.
    lists: FxHashMap<(Said, ConceptId), (u32, u32)>,
}

/// Spreads neighbouring numbers far apart (Knuth's multiplicative hashing).
fn spread(number: u64) -> usize {
    usize::try_from(number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20).unwrap_or(0)
}

impl Home {
    /// The members at these positions, by what they said: a list per concept.
    fn new(members: Vec<u32>, mut said: Vec<(Said, ConceptId, u32)>) -> Self {
        said.sort_unstable();
        said.dedup();
        let mut lists = FxHashMap::default();
        let mut begin = 0;
        for list in said.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let end = begin + u32::try_from(list.len()).unwrap_or(0);
            lists.insert((list[0].0, list[0].1), (begin, end));
            begin = end;
        }
        Self {
            members,
            places: said.into_iter().map(|(_, _, place)| place).collect(),
            lists,
        }
    }

    fn with(&self, said: Said, concept: ConceptId) -> &[u32] {
        let list = self.lists.get(&(said, concept));
        list.map_or(&[], |(from, to)| &self.places[*from as usize..*to as usize])
    }
}

/// All of them.
#[derive(Default)]
pub(super) struct Neighbours(BTreeMap<NeighbourhoodId, Home>);

impl Neighbours {
    pub(super) fn new(catalogue: &Catalogue) -> Self {
        let vocabulary = &catalogue.vocabulary;
        let up: Vec<Vec<ConceptId>> = vocabulary
            .iter()
            .map(|(id, _)| vocabulary.ancestors(id))
            .collect();
        let mut homes: BTreeMap<NeighbourhoodId, Vec<u32>> = BTreeMap::new();
        for (at, member) in (0u32..).zip(&catalogue.members) {
            if member.open_to_meet {
                homes.entry(member.neighbourhood).or_default().push(at);
            }
        }
        let home = |members: Vec<u32>| {
            let mut all = Vec::new();
            for (place, at) in (0u32..).zip(&members) {
                let profile = &catalogue.members[*at as usize].profile;
                for (said, concepts) in [
                    (Said::Brings, &profile.brings),
                    (Said::Enjoys, &profile.enjoys),
                    (Said::WouldLike, &profile.would_like),
                ] {
                    for concept in concepts {
                        let wider = up.get(concept.0 as usize).into_iter().flatten();
                        for concept in std::iter::once(concept).chain(wider) {
                            all.push((said, *concept, place));
                        }
                    }
                }
            }
            Home::new(members, all)
        };
        let homes = homes.into_iter();
        Self(homes.map(|(id, members)| (id, home(members))).collect())
    }

    pub(super) fn open_in(&self, home: NeighbourhoodId) -> usize {
        self.0.get(&home).map_or(0, |home| home.members.len())
    }
}

/// A set of places.
#[derive(Clone)]
struct Bits(Vec<u64>);

impl Bits {
    fn none(len: usize) -> Self {
        Self(vec![0; len.div_ceil(64)])
    }

    /// Adds a place; whether it was new.
    fn add(&mut self, at: usize) -> bool {
        let (word, bit) = (&mut self.0[at / 64], 1 << (at % 64));
        let new = *word & bit == 0;
        *word |= bit;
        new
    }

    fn has(&self, at: usize) -> bool {
        self.0[at / 64] & (1 << (at % 64)) != 0
    }

    fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }
}

/// The open members around a viewer, as places 0..; with what was counted among them.
pub(super) struct Area<'a> {
    snapshot: &'a Snapshot,
    from: Side<'a>,
    /// The neighbourhoods with the place of their first member.
    homes: Vec<(NeighbourhoodId, usize, &'a Home)>,
    len: usize,
    /// The viewer's own place, when they are open to meeting.
    own: Option<usize>,
    fitting: Vec<(Term, Bits)>,
    counted: BTreeMap<Vec<Term>, usize>,
}

impl<'a> Area<'a> {
    pub(super) fn new(snapshot: &'a Snapshot, from: Side<'a>, viewer: Option<MemberId>) -> Self {
        let members = &snapshot.catalogue.members;
        let viewer = viewer.and_then(|id| members.binary_search_by_key(&id, |m| m.id).ok());
        let (mut len, mut own) = (0, None);
        let mut homes = Vec::new();
        for id in snapshot.area(from.neighbourhood) {
            if let Some(home) = snapshot.neighbours.0.get(&id) {
                let place = |at: usize| home.members.binary_search(&u32::try_from(at).ok()?).ok();
                own = own.or(viewer.and_then(place).map(|place| len + place));
                homes.push((id, len, home));
                len += home.members.len();
            }
        }
        Self {
            snapshot,
            from,
            homes,
            len,
            own,
            fitting: Vec::new(),
            counted: BTreeMap::new(),
        }
    }

    /// The lists of those who said what answers a concept of the viewer, with the place at which the
    /// neighbourhood of each begins.
    fn lists(&self) -> Vec<(usize, &'a [u32])> {
        let profile = self.from.profile;
        let mut lists: Vec<(usize, &[u32])> = Vec::new();
        for (said, concepts) in [
            (Said::Brings, &profile.would_like),
            (Said::WouldLike, &profile.brings),
            (Said::Enjoys, &profile.enjoys),
        ] {
            for concept in concepts {
                for (_, first, home) in &self.homes {
                    lists.push((*first, home.with(said, *concept)));
                }
            }
        }
        lists
    }

    /// Positions of those who share something with the viewer, at most `MOST_CANDIDATES` and whoever
    /// has an open proposal. Where more do, what fewest share comes first, and every viewer begins
    /// elsewhere in a list, so that nobody is proposed for their place in it.
    pub(super) fn candidates(&self, request: &Request) -> Vec<usize> {
        let mut lists = self.lists();
        lists.sort_by_key(|(_, list)| list.len());
        let mut seen = Bits::none(self.len);
        let mut found = Vec::new();
        for (first, list) in lists {
            let begin = spread(request.member.0.unsigned_abs()) % list.len().max(1);
            let (later, sooner) = list.split_at(begin);
            for entry in sooner.iter().chain(later) {
                if found.len() == MOST_CANDIDATES {
                    break;
                }
                let place = first + *entry as usize;
                if seen.add(place) {
                    found.push(self.position(place));
                }
            }
        }
        let members = &self.snapshot.catalogue.members;
        for id in &request.pending_members {
            found.extend(members.binary_search_by_key(id, |m| m.id).ok());
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// At most `count` positions drawn evenly over the lists of those who share something with the
    /// member at a position, and how many each stands for.
    pub(super) fn sample(&self, at: usize, count: usize) -> Vec<(usize, f64)> {
        let lists = self.lists();
        let total: usize = lists.iter().map(|(_, list)| list.len()).sum();
        let count = count.min(total);
        let begin = spread(at as u64) % total.max(1);
        let mut drawn: Vec<usize> = (0..count)
            .map(|n| (begin + n * total / count) % total)
            .collect();
        drawn.sort_unstable();
        let (mut before, mut lists) = (0, lists.into_iter().peekable());
        let mut found: Vec<usize> = Vec::with_capacity(count);
        for entry in drawn {
            while let Some((_, list)) = lists.peek()
                && entry - before >= list.len()
            {
                before += list.len();
                lists.next();
            }
            if let Some((first, list)) = lists.peek() {
                found.push(self.position(first + list[entry - before] as usize));
            }
        }
        let each = total as f64 / count.max(1) as f64;
        found.retain(|other| *other != at);
        found.into_iter().map(|other| (other, each)).collect()
    }

    fn position(&self, place: usize) -> usize {
        let home = self.homes.partition_point(|(_, first, _)| *first <= place) - 1;
        let (_, first, home) = &self.homes[home];
        home.members[place - first] as usize
    }

    /// How many others of the area all terms fit at once. The viewer is not among them: who reads
    /// "enjoys singing" and sings knows that it is not about themselves.
    pub(super) fn crowd(&mut self, terms: &[Term]) -> usize {
        if let Some(known) = self.counted.get(terms) {
            return *known;
        }
        let mut all: Option<Bits> = None;
        for term in terms {
            let bits = self.fitting(*term);
            match &mut all {
                None => all = Some(bits.clone()),
                Some(all) => {
                    for (word, other) in all.0.iter_mut().zip(&bits.0) {
                        *word &= other;
                    }
                }
            }
        }
        let count = match (&all, self.own) {
            (None, own) => self.len - usize::from(own.is_some()),
            (Some(all), own) => all.count() - usize::from(own.is_some_and(|own| all.has(own))),
        };
        self.counted.insert(terms.to_vec(), count);
        count
    }

    fn fitting(&mut self, term: Term) -> &Bits {
        let at = match self.fitting.iter().position(|(known, _)| *known == term) {
            Some(at) => at,
            None => {
                let bits = self.fits(term);
                self.fitting.push((term, bits));
                self.fitting.len() - 1
            }
        };
        &self.fitting[at].1
    }

    fn fits(&self, term: Term) -> Bits {
        let mut bits = Bits::none(self.len);
        let members = &self.snapshot.catalogue.members;
        for (id, first, home) in &self.homes {
            let (said, concept) = match term {
                Term::Enjoys(c) => (Said::Enjoys, c),
                Term::Brings(c) => (Said::WouldLike, c),
                Term::WouldLike(c) => (Said::Brings, c),
                _ => {
                    let each = home.members.iter().enumerate();
                    for (place, at) in each {
                        if self.holds(term, *id, &members[*at as usize]) {
                            bits.add(first + place);
                        }
                    }
                    continue;
                }
            };
            for entry in home.with(said, concept) {
                bits.add(first + *entry as usize);
            }
        }
        bits
    }

    fn holds(&self, term: Term, home: NeighbourhoodId, other: &Member) -> bool {
        match term {
            Term::SameNeighbourhood => home == self.from.neighbourhood,
            Term::Nearby => home != self.from.neighbourhood,
            Term::FitsTime => other.availability.meets(self.from.availability),
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Availability, Choices, Concept, Kind, Profile, Request, Vocabulary};
    use crate::engine::{Model, build};
    use jiff::Timestamp;
    use proptest::prelude::*;
    use std::sync::Arc;

    /// Concept 0 stands above 1 to 4; 5 to 9 stand alone.
    fn vocabulary() -> Arc<Vocabulary> {
        let concept = |id: u32| Concept {
            key: format!("c{id}"),
            pref_nl: String::new(),
            pref_en: String::new(),
            alt_nl: Vec::new(),
            alt_en: Vec::new(),
            hidden: Vec::new(),
            broader: (1..5).contains(&id).then_some(ConceptId(0)),
            related: Vec::new(),
        };
        let concepts = (0..10).map(concept).collect();
        Arc::new(Vocabulary::new(String::new(), concepts))
    }

    fn profile((brings, enjoys, would_like): &(u32, u32, u32)) -> Profile {
        Profile {
            brings: vec![ConceptId(*brings)],
            enjoys: vec![ConceptId(*enjoys)],
            would_like: vec![ConceptId(*would_like)],
        }
    }

    fn holds(vocabulary: &Vocabulary, viewer: &Member, other: &Member, term: Term) -> bool {
        let among = |list: &[ConceptId], c: ConceptId| {
            list.iter()
                .any(|own| *own == c || vocabulary.ancestors(*own).contains(&c))
        };
        match term {
            Term::Enjoys(c) => among(&other.profile.enjoys, c),
            Term::Brings(c) => among(&other.profile.would_like, c),
            Term::WouldLike(c) => among(&other.profile.brings, c),
            Term::FitsTime => other.availability.meets(viewer.availability),
            Term::SameNeighbourhood => other.neighbourhood == viewer.neighbourhood,
            _ => true,
        }
    }

    proptest! {
        #[test]
        fn the_index_is_what_looking_at_everybody_finds(
            people in prop::collection::vec(
                ((0u32..10, 0u32..10, 0u32..10), 1i64..3, 0u32..8, any::<bool>()), 1..40),
            terms in prop::collection::vec((0u8..5, 0u32..10), 0..4),
        ) {
            let vocabulary = vocabulary();
            let mut members: Vec<Member> = Vec::new();
            for (id, (said, home, time, open)) in (1..).zip(&people) {
                members.push(Member {
                    id: MemberId(id),
                    neighbourhood: NeighbourhoodId(*home),
                    profile: profile(said),
                    availability: Availability(*time),
                    open_to_meet: *open,
                    asks_per_week: 0,
                    joined: Timestamp::UNIX_EPOCH,
                });
            }
            let catalogue = Catalogue {
                vocabulary: Arc::clone(&vocabulary),
                members: members.clone(),
                ..Catalogue::default()
            };
            let snapshot = build(catalogue, Model::default());
            let viewer = &members[0];
            let mut area = Area::new(&snapshot, Side::of(viewer), Some(viewer.id));
            let terms: Vec<Term> = terms.iter().map(|(kind, c)| match kind {
                0 => Term::Enjoys(ConceptId(*c)),
                1 => Term::Brings(ConceptId(*c)),
                2 => Term::WouldLike(ConceptId(*c)),
                3 => Term::FitsTime,
                _ => Term::SameNeighbourhood,
            }).collect();
            // Without outlines a neighbourhood is its own area.
            let near = |m: &&Member| m.open_to_meet && m.neighbourhood == viewer.neighbourhood;
            let all = members.iter().filter(near);
            let fitting = all.clone().filter(|m| m.id != viewer.id).filter(|m| {
                terms.iter().all(|term| holds(&vocabulary, viewer, m, *term))
            });
            prop_assert_eq!(area.crowd(&terms), fitting.count());
            // A second time, from what was counted.
            let again = area.crowd(&terms);
            prop_assert_eq!(area.crowd(&terms), again);

            let request = Request {
                member: viewer.id,
                neighbourhood: viewer.neighbourhood,
                profile: viewer.profile.clone(),
                availability: viewer.availability,
                history: Vec::new(),
                hidden: Vec::new(),
                hidden_members: Vec::new(),
                pending_members: Vec::new(),
                choices: Choices::default(),
                kind: Kind::People,
                limit: 10,
                now: Timestamp::UNIX_EPOCH,
                seed: 1,
            };
            let own = &viewer.profile;
            let answers = |m: &&Member| {
                holds(&vocabulary, viewer, m, Term::Enjoys(own.enjoys[0]))
                    || holds(&vocabulary, viewer, m, Term::Brings(own.brings[0]))
                    || holds(&vocabulary, viewer, m, Term::WouldLike(own.would_like[0]))
            };
            let wanted: Vec<i64> = all.filter(answers).map(|m| m.id.0 - 1).collect();
            let found = area.candidates(&request).into_iter();
            let found: Vec<i64> = found.filter_map(|at| i64::try_from(at).ok()).collect();
            prop_assert_eq!(found, wanted);
        }
    }
}
