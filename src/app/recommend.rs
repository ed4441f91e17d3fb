//! Suggestions for a resident: their own profile is read now, the town from the snapshot.

use super::{App, Error, Result};
use crate::domain::introduction::{Introduction, View};
use crate::domain::{
    Availability, Choices, InteractionKind, ItemId, Kind, MemberId, MunicipalityId, Presence,
    Profile, Recommendation, Request, Slate, Subject,
};
use crate::engine::Snapshot;
use crate::store::{ItemDetails, ItemFilter, MemberDetails, Store};
use jiff::Timestamp;
use std::collections::HashMap;
use std::sync::Arc;
use tokio::sync::mpsc;

/// The most suggestions one answer holds.
pub const MAX_LIMIT: usize = 50;

/// What was shown, waiting to be counted.
struct Shown {
    kind: &'static str,
    ids: Vec<i64>,
    at: Timestamp,
}

/// Counts exposures after the answer left. The queue is bounded: when it is full the count is
/// dropped and that is counted, because a resident never waits for a statistic.
pub(super) struct ExposureQueue(mpsc::Sender<Shown>);

impl ExposureQueue {
    pub(super) fn new(store: Store, town: MunicipalityId) -> Self {
        let (sender, mut receiver) = mpsc::channel::<Shown>(1_024);
        tokio::spawn(async move {
            while let Some(shown) = receiver.recv().await {
                if let Err(error) = count(&store, town, &shown).await {
                    tracing::warn!(%error, "an exposure was not counted");
                }
            }
        });
        Self(sender)
    }

    fn push(&self, shown: Shown) {
        if self.0.try_send(shown).is_err() {
            metrics::counter!("naober_exposures_dropped").increment(1);
        }
    }
}

async fn count(store: &Store, town: MunicipalityId, shown: &Shown) -> crate::store::Result<()> {
    let mut tx = store.write(town).await?;
    tx.count_exposures(shown.kind, &shown.ids, shown.at).await?;
    tx.commit().await
}

/// A suggestion as it may leave the house: a person is an opaque proposal.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// What is suggested.
    pub what: Suggested,
    /// Score and reasons.
    pub recommendation: Recommendation,
    /// About how long it is by bicycle, in minutes; none within the own neighbourhood.
    pub cycling: Option<u32>,
}

/// What is suggested.
#[derive(Clone, Debug)]
pub enum Suggested {
    /// An item with its words.
    Item(Box<ItemDetails>),
    /// A neighbour, without a name: the opaque id of the proposal.
    Proposal(String),
}

impl App {
    /// Suggestions of one kind for a resident.
    ///
    /// # Errors
    /// `NotFound` for a resident who is gone, or when the database failed.
    pub async fn recommend(
        &self,
        member: MemberId,
        kind: Kind,
        limit: usize,
    ) -> Result<Vec<Suggestion>> {
        let (slate, suggestions) = self.suggestions(member, kind, limit).await?;
        self.note_shown(&slate, self.now());
        Ok(suggestions)
    }

    /// The same, without counting that they were shown.
    pub(super) async fn suggestions(
        &self,
        member: MemberId,
        kind: Kind,
        limit: usize,
    ) -> Result<(Slate, Vec<Suggestion>)> {
        let mut tx = self.read().await?;
        let viewer = tx
            .member(member, &self.vocabulary)
            .await?
            .ok_or(Error::NotFound)?;
        let history = tx.history(member).await?;
        let introductions = tx.introductions(member).await?;
        let choices = tx.choices(member, &self.vocabulary).await?;
        let revision = tx.revision().await?;
        let snapshot = self.snapshot_at(revision).await;
        let shut = kind == Kind::People && (choices.without_profile || !meets(&viewer));
        if shut || viewer.presence == Presence::Paused {
            return Ok((Slate::default(), Vec::new()));
        }
        let without_profile = choices.without_profile;
        let mut request = self.request(&viewer, &history, &introductions, kind, limit);
        request.choices = choices;
        if without_profile {
            request = without(request);
        }
        let slate = snapshot.recommend(&request);
        let filter = ItemFilter {
            from: Some(request.now),
            ..ItemFilter::default()
        };
        let mut details: HashMap<ItemId, ItemDetails> = if kind == Kind::People {
            HashMap::new()
        } else {
            let items = tx.items(&filter, &self.vocabulary).await?;
            items.into_iter().map(|item| (item.id, item)).collect()
        };
        let suggestions = slate
            .items
            .iter()
            .cloned()
            .filter_map(|recommendation| {
                let mut cycling = None;
                let what = match recommendation.subject {
                    // An item that is gone since the snapshot was made is left out.
                    Subject::Item(id) => {
                        let item = details.remove(&id)?;
                        let km = snapshot.km(viewer.member.neighbourhood, item.new.neighbourhood);
                        cycling = minutes_by_bicycle(km);
                        Suggested::Item(Box::new(item))
                    }
                    Subject::Person(other) => Suggested::Proposal(self.proposal(member, other)),
                };
                Some(Suggestion {
                    what,
                    recommendation,
                    cycling,
                })
            })
            .collect();
        Ok((slate, suggestions))
    }

