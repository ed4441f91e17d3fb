//! MAIL: a letter becomes a message and leaves by SMTP. What it says stands in `locales/`.

use crate::domain::letter::{Letter, Undelivered};
use crate::i18n::{Lang, Value};
use lettre::message::header::ContentType;
use lettre::message::{Mailbox, header};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::time::Duration;

/// How long a mail server may take for one command.
const PATIENCE: Duration = Duration::from_secs(30);

/// Why mail cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address of the mail server is none.
    #[error(
        "the mail server must be like smtp://user:password@mail.example.nl:587?tls=required: {0}"
    )]
    Server(String),
    /// The sender is no address.
    #[error("the sender must be like \"Naober <naober@example.nl>\": {0}")]
    Sender(String),
}

/// Subject and text of a letter, in its language.
#[must_use]
pub fn words(letter: &Letter, town: &str, site: &str) -> (String, String) {
    let lang = Lang::of(&letter.language).unwrap_or_default();
    let values = [
        ("town", Value::from(town.to_owned())),
        ("code", Value::from(letter.code.clone())),
        ("link", Value::from(format!("{site}{}", letter.link))),
        ("about", Value::from(letter.about.clone())),
    ];
    let kind = letter.kind.name();
    let say = |part: &str| lang.with(&format!("letter-{kind}-{part}"), &values);
    (say("subject"), say("body"))
}

/// Sends letters of one town.
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    sender: Mailbox,
    town: String,
    site: String,
}

impl Mailer {
    /// A mailer by this server; `site` is where links lead, without a slash at its end.
    ///
    /// # Errors
    /// When the server or the sender cannot be read.
    pub fn new(server: &str, sender: &str, town: &str, site: &str) -> Result<Self, Error> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(server)
            .map_err(|error| Error::Server(error.to_string()))?
            .timeout(Some(PATIENCE))
            .build();
        let sender = sender
            .parse()
            .map_err(|error: lettre::address::AddressError| Error::Sender(error.to_string()))?;
        Ok(Self {
            transport,
            sender,
            town: town.to_owned(),
            site: site.trim_end_matches('/').to_owned(),
        })
    }

    /// Sends a letter. A letter that is sent again bears the same message identity.
    ///
    /// # Errors
    /// `Refused` for good, or `Later`.
    pub async fn send(&self, letter: Letter) -> Result<(), Undelivered> {
        let message = self.message(&letter).ok_or(Undelivered::Refused)?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(error) if error.is_permanent() => Err(Undelivered::Refused),
            Err(error) => {
                // The error of a server may hold the address, so only its kind is told.
                let timeout = error.is_timeout();
                tracing::warn!(timeout, "a letter did not leave and is tried again");
                Err(Undelivered::Later)
            }
        }
    }

    fn message(&self, letter: &Letter) -> Option<Message> {
        let (subject, body) = words(letter, &self.town, &self.site);
        let identity = blake3::hash(format!("{}\n{}", self.town, letter.key).as_bytes());
        let domain = self.sender.email.domain();
        Message::builder()
            .from(self.sender.clone())
            .to(letter.address.parse().ok()?)
            .message_id(Some(format!("<{}@{domain}>", &identity.to_hex()[..32])))
            .subject(subject)
            .header(header::MimeVersion::new(1, 0))
            .header(ContentType::TEXT_PLAIN)
            .raw_header(header::HeaderValue::new(
                header::HeaderName::new_from_ascii_str("Auto-Submitted"),
                "auto-generated".to_owned(),
            ))
            .body(body)
            .ok()
    }
}
