//! What a digest says, read as a mail program reads it; and the pages around it.

use crate::app::TestApp;
use crate::reading::{Post, to};
use axum::http::{StatusCode, header};
use mail_parser::{MessageParser, MimeHeaders};
use naober::domain::digest::Rhythm;
use naober::domain::{MemberId, NeighbourhoodId};
use std::collections::{BTreeMap, BTreeSet};

/// A digest as it came.
struct Read {
    to: String,
    subject: String,
    text: String,
    html: String,
    /// The headers that do not name the reader, the letter or the moment.
    envelope: BTreeMap<String, String>,
}

fn read(letter: &str) -> Read {
    let message = MessageParser::default().parse(letter.as_bytes()).unwrap();
    let kind = message.content_type().unwrap();
    assert_eq!(
        (kind.ctype(), kind.subtype()),
        ("multipart", Some("alternative"))
    );
    let own = [
        "To",
        "Date",
        "Message-ID",
        "List-Unsubscribe",
        "Content-Type",
    ];
    let envelope = message
        .headers_raw()
        .filter(|(name, _)| !own.contains(name))
        .map(|(name, value)| (name.to_owned(), value.trim().to_owned()));
    Read {
        to: to(letter),
        subject: message.subject().unwrap().to_owned(),
        text: message.body_text(0).unwrap().replace("\r\n", "\n"),
        html: message.body_html(0).unwrap().replace("\r\n", "\n"),
        envelope: envelope.collect(),
    }
}

/// What stands between two lines of a text.
fn between(text: &str, from: &str, until: &str) -> String {
    let rest = text
        .split_once(from)
        .unwrap_or_else(|| panic!("no {from} in {text}"))
        .1;
    rest.split_once(until)
        .unwrap_or_else(|| panic!("no {until} in {rest}"))
        .0
        .to_owned()
}

/// The titles of the suggestions: what stands as a heading above the agenda.
fn tips(html: &str) -> Vec<String> {
    let part = between(html, "<h2>", "<h2>");
    let heads = part.split("<h3>").skip(1);
    heads.map(|h| between(h, ">", "</a>")).collect()
}

impl Post {
    async fn home(&self, member: MemberId) -> NeighbourhoodId {
        let app = &self.town.app;
        let mut tx = self.town.store.read(app.town().id).await.unwrap();
        let details = tx.member(member, app.vocabulary()).await.unwrap().unwrap();
        details.member.neighbourhood
    }

    fn read(&self) -> Vec<Read> {
        self.mailbox.letters().iter().map(|l| read(l)).collect()
    }
}

/// For each suggestion that names an interest, the weightiest one.
fn interests(html: &str) -> Vec<String> {
    let tips = html.split("<div class=\"tip\">").skip(1);
    let interest = |tip: &str| {
        let lines = tip.split("<li>").skip(1);
        let mut lines = lines.filter_map(|l| l.split("</li>").next());
        lines
            .find(|l| l.contains(": ") && !l.starts_with("Nieuw:"))
            .map(|l| between(&format!("{l}\n"), ": ", "\n"))
    };
    tips.filter_map(|tip| interest(tip.split("</ul>").next().unwrap()))
        .collect()
}

/// The page that ends the digests of a persona.
pub async fn stop_of(town: &TestApp, key: &str) -> String {
    let digest = town.app.digest_now(town.persona(key).member).await.unwrap();
    digest.unwrap().stop
}

const SCHEME: &str = "Goed om te weten\n";
const CALL: &str = "Liever bellen?\n";

/// Four weeks of the town, each digest opened.
#[tokio::test]
async fn what_comes_in_weeks_of_reading() {
    let mut transcripts = Vec::new();
    for town in [TestApp::demo().await, TestApp::postgres().await] {
        let post = Post::new(town).await;
        let all = post.members().await;
        let (daily, weekly) = (&all[20..23], &all[100..130]);
        post.run().await;
        post.readers(daily, Rhythm::Daily).await;
        post.readers(weekly, Rhythm::Weekly).await;
        for day in 0..16 {
            post.at("2026-11-25T09:00");
            post.wait(day * 24 * 60);
            post.town.app.refresh().await.unwrap();
            post.run().await;
        }
        let letters = post.read();
        let mut seen: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for letter in &letters {
            assert_eq!(letter.subject, "Nieuws uit je buurt");
            looks_right(letter);
            let titles = tips(&letter.html);
            assert!((3..=5).contains(&titles.len()), "{titles:?}");
            let mut for_this = interests(&letter.html);
            let all = for_this.len();
            for_this.sort();
            for_this.dedup();
            assert!(
                titles.len() == 3 || for_this.len() == all,
                "{}",
                letter.html
            );
            let known = seen.entry(letter.to.clone()).or_default();
            for title in &titles {
                assert!(
                    letter.text.contains(&format!("\n{}\n", plain(title))),
                    "{title}"
                );
                assert!(
                    known.insert(title.clone()),
                    "{} was suggested before",
                    title
                );
            }
        }
        let count = |of: &[MemberId]| {
            let mine = |l: &&Read| of.iter().any(|m| l.to == format!("{}@example.nl", m.0));
            letters.iter().filter(mine).count()
        };
        assert_eq!(count(weekly), 3 * weekly.len());
        assert!((36..=48).contains(&count(daily)), "{}", count(daily));
        one_for_all(&post, weekly, &letters).await;
        transcripts.push(
            letters
                .into_iter()
                .map(|l| (l.to, l.text, l.html))
                .collect::<Vec<_>>(),
        );
    }
    assert!(
        transcripts[0] == transcripts[1],
        "the two databases say different things"
    );
}