    /// The snapshot, once it holds `revision` or `freshness` has passed.
    pub(super) async fn snapshot_at(&self, revision: i64) -> Arc<Snapshot> {
        let deadline = tokio::time::Instant::now() + self.freshness;
        loop {
            let snapshot = self.engine.snapshot();
            if snapshot.generation() >= revision || tokio::time::Instant::now() >= deadline {
                return snapshot;
            }
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
    }

    pub(super) fn request(
        &self,
        viewer: &MemberDetails,
        history: &[(ItemId, InteractionKind, Timestamp)],
        introductions: &[Introduction],
        kind: Kind,
        limit: usize,
    ) -> Request {
        let now = self.now();
        let me = viewer.member.id;
        let (mut hidden_members, mut pending_members) = (Vec::new(), Vec::new());
        for intro in introductions {
            let Some(other) = intro.other(me) else {
                continue;
            };
            match intro.view(me, now) {
                View::Unanswered if intro.is_expired(now) => {}
                View::Unanswered => pending_members.extend(wants_to_meet(intro, other)),
                View::Waiting | View::Met(_) | View::Over => hidden_members.push(other),
            }
        }
        hidden_members.sort_unstable();
        pending_members.sort_unstable();
        Request {
            member: me,
            neighbourhood: viewer.member.neighbourhood,
            profile: viewer.member.profile.clone(),
            availability: viewer.member.availability,
            history: history
                .iter()
                .filter(|(_, kind, _)| kind.is_positive())
                .map(|(item, _, at)| (*item, *at))
                .collect(),
            hidden: history.iter().map(|(item, ..)| *item).collect(),
            hidden_members,
            pending_members,
            choices: Choices::default(),
            kind,
            limit: limit.clamp(1, MAX_LIMIT),
            now,
            seed: u64::from_le_bytes(first_eight(&self.secret)),
        }
    }

    pub(super) fn note_shown(&self, slate: &Slate, at: Timestamp) {
        let (mut items, mut members) = (Vec::new(), Vec::new());
        for recommendation in &slate.items {
            match recommendation.subject {
                Subject::Item(id) => items.push(id.0),
                Subject::Person(id) => members.push(id.0),
            }
        }
        for (kind, ids) in [("item", items), ("member", members)] {
            if !ids.is_empty() {
                self.exposures.push(Shown { kind, ids, at });
            }
        }
    }

    /// The opaque name of a proposal: it differs per viewer, so that two residents cannot compare.
    pub(super) fn proposal(&self, viewer: MemberId, other: MemberId) -> String {
        let mut hasher = blake3::Hasher::new_keyed(&self.secret);
        hasher
            .update(b"proposal")
            .update(&viewer.0.to_le_bytes())
            .update(&other.0.to_le_bytes());
        hasher.finalize().to_hex().chars().take(32).collect()
    }
}

/// Whether a resident may be proposed to others, and so gets proposals.
pub(super) fn meets(who: &MemberDetails) -> bool {
    who.member.open_to_meet && who.presence == Presence::Seen
}

/// "Zonder mijn profiel": nothing of the viewer is left in the request but where they live, so that
/// everyone of a neighbourhood gets the same bytes (promise P9).
fn without(request: Request) -> Request {
    Request {
        member: MemberId(0),
        profile: Profile::default(),
        availability: Availability::default(),
        history: Vec::new(),
        hidden: Vec::new(),
        hidden_members: Vec::new(),
        pending_members: Vec::new(),
        choices: Choices::default(),
        ..request
    }
}

/// Minutes by bicycle, in steps of five: streets are about 1.3 times as long as the line between two
/// centres, at 15 km an hour. None when there is hardly a way, or a whole day of it.
fn minutes_by_bicycle(km: f64) -> Option<u32> {
    let minutes = km * 1.3 / 15.0 * 60.0;
    (1.0..240.0)
        .contains(&minutes)
        .then(|| ((minutes / 5.0).ceil() * 5.0) as u32)
}

/// Who said yes must be proposed to the other; who said no, not.
fn wants_to_meet(intro: &Introduction, other: MemberId) -> Option<MemberId> {
    use crate::domain::introduction::Answer;
    let answer = if other == intro.low {
        intro.low_answer
    } else {
        intro.high_answer
    };
    (answer == Some(Answer::Yes)).then_some(other)
}

fn first_eight(secret: &[u8; 32]) -> [u8; 8] {
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&secret[..8]);
    bytes
}
