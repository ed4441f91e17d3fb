//! Digests are due at their own hour and leave once, whatever clocks, mail servers and processes do.

use crate::app::TestApp;
use crate::mailbox::Fault;
use crate::reading::{Post, deliver, work};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use jiff::civil::DateTime;
use jiff::{SignedDuration, Timestamp};
use mail_parser::MessageParser;
use naober::domain::digest::Rhythm;
use naober::domain::letter::LetterKind;
use naober::domain::{MemberId, Presence};
use std::sync::Arc;
use std::time::Duration;

async fn both() -> [Post; 2] {
    [
        Post::new(TestApp::demo().await).await,
        Post::new(TestApp::postgres().await).await,
    ]
}

/// Hours of the wall on which digests left, while the clock goes hour by hour.
async fn hours(post: &Post, from: &str, to: &str) -> Vec<String> {
    post.at(from);
    let end: DateTime = to.parse().unwrap();
    let end = post.town.app.instant(end).unwrap();
    let mut left = Vec::new();
    while post.town.app.now() < end {
        let before = post.mailbox.letters().len();
        post.run().await;
        for _ in before..post.mailbox.letters().len() {
            let local = post.town.app.local(post.town.app.now());
            left.push(local.strftime("%a %d %H:%M").to_string());
        }
        post.wait(60);
    }
    left
}

