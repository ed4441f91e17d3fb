//! The conformance suite: each case asks and changes things, and what one database answers, the
//! other must answer too.

use super::bench::{Bench, both};
use super::{
    activities, asking, backup, digests, doings, meetings, municipality, people, place, retention,
    start, stories, street, things,
};
use std::pin::Pin;

type Case = for<'a> fn(&'a mut Bench) -> Pin<Box<dyn Future<Output = ()> + 'a>>;

macro_rules! cases {
    ($($file:ident::$name:ident),* $(,)?) => {
        const CASES: &[(&str, Case)] = &[$((stringify!($name), |bench| Box::pin($file::$name(bench)))),*];
    };
}

cases![
    place::towns,
    place::neighbourhoods,
    place::neighbourhoods_change,
    place::jobs,
    place::schemes_and_stories,
    place::figures,
    people::members,
    people::roles,
    people::choices,
    people::sessions,
    people::introductions,
    meetings::messages,
    meetings::blocks,
    meetings::reports,
    meetings::exchanges,
    doings::doings_are_counted,
    people::waves,
    asking::limits,
    asking::crews_and_thanks,
    people::codes,
    people::letters,
    digests::digests_are_made,
    digests::what_digests_suggest,
    municipality::posts,
    municipality::seeds,
    municipality::a_store_without_persons,
    backup::rows_for_either,
    backup::who_left,
    retention::what_was_kept_long_enough,
    start::the_second_step,
    start::passkeys,
    stories::told_by_neighbours,
    start::a_town_starts,
    street::faces,
    street::the_desk,
    street::cards,
    things::items,
    activities::hosting,
    activities::taking_part,
    things::items_are_found,
    things::interactions,
    things::the_catalogue,
    things::concepts_move,
];

#[tokio::test]
async fn every_method_answers_alike_on_both_databases() {
    for (name, case) in CASES {
        let [mut sqlite, mut postgres] = both().await;
        for bench in [&mut sqlite, &mut postgres] {
            case(bench).await;
            let dump = bench.dump().await;
            bench.said.extend(dump);
        }
        assert!(!sqlite.said.is_empty(), "{name} asks nothing");
        assert_eq!(sqlite.said, postgres.said, "{name}");
    }
}
