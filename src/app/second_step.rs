//! The second step of those with a role: after the code by mail, six digits of a telephone that change
//! every thirty seconds (RFC 6238). A session passes for a working day.

use super::cards::{signs, typed_signs};
use super::sign_in::hash;
use super::{App, Error, Field, Invalid, MemberDetails, Result};
use crate::domain::{MemberId, TownKind};
use crate::store::SecondStep;
use jiff::{SignedDuration, Timestamp};
use totp_rs::{Builder, Totp};

/// How long a session passes.
const PASSES: SignedDuration = SignedDuration::from_hours(12);
/// How often a wrong code can be typed in a row.
const TRIES: u32 = 5;
/// How long nothing is looked at after that: a guess of three steps in a million, 480 times a day.
const LOCK: SignedDuration = SignedDuration::from_mins(15);
/// How many codes there are for who lost their telephone.
const BACKUP: i64 = 8;
/// How many signs each has: 50 bits.
const SIGNS: usize = 10;

/// Where somebody stands at the second step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// They have no role, or this town is invented.
    NotNeeded,
    /// This session passed.
    Passed,
    /// A code is asked.
    Ask,
    /// It is not set up yet.
    SetUp,
}

/// What a telephone is shown to set the second step up.
pub struct Shown {
    /// For a picture that the telephone reads.
    pub url: String,
    /// For typing over.
    pub secret: String,
}

fn wrong(problem: &'static str) -> Error {
    Error::Invalid(vec![Invalid {
        field: Field::Code,
        problem,
    }])
}

fn totp(secret: &[u8], who: &str, town: &str) -> Result<Totp> {
    // A colon would end the name in the address that telephones read.
    let plain = |text: &str| text.replace(':', " ");
    Builder::new()
        .with_secret(secret.to_vec())
        .with_account_name(plain(who))
        .with_issuer(Some(format!("Naober {}", plain(town))))
        .build()
        .map_err(|_| Error::NotFound)
}

