//! A research town: real people and groups of a data set, without names. Its people did not join by
//! themselves, so it is looked at with `naober demo` and never served.

use super::{ImportError, Outcome};
use crate::app::evaluate::meetup::concepts_of;
use crate::domain::member::OwnWords;
use crate::domain::{
    Availability, InteractionKind, ItemId, ItemKind, MemberId, NeighbourhoodId, Profile, TownKind,
    Vocabulary,
};
use crate::import::meetup::{Layout, Meetup, lay_out};
use crate::store::{NewItem, NewMember, NewTown, Store, Tx};
use crate::text::Reader;
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, HashMap};

/// The town lives this long before its last event, so that there is something to come.
const BEFORE_THE_END: SignedDuration = SignedDuration::from_hours(28 * 24);
/// When an event was made known is not in the data; it is not new either.
const KNOWN_SINCE: SignedDuration = SignedDuration::from_hours(90 * 24);
/// How many rows are written between two reports of progress.
const STEP: usize = 500;

struct Writer<'a> {
    tx: Tx,
    city: &'a Meetup,
    layout: Layout,
    homes: Vec<NeighbourhoodId>,
    reader: Reader,
    vocabulary: &'a Vocabulary,
    now: Timestamp,
    different: usize,
    done: usize,
    progress: &'a (dyn Fn(usize, usize) + Sync),
}

/// Brings a city into a database that is empty or holds this city already: in one transaction, and
/// the same tables twice change nothing.
///
/// # Errors
/// `ImportError`; then nothing is changed.
pub async fn meetup(
    store: &Store,
    city: &Meetup,
    vocabulary: &Vocabulary,
    secret: [u8; 32],
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Outcome, ImportError> {
    let Some(end) = city.events.last().map(|event| event.time) else {
        return Err(ImportError::Unusable(vec![
            "there are no events".to_owned(),
        ]));
    };
    let now = end - BEFORE_THE_END;
    let name = most_common(city.members.iter().map(|m| m.city.as_str()));
    let (tx, made_town) = town(store, &name, now, secret).await?;
    let mut writer = Writer {
        tx,
        city,
        layout: lay_out(city),
        homes: Vec::new(),
        reader: crate::app::words::reader(vocabulary),
        vocabulary,
        now,
        different: 0,
        done: 0,
        progress,
    };
    writer.neighbourhoods().await?;
    let members = writer.members().await?;
    let groups = writer.groups().await?;
    let events = writer.events(&groups).await?;
    writer.interactions(&members, &events).await?;
    let (good, different) = (writer.all(), writer.different);
    writer.tx.commit().await?;
    Ok(Outcome {
        town: name,
        made_town,
        good,
        different,
        problems: Vec::new(),
        rejected: None,
        ignored: Vec::new(),
    })
}

async fn town(
    store: &Store,
    name: &str,
    now: Timestamp,
    secret: [u8; 32],
) -> Result<(Tx, bool), ImportError> {
    let code = format!("RESEARCH-{}", crate::domain::neighbourhood::slug(name));
    match store.towns().await?.as_slice() {
        [] => {
            let new = NewTown {
                code,
                name: name.to_owned(),
                about: String::new(),
                kind: TownKind::Research,
                zone: "UTC".to_owned(),
                as_of: Some(now),
                secret,
            };
            Ok((store.create_town(&new).await?, true))
        }
        [only] if only.code == code => Ok((store.write(only.id).await?, false)),
        [other, ..] => Err(ImportError::Town(format!(
            "this database holds {}: choose another folder with --data",
            other.name
        ))),
    }
}

fn most_common<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names {
        *count.entry(name).or_default() += 1;
    }
    let best = count.into_iter().max_by_key(|(_, n)| *n);
    best.map_or_else(String::new, |(name, _)| name.to_owned())
}

