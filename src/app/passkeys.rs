//! Coming in with a passkey (WebAuthn level 3): the device asks for a finger, a face or its own code, and
//! no secret leaves it. It stands beside the code by mail, and is a second step for those with a role:
//! the device is what one has, the finger or the code what one is or knows.
//!
//! Signing and checking is `webauthn-rs`, which draws its challenges itself; nothing that is shown to
//! anybody follows from them.

use super::second_step::Standing;
use super::sign_in::{hash, hex};
use super::{App, Error, Field, Invalid, Result};
use crate::domain::MemberId;
use crate::store::{PasskeyRow, Tx};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Uuid, Webauthn, WebauthnBuilder,
};

/// How long a challenge waits for its answer.
const WAITS: SignedDuration = SignedDuration::from_mins(5);
/// How many passkeys somebody can have.
const MOST: usize = 20;
/// The longest name of a device that is kept, in characters.
const LONGEST: usize = 60;

/// For which site keys are: devices give a key to no other (the relying party).
pub struct Keys(Webauthn);

impl Keys {
    /// Of the address where residents find the site, like `https://naober.example.nl`. None where
    /// browsers give no keys: an address by number, or one without TLS that is not this machine's own.
    #[must_use]
    pub fn of(site: &str, town: &str) -> Option<Self> {
        let origin = Url::parse(site).ok()?;
        let host = origin.domain()?.to_owned();
        let local = host == "localhost";
        if origin.scheme() != "https" && !local {
            return None;
        }
        let builder = WebauthnBuilder::new(&host, &origin).ok()?;
        let builder = builder.rp_name(town).allow_any_port(local);
        builder.build().ok().map(Self)
    }
}

/// A challenge for a device.
#[derive(Debug, Serialize)]
pub struct Challenge {
    /// What names it; comes back with the answer.
    pub handle: String,
    /// What the browser's `navigator.credentials` is given.
    #[serde(flatten)]
    pub options: serde_json::Value,
}

/// A device somebody comes in with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// Its name in addresses; nothing can be done with it but taking it away.
    pub key: String,
    /// What its owner calls it.
    pub name: String,
    /// When the key was made.
    pub made: Timestamp,
    /// When somebody last came in with it.
    pub used: Option<Timestamp>,
}

/// One answer for everything that can be wrong with a key, so that nothing is told about accounts.
fn refused() -> Error {
    Error::Invalid(vec![Invalid {
        field: Field::Code,
        problem: "error-passkey",
    }])
}

fn text(of: &impl Serialize) -> Result<String> {
    serde_json::to_string(of).map_err(|error| Error::Dataset(error.to_string()))
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|_| refused())
}

fn key_of(row: &PasskeyRow) -> String {
    hex(blake3::hash(&row.credential_id).as_bytes())
}

