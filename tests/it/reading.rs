//! A town with a mail server, and residents who read.

use crate::app::TestApp;
use crate::mailbox::Mailbox;
use jiff::SignedDuration;
use jiff::civil::DateTime;
use mail_parser::MessageParser;
use naober::app::App;
use naober::domain::MemberId;
use naober::domain::digest::Rhythm;
use naober::mail::Mailer;
use std::time::Duration;

/// A town with a mail server and readers with an address each.
pub struct Post {
    pub town: TestApp,
    pub mailbox: Mailbox,
    pub mailer: Mailer,
}

impl Post {
    pub async fn new(town: TestApp) -> Self {
        let mailbox = Mailbox::default();
        let server = mailbox.open().await;
        let sender = "Naober <naober@elzerveer.example>";
        let mailer = Mailer::new(&server, sender, "Elzerveer", "https://naober.example/").unwrap();
        Self {
            town,
            mailbox,
            mailer: mailer.with_patience(Duration::from_millis(300)),
        }
    }

    /// Residents who get an address like `12@example.nl`, each with this rhythm.
    pub async fn readers(&self, members: &[MemberId], rhythm: Rhythm) {
        let mut tx = self
            .town
            .store
            .write(self.town.app.town().id)
            .await
            .unwrap();
        for member in members {
            let address = format!("{}@example.nl", member.0);
            tx.set_address(*member, Some(&address)).await.unwrap();
            tx.put_mail_choices(*member, rhythm, true).await.unwrap();
        }
        tx.commit().await.unwrap();
    }

    pub async fn members(&self) -> Vec<MemberId> {
        let mut tx = self.town.store.read(self.town.app.town().id).await.unwrap();
        tx.member_ids().await.unwrap()
    }

    /// Puts the clock on the wall to this.
    pub fn at(&self, local: &str) {
        let local: DateTime = local.parse().unwrap();
        self.town.clock.set(self.town.app.instant(local).unwrap());
    }

    pub fn wait(&self, minutes: i64) {
        let now = self.town.app.now();
        self.town
            .clock
            .set(now + SignedDuration::from_mins(minutes));
    }

    /// Does what is due and sends what waits.
    pub async fn run(&self) {
        work(&self.town.app).await;
        self.deliver().await;
    }

    pub async fn deliver(&self) -> usize {
        deliver(&self.town.app, &self.mailer).await
    }

    /// The addresses that got something, in order.
    pub fn came(&self) -> Vec<String> {
        self.mailbox.letters().iter().map(|l| to(l)).collect()
    }
}

pub async fn work(app: &App) {
    while app.work().await.unwrap() {}
}

pub async fn deliver(app: &App, mailer: &Mailer) -> usize {
    let mut sent = 0;
    while app.deliver(|letter| mailer.send(letter)).await.unwrap() {
        sent += 1;
    }
    sent
}

pub fn to(letter: &str) -> String {
    let read = MessageParser::default().parse(letter.as_bytes()).unwrap();
    let to = read.to().and_then(|to| to.first()).unwrap();
    to.address().unwrap().to_owned()
}
