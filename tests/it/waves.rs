//! Asking in waves: who is asked and who is not, a shift that fills, one that is called off, a crew,
//! thanks, and whether it was a match.

use crate::app::{TestApp, now};
use jiff::{SignedDuration, Timestamp};
use naober::app::opportunities::{Posted, Shift};
use naober::app::{Error, Field};
use naober::domain::{AskChoices, Demands, ItemId, MemberId};
use std::collections::BTreeSet;

fn hours(hours: i64) -> SignedDuration {
    SignedDuration::from_hours(hours)
}

/// Mending bicycles, in eleven days, for as many.
pub fn mending(places: &str) -> Posted {
    Posted {
        title: "Fietsen nakijken".to_owned(),
        body: "Banden plakken en fietsen repareren met koffie erbij.".to_owned(),
        neighbourhood: "zonnehof".to_owned(),
        place: "De Kachel".to_owned(),
        shifts: vec![Shift {
            date: "2026-12-05".to_owned(),
            time: "14:00".to_owned(),
            places: places.to_owned(),
        }],
        ..Posted::default()
    }
}

/// A coordinator at work in the demo town.
pub struct Bench {
    pub town: TestApp,
    pub mirjam: MemberId,
}

impl Bench {
    pub async fn new() -> Self {
        let town = TestApp::demo().await;
        let mirjam = town.persona("mirjam").member;
        Self { town, mirjam }
    }

    pub async fn post(&self, posted: &Posted) -> ItemId {
        let ids = self.town.app.post_opportunity(self.mirjam, posted).await;
        ids.unwrap()[0]
    }

    pub async fn tx(&self) -> naober::store::Tx {
        let id = self.town.app.town().id;
        self.town.store.read(id).await.unwrap()
    }

    pub async fn write(&self) -> naober::store::Tx {
        let id = self.town.app.town().id;
        self.town.store.write(id).await.unwrap()
    }

    pub async fn asked(&self, item: ItemId) -> BTreeSet<MemberId> {
        let asked = self.tx().await.asked_for(item).await.unwrap();
        asked.into_iter().collect()
    }

    pub async fn answer(&self, who: MemberId, item: ItemId, yes: bool) -> Result<(), Error> {
        let questions = self.town.app.questions(who).await.unwrap();
        let question = questions.iter().find(|q| q.item.id == item).unwrap();
        self.town.app.answer_question(who, question.id, yes).await
    }

    /// Moves the clock and does what is due then.
    pub async fn go_to(&self, at: Timestamp) {
        self.town.clock.set(at);
        while self.town.app.work().await.unwrap() {}
    }

    /// Gives everybody in a set a mail address, so that letters can be seen.
    async fn with_addresses(&self, who: &BTreeSet<MemberId>) {
        let mut tx = self.write().await;
        for member in who {
            let address = format!("m{}@example.nl", member.0);
            tx.set_address(*member, Some(&address)).await.unwrap();
        }
        tx.commit().await.unwrap();
    }

    /// The keys of the letters that wait and begin like this.
    async fn letters(&self, start: &str) -> Vec<String> {
        let waiting = self.town.app.waiting_letters().await.unwrap();
        let keys = waiting.into_iter().map(|l| l.key);
        keys.filter(|key| key.starts_with(start)).collect()
    }
}

