//! One simulated year with one way of asking, hour by hour.

use super::{Figures, Method, Task, WEEK};
use crate::app::asking::{hours_till_day, patience};
use crate::engine::asking::{Claim, Opening, TOGETHER, plan};
use crate::simulate::helping::Wanted;
use jiff::SignedDuration;
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

/// How long an opportunity lasts, in hours.
const LASTS: u32 = 2;
/// "Lately", in hours.
const FOUR_WEEKS: u32 = 4 * WEEK;

/// What happens at an hour: answers before waves.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Answer {
        opportunity: usize,
        helper: usize,
        yes: bool,
    },
    Wave {
        opportunity: usize,
    },
}

/// A question that was put: to whom, until when it is waited for, and whether it was answered.
struct Out {
    helper: usize,
    waits: u32,
    answered: bool,
}

pub(super) struct Run<'a> {
    task: &'a Task,
    method: Method,
    now: u32,
    events: BinaryHeap<Reverse<(u32, Event)>>,
    /// Posted, not over, with a free place.
    open: BTreeSet<usize>,
    taken: Vec<u32>,
    out: Vec<Vec<Out>>,
    /// Per helper, the hours at which they were asked.
    pub(super) asked: Vec<Vec<u32>>,
    /// Per helper, when what they said yes to starts.
    busy: Vec<Vec<u32>>,
    waits: Vec<u32>,
}

impl<'a> Run<'a> {
    pub(super) fn new(task: &'a Task, method: Method) -> Self {
        let wave = |(opportunity, wanted): (usize, &Wanted)| {
            Reverse((wanted.posted, Event::Wave { opportunity }))
        };
        let (wanted, people) = (task.wanted.len(), task.residents.len());
        Self {
            events: task.wanted.iter().enumerate().map(wave).collect(),
            open: BTreeSet::new(),
            taken: vec![0; wanted],
            out: (0..wanted).map(|_| Vec::new()).collect(),
            asked: vec![Vec::new(); people],
            busy: vec![Vec::new(); people],
            waits: Vec::new(),
            now: 0,
            task,
            method,
        }
    }

    pub(super) fn year(&mut self) {
        while let Some(Reverse((at, event))) = self.events.pop() {
            self.now = at;
            match event {
                Event::Wave { opportunity } => self.wave(opportunity),
                Event::Answer {
                    opportunity,
                    helper,
                    yes,
                } => self.hear(opportunity, helper, yes),
            }
        }
    }

    fn left(&self, opportunity: usize) -> SignedDuration {
        let starts = self.task.wanted[opportunity].starts;
        SignedDuration::from_hours(i64::from(starts.saturating_sub(self.now)))
    }

    fn wave(&mut self, opportunity: usize) {
        let wanted = &self.task.wanted[opportunity];
        if wanted.starts <= self.now {
            self.open.remove(&opportunity);
            return;
        }
        if self.taken[opportunity] < wanted.places {
            self.open.insert(opportunity);
        }
        let patience = patience(self.left(opportunity)).as_hours().max(1) as u32;
        let waits = self.now + patience;
        let waits = wanted.starts.min(waits + hours_till_day(waits % 24));
        for helper in self.choose(opportunity) {
            self.ask(opportunity, helper, waits);
        }
        if self.method != Method::Broadcast && waits < wanted.starts {
            self.events
                .push(Reverse((waits, Event::Wave { opportunity })));
        }
    }

    fn choose(&self, opportunity: usize) -> Vec<usize> {
        let all = &self.task.claims[opportunity];
        if self.method == Method::Broadcast {
            return all.iter().map(|(helper, _)| *helper).collect();
        }
        let opening = self.opening(opportunity);
        let many = opening.questions_now();
        if many == 0 {
            return Vec::new();
        }
        let free: Vec<bool> = (0..self.asked.len())
            .map(|h| self.may_be_asked(h))
            .collect();
        if self.method == Method::List {
            let mut claims = self.claims(opportunity, &free);
            let fit = |c: &Claim| 5 * u32::from(c.time) + 3 * u32::from(c.fit);
            claims.sort_by_key(|(helper, claim)| (Reverse(fit(claim)), *helper));
            return claims.into_iter().take(many).map(|(h, _)| h).collect();
        }
        let starts = |o: &usize| (*o != opportunity, self.task.wanted[*o].starts);
        let mut open: Vec<usize> = self.open.iter().copied().collect();
        open.sort_by_key(starts);
        let (mut openings, mut questions) = (Vec::new(), 0);
        for other in &open {
            let (opening, claims) = (self.opening(*other), self.claims(*other, &free));
            questions += opening.questions_now().min(claims.len());
            openings.push((opening, claims));
            if questions >= TOGETHER {
                break;
            }
        }
        plan(&openings)
            .into_iter()
            .filter(|(at, _)| open[*at] == opportunity)
            .map(|(_, helper)| helper)
            .collect()
    }