fn plain(html: &str) -> String {
    html.replace("&#39;", "'")
        .replace("&#38;", "&")
        .replace("&quot;", "\"")
        .replace("&#34;", "\"")
}

/// Nothing is fetched, nothing is counted, every link leads to the town or a telephone.
fn looks_right(letter: &Read) {
    for forbidden in [
        "<img",
        "<script",
        "url(",
        "@import",
        "style=\"",
        "http-equiv",
        "utm_",
    ] {
        assert!(
            !letter.html.contains(forbidden),
            "{forbidden} in {}",
            letter.html
        );
    }
    for attribute in ["src=", "<link", "background="] {
        assert!(!letter.html.contains(attribute), "{attribute}");
    }
    for link in letter.html.split("href=\"").skip(1) {
        let here = link.starts_with("https://naober.example/")
            || link.starts_with("tel:06-")
            || link.starts_with("tel:06");
        assert!(here, "{}", &link[..60.min(link.len())]);
    }
    for part in [
        "06-0000",
        "Waarom we dit kiezen:",
        "/post/stop/",
        "/mijn/post",
    ] {
        assert!(letter.text.contains(part), "{part} in {}", letter.text);
        assert!(letter.html.contains(part), "{part}");
    }
    assert!(!letter.text.contains("\n\n\n\n"), "{}", letter.text);
    let labels = naober::app::words::label_words().unwrap();
    for text in [&letter.text, &letter.subject] {
        assert!(labels.find(text, "nl").is_empty(), "{text}");
    }
}

/// Of one day and one area everyone has the same scheme, the same agenda and the same envelope, whatever
/// else differs (promise P2).
async fn one_for_all(post: &Post, weekly: &[MemberId], letters: &[Read]) {
    let mut homes = BTreeMap::new();
    for member in weekly {
        homes.insert(format!("{}@example.nl", member.0), post.home(*member).await);
    }
    let (mut blocks, mut envelopes, mut said) = (BTreeMap::new(), BTreeSet::new(), BTreeSet::new());
    let mut rounds: BTreeMap<&str, usize> = BTreeMap::new();
    for letter in letters {
        let Some(home) = homes.get(&letter.to) else {
            continue;
        };
        let round = rounds.entry(&letter.to).or_default();
        *round += 1;
        let agenda = between(&letter.text, "Deze week in", SCHEME);
        let scheme = between(&letter.text, SCHEME, CALL);
        let html = between(&letter.html, "<h2>Goed om te weten</h2>", "<h2>");
        said.insert(letter.text.clone());
        let block = (agenda, scheme, html);
        let first = blocks
            .entry((*round, *home))
            .or_insert_with(|| block.clone());
        assert_eq!(*first, block, "{} of {home:?}", letter.to);
        envelopes.insert(letter.envelope.clone());
    }
    assert_eq!(envelopes.len(), 1, "{envelopes:?}");
    assert!(
        blocks.len() < said.len() / 2,
        "too few readers share a neighbourhood"
    );
    let schemes: BTreeSet<&String> = blocks.values().map(|(_, scheme, _)| scheme).collect();
    assert!(schemes.len() > 1, "the schemes take turns");
}