#[tokio::test]
async fn a_shift_is_filled_through_two_waves_and_then_nobody_is_asked() {
    let b = Bench::new().await;
    let shift = b.post(&mending("2")).await;
    let first = b.asked(shift).await;
    assert_eq!(
        first.len(),
        5,
        "two places and time to wait: five questions"
    );
    let board = b.town.app.board(b.mirjam, shift).await.unwrap();
    assert_eq!((board.waves, board.expected), (1, 1));
    assert!(board.helpers.is_empty());
    // One says yes, one says no, three say nothing.
    let mut asked = first.iter();
    b.answer(*asked.next().unwrap(), shift, true).await.unwrap();
    b.answer(*asked.next().unwrap(), shift, false)
        .await
        .unwrap();
    let board = b.town.app.board(b.mirjam, shift).await.unwrap();
    assert_eq!(board.helpers.len(), 1);
    let next = board.next.unwrap();
    b.go_to(next - hours(1)).await;
    assert_eq!(b.asked(shift).await, first, "not before its time");
    b.go_to(next).await;
    let second = b.asked(shift).await;
    assert!(second.is_superset(&first) && second.len() > first.len());
    let late = *asked.next().unwrap();
    b.answer(late, shift, true).await.unwrap();
    let more = *second.difference(&first).next().unwrap();
    let left = b.town.app.questions(more).await.unwrap();
    assert!(
        left.iter().all(|q| q.item.id != shift),
        "no place is given twice"
    );
    // Filled: the chain goes on and asks nobody, until somebody steps back.
    for step in 1..4 {
        b.go_to(next + hours(48 * step)).await;
    }
    assert_eq!(b.asked(shift).await, second);
    b.town.app.step_back(late, shift).await.unwrap();
    let again = b
        .town
        .app
        .board(b.mirjam, shift)
        .await
        .unwrap()
        .next
        .unwrap();
    b.go_to(again).await;
    assert!(b.asked(shift).await.len() > second.len());
}

#[tokio::test]
async fn what_a_helper_set_is_hard() {
    let b = Bench::new().await;
    let far = |day: &str| {
        let mut posted = mending("20");
        posted.shifts[0].date = day.to_owned();
        posted.body =
            "Koken, taart bakken, tuinieren, zingen, voorlezen en banden plakken.".to_owned();
        posted
    };
    // Sixteen opportunities at one time: more questions than anybody wants.
    let mut items = Vec::new();
    for day in 0..8 {
        items.push(b.post(&far(&format!("2026-12-{:02}", 6 + day))).await);
    }
    for day in 1..12 {
        b.go_to(now() + hours(24 * day)).await;
    }
    let limits = b.tx().await.askable().await.unwrap();
    let by_member: std::collections::HashMap<_, _> = limits.iter().map(|l| (l.member, l)).collect();
    let (mut seen, mut all) = (0, Vec::new());
    for item in &items {
        for who in b.asked(*item).await {
            assert!(
                by_member.contains_key(&who),
                "who does not want to be asked, is not"
            );
            seen += 1;
            all.push(who);
        }
    }
    assert!(seen > 60, "only {seen} questions");
    let people: BTreeSet<MemberId> = all.into_iter().collect();
    assert!(people.len() * 3 < seen * 2, "limits must have been met");
    // Every window of a week, and every pause between two questions.
    let mut moments: std::collections::HashMap<MemberId, Vec<Timestamp>> = Default::default();
    for hour in (0..24 * 12).step_by(3) {
        let at = now() + hours(hour);
        for (who, _, last) in b.tx().await.asked_since(at - hours(3)).await.unwrap() {
            let last = Timestamp::from_microsecond(last).unwrap();
            let known = moments.entry(who).or_default();
            if !known.contains(&last) {
                known.push(last);
            }
        }
    }
    for (who, mut at) in moments {
        at.sort_unstable();
        let limit = by_member[&who];
        let rest = hours(24 * i64::from(limit.choices.rest_days));
        for pair in at.windows(2) {
            assert!(
                pair[1].duration_since(pair[0]) >= rest,
                "{who:?} had no rest"
            );
        }
        let many = usize::from(limit.per_week) + 1;
        for week in at.windows(many) {
            assert!(week[many - 1].duration_since(week[0]) >= hours(7 * 24));
        }
    }
}

