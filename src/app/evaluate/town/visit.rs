//! A visit: somebody looks at their lists and acts.

use super::stage::morning;
use super::world::{Between, World};
use crate::domain::{Choices, InteractionKind, ItemId, ItemKind, Kind, MemberId, Request, Subject};
use crate::engine::Snapshot;
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};

/// How long a list is.
const LIMIT: usize = 5;
/// At most so many yeses to groups a week.
const JOINS_A_WEEK: u32 = 2;
/// A yes to a neighbour waits this many days.
const PATIENCE: i64 = 14;
/// So many good suggestions make a first day good.
const GOOD: usize = 3;

const ITEMS: [Kind; 3] = [Kind::Initiatives, Kind::Activities, Kind::Opportunities];

fn position(id: MemberId) -> usize {
    usize::try_from(id.0 - 1).unwrap_or(0)
}

/// The subjects of every list of one resident.
struct Lists {
    who: usize,
    items: [Vec<ItemId>; 3],
    people: Vec<usize>,
}

impl World<'_> {
    /// Everybody who looks today, in order of arrival.
    pub(super) fn visits(&mut self, snapshot: &Snapshot, day: i64) {
        let waiting = self.waiting(day);
        let who: Vec<usize> = (0..self.here)
            .filter(|at| {
                self.own[*at].arrived == day || self.mind.looks_today(&self.residents[*at], day)
            })
            .collect();
        let lists: Vec<Lists> = who
            .par_iter()
            .map(|at| self.lists(snapshot, *at, waiting.get(at), day))
            .collect();
        for lists in lists {
            self.count_shown(&lists);
            self.judge(&lists, day);
            self.act(&lists, day);
        }
    }

    /// Per resident those who said yes to them and still wait.
    fn waiting(&self, day: i64) -> HashMap<usize, Vec<MemberId>> {
        let mut waiting: HashMap<usize, Vec<MemberId>> = HashMap::new();
        for ((low, high), between) in &self.between {
            if let Between::Yes(by, since) = between
                && day - since < PATIENCE
            {
                let to = if by == low { high } else { low };
                let list = waiting.entry(*to).or_default();
                list.push(self.residents[*by].member.id);
            }
        }
        for list in waiting.values_mut() {
            list.sort_unstable();
        }
        waiting
    }

    fn lists(
        &self,
        snapshot: &Snapshot,
        at: usize,
        waiting: Option<&Vec<MemberId>>,
        day: i64,
    ) -> Lists {
        let (member, own) = (&self.residents[at].member, &self.own[at]);
        let pending = waiting.cloned().unwrap_or_default();
        // Whoever this resident answered is not shown again.
        let over = |other: &usize| match self.between.get(&(at.min(*other), at.max(*other))) {
            Some(Between::Yes(by, _)) => *by == at,
            Some(Between::Met | Between::Over) => true,
            None => false,
        };
        let hidden_members: Vec<MemberId> = (0..self.here)
            .filter(over)
            .map(|other| self.residents[other].member.id)
            .collect();
        let mut request = Request {
            member: member.id,
            neighbourhood: member.neighbourhood,
            profile: member.profile.clone(),
            availability: member.availability,
            history: own.history.clone(),
            hidden: own.hidden.clone(),
            hidden_members,
            pending_members: pending,
            choices: Choices::default(),
            kind: Kind::People,
            limit: LIMIT,
            now: morning(day),
            seed: self.mind.seed,
        };
        let mut subjects = |kind| -> Vec<Subject> {
            request.kind = kind;
            let slate = snapshot.recommend(&request);
            slate.items.into_iter().map(|r| r.subject).collect()
        };
        let item = |s| match s {
            Subject::Item(id) => Some(id),
            Subject::Person(_) => None,
        };
        let items = ITEMS.map(|kind| subjects(kind).into_iter().filter_map(item).collect());
        let people = match member.open_to_meet {
            true => subjects(Kind::People),
            false => Vec::new(),
        };
        let person = |s| match s {
            Subject::Person(id) => Some(position(id)),
            Subject::Item(_) => None,
        };
        Lists {
            who: at,
            items,
            people: people.into_iter().filter_map(person).collect(),
        }
    }

    fn count_shown(&mut self, lists: &Lists) {
        for other in &lists.people {
            self.own[*other].proposed += 1;
        }
        let items = lists.items.iter().flatten().map(|id| Subject::Item(*id));
        let people = lists.people.iter();
        let people = people.map(|at| Subject::Person(self.residents[*at].member.id));
        if let Some(today) = self.shown.back_mut() {
            for subject in items.chain(people) {
                *today.entry(subject).or_default() += 1;
            }
        }
    }

    /// What the lists are worth to who reads them, whatever they do.
    fn judge(&mut self, lists: &Lists, day: i64) {
        let (at, me) = (lists.who, &self.residents[lists.who]);
        let home = me.member.neighbourhood;
        let km = |to| self.km(home, to);
        let first = (self.own[at].arrived == day).then(|| {
            let shown = lists.items.iter().flatten();
            let good = shown
                .filter_map(|id| self.items.get(id))
                .filter(|item| self.mind.is_good(me, item, km(item.neighbourhood)))
                .count();
            good >= GOOD
        });
        let possible = first.map(|_| self.could_be_good(at));
        let mutual = lists.people.iter().any(|other| {
            let other = &self.residents[*other];
            let km = self.km(home, other.member.neighbourhood);
            self.mind.wants_to_meet(me, other, km) && self.mind.wants_to_meet(other, me, km)
        });
        let gain = |id: &ItemId| {
            // What filled up since this morning is worth nothing any more.
            let item = self.items.get(id).filter(|i| i.has_place());
            item.map_or(0.0, |i| self.mind.chance(me, i, km(i.neighbourhood)))
        };
        let reached: Vec<f64> = lists.items[2].iter().map(gain).collect();
        let hidden = &self.own[at].hidden;
        let open = self.items.values().filter(|i| {
            let mine = hidden.binary_search(&i.id).is_ok();
            i.kind == ItemKind::Opportunity && i.has_place() && !mine
        });
        let mut ideal: Vec<f64> = open.map(|i| gain(&i.id)).collect();
        ideal.sort_by(|a, b| b.total_cmp(a));
        ideal.truncate(LIMIT);
        let discounted = |gains: &[f64]| -> f64 {
            let places = gains.iter().enumerate();
            places
                .map(|(place, g)| g / ((place + 2) as f64).log2())
                .sum()
        };
        let best = discounted(&ideal);
        let ndcg = (best > 0.0).then(|| discounted(&reached) / best);
        if let Some(ndcg) = ndcg {
            self.ndcg.0 += ndcg;
            self.ndcg.1 += 1;
        }
        self.own[at].good_first_day = self.own[at].good_first_day.or(first);
        self.own[at].possible_first_day = self.own[at].possible_first_day.or(possible);
        self.own[at].good_proposal |= mutual;
    }

    /// Whether three lists of five could hold enough good suggestions, if one knew who is asking.
    fn could_be_good(&self, at: usize) -> bool {
        let me = &self.residents[at];
        let home = me.member.neighbourhood;
        let mut good: [BTreeSet<ItemId>; 3] = Default::default();
        for item in self.items.values().filter(|i| i.has_place()) {
            let km = self.km(home, item.neighbourhood);
            if self.mind.is_good(me, item, km) {
                // One activity of an initiative is enough.
                good[item.kind as usize].insert(item.group.unwrap_or(item.id));
            }
        }
        let reached: usize = good.iter().map(|of_kind| of_kind.len().min(LIMIT)).sum();
        reached >= GOOD
    }

    fn act(&mut self, lists: &Lists, day: i64) {
        for list in &lists.items[..2] {
            for (place, id) in list.iter().enumerate() {
                if self.sees(lists.who, id.0, place, day) {
                    self.consider_group(lists.who, *id, day);
                }
            }
        }
        for (place, id) in lists.items[2].iter().enumerate() {
            if self.sees(lists.who, id.0, place, day) {
                self.consider_helping(lists.who, *id, 0, day);
            }
        }
        for (place, other) in lists.people.iter().enumerate() {
            let name = -self.residents[*other].member.id.0;
            if self.sees(lists.who, name, place, day) {
                self.consider_neighbour(lists.who, *other, day);
            }
        }
    }

    fn sees(&self, who: usize, subject: i64, place: usize, day: i64) -> bool {
        let who = &self.residents[who];
        self.mind.sees_place(who, subject, place, day)
    }

    fn consider_group(&mut self, who: usize, id: ItemId, day: i64) {
        let Some(item) = self.items.get(&id).filter(|i| i.has_place()) else {
            return;
        };
        let me = &self.residents[who];
        let km = self.km(me.member.neighbourhood, item.neighbourhood);
        let week = day / 7;
        let joined = self.own[who].joined_in.get(&week).copied().unwrap_or(0);
        if joined < JOINS_A_WEEK && self.mind.says_yes(me, item, km, 0) {
            let group = item.group.unwrap_or(id);
            if let Some(item) = self.items.get_mut(&id) {
                item.taken += 1;
            }
            self.note(who, id, InteractionKind::Joined, day);
            *self.own[who].joined_in.entry(week).or_default() += 1;
            let members = self.members_of.entry(group).or_default();
            members.insert(who);
            if members.len() > 1 {
                self.own[who].first_group.get_or_insert(day);
            }
        } else if self.mind.hides(me, item) {
            self.note(who, id, InteractionKind::Hidden, day);
        }
    }

    /// Whether somebody takes a place after `asks` asks in the last 28 days.
    pub(super) fn consider_helping(
        &mut self,
        who: usize,
        id: ItemId,
        asks: usize,
        day: i64,
    ) -> bool {
        let (Some(item), Some(known)) = (self.items.get(&id), self.opportunities.get(&id)) else {
            return false;
        };
        let me = &self.residents[who];
        let km = self.km(me.member.neighbourhood, item.neighbourhood);
        let week = known.starts / 7;
        let mine = self.own[who].hidden.binary_search(&id).is_ok();
        let free = item.has_place() && !mine && !self.own[who].helps_in.contains(&week);
        if !free || !self.mind.says_yes(me, item, km, asks) {
            return false;
        }
        self.note(who, id, InteractionKind::Accepted, day);
        self.own[who].helps_in.insert(week);
        let both = [
            self.items.get_mut(&id),
            self.opportunities.get_mut(&id).map(|o| &mut o.item),
        ];
        for item in both.into_iter().flatten() {
            item.taken += 1;
        }
        true
    }

    fn consider_neighbour(&mut self, who: usize, other: usize, day: i64) {
        let (me, them) = (&self.residents[who], &self.residents[other]);
        let km = self.km(me.member.neighbourhood, them.member.neighbourhood);
        let pair = (who.min(other), who.max(other));
        if !self.own[who].met_in.contains(&(day / 7)) && self.mind.wants_to_meet(me, them, km) {
            self.own[who].met_in.insert(day / 7);
            let earlier = self.between.get(&pair).copied();
            if let Some(Between::Yes(by, since)) = earlier
                && by == other
                && day - since < PATIENCE
            {
                self.between.insert(pair, Between::Met);
                self.matches += 1;
                for one in [who, other] {
                    self.own[one].first_neighbour.get_or_insert(day);
                }
            } else {
                self.between.insert(pair, Between::Yes(who, day));
            }
        } else if self.mind.declines(me, them) {
            self.between.insert(pair, Between::Over);
        }
    }
}