impl App {
    /// Where a session stands.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn standing(&self, token: &str) -> Result<Standing> {
        let Some(member) = self.session(token).await? else {
            return Ok(Standing::NotNeeded);
        };
        let has_role = !self.myself(member).await?.roles.is_empty();
        if !has_role || self.town.kind != TownKind::Live {
            return Ok(Standing::NotNeeded);
        }
        let mut tx = self.read().await?;
        let step = tx.second_step(member).await?;
        let has_code = step.is_some_and(|step| step.confirmed);
        if !has_code && tx.passkeys_of(member).await?.is_empty() {
            return Ok(Standing::SetUp);
        }
        let passed = tx.passed_second_step(&hash(token)).await?;
        Ok(match passed {
            Some(at) if at + PASSES > self.now() => Standing::Passed,
            _ => Standing::Ask,
        })
    }

    async fn staff(&self, token: &str) -> Result<MemberDetails> {
        let member = self.session(token).await?.ok_or(Error::NotFound)?;
        let me = self.myself(member).await?;
        (!me.roles.is_empty()).then_some(me).ok_or(Error::NotFound)
    }

    /// Makes a secret for a telephone; one that was confirmed stays.
    ///
    /// # Errors
    /// `NotFound` for who has no role.
    pub async fn begin_second_step(&self, token: &str) -> Result<()> {
        let me = self.staff(token).await?.member.id;
        self.sets_up(token, me).await?;
        let mut tx = self.write().await?;
        if tx.second_step(me).await?.is_some_and(|s| s.confirmed) {
            return Ok(());
        }
        let number = tx.next_session_number().await?;
        let bytes = self
            .entropy
            .bytes("second step", &[self.town.id.0, me.0, number]);
        let step = SecondStep {
            secret: bytes[..20].to_vec(),
            confirmed: false,
            last_step: 0,
            tries: 0,
            locked_until: Timestamp::UNIX_EPOCH,
        };
        tx.put_second_step(me, &step).await?;
        Ok(tx.commit().await?)
    }

    /// What the telephone is shown, until a first code was right.
    ///
    /// # Errors
    /// `NotFound` for who has no role.
    pub async fn shown(&self, token: &str) -> Result<Option<Shown>> {
        let me = self.staff(token).await?;
        let step = self.read().await?.second_step(me.member.id).await?;
        let Some(step) = step.filter(|s| !s.confirmed) else {
            return Ok(None);
        };
        let totp = totp(&step.secret, &me.first_name, &self.town.name)?;
        Ok(Some(Shown {
            url: totp.to_url().map_err(|_| Error::NotFound)?,
            secret: totp.secret().to_base32(),
        }))
    }

    /// Passes the second step with a code of the telephone, or one for when it is lost. The first time
    /// those are returned: they are shown once.
    ///
    /// # Errors
    /// `NotFound` for who has no role; `Invalid` for a wrong code; `Late` after five of them.
    pub async fn pass(&self, token: &str, typed: &str) -> Result<Vec<String>> {
        let me = self.staff(token).await?;
        let id = me.member.id;
        self.sets_up(token, id).await?;
        let now = self.now();
        let mut tx = self.write().await?;
        let mut step = tx.second_step(id).await?.ok_or(Error::NotFound)?;
        if step.locked_until > now {
            return Err(Error::Late("error-second-step-locked"));
        }
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let seconds = u64::try_from(now.as_second()).unwrap_or(0);
        let found = totp(&step.secret, &me.first_name, &self.town.name)?.check(&digits, seconds);
        let fresh = found
            .and_then(|at| i64::try_from(at).ok())
            .filter(|at| *at > step.last_step);
        let backup = self.keyed(b"backup", &id.0.to_le_bytes(), &typed_signs(typed));
        let right = match fresh {
            Some(at) => {
                step.last_step = at;
                true
            }
            None => step.confirmed && tx.use_backup_code(id, &backup).await?,
        };
        if !right {
            step.tries += 1;
            if step.tries >= TRIES {
                (step.tries, step.locked_until) = (0, now + LOCK);
            }
            tx.put_second_step(id, &step).await?;
            tx.commit().await?;
            return Err(wrong("error-second-step"));
        }
        let mut codes = Vec::new();
        if !step.confirmed {
            for number in 0..BACKUP {
                let bytes = self
                    .entropy
                    .bytes("backup", &[id.0, step.last_step, number]);
                let code = signs(&bytes, SIGNS);
                let hash = self.keyed(b"backup", &id.0.to_le_bytes(), &code);
                tx.put_backup_code(id, &hash).await?;
                codes.push(format!("{}-{}", &code[..5], &code[5..]));
            }
        }
        (step.confirmed, step.tries) = (true, 0);
        tx.put_second_step(id, &step).await?;
        tx.pass_second_step(&hash(token), now).await?;
        tx.commit().await?;
        Ok(codes)
    }

    /// Who has a passkey as second step passes it before they set up another.
    async fn sets_up(&self, token: &str, member: MemberId) -> Result<()> {
        let step = self.read().await?.second_step(member).await?;
        let confirmed = step.is_some_and(|s| s.confirmed);
        if !confirmed && self.standing(token).await? == Standing::Ask {
            return Err(Error::Late("error-passkey-second-step"));
        }
        Ok(())
    }

    /// By what somebody can pass the second step: a code of their telephone, a passkey.
    ///
    /// # Errors
    /// `NotFound` for who has no role.
    pub async fn steps(&self, token: &str) -> Result<(bool, bool)> {
        let me = self.staff(token).await?.member.id;
        let mut tx = self.read().await?;
        let step = tx.second_step(me).await?;
        let keys = !tx.passkeys_of(me).await?.is_empty();
        Ok((step.is_some_and(|s| s.confirmed), keys))
    }

    /// Whether somebody set the second step up.
    ///
    /// # Errors
    /// When the database failed.
    pub(super) async fn has_second_step(&self, member: MemberId) -> Result<bool> {
        let mut tx = self.read().await?;
        let step = tx.second_step(member).await?;
        Ok(step.is_some_and(|s| s.confirmed) || !tx.passkeys_of(member).await?.is_empty())
    }
}