#[tokio::test]
async fn what_is_called_off_asks_nobody_and_tells_who_said_yes_once() {
    let b = Bench::new().await;
    let shift = b.post(&mending("2")).await;
    let asked = b.asked(shift).await;
    let helper = *asked.iter().next().unwrap();
    b.with_addresses(&asked).await;
    b.answer(helper, shift, true).await.unwrap();
    // A letter that still waits when it is called off.
    let mut tx = b.write().await;
    let waiting = naober::domain::letter::Letter {
        key: format!("asked:{}:999", shift.0),
        address: "iemand@example.nl".to_owned(),
        language: "nl".to_owned(),
        kind: naober::domain::letter::LetterKind::Asked,
        code: String::new(),
        link: "/voor-jou".to_owned(),
        about: "Fietsen".to_owned(),
        digest: None,
    };
    tx.put_letter(&waiting, now()).await.unwrap();
    tx.commit().await.unwrap();
    for _ in 0..2 {
        b.town
            .app
            .cancel_opportunity(b.mirjam, shift)
            .await
            .unwrap();
    }
    assert!(
        b.letters("asked:").await.is_empty(),
        "a letter is taken back"
    );
    let told = b.letters("cancelled:").await;
    assert_eq!(told, [format!("cancelled:{}:{}", shift.0, helper.0)]);
    for day in 1..14 {
        b.go_to(now() + hours(24 * day)).await;
    }
    assert_eq!(b.asked(shift).await, asked, "nobody is asked after");
    assert!(b.letters("asked:").await.is_empty());
    assert!(b.letters("match:").await.is_empty());
    for who in &asked {
        let questions = b.town.app.questions(*who).await.unwrap();
        assert!(questions.iter().all(|q| q.item.id != shift));
    }
    let mut later = mending("3");
    later.shifts[0].date = "2027-01-05".to_owned();
    let late = b.town.app.edit_opportunity(b.mirjam, shift, &later).await;
    assert!(matches!(late, Err(Error::Late(_))));
}

#[tokio::test]
async fn a_change_of_time_is_told_and_the_waves_go_on_from_it() {
    let b = Bench::new().await;
    let shift = b.post(&mending("2")).await;
    let asked = b.asked(shift).await;
    let helper = *asked.iter().next().unwrap();
    b.with_addresses(&asked).await;
    b.answer(helper, shift, true).await.unwrap();
    let mut later = mending("6");
    b.town
        .app
        .edit_opportunity(b.mirjam, shift, &later)
        .await
        .unwrap();
    assert!(
        b.letters("changed:").await.is_empty(),
        "more places are no news"
    );
    later.shifts[0].time = "16:00".to_owned();
    for _ in 0..2 {
        b.town
            .app
            .edit_opportunity(b.mirjam, shift, &later)
            .await
            .unwrap();
    }
    assert_eq!(b.letters("changed:").await.len(), 1);
    b.go_to(now()).await;
    assert!(
        b.asked(shift).await.len() > asked.len(),
        "more places, more questions"
    );
    later.shifts[0].places = "0".to_owned();
    let wrong = b.town.app.edit_opportunity(b.mirjam, shift, &later).await;
    assert!(matches!(wrong, Err(Error::Invalid(list)) if list[0].field == Field::Places));
}

#[tokio::test]
async fn a_demand_is_kept_and_warned_of() {
    let b = Bench::new().await;
    b.town.app.plan_figures().await.unwrap();
    b.go_to(now()).await;
    let demands = Demands {
        vog: true,
        ..Demands::default()
    };
    let posted = Posted {
        demands,
        ..mending("3")
    };
    let concepts = b.town.app.understand_opportunity(&posted);
    let reachable = b.town.app.reachable(&concepts, demands).await.unwrap();
    assert!(reachable.vog_shuts_out && !reachable.licence_shuts_out);
    let about = reachable.about.unwrap();
    assert!(about >= 10 && about % 10 == 0, "{about}");
    let licence = Demands {
        licence: true,
        ..Demands::default()
    };
    let reachable = b.town.app.reachable(&concepts, licence).await.unwrap();
    assert!(
        !reachable.licence_shuts_out,
        "six in ten of the demo town drive"
    );
    let shift = b.post(&posted).await;
    let asked = b.asked(shift).await;
    assert!(!asked.is_empty());
    for who in asked {
        assert!(b.tx().await.ask_choices(who).await.unwrap().vog);
    }
}