impl App {
    /// The name of a resident towards devices: it tells who they are to nobody else.
    fn uuid(&self, member: MemberId) -> Uuid {
        let keyed = self.keyed(b"passkey", &member.0.to_le_bytes(), "");
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&keyed[..16]);
        Uuid::from_bytes(bytes)
    }

    async fn challenge(
        &self,
        mut tx: Tx,
        member: Option<MemberId>,
        state: &str,
        options: serde_json::Value,
    ) -> Result<Challenge> {
        let (now, number) = (self.now(), tx.next_session_number().await?);
        let handle = hex(&self.entropy.bytes("ceremony", &[self.town.id.0, number]));
        tx.put_ceremony(&hash(&handle), member, state, now, now + WAITS)
            .await?;
        tx.commit().await?;
        Ok(Challenge { handle, options })
    }

    /// Who may change how somebody comes in: not who has a role and did not pass their second step in
    /// this session, for a key is a second step itself.
    async fn may_change_keys(&self, token: &str) -> Result<MemberId> {
        let member = self.session(token).await?.ok_or(Error::NotFound)?;
        match self.standing(token).await? {
            Standing::Ask => Err(Error::Late("error-passkey-second-step")),
            Standing::NotNeeded | Standing::Passed | Standing::SetUp => Ok(member),
        }
    }

    /// Begins to make a key for who is signed in.
    ///
    /// # Errors
    /// `NotFound` without a session; `Late` for who has a role and did not pass the second step, and
    /// for who has twenty keys.
    pub async fn begin_passkey(&self, keys: &Keys, token: &str) -> Result<Challenge> {
        let member = self.may_change_keys(token).await?;
        let name = self.myself(member).await?.first_name;
        let mut tx = self.write().await?;
        let own = tx.passkeys_of(member).await?;
        if own.len() >= MOST {
            return Err(Error::Late("error-passkey-many"));
        }
        let had = own.into_iter().map(|row| row.credential_id);
        let (mut options, state) = keys
            .0
            .start_passkey_registration(self.uuid(member), &name, &name, Some(had.collect()))
            .map_err(|_| refused())?;
        // The library leaves it to the device whether it can later say whose key it is; here it must,
        // because signing in asks for no address.
        if let Some(choice) = &mut options.public_key.authenticator_selection {
            choice.require_resident_key = true;
            choice.resident_key = serde_json::from_str("\"required\"").ok();
        }
        let options = serde_json::to_value(options).map_err(|_| refused())?;
        self.challenge(tx, Some(member), &text(&state)?, options)
            .await
    }

    /// Keeps the key that a device made. Who was asked to set up a second step has passed it.
    ///
    /// # Errors
    /// As [`App::begin_passkey`]; `Invalid` for an answer to no challenge of theirs, or a wrong one.
    pub async fn add_passkey(
        &self,
        keys: &Keys,
        token: &str,
        handle: &str,
        name: &str,
        made: &RegisterPublicKeyCredential,
    ) -> Result<()> {
        let member = self.may_change_keys(token).await?;
        let sets_up = self.standing(token).await? == Standing::SetUp;
        let now = self.now();
        let mut tx = self.write().await?;
        let found = tx.take_ceremony(&hash(handle), now).await?;
        let state = found.filter(|(_, asked)| *asked == Some(member));
        let Some((state, _)) = state else {
            // What was taken out stays out.
            tx.commit().await?;
            return Err(refused());
        };
        let state: PasskeyRegistration = read(&state)?;
        let key = keys.0.finish_passkey_registration(made, &state);
        let Ok(key) = key else {
            tx.commit().await?;
            return Err(refused());
        };
        let row = PasskeyRow {
            credential_id: key.cred_id().to_vec(),
            member,
            credential: text(&key)?,
            name: name.trim().chars().take(LONGEST).collect(),
            made: now,
            used: None,
        };
        if !tx.put_passkey(&row).await? {
            tx.commit().await?;
            return Err(refused());
        }
        if sets_up {
            tx.pass_second_step(&hash(token), now).await?;
        }
        Ok(tx.commit().await?)
    }

    /// The devices that somebody comes in with, oldest first.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn devices(&self, member: MemberId) -> Result<Vec<Device>> {
        let rows = self.read().await?.passkeys_of(member).await?;
        let device = |row: PasskeyRow| Device {
            key: key_of(&row),
            name: row.name,
            made: row.made,
            used: row.used,
        };
        Ok(rows.into_iter().map(device).collect())
    }

    /// Takes a key away.
    ///
    /// # Errors
    /// `NotFound` for one that is not theirs; `Late` for who has a role and did not pass the second step.
    pub async fn remove_passkey(&self, token: &str, key: &str) -> Result<()> {
        let member = self.may_change_keys(token).await?;
        let mut tx = self.write().await?;
        let own = tx.passkeys_of(member).await?;
        let row = own.into_iter().find(|row| key_of(row) == key);
        let row = row.ok_or(Error::NotFound)?;
        tx.drop_passkey(member, &row.credential_id).await?;
        Ok(tx.commit().await?)
    }

    /// Begins to come in with a key: no address is asked, so nothing is told about accounts.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn begin_passkey_sign_in(&self, keys: &Keys) -> Result<Challenge> {
        let (mut options, state) = keys
            .0
            .start_discoverable_authentication()
            .map_err(|_| refused())?;
        // A press on the button asks, not the browser while one types.
        options.mediation = None;
        let options = serde_json::to_value(options).map_err(|_| refused())?;
        let tx = self.write().await?;
        self.challenge(tx, None, &text(&state)?, options).await
    }

    /// Whose key answered a challenge, which is used up by it.
    async fn answered(
        &self,
        keys: &Keys,
        handle: &str,
        answer: &PublicKeyCredential,
    ) -> Result<MemberId> {
        let now = self.now();
        let mut tx = self.write().await?;
        let found = tx.take_ceremony(&hash(handle), now).await?;
        let member = match found {
            Some((state, None)) => self.checked_answer(&mut tx, keys, &state, answer).await,
            _ => Err(refused()),
        };
        tx.commit().await?;
        member
    }

    async fn checked_answer(
        &self,
        tx: &mut Tx,
        keys: &Keys,
        state: &str,
        answer: &PublicKeyCredential,
    ) -> Result<MemberId> {
        let state: DiscoverableAuthentication = read(state)?;
        let identified = keys.0.identify_discoverable_authentication(answer);
        let (uuid, id) = identified.map_err(|_| refused())?;
        let row = tx.passkey(id).await?.ok_or_else(refused)?;
        let mut key: Passkey = read(&row.credential)?;
        if uuid != self.uuid(row.member) {
            return Err(refused());
        }
        // Refuses another site, another challenge, a wrong signature, nobody at the device, and a
        // counter that went back (a copied key).
        let result = keys
            .0
            .finish_discoverable_authentication_v2(answer, state, &key)
            .map_err(|_| refused())?;
        key.update_credential(&result);
        tx.use_passkey(&row.credential_id, &text(&key)?, self.now())
            .await?;
        Ok(row.member)
    }

    /// Comes in with a key; returns the token of a new session, which has passed the second step too.
    ///
    /// # Errors
    /// `Invalid`, the same for everything that can be wrong.
    pub async fn enter_passkey(
        &self,
        keys: &Keys,
        handle: &str,
        answer: &PublicKeyCredential,
    ) -> Result<String> {
        let member = self.answered(keys, handle, answer).await?;
        let token = self.start_session(member).await?;
        let mut tx = self.write().await?;
        tx.pass_second_step(&hash(&token), self.now()).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// Passes the second step of a session with a key of the same person.
    ///
    /// # Errors
    /// `NotFound` without a session; `Invalid`, the same for everything that can be wrong.
    pub async fn pass_with_passkey(
        &self,
        keys: &Keys,
        token: &str,
        handle: &str,
        answer: &PublicKeyCredential,
    ) -> Result<()> {
        let me = self.session(token).await?.ok_or(Error::NotFound)?;
        if self.answered(keys, handle, answer).await? != me {
            return Err(refused());
        }
        let mut tx = self.write().await?;
        tx.pass_second_step(&hash(token), self.now()).await?;
        Ok(tx.commit().await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_for_sites_that_browsers_give_keys_to() {
        for (site, there) in [
            ("https://naober.example.nl", true),
            ("http://localhost:4100", true),
            ("http://naober.example.nl", false),
            ("https://192.0.2.7", false),
            ("http://127.0.0.1:4100", false),
            ("naober", false),
        ] {
            assert_eq!(Keys::of(site, "Elzerveer").is_some(), there, "{site}");
        }
    }
}
