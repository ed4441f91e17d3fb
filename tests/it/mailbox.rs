//! A mail server on loopback that keeps what it is sent, and misbehaves when it is told to.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What goes wrong with the next letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The recipient is answered like this.
    Answer(&'static str),
    /// Nothing is said to who connects, or asks whether the line is still there.
    Hang,
    /// Nothing is said to the recipient.
    HangAtRecipient,
    /// The letter is taken, and the line breaks before that is said.
    BreakAfterTaking,
}

/// What a mail server was sent, and what goes wrong next.
#[derive(Clone, Default)]
pub struct Mailbox {
    letters: Arc<Mutex<Vec<String>>>,
    faults: Arc<Mutex<VecDeque<Fault>>>,
    /// How long it takes over a letter, in milliseconds.
    pub pace: Arc<AtomicU64>,
}

impl Mailbox {
    /// Opens it; returns its address.
    pub async fn open(&self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let mailbox = self.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let mailbox = mailbox.clone();
                tokio::spawn(async move { mailbox.talk(stream).await });
            }
        });
        format!("smtp://{address}")
    }

    /// Lets this go wrong next.
    pub fn next(&self, fault: Fault) {
        self.faults.lock().unwrap().push_back(fault);
    }

    /// Whether everything that was to go wrong did.
    pub fn is_calm(&self) -> bool {
        self.faults.lock().unwrap().is_empty()
    }

    /// Every letter, as its bytes were.
    pub fn letters(&self) -> Vec<String> {
        self.letters.lock().unwrap().clone()
    }

    /// The text of the last letter, its soft line breaks undone.
    pub fn last(&self) -> String {
        let letters = self.letters();
        let letter = letters.last().expect("no letter came");
        letter.replace("=\n", "").replace("=3D", "=")
    }

    fn take(&self, wanted: impl Fn(Fault) -> bool) -> Option<Fault> {
        let mut faults = self.faults.lock().unwrap();
        let is_next = faults.front().is_some_and(|fault| wanted(*fault));
        is_next.then(|| faults.pop_front()).flatten()
    }

    async fn talk(&self, stream: TcpStream) -> Option<()> {
        let (read, mut write) = stream.into_split();
        let mut lines = BufReader::new(read).lines();
        if self.take(|f| f == Fault::Hang).is_some() {
            std::future::pending::<()>().await;
        }
        write.write_all(b"220 mail.test ready\r\n").await.ok()?;
        while let Some(line) = lines.next_line().await.ok()? {
            let word = line.split([' ', ':']).next().unwrap_or_default();
            let answer = match word.to_uppercase().as_str() {
                "EHLO" | "HELO" => "250 mail.test",
                "RCPT" => {
                    let at_recipient = |f| matches!(f, Fault::Answer(_) | Fault::HangAtRecipient);
                    match self.take(at_recipient) {
                        Some(Fault::Answer(answer)) => answer,
                        Some(_) => std::future::pending().await,
                        None => "250 ok",
                    }
                }
                "DATA" => {
                    write.write_all(b"354 go on\r\n").await.ok()?;
                    let mut letter = String::new();
                    while let Some(line) = lines.next_line().await.ok()? {
                        if line == "." {
                            break;
                        }
                        letter.push_str(line.strip_prefix('.').unwrap_or(&line));
                        letter.push('\n');
                    }
                    self.letters.lock().unwrap().push(letter);
                    let pace = self.pace.load(Ordering::Relaxed);
                    tokio::time::sleep(Duration::from_millis(pace)).await;
                    if self.take(|f| f == Fault::BreakAfterTaking).is_some() {
                        return None;
                    }
                    "250 taken"
                }
                "NOOP" if self.take(|f| f == Fault::Hang).is_some() => std::future::pending().await,
                "QUIT" => "221 bye",
                _ => "250 ok",
            };
            let answer = format!("{answer}\r\n");
            write.write_all(answer.as_bytes()).await.ok()?;
        }
        Some(())
    }
}