#[tokio::test]
async fn a_crew_agrees_goes_first_and_may_leave() {
    let b = Bench::new().await;
    let app = &b.town.app;
    let organisation = app.organisation(b.mirjam).await.unwrap();
    let shift = b.post(&mending("2")).await;
    let helper = *b.asked(shift).await.iter().next().unwrap();
    // Who did not help an organisation cannot be in its crew.
    let early = app.be_in_crew(helper, &organisation, true).await;
    assert!(matches!(early, Err(Error::NotFound)));
    b.answer(helper, shift, true).await.unwrap();
    assert_eq!(
        app.helping(helper).await.unwrap().others.join("|"),
        organisation
    );
    assert!(app.crew(b.mirjam).await.unwrap().is_empty());
    app.be_in_crew(helper, &organisation, true).await.unwrap();
    assert_eq!(app.crew(b.mirjam).await.unwrap().len(), 1);
    let first = Posted {
        demands: Demands {
            crew_first: true,
            ..Demands::default()
        },
        ..mending("2")
    };
    // Their days of rest hold for their crew too.
    let mut tx = b.write().await;
    let none = AskChoices {
        rest_days: 0,
        ..AskChoices::default()
    };
    tx.put_ask_choices(helper, none).await.unwrap();
    tx.commit().await.unwrap();
    b.town.clock.set(now() + hours(24 * 8));
    let mut other = first.clone();
    other.shifts[0].date = "2026-12-08".to_owned();
    let next = b.post(&other).await;
    assert_eq!(b.asked(next).await, BTreeSet::from([helper]));
    app.be_in_crew(helper, &organisation, false).await.unwrap();
    assert!(app.crew(b.mirjam).await.unwrap().is_empty());
    other.shifts[0].date = "2026-12-09".to_owned();
    let last = b.post(&other).await;
    assert!(
        b.asked(last).await.len() > 1,
        "without a crew neighbours are asked"
    );
}

#[tokio::test]
async fn thanks_by_name_and_after_two_weeks_whether_it_was_a_match() {
    let b = Bench::new().await;
    let app = &b.town.app;
    let shift = b.post(&mending("2")).await;
    let asked = b.asked(shift).await;
    let helper = *asked.iter().next().unwrap();
    b.answer(helper, shift, true).await.unwrap();
    b.with_addresses(&BTreeSet::from([helper, b.mirjam])).await;
    let key = app.board(b.mirjam, shift).await.unwrap().helpers[0]
        .key
        .clone();
    let early = app.thank(b.mirjam, shift, &key).await;
    assert!(matches!(early, Err(Error::Late(_))));
    b.town.clock.set(now() + hours(24 * 12));
    for _ in 0..2 {
        app.thank(b.mirjam, shift, &key).await.unwrap();
    }
    assert_eq!(b.letters("thanks:").await.len(), 1);
    let thanks = app.helping(helper).await.unwrap().thanks;
    assert_eq!(thanks[0].by, "Mirjam");
    let unknown = app.thank(b.mirjam, shift, "0123").await;
    assert!(matches!(unknown, Err(Error::NotFound)));
    let soon = app.opportunity_was_match(b.mirjam, shift, true).await;
    assert!(matches!(soon, Err(Error::Late(_))));
    b.go_to(now() + hours(24 * 26)).await;
    assert_eq!(
        b.letters("match:").await.len(),
        2,
        "the helper and the coordinator"
    );
    assert_eq!(app.helping(helper).await.unwrap().was_match.len(), 1);
    app.helping_was_match(helper, shift, false).await.unwrap();
    assert!(app.helping(helper).await.unwrap().was_match.is_empty());
    let board = app.board(b.mirjam, shift).await.unwrap();
    assert!(
        board.asks_for_match && board.helpers.len() == 1,
        "a no of a helper shows nowhere"
    );
    app.opportunity_was_match(b.mirjam, shift, true)
        .await
        .unwrap();
    assert!(!app.board(b.mirjam, shift).await.unwrap().asks_for_match);
    let other = *asked.iter().nth(1).unwrap();
    let not = app.helping_was_match(other, shift, true).await;
    assert!(matches!(not, Err(Error::NotFound)));
}
