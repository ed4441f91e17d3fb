//! Days go by in the demo: a shift fills in waves, a neighbour says yes, and no other town has the button.

use crate::app::TestApp;
use crate::waves::{Bench, mending};
use naober::app::recommend::Suggested;
use naober::domain::Kind;
use naober::domain::introduction::Answer;

#[tokio::test]
async fn a_shift_fills_through_waves_while_days_go_by() {
    let bench = Bench::new().await;
    let mut soon = mending("4");
    soon.shifts[0].date = "2026-11-28".to_owned();
    let item = bench.post(&soon).await;
    let mirjam = bench.town.sign_in("mirjam").await;
    let board = format!("/coordinator/{}", item.0);
    let mut filled = Vec::new();
    for _ in 0..3 {
        let answer = bench.town.post("/demo/verder", &mirjam, "").await;
        assert!(answer.location().contains("gezegd=flash-further"));
        let helpers = bench.tx().await.helpers(item).await.unwrap().len();
        let page = bench.town.get(&board, &mirjam).await.body;
        let said = match helpers {
            4 => "Alle plekken zijn gevuld".to_owned(),
            n => format!("{n} van 4 plekken"),
        };
        // Fluent puts marks around numbers.
        let page = page.replace(['\u{2068}', '\u{2069}'], "");
        assert!(page.contains(&said), "{said}");
        filled.push(helpers);
    }
    let waves = bench.tx().await.waves(item).await.unwrap();
    assert!(waves > 1 && filled.last() == Some(&4), "{waves} {filled:?}");
    assert!(filled.is_sorted(), "{filled:?}");
}

#[tokio::test]
async fn a_neighbour_answers_within_days_and_visitors_answer_nothing_by_themselves() {
    let town = TestApp::demo().await;
    let sanne = town.persona("sanne").member;
    let cookie = town.sign_in("sanne").await;
    let slate = town.app.recommend(sanne, Kind::People, 10).await.unwrap();
    for suggestion in slate {
        let Suggested::Proposal(name) = suggestion.what else {
            panic!("a person is proposed without a name");
        };
        let met = town.app.answer_proposal(sanne, &name, Answer::Yes).await;
        assert!(!met.unwrap());
    }
    assert_eq!(town.app.meetings(sanne).await.unwrap().met.len(), 0);
    for _ in 0..5 {
        town.post("/demo/verder", &cookie, "").await;
    }
    let meetings = town.app.meetings(sanne).await.unwrap();
    assert!(!meetings.met.is_empty());
}

#[tokio::test]
async fn no_other_town_lets_days_go_by() {
    let town = TestApp::live().await;
    let before = town.app.now();
    let visitors = [town.persona("sanne").member];
    assert!(town.app.a_day_further(&visitors).await.is_err());
    assert_eq!(town.app.now(), before);
}