    fn opening(&self, opportunity: usize) -> Opening {
        let left = self.left(opportunity);
        let waves = left.as_secs() / patience(left).as_secs();
        let waiting = |out: &&Out| !out.answered && out.waits > self.now;
        let places = self.task.wanted[opportunity].places;
        Opening {
            free: places - self.taken[opportunity],
            waiting: self.out[opportunity].iter().filter(waiting).count() as u32,
            waves: (waves as u32).max(1),
        }
    }

    fn may_be_asked(&self, helper: usize) -> bool {
        let asked = &self.asked[helper];
        let since = |hours: u32| {
            asked
                .iter()
                .rev()
                .take_while(|at| **at + hours > self.now)
                .count()
        };
        let rest = 24 * self.task.year.rest_days(helper);
        let rests = asked.last().is_some_and(|last| last + rest > self.now);
        !rests && since(WEEK) < usize::from(self.task.residents[helper].asks_per_week)
    }

    fn lately(&self, helper: usize) -> u32 {
        let recent = self.asked[helper].iter().rev();
        recent.take_while(|at| **at + FOUR_WEEKS > self.now).count() as u32
    }

    /// Who may be asked for an opportunity now.
    fn claims(&self, opportunity: usize, free: &[bool]) -> Vec<(usize, Claim)> {
        let before: BTreeSet<usize> = self.out[opportunity].iter().map(|o| o.helper).collect();
        self.task.claims[opportunity]
            .iter()
            .filter(|(h, _)| free[*h] && !before.contains(h) && !self.is_busy(*h, opportunity))
            .map(|(h, claim)| (*h, claim.asked_lately(self.lately(*h))))
            .collect()
    }

    fn is_busy(&self, helper: usize, opportunity: usize) -> bool {
        let starts = self.task.wanted[opportunity].starts;
        self.busy[helper]
            .iter()
            .any(|at| at.abs_diff(starts) < LASTS)
    }

    fn ask(&mut self, opportunity: usize, helper: usize, waits: u32) {
        let (wanted, lately) = (&self.task.wanted[opportunity], self.lately(helper));
        let who = self.task.asked(helper);
        let answer = self.task.year.answer(who, opportunity, wanted, lately);
        self.asked[helper].push(self.now);
        self.out[opportunity].push(Out {
            helper,
            waits,
            answered: false,
        });
        if let Some(yes) = answer.yes {
            let event = Event::Answer {
                opportunity,
                helper,
                yes,
            };
            self.events.push(Reverse((self.now + answer.after, event)));
        }
    }

    fn hear(&mut self, opportunity: usize, helper: usize, yes: bool) {
        for out in &mut self.out[opportunity] {
            out.answered |= out.helper == helper;
        }
        let wanted = &self.task.wanted[opportunity];
        let free = self.taken[opportunity] < wanted.places && self.now < wanted.starts;
        if !yes || !free || self.is_busy(helper, opportunity) {
            return;
        }
        self.taken[opportunity] += 1;
        self.busy[helper].push(wanted.starts);
        self.waits.push(self.now - wanted.posted);
        if self.taken[opportunity] == wanted.places {
            self.open.remove(&opportunity);
        }
    }

    pub(super) fn figures(mut self) -> Figures {
        let fitting: BTreeSet<usize> = self.task.claims.iter().flatten().map(|(h, _)| *h).collect();
        let counts: Vec<u32> = fitting
            .iter()
            .map(|h| self.asked[*h].len() as u32)
            .collect();
        let never = counts.iter().filter(|n| **n == 0).count();
        self.waits.sort_unstable();
        let all: u32 = self.waits.iter().sum();
        Figures {
            filled: self.taken.iter().sum(),
            questions: counts.iter().sum(),
            never: never as f64 / counts.len().max(1) as f64,
            gini: gini(counts),
            wait_h: (
                self.waits.get(self.waits.len() / 2).copied().unwrap_or(0),
                f64::from(all) / self.waits.len().max(1) as f64,
            ),
        }
    }
}

/// The Gini coefficient: 0 when all have as much, (n - 1) / n when one has everything.
pub(super) fn gini(mut counts: Vec<u32>) -> f64 {
    counts.sort_unstable();
    let n = counts.len() as f64;
    let all: f64 = counts.iter().map(|c| f64::from(*c)).sum();
    let ranked = counts.iter().zip(1u32..);
    let weighted: f64 = ranked
        .map(|(c, rank)| f64::from(*c) * f64::from(rank))
        .sum();
    if all > 0.0 {
        2.0 * weighted / (n * all) - (n + 1.0) / n
    } else {
        0.0
    }
}
