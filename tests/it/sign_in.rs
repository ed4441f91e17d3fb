//! Coming back: the letter goes through a real SMTP exchange, the code is typed, the link clicked.

use crate::app::{Answer, TestApp};
use crate::mailbox::{Fault, Mailbox};
use axum::http::StatusCode;
use jiff::SignedDuration;
use naober::mail::Mailer;

struct Town {
    town: TestApp,
    mailbox: Mailbox,
    mailer: Mailer,
}

impl Town {
    async fn new() -> Self {
        let town = TestApp::demo().await;
        let mailbox = Mailbox::default();
        let server = mailbox.open().await;
        let sender = "Naober <naober@elzerveer.example>";
        let mailer = Mailer::new(&server, sender, "Elzerveer", "https://naober.example/").unwrap();
        Self {
            town,
            mailbox,
            mailer: mailer.with_patience(std::time::Duration::from_millis(300)),
        }
    }

    async fn deliver(&self) -> usize {
        let mut sent = 0;
        while self
            .town
            .app
            .deliver(|letter| self.mailer.send(letter))
            .await
            .unwrap()
        {
            sent += 1;
        }
        sent
    }

    async fn ask(&self, path: &str, cookie: &str, address: &str) -> Answer {
        let form = format!("adres={}", address.replace('@', "%40"));
        self.town.post(path, cookie, &form).await
    }

    /// A resident with a confirmed address; returns the cookie of their session.
    async fn with_address(&self, address: &str) -> String {
        let sanne = self.town.sign_in("sanne").await;
        let asked = self.ask("/mijn/adres", &sanne, address).await;
        assert_eq!(asked.location(), "/inloggen/code");
        assert_eq!(self.deliver().await, 1);
        let entered = self
            .enter(&asked.cookie(), &digits(&self.mailbox.last()))
            .await;
        assert_eq!(entered.location(), "/voor-jou");
        entered.cookie()
    }

    async fn enter(&self, cookie: &str, code: &str) -> Answer {
        self.town
            .post("/inloggen/code", cookie, &format!("code={code}"))
            .await
    }

    fn wait(&self, minutes: i64) {
        let now = self.town.app.now();
        self.town
            .clock
            .set(now + SignedDuration::from_mins(minutes));
    }
}

fn digits(letter: &str) -> String {
    let body = letter.split("\n\n").skip(1).collect::<Vec<_>>().join("\n");
    body.split(|c: char| !c.is_ascii_digit())
        .find(|part| part.len() == 6)
        .unwrap_or_else(|| panic!("no code in {letter}"))
        .to_owned()
}

fn link(letter: &str) -> String {
    let at = letter.find("https://naober.example/").unwrap();
    let rest = &letter[at + "https://naober.example".len()..];
    rest.split_whitespace().next().unwrap().to_owned()
}