#[tokio::test]
async fn each_rhythm_has_its_hour() {
    for post in both().await {
        let all = post.members().await;
        for (n, rhythm) in Rhythm::ALL.into_iter().enumerate() {
            let two = &all[20 + 2 * n..22 + 2 * n];
            post.readers(two, rhythm).await;
        }
        // Who chose nothing gets nothing, and neither does who takes a pause.
        let mut tx = post
            .town
            .store
            .write(post.town.app.town().id)
            .await
            .unwrap();
        tx.set_address(all[40], Some("still@example.nl"))
            .await
            .unwrap();
        tx.set_presence(all[21], Presence::Paused, post.town.app.now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        post.at("2026-11-27T00:15");
        post.run().await;
        let before = post.came().len();
        let left = hours(&post, "2026-11-27T00:30", "2026-12-04T00:30").await;
        let address = |n: usize| format!("{}@example.nl", all[n].0);
        let came = post.came().split_off(before);
        let count = |n: usize| came.iter().filter(|to| **to == address(n)).count();
        assert_eq!(
            [20, 22, 23, 24, 25, 26, 27].map(count),
            [7, 1, 1, 1, 1, 0, 0]
        );
        assert!(left.iter().all(|hour| hour.ends_with("09:30")), "{left:?}");
        assert_eq!(
            left.iter()
                .filter(|hour| hour.starts_with("Thu 03"))
                .count(),
            5
        );
    }
}

#[tokio::test]
async fn clocks_that_jump_send_exactly_one() {
    let post = Post::new(TestApp::demo().await).await;
    let all = post.members().await;
    post.readers(&all[20..21], Rhythm::Daily).await;
    post.readers(&all[21..22], Rhythm::Weekly).await;
    let weekly = |post: &Post| {
        let to = format!("{}@example.nl", all[21].0);
        post.came().iter().filter(|t| **t == to).count()
    };
    post.at("2026-11-25T20:00");
    post.run().await;
    // From Wednesday over Thursday's hour, and back, and hour by hour over it again.
    post.at("2026-11-27T15:00");
    post.run().await;
    assert_eq!((weekly(&post), post.came().len()), (1, 3));
    let left = hours(&post, "2026-11-25T20:00", "2026-11-28T08:00").await;
    assert_eq!((weekly(&post), left), (1, vec!["Thu 26 09:00".to_owned()]));
    // A wrong year, and back: the next Thursday is as ever.
    post.at("2031-03-03T12:00");
    post.run().await;
    let before = weekly(&post);
    hours(&post, "2026-12-02T10:00", "2026-12-04T10:00").await;
    assert_eq!(weekly(&post), before + 1);
    // Nobody looked for a month: one, not four.
    let before = post.came().len();
    post.at("2027-01-04T10:00");
    post.run().await;
    assert!(post.came().len() <= before + 2);
}

#[tokio::test]
async fn summer_and_winter_time_change_nothing() {
    let post = Post::new(TestApp::demo().await).await;
    let all = post.members().await;
    post.readers(&all[20..21], Rhythm::Daily).await;
    // The clock of the town is set back before this, so it first does what is due.
    post.at("2026-10-22T23:00");
    post.run().await;
    for (from, to, days) in [
        (
            "2026-10-23T00:00",
            "2026-10-27T00:00",
            "Fri 23, Sat 24, Sun 25, Mon 26",
        ),
        (
            "2027-03-26T00:00",
            "2027-03-30T00:00",
            "Fri 26, Sat 27, Sun 28, Mon 29",
        ),
    ] {
        if from.starts_with("2027") {
            post.at("2027-03-25T23:00");
            post.run().await;
        }
        let left = hours(&post, from, to).await;
        let wanted: Vec<String> = days.split(", ").map(|day| format!("{day} 09:00")).collect();
        assert_eq!(left, wanted);
    }
}

#[tokio::test]
async fn a_mail_server_in_trouble_loses_none_and_doubles_none() {
    for post in both().await {
        let all = post.members().await;
        let reader = &all[20..21];
        post.readers(reader, Rhythm::Daily).await;
        post.run().await;
        let mut day = 27;
        let mut tries = async |faults: &[Fault]| {
            let before = post.mailbox.letters().len();
            post.at(&format!("2026-11-{day}T09:00"));
            day += 1;
            for fault in faults {
                post.mailbox.next(*fault);
            }
            post.run().await;
            // As long as another try may come.
            for minutes in [2, 4, 31, 241, 600] {
                post.wait(minutes);
                post.deliver().await;
            }
            assert!(post.mailbox.is_calm(), "{faults:?}");
            post.mailbox.letters().len() - before
        };
        // Another time: it is tried again, and comes once.
        assert_eq!(
            tries(&[Fault::Answer("451 later"), Fault::Answer("421 busy")]).await,
            1
        );
        // Not there: nothing was handed over, so it is tried again.
        assert_eq!(tries(&[Fault::Hang]).await, 1);
        // Taken, but it never said so: it came, and comes no second time.
        assert_eq!(tries(&[Fault::BreakAfterTaking]).await, 1);
        // Refused for good: given up. What it would have said may be said another time.
        let before = suggested(&post, reader[0]).await;
        assert_eq!(tries(&[Fault::Answer("550 no such mailbox")]).await, 0);
        assert_eq!(suggested(&post, reader[0]).await, before);
        post.at("2026-12-01T09:00");
        // Hangs when it is told for whom: it may have been handed over, so it is not tried again.
        post.mailbox.next(Fault::HangAtRecipient);
        let before = post.mailbox.letters().len();
        post.run().await;
        assert!(post.mailbox.is_calm());
        post.wait(600);
        assert_eq!(post.deliver().await, 0);
        assert_eq!(post.mailbox.letters().len(), before);
        // The line that hung is not used again: the next letter arrives.
        post.at("2026-12-02T09:00");
        post.run().await;
        assert_eq!(post.mailbox.letters().len(), before + 1);
    }
}

async fn suggested(post: &Post, member: MemberId) -> usize {
    let mut tx = post.town.store.read(post.town.app.town().id).await.unwrap();
    let all = tx.suggested_before(member, Timestamp::UNIX_EPOCH).await;
    all.unwrap().len()
}

#[tokio::test]
async fn two_processes_and_a_crash_send_none_twice() {
    for post in both().await {
        let all = post.members().await;
        let readers = &all[20..32];
        post.readers(readers, Rhythm::Weekly).await;
        post.run().await;
        let other = post.town.another().await;
        post.at("2026-11-26T09:01");
        let one = Arc::clone(&post.town.app);
        // A process that ends in the middle of sending: what it waits for is never told.
        tokio::join!(work(&one), work(&other));
        let crash = one.deliver(async |letter| {
            post.mailer.send(letter).await.unwrap();
            std::future::pending().await
        });
        let crashed = tokio::time::timeout(Duration::from_millis(500), crash).await;
        assert!(crashed.is_err());
        assert_eq!(post.came().len(), 1, "it was handed over");
        // Another that ends before it handed anything over.
        let mut tx = post.town.store.write(one.town().id).await.unwrap();
        let now = one.now();
        let until = now + SignedDuration::from_mins(5);
        let leased = tx.lease_letter(now, until).await.unwrap().unwrap();
        tx.commit().await.unwrap();
        tokio::join!(deliver(&one, &post.mailer), deliver(&other, &post.mailer));
        assert_eq!(post.came().len(), readers.len() - 1);
        post.wait(6);
        tokio::join!(work(&one), work(&other));
        tokio::join!(deliver(&one, &post.mailer), deliver(&other, &post.mailer));
        let mut came = post.came();
        assert_eq!(came.last(), Some(&leased.letter.address));
        came.sort();
        let mut wanted: Vec<String> = readers
            .iter()
            .map(|m| format!("{}@example.nl", m.0))
            .collect();
        wanted.sort();
        assert_eq!(came, wanted);
        // Without the mark of an attempt that was cut off, the lease alone would send it again.
        assert!(!leased.cut_off);
    }
}

/// Who reads every day runs out of what is new, and then gets no mail rather than the same again.
#[tokio::test]
async fn there_is_not_always_something_to_say() {
    let post = Post::new(TestApp::demo().await).await;
    let all = post.members().await;
    post.run().await;
    post.readers(&all[20..21], Rhythm::Daily).await;
    post.at("2026-11-25T09:00");
    for _ in 0..28 {
        post.run().await;
        post.wait(24 * 60);
    }
    let came = post.came().len();
    assert!((8..26).contains(&came), "{came}");
    let waiting = post.town.app.waiting_letters().await.unwrap();
    assert!(
        waiting.is_empty(),
        "what is not worth a letter does not wait"
    );
}

#[tokio::test]
async fn who_waits_for_a_code_does_not_wait_for_digests() {
    let post = Post::new(TestApp::demo().await).await;
    let all = post.members().await;
    post.readers(&all[20..26], Rhythm::Weekly).await;
    post.run().await;
    post.at("2026-11-26T09:00");
    work(&post.town.app).await;
    post.wait(3);
    post.town
        .post("/inloggen", "", "adres=niemand%40example.nl")
        .await;
    post.deliver().await;
    assert_eq!(post.came()[0], "niemand@example.nl");
    assert_eq!(post.came().len(), 7);
}

#[tokio::test]
async fn what_waits_longer_than_its_rhythm_makes_room() {
    let post = Post::new(TestApp::demo().await).await;
    let all = post.members().await;
    post.readers(&all[20..21], Rhythm::Weekly).await;
    post.readers(&all[21..22], Rhythm::Daily).await;
    for day in 24..=30 {
        post.at(&format!("2026-11-{day}T10:00"));
        work(&post.town.app).await;
    }
    let waiting = post.town.app.waiting_letters().await.unwrap();
    let digests = waiting.iter().filter(|l| l.kind == LetterKind::Digest);
    let keys: Vec<&str> = digests.map(|l| l.key.as_str()).collect();
    let wanted = [
        format!("digest:{}:2026-11-30", all[21].0),
        format!("digest:{}:2026-11-26", all[20].0),
    ];
    assert_eq!(keys, wanted);
}

/// The address in a header that mail programs press.
fn stop_path(letter: &str) -> String {
    let read = MessageParser::default().parse(letter.as_bytes()).unwrap();
    let header = read.header_raw("List-Unsubscribe").unwrap().trim();
    let address = header.trim_start_matches('<').trim_end_matches('>');
    address
        .strip_prefix("https://naober.example")
        .unwrap()
        .to_owned()
}

#[tokio::test]
async fn one_click_ends_it_without_an_account() {
    let post = Post::new(TestApp::demo().await).await;
    let sanne = post.town.persona("sanne").member;
    post.run().await;
    post.readers(&[sanne], Rhythm::Daily).await;
    post.at("2026-11-26T09:00");
    post.run().await;
    let letters = post.mailbox.letters();
    let read = MessageParser::default()
        .parse(letters[0].as_bytes())
        .unwrap();
    let one_click = read.header_raw("List-Unsubscribe-Post").unwrap();
    assert_eq!(one_click.trim(), "List-Unsubscribe=One-Click");
    let path = stop_path(&letters[0]);
    let choices = async || post.town.app.mail_choices(sanne).await.unwrap().rhythm;
    // Looking stops nothing.
    let page = post.town.get(&path, "").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains(&format!("action=\"{path}\"")));
    assert_eq!(choices().await, Some(Rhythm::Daily));
    let wrong = format!("{}0", &path[..path.len() - 1]);
    for wrong in [wrong.as_str(), "/post/stop/1/0", "/post/stop/1/"] {
        if wrong == path {
            continue;
        }
        assert_eq!(
            post.town.post(wrong, "", "").await.status,
            StatusCode::NOT_FOUND
        );
        assert_eq!(post.town.get(wrong, "").await.status, StatusCode::NOT_FOUND);
    }
    // As a mail program does it: from elsewhere, without a cookie.
    let request = Request::post(&path)
        .header("origin", "https://mail.example")
        .header("sec-fetch-site", "cross-site")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from("List-Unsubscribe=One-Click"))
        .unwrap();
    let done = post.town.send(request).await;
    assert_eq!(done.status, StatusCode::OK);
    assert!(done.headers.get("set-cookie").is_none());
    assert_eq!(choices().await, Some(Rhythm::Never));
    post.at("2026-11-27T09:00");
    post.run().await;
    assert_eq!(post.came().len(), 1);
    // Whoever is gone already gets the same answer.
    let cookie = post.town.sign_in("sanne").await;
    post.town.post("/mijn/wissen", &cookie, "").await;
    assert_eq!(post.town.post(&path, "", "").await.body, done.body);
}
