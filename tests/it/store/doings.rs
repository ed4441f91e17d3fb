//! Doings are counted within their span, apart for everybody; codes for addresses without an account.

use super::bench::{Bench, at};
use naober::domain::limit::Doing;
use naober::store::Code;

pub async fn doings_are_counted(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let ids = b.members(places[0]).await;
    let mut tx = b.write().await;
    for (member, doing, span, hour, times) in [
        (0, Doing::Message, 7, 1, 1),
        (0, Doing::Message, 7, 2, 2),
        (0, Doing::Story, 7, 3, 1),
        (1, Doing::Message, 7, 3, 1),
        (0, Doing::Message, 8, 30, 1),
        (0, Doing::Message, 8, 31, 2),
    ] {
        let counted = tx.count_doing(ids[member], doing, span, at(hour)).await;
        assert_eq!(counted.unwrap(), times, "{member} {doing:?} {span}");
    }
    b.say("kept", tx.kept_of(ids[0]).await.unwrap());
    tx.delete_member(ids[0], at(40)).await.unwrap();
    b.say("gone", tx.kept_of(ids[0]).await.unwrap());
    for (n, member, hour) in [(1, None, 2), (2, Some(ids[1]), 3), (3, None, 4)] {
        let code = Code {
            handle: [n; 32],
            link: [n + 100; 32],
            code: [n; 32],
            address: format!("a{n}@example.nl"),
            member,
            expires: at(900),
            attempts: 0,
        };
        tx.put_code(&code, at(hour), at(-9)).await.unwrap();
    }
    for (since, count) in [(0, 2), (3, 1), (5, 0)] {
        assert_eq!(tx.codes_of_strangers(at(since)).await.unwrap(), count);
    }
    tx.commit().await.unwrap();
}