impl Writer<'_> {
    fn all(&self) -> usize {
        let city = self.city;
        city.members.len() + city.groups.len() + city.events.len() + city.rsvps.len()
    }

    fn wrote(&mut self, rows: usize) {
        self.done += rows;
        (self.progress)(self.done, self.all());
    }

    async fn neighbourhoods(&mut self) -> Result<(), ImportError> {
        let list = &self.layout.grid.neighbourhoods;
        self.different += self.tx.put_neighbourhoods(list, self.now).await?;
        let stored = self.tx.neighbourhoods().await?;
        let ids: HashMap<&str, NeighbourhoodId> =
            stored.iter().map(|n| (n.code.as_str(), n.id)).collect();
        self.homes = list
            .iter()
            .filter_map(|n| ids.get(n.code.as_str()).copied())
            .collect();
        Ok(())
    }

    /// The stored neighbourhood of one of the layout, which counts from 1.
    fn home(&self, of: NeighbourhoodId) -> NeighbourhoodId {
        let at = usize::try_from(of.0 - 1).unwrap_or(0);
        self.homes.get(at).copied().unwrap_or(of)
    }

    /// The members have no key of their own: they are known by their order.
    async fn members(&mut self) -> Result<HashMap<i64, MemberId>, ImportError> {
        let list: Vec<NewMember> = self
            .layout
            .members
            .iter()
            .map(|at| nobody(self.home(*at)))
            .collect();
        let known = self.tx.member_ids().await?;
        let ids = match known.len() {
            0 => {
                self.different += list.len();
                self.tx
                    .add_members(&list, self.vocabulary, self.now)
                    .await?
            }
            n if n == list.len() => known,
            n => {
                return Err(ImportError::Town(format!(
                    "this town has {n} people and the folder {}: choose another folder with --data",
                    list.len()
                )));
            }
        };
        self.wrote(list.len());
        Ok(self.city.members.iter().map(|m| m.id).zip(ids).collect())
    }

    async fn groups(&mut self) -> Result<HashMap<i64, ItemId>, ImportError> {
        let mut first: HashMap<i64, Timestamp> = HashMap::new();
        for event in self.city.events.iter().rev() {
            first.insert(event.group, event.time);
        }
        let mut ids = HashMap::new();
        for (group, home) in self.city.groups.iter().zip(self.layout.groups.clone()) {
            let new = NewItem {
                import_key: Some(group.id.to_string()),
                title: group.name.clone(),
                summary: group.category.clone(),
                body: group.category.clone(),
                concepts: concepts_of(group, &self.reader),
                ..NewItem::blank(ItemKind::Initiative, self.home(home))
            };
            let since = first.get(&group.id).copied().unwrap_or(self.now);
            let (id, different) = self.tx.put_items(&[new], self.vocabulary, since).await?;
            self.different += different;
            ids.extend(id.first().map(|id| (group.id, *id)));
        }
        self.wrote(self.city.groups.len());
        Ok(ids)
    }

    async fn events(&mut self, groups: &HashMap<i64, ItemId>) -> Result<Vec<ItemId>, ImportError> {
        let homes: HashMap<i64, NeighbourhoodId> = self
            .city
            .groups
            .iter()
            .zip(&self.layout.groups)
            .map(|(group, home)| (group.id, self.home(*home)))
            .collect();
        let concepts: HashMap<i64, _> = self
            .city
            .groups
            .iter()
            .map(|group| (group.id, concepts_of(group, &self.reader)))
            .collect();
        let list: Vec<NewItem> = self
            .city
            .events
            .iter()
            .map(|event| NewItem {
                import_key: Some(event.id.clone()),
                title: event.name.clone(),
                group: groups.get(&event.group).copied(),
                starts: Some(event.time),
                concepts: concepts.get(&event.group).cloned().unwrap_or_default(),
                ..NewItem::blank(
                    ItemKind::Activity,
                    homes
                        .get(&event.group)
                        .copied()
                        .unwrap_or(NeighbourhoodId(1)),
                )
            })
            .collect();
        let mut ids = Vec::with_capacity(list.len());
        for part in list.chunks(STEP) {
            let since = self.now - KNOWN_SINCE;
            let (new, different) = self.tx.put_items(part, self.vocabulary, since).await?;
            self.different += different;
            ids.extend(new);
            self.wrote(part.len());
        }
        Ok(ids)
    }

    /// What people did until the town's moment; what comes after it is not known yet.
    async fn interactions(
        &mut self,
        members: &HashMap<i64, MemberId>,
        events: &[ItemId],
    ) -> Result<(), ImportError> {
        let acts: Vec<_> = self
            .city
            .rsvps
            .iter()
            .filter(|rsvp| rsvp.time < self.now)
            .filter_map(|rsvp| {
                let member = members.get(&rsvp.member)?;
                Some((
                    *member,
                    *events.get(rsvp.event)?,
                    InteractionKind::Joined,
                    rsvp.time,
                ))
            })
            .collect();
        for part in acts.chunks(STEP) {
            self.different += self.tx.add_interactions(part).await?;
            self.wrote(part.len());
        }
        if self.different > 0 {
            self.tx.changed("research", self.now).await?;
        }
        Ok(())
    }
}

/// Somebody without a name or a word, who did not ask to meet anybody or to be asked.
fn nobody(neighbourhood: NeighbourhoodId) -> NewMember {
    NewMember {
        first_name: String::new(),
        neighbourhood,
        words: OwnWords::default(),
        profile: Profile::default(),
        availability: Availability::default(),
        open_to_meet: false,
        asks_per_week: 0,
    }
}