#[tokio::test]
async fn a_code_is_typed_and_signs_in() {
    let town = Town::new().await;
    let first = town.with_address("sanne@example.nl").await;
    let asked = town.ask("/inloggen", "", " Sanne@Example.NL").await;
    assert_eq!(town.deliver().await, 1);
    let letter = town.mailbox.last();
    for part in [
        "To: sanne@example.nl",
        "Auto-Submitted: auto-generated",
        "Message-ID: <",
    ] {
        assert!(letter.contains(part), "{part} is not in {letter}");
    }
    let code = digits(&letter);
    // In another browser the digits are worth nothing.
    assert_eq!(town.enter("", &code).await.location(), "/inloggen");
    let wrong = if code == "000000" { "000001" } else { "000000" };
    let refused = town.enter(&asked.cookie(), wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let spaced = format!("{}+{}", &code[..3], &code[3..]);
    let entered = town.enter(&asked.cookie(), &spaced).await;
    assert_eq!(entered.location(), "/voor-jou");
    let page = town.town.get("/mijn", &entered.cookie()).await;
    assert!(page.body.contains("sanne@example.nl"));
    // Once only.
    let again = town.enter(&asked.cookie(), &code).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    // The other device is listed and can be signed out.
    let end = page.body.split("/mijn/sessies/").nth(1).unwrap();
    let end = format!("/mijn/sessies/{}", end.split('"').next().unwrap());
    let youssef = town.town.sign_in("youssef").await;
    assert_eq!(
        town.town.post(&end, &youssef, "").await.status,
        StatusCode::NOT_FOUND
    );
    while let Some(rest) = town
        .town
        .get("/mijn", &entered.cookie())
        .await
        .body
        .split("/mijn/sessies/")
        .nth(1)
    {
        let end = format!("/mijn/sessies/{}", rest.split('"').next().unwrap());
        assert_eq!(
            town.town.post(&end, &entered.cookie(), "").await.status,
            StatusCode::SEE_OTHER
        );
    }
    assert_ne!(
        town.town.get("/voor-jou", &first).await.status,
        StatusCode::OK
    );
    assert_eq!(
        town.town.get("/voor-jou", &entered.cookie()).await.status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn the_link_signs_in_once_and_only_when_pressed() {
    let town = Town::new().await;
    town.with_address("sanne@example.nl").await;
    town.ask("/inloggen", "", "sanne@example.nl").await;
    town.deliver().await;
    let link = link(&town.mailbox.last());
    for _ in 0..3 {
        let looked = town.town.get(&link, "").await;
        assert_eq!(looked.status, StatusCode::OK);
        assert!(looked.headers.get("set-cookie").is_none());
    }
    assert_eq!(town.town.post(&link, "", "").await.location(), "/voor-jou");
    assert_eq!(
        town.town.post(&link, "", "").await.status,
        StatusCode::CONFLICT
    );
}

#[tokio::test]
async fn no_account_looks_like_an_account() {
    let town = Town::new().await;
    town.with_address("sanne@example.nl").await;
    let (known, unknown) = (
        town.ask("/inloggen", "", "sanne@example.nl").await,
        town.ask("/inloggen", "", "niemand@example.nl").await,
    );
    assert_eq!(
        (known.status, &known.body, known.location()),
        (unknown.status, &unknown.body, unknown.location())
    );
    assert_eq!(known.cookie().len(), unknown.cookie().len());
    let names = |answer: &Answer| {
        answer
            .headers
            .keys()
            .map(|k| k.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&known), names(&unknown));
    let page = |cookie: String| {
        let t = &town.town;
        async move { t.get("/inloggen/code", &cookie).await.body }
    };
    assert_eq!(page(known.cookie()).await, page(unknown.cookie()).await);
    for _ in 0..7 {
        let (a, b) = (
            town.enter(&known.cookie(), "123").await,
            town.enter(&unknown.cookie(), "123").await,
        );
        assert_eq!((a.status, a.body), (b.status, b.body));
    }
    assert_eq!(town.deliver().await, 2, "a letter leaves for both");
    let letters = town.mailbox.letters().concat();
    assert!(letters.contains("To: niemand@example.nl"));
}

#[tokio::test]
async fn a_code_gets_old_and_is_not_tried_for_ever() {
    let town = Town::new().await;
    town.with_address("sanne@example.nl").await;
    let asked = town.ask("/inloggen", "", "sanne@example.nl").await;
    town.deliver().await;
    let code = digits(&town.mailbox.last());
    for _ in 0..5 {
        town.enter(&asked.cookie(), "1").await;
    }
    assert_eq!(
        town.enter(&asked.cookie(), &code).await.status,
        StatusCode::CONFLICT
    );
    let late = town.ask("/inloggen", "", "sanne@example.nl").await;
    town.deliver().await;
    town.wait(11);
    let answer = town
        .enter(&late.cookie(), &digits(&town.mailbox.last()))
        .await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    // An hour holds five letters for an address, whoever asks.
    town.wait(70);
    for _ in 0..9 {
        town.ask("/inloggen", "", "sanne@example.nl").await;
    }
    assert_eq!(town.deliver().await, 5);
}

#[tokio::test]
async fn strangers_get_so_many_letters_an_hour_and_residents_go_on() {
    let town = Town::new().await;
    town.with_address("sanne@example.nl").await;
    for n in 0..130 {
        let asked = town
            .ask("/inloggen", "", &format!("wie{n}@example.nl"))
            .await;
        assert_eq!(
            asked.status,
            StatusCode::SEE_OTHER,
            "the answer stays the same"
        );
    }
    assert_eq!(town.deliver().await, 120);
    town.ask("/inloggen", "", "sanne@example.nl").await;
    assert_eq!(town.deliver().await, 1);
    town.wait(61);
    town.ask("/inloggen", "", "nieuw@example.nl").await;
    assert_eq!(town.deliver().await, 1);
}

#[tokio::test]
async fn an_address_belongs_to_one_resident_and_goes_with_them() {
    let town = Town::new().await;
    let sanne = town.with_address("samen@example.nl").await;
    let youssef = town.town.sign_in("youssef").await;
    let asked = town.ask("/mijn/adres", &youssef, "samen@example.nl").await;
    town.deliver().await;
    assert!(town.mailbox.last().contains("/inloggen"));
    assert_eq!(
        town.enter(&asked.cookie(), "123456").await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    for wrong in ["", "samen", "a@b", "a b@example.nl"] {
        let refused = town.ask("/mijn/adres", &youssef, wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(refused.body.contains(&format!("value=\"{wrong}\"")));
    }
    // Who leaves takes the address along: it is in no table any more.
    town.ask("/inloggen", "", "samen@example.nl").await;
    town.town.post("/mijn/wissen", &sanne, "").await;
    assert_eq!(town.deliver().await, 0);
    town.ask("/inloggen", "", "samen@example.nl").await;
    town.deliver().await;
    assert!(town.mailbox.last().contains("/meedoen"));
}

#[tokio::test]
async fn a_mail_server_that_is_away_or_refuses_loses_nothing() {
    let town = Town::new().await;
    town.ask("/inloggen", "", "a@example.nl").await;
    let dead = Mailer::new(
        "smtp://127.0.0.1:1",
        "naober@example.nl",
        "Elzerveer",
        "https://x.example",
    )
    .unwrap();
    assert!(town.town.app.deliver(|l| dead.send(l)).await.unwrap());
    assert!(
        !town.town.app.deliver(|l| dead.send(l)).await.unwrap(),
        "it waits"
    );
    town.wait(2);
    town.mailbox.next(Fault::Answer("451 later"));
    assert_eq!(town.deliver().await, 1);
    assert!(town.mailbox.letters().is_empty());
    town.wait(4);
    assert_eq!(town.deliver().await, 1);
    assert_eq!(town.mailbox.letters().len(), 1);
    assert_eq!(town.deliver().await, 0, "and not twice");
    // Taken, but the line breaks before the server says so: a code is sent again, as the same letter, which
    // mail programs show once.
    town.ask("/inloggen", "", "c@example.nl").await;
    town.mailbox.next(Fault::BreakAfterTaking);
    assert_eq!(town.deliver().await, 1);
    town.wait(2);
    assert_eq!(town.deliver().await, 1);
    let letters = town.mailbox.letters();
    assert_eq!(letters.len(), 3);
    let identity = |letter: &str| {
        letter
            .lines()
            .find(|l| l.starts_with("Message-ID"))
            .map(str::to_owned)
    };
    assert!(identity(&letters[1]).is_some());
    assert_eq!(identity(&letters[1]), identity(&letters[2]));
    // A server that says nothing holds up nobody for ever.
    town.ask("/inloggen", "", "d@example.nl").await;
    town.mailbox.next(Fault::HangAtRecipient);
    assert_eq!(town.deliver().await, 1);
    town.wait(2);
    assert_eq!(town.deliver().await, 1);
    assert_eq!(town.mailbox.letters().len(), 4);
    // Refused for good: given up.
    town.ask("/inloggen", "", "weg@example.nl").await;
    town.mailbox.next(Fault::Answer("550 no such mailbox"));
    assert_eq!(town.deliver().await, 1);
    town.wait(600);
    assert_eq!(town.deliver().await, 0);
    // Two processes: a leased letter is not the other's.
    town.ask("/inloggen", "", "b@example.nl").await;
    let inner = town.town.app.deliver(async |letter| {
        let other = town
            .town
            .app
            .deliver(|l| town.mailer.send(l))
            .await
            .unwrap();
        assert!(!other);
        town.mailer.send(letter).await
    });
    assert!(inner.await.unwrap());
}