#[tokio::test]
async fn one_chooses_on_a_page_of_ones_own() {
    let post = Post::new(TestApp::demo().await).await;
    let town = &post.town;
    let (sanne, me) = (town.sign_in("sanne").await, town.persona("sanne").member);
    // Without an address nothing is offered, but it can be chosen.
    assert!(
        !town
            .get("/voor-jou", &sanne)
            .await
            .body
            .contains("name=\"ritme\"")
    );
    let page = town.get("/mijn/post", &sanne).await;
    assert!(page.body.contains("/mijn#terugkomen"));
    assert!(
        !page.body.contains("name=\"ritme\" value=\"week\" checked"),
        "nothing is chosen for anybody"
    );
    let mut tx = town.store.write(town.app.town().id).await.unwrap();
    tx.set_address(me, Some("sanne@example.nl")).await.unwrap();
    tx.commit().await.unwrap();
    assert!(
        town.get("/voor-jou", &sanne)
            .await
            .body
            .contains("name=\"ritme\" value=\"week\"")
    );
    for wrong in ["", "ritme=", "ritme=soms", "meteen=nee"] {
        let refused = town.post("/mijn/post", &sanne, wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Kies hoe vaak je tips wilt."));
    }
    let saved = town.post("/mijn/post", &sanne, "ritme=week").await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    let page = town.get("/mijn/post", &sanne).await;
    for chosen in ["value=\"week\" checked", "value=\"ja\" checked"] {
        assert!(page.body.contains(chosen), "{chosen}");
    }
    assert!(
        !town
            .get("/voor-jou", &sanne)
            .await
            .body
            .contains("name=\"ritme\"")
    );
    // "Bericht over wat jij vroeg: nooit" holds for every letter but a code.
    town.post("/mijn/post", &sanne, "ritme=nooit&meteen=nee")
        .await;
    let [(_, of_youssef), (youssef, of_sanne)] = crate::meetings::two_who_met(town).await;
    assert!(!of_youssef.is_empty());
    town.post(
        &format!("/ontmoetingen/{of_sanne}"),
        &youssef,
        "bericht=Dag",
    )
    .await;
    assert_eq!(post.deliver().await, 0);
    town.post("/inloggen", "", "adres=sanne%40example.nl").await;
    assert_eq!(post.deliver().await, 1);
    for path in ["/mijn/post", "/mijn/post/voorbeeld"] {
        assert_ne!(town.get(path, "").await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn one_sees_what_it_looks_like() {
    let post = Post::new(TestApp::demo().await).await;
    let town = &post.town;
    let (sanne, me) = (town.sign_in("sanne").await, town.persona("sanne").member);
    let page = town.get("/mijn/post/voorbeeld", &sanne).await;
    assert!(
        page.body
            .contains("<link rel=\"stylesheet\" href=\"/assets/mail.css\">")
    );
    assert!(
        !page.body.contains("<style"),
        "the page's own policy refuses it"
    );
    let policy = page.headers[header::CONTENT_SECURITY_POLICY]
        .to_str()
        .unwrap();
    assert!(policy.contains("style-src 'self'") && !policy.contains("unsafe"));
    let shown = tips(&page.body);
    assert!((3..=5).contains(&shown.len()));
    // Looking keeps nothing: the digest says the same when it comes.
    post.readers(&[me], Rhythm::Weekly).await;
    post.run().await;
    post.at("2026-11-26T09:00");
    while town.app.work().await.unwrap() {}
    let list = town.get("/brieven", &sanne).await;
    assert!(
        list.body.contains("Nieuws uit je buurt") && list.body.contains("Waarom we dit kiezen")
    );
    let shown = tips(&town.get("/mijn/post/voorbeeld", &sanne).await.body);
    post.deliver().await;
    let letters = post.read();
    assert_eq!(tips(&letters[0].html), shown);
    assert!(letters[0].html.contains("<style>"));
    assert_ne!(
        tips(&town.get("/mijn/post/voorbeeld", &sanne).await.body),
        shown
    );
    // What it suggested, and how often it comes, stands among one's own data; why, no longer.
    let data = town.get("/mijn/gegevens", &sanne).await.body;
    assert!(
        data.contains("Als tip gemaild · ") && data.contains("elke week"),
        "{data}"
    );
    let mut tx = town.store.write(town.app.town().id).await.unwrap();
    let kept = tx
        .digest_items(me, "2026-11-26".parse().unwrap())
        .await
        .unwrap();
    assert_eq!(kept.len(), shown.len());
    assert!(kept.iter().all(|item| item.reasons.is_empty()));
    tx.commit().await.unwrap();
    // Who leaves with another digest waiting, to an address they had before, leaves nothing behind.
    post.at("2026-12-03T09:00");
    while town.app.work().await.unwrap() {}
    let mut tx = town.store.write(town.app.town().id).await.unwrap();
    tx.set_address(me, Some("nieuw@example.nl")).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(town.app.waiting_letters().await.unwrap().len(), 1);
    town.post("/mijn/wissen", &sanne, "").await;
    assert!(town.app.waiting_letters().await.unwrap().is_empty());
    let mut tx = town.store.read(town.app.town().id).await.unwrap();
    assert!(
        tx.digest_items(me, "2026-11-26".parse().unwrap())
            .await
            .unwrap()
            .is_empty()
    );
    assert_eq!(tx.mail_choices(me).await.unwrap().rhythm, None);
}

#[tokio::test]
async fn a_digest_in_english_is_english() {
    let post = Post::new(TestApp::demo().await).await;
    let me = post.town.persona("sanne").member;
    post.readers(&[me], Rhythm::Monthly).await;
    let mut tx = post
        .town
        .store
        .write(post.town.app.town().id)
        .await
        .unwrap();
    tx.set_language(me, "en").await.unwrap();
    tx.commit().await.unwrap();
    post.run().await;
    post.at("2026-12-03T09:00");
    post.run().await;
    let letter = &post.read()[0];
    assert_eq!(letter.subject, "News from your neighbourhood");
    for part in [
        "Why we chose this:",
        "This month in",
        "?taal=en",
        "Rather call?",
    ] {
        assert!(letter.text.contains(part), "{part}: {}", letter.text);
    }
}
