//! MAIL: a letter becomes a message and leaves by SMTP. What it says stands in `locales/`.

pub mod digest;

use crate::domain::digest::Digest;
use crate::domain::letter::{Letter, LetterKind, Undelivered};
use crate::i18n::{Lang, Value};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MessageBuilder, MultiPart, MultiPartKind, SinglePart, header};
use lettre::transport::smtp::AsyncSmtpTransportBuilder;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How long a mail server may take to answer, unless it is said otherwise.
const PATIENCE: Duration = Duration::from_secs(30);
/// Handing over a letter takes four answers: sender, recipient, content, end. Together with the trying of
/// the line it stays well within the lease of a letter.
const STEPS: u32 = 4;

type Transport = AsyncSmtpTransport<Tokio1Executor>;

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
    if letter.kind == LetterKind::Digest {
        let frame = digest::Frame {
            town,
            site,
            phone: None,
            styles: None,
        };
        let written = letter.digest.as_ref();
        let written = written.and_then(|d| digest::write(d, lang, &frame).ok());
        return (say("subject"), written.map(|w| w.text).unwrap_or_default());
    }
    (say("subject"), say("body"))
}

/// Sends letters of one town.
pub struct Mailer {
    server: AsyncSmtpTransportBuilder,
    transport: Mutex<Transport>,
    patience: Duration,
    sender: Mailbox,
    town: String,
    site: String,
    phone: Option<String>,
}

impl Mailer {
    /// A mailer by this server; `site` is where links lead, without a slash at its end.
    ///
    /// # Errors
    /// When the server or the sender cannot be read.
    pub fn new(server: &str, sender: &str, town: &str, site: &str) -> Result<Self, Error> {
        let server =
            Transport::from_url(server).map_err(|error| Error::Server(error.to_string()))?;
        let sender = sender
            .parse()
            .map_err(|error: lettre::address::AddressError| Error::Sender(error.to_string()))?;
        Ok(Self {
            transport: Mutex::new(server.clone().build()),
            patience: PATIENCE,
            server,
            sender,
            town: town.to_owned(),
            site: site.trim_end_matches('/').to_owned(),
            phone: None,
        })
    }

    /// How long the mail server may take to answer.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// The number that digests give where the buurtverbinder has none.
    #[must_use]
    pub fn with_phone(self, phone: Option<&str>) -> Self {
        Self {
            phone: phone.map(str::to_owned),
            ..self
        }
    }

    /// Sends a letter. A letter that is sent again bears the same message identity.
    ///
    /// # Errors
    /// `Refused` for good, `Later`, or `Uncertain` when the line broke in the middle.
    pub async fn send(&self, letter: Letter) -> Result<(), Undelivered> {
        let message = self.message(&letter).ok_or(Undelivered::Refused)?;
        let line = self.line();
        // A digest is not sent again when it may have arrived. So the line is tried first: a server that
        // is away or hangs is met here, where nothing was handed over yet.
        if letter.kind == LetterKind::Digest {
            let answers = self.within(self.patience, line.test_connection()).await;
            if !matches!(answers, Some(Ok(true))) {
                tracing::warn!("the mail server does not answer; a digest waits");
                return Err(Undelivered::Later);
            }
        }
        match self.within(STEPS * self.patience, line.send(message)).await {
            Some(Ok(_)) => Ok(()),
            Some(Err(error)) if error.is_permanent() => Err(Undelivered::Refused),
            // The error of a server may hold the address, so only its kind is told.
            Some(Err(error)) if error.is_transient() => {
                tracing::warn!("a letter was put off and is tried again");
                Err(Undelivered::Later)
            }
            found => {
                let hung = found.is_none();
                tracing::warn!(hung, "the line broke while a letter was handed over");
                Err(Undelivered::Uncertain)
            }
        }
    }

    fn line(&self) -> Transport {
        let line = self.transport.lock();
        line.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What comes of an exchange with the server; none when it took too long. The library waits for an
    /// answer without end, and puts a line back that was left in the middle of a letter: its next letter
    /// would be answered with words for this one. So all its lines are given up with it.
    async fn within<T>(&self, patience: Duration, exchange: impl Future<Output = T>) -> Option<T> {
        let answered = tokio::time::timeout(patience, exchange).await.ok();
        if answered.is_none() {
            let mut line = self
                .transport
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            *line = self.server.clone().build();
        }
        answered
    }

    fn message(&self, letter: &Letter) -> Option<Message> {
        let identity = blake3::hash(format!("{}\n{}", self.town, letter.key).as_bytes());
        let identity = &identity.to_hex()[..32];
        let domain = self.sender.email.domain();
        let builder = Message::builder()
            .from(self.sender.clone())
            .to(letter.address.parse().ok()?)
            .message_id(Some(format!("<{identity}@{domain}>")))
            .header(header::MimeVersion::new(1, 0));
        let builder = raw(builder, "Auto-Submitted", "auto-generated".to_owned());
        if let Some(digest) = &letter.digest {
            return self.digest(builder, letter, digest, identity);
        }
        let (subject, body) = words(letter, &self.town, &self.site);
        builder
            .subject(subject)
            .header(ContentType::TEXT_PLAIN)
            .body(body)
            .ok()
    }

    /// A digest has what mail programs need to end it with one click (RFC 8058), and an envelope in which
    /// nothing tells one reader from another but the address and that key.
    fn digest(
        &self,
        builder: MessageBuilder,
        letter: &Letter,
        digest: &Digest,
        identity: &str,
    ) -> Option<Message> {
        let lang = Lang::of(&letter.language).unwrap_or_default();
        let frame = digest::Frame {
            town: &self.town,
            site: &self.site,
            phone: self.phone.as_deref(),
            styles: None,
        };
        let written = digest::write(digest, lang, &frame).ok()?;
        let list = format!("<digest.{}>", self.sender.email.domain());
        let stop = format!("<{}{}>", self.site, digest.stop);
        let builder = raw(builder, "List-Id", list);
        let builder = raw(builder, "List-Unsubscribe", stop);
        let one_click = "List-Unsubscribe=One-Click".to_owned();
        let builder = raw(builder, "List-Unsubscribe-Post", one_click);
        let parts = MultiPart::builder()
            .kind(MultiPartKind::Alternative)
            // What is sent again has the same bytes.
            .boundary(identity)
            .singlepart(SinglePart::plain(written.text))
            .singlepart(SinglePart::html(written.html));
        let subject = lang.t("letter-digest-subject");
        builder.subject(subject).multipart(parts).ok()
    }
}

fn raw(builder: MessageBuilder, name: &'static str, value: String) -> MessageBuilder {
    let name = HeaderName::new_from_ascii_str(name);
    builder.raw_header(HeaderValue::new(name, value))
}
