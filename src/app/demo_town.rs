//! Making the demo town: invented neighbours, from what `datasets/demo` holds and a seed.

mod asked;
mod life;
mod moments;

use self::moments::moments;
use super::{Error, Result};
use crate::dataset::demo::{Demo, DemoPersona};
use crate::domain::member::OwnWords;
use crate::domain::{
    AskChoices, Availability, ConceptId, InteractionKind, ItemId, ItemKind, MemberId,
    Neighbourhood, NeighbourhoodId, Profile, Role, Story, TownKind, Vocabulary,
};
use crate::import::geojson::{Names, neighbourhoods};
use crate::simulate::{Ingredients, populate};
use crate::store::{NewItem, NewMember, NewTown, RoleRow, SchemeRow, Store, Tx};
use crate::text::Reader;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan, tz::TimeZone};
use rand::RngExt;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;

/// How many invented residents the town has.
pub const RESIDENTS: usize = 2_000;
const ZONE: &str = "Europe/Amsterdam";

/// Somebody to sign in as.
#[derive(Clone, Debug)]
pub struct Persona {
    /// Its key in `datasets/demo/roles.toml`.
    pub key: String,
    /// `resident`, `connector`, `coordinator` or `officer`.
    pub role: String,
    /// Who.
    pub member: MemberId,
}

/// How long those of the town are part of it: nobody in it just came.
const LIVED_HERE: SignedDuration = SignedDuration::from_hours(24 * 210);

struct Maker<'a> {
    tx: Tx,
    demo: &'a Demo,
    vocabulary: &'a Vocabulary,
    reader: Reader,
    zone: TimeZone,
    now: Timestamp,
    places: Vec<(String, NeighbourhoodId)>,
    /// The residents by neighbourhood, without those to sign in as.
    residents: Vec<(MemberId, NeighbourhoodId)>,
}

/// Makes the demo town in one transaction.
///
/// # Errors
/// When what is shipped cannot be read, or the database failed; then there is no town.
pub async fn make(
    store: &Store,
    demo: &Demo,
    vocabulary: &Vocabulary,
    seed: u64,
    now: Timestamp,
    secret: [u8; 32],
) -> Result<()> {
    make_of(RESIDENTS, store, demo, vocabulary, seed, now, secret).await
}

/// The demo town with another number of residents.
///
/// # Errors
/// As `make`.
pub async fn make_of(
    residents: usize,
    store: &Store,
    demo: &Demo,
    vocabulary: &Vocabulary,
    seed: u64,
    now: Timestamp,
    secret: [u8; 32],
) -> Result<()> {
    let new = NewTown {
        code: demo.town.code.clone(),
        name: demo.town.name.clone(),
        about: demo.town.about.clone(),
        kind: TownKind::Demo,
        zone: ZONE.to_owned(),
        as_of: None,
        secret,
    };
    let mut maker = Maker {
        tx: store.create_town(&new).await?,
        demo,
        vocabulary,
        reader: super::words::reader(vocabulary),
        zone: TimeZone::get(ZONE).map_err(|_| Error::Zone(ZONE.to_owned()))?,
        now,
        places: Vec::new(),
        residents: Vec::new(),
    };
    let outlines = maker.neighbourhoods().await?;
    let groups = maker.initiatives().await?;
    maker.residents(residents, &outlines, &groups, seed).await?;
    maker.personas().await?;
    maker.opportunities().await?;
    maker.schemes_and_stories(seed).await?;
    maker.posts().await?;
    maker.exchanges().await?;
    Ok(maker.tx.commit().await?)
}

/// The personas of the demo town who are still there, in the order of the file.
///
/// They are made right after the residents, so their identities follow from the first resident's,
/// and nothing in the town marks them.
///
/// # Errors
/// When the database failed.
pub async fn personas(
    store: &Store,
    town: crate::domain::MunicipalityId,
    demo: &Demo,
) -> Result<Vec<Persona>> {
    personas_after(RESIDENTS, store, town, demo).await
}

/// The personas of a demo town that was made with another number of residents.
///
/// # Errors
/// When the database failed.
pub async fn personas_after(
    residents: usize,
    store: &Store,
    town: crate::domain::MunicipalityId,
    demo: &Demo,
) -> Result<Vec<Persona>> {
    let mut tx = store.read(town).await?;
    let Some(first) = tx.first_member().await? else {
        return Ok(Vec::new());
    };
    let after = first.0 + i64::try_from(residents).unwrap_or(0);
    let mut found = Vec::new();
    for (persona, id) in demo.personas.iter().zip(after..) {
        let member = MemberId(id);
        if tx.member(member, &Vocabulary::default()).await?.is_some() {
            found.push(Persona {
                key: persona.key.clone(),
                role: persona.role.clone(),
                member,
            });
        }
    }
    Ok(found)
}

impl Maker<'_> {
    fn place(&self, code: &str) -> Result<NeighbourhoodId> {
        let found = self.places.iter().find(|(known, _)| known == code);
        found
            .map(|(_, id)| *id)
            .ok_or_else(|| Error::Dataset(format!("neighbourhood {code}")))
    }

    fn concepts(&self, keys: &[String]) -> Result<Vec<ConceptId>> {
        keys.iter()
            .map(|key| {
                self.vocabulary
                    .id(key)
                    .ok_or_else(|| Error::Dataset(format!("concept {key}")))
            })
            .collect()
    }

    async fn neighbourhoods(&mut self) -> Result<Vec<Neighbourhood>> {
        let parsed = neighbourhoods(&self.demo.neighbourhoods, &Names::default());
        if let Some(problem) = parsed.problems.first() {
            return Err(Error::Dataset(problem.to_string()));
        }
        self.tx
            .put_neighbourhoods(&parsed.neighbourhoods, self.now)
            .await?;
        let stored = self.tx.neighbourhoods().await?;
        self.places = stored.iter().map(|n| (n.code.clone(), n.id)).collect();
        Ok(stored)
    }

    async fn initiatives(&mut self) -> Result<Vec<(ItemId, NeighbourhoodId, Vec<ConceptId>)>> {
        let mut groups = Vec::new();
        for (initiative, n) in self.demo.initiatives.iter().zip(0i64..) {
            // Some are new, most have been there for long, as in any town.
            let since = self.now - SignedDuration::from_hours(24 * (2 + n * 53 % 400));
            let new = NewItem {
                import_key: Some(initiative.key.clone()),
                title: initiative.title.clone(),
                summary: initiative.summary.clone(),
                body: initiative.text.trim().to_owned(),
                host: initiative.host.clone(),
                place: initiative.place.clone(),
                concepts: self.concepts(&initiative.concepts)?,
                ..NewItem::blank(ItemKind::Initiative, self.place(&initiative.neighbourhood)?)
            };
            let id = self.put(&new, since).await?;
            for (activity, number) in initiative.activity.iter().zip(1..) {
                let starts = moments(&activity.moment, self.now, &self.zone)?;
                for (start, week) in starts.into_iter().zip(1..) {
                    let moment = NewItem {
                        kind: ItemKind::Activity,
                        import_key: Some(format!("{}-{number}-{week}", initiative.key)),
                        title: format!("{} · {}", activity.title, initiative.title),
                        summary: activity.text.clone(),
                        body: activity.text.clone(),
                        group: Some(id),
                        starts: Some(start),
                        minutes: Some(activity.moment.minutes),
                        places: (activity.places > 0).then_some(activity.places),
                        ..new.clone()
                    };
                    self.put(&moment, since).await?;
                }
            }
            groups.push((id, new.neighbourhood, new.concepts));
        }
        Ok(groups)
    }

    async fn put(&mut self, new: &NewItem, since: Timestamp) -> Result<ItemId> {
        let list = std::slice::from_ref(new);
        let (ids, _) = self.tx.put_items(list, self.vocabulary, since).await?;
        ids.first().copied().ok_or(Error::NotFound)
    }

    async fn residents(
        &mut self,
        count: usize,
        outlines: &[Neighbourhood],
        groups: &[(ItemId, NeighbourhoodId, Vec<ConceptId>)],
        seed: u64,
    ) -> Result<()> {
        let position = |id: NeighbourhoodId| outlines.iter().position(|n| n.id == id).unwrap_or(0);
        let described: Vec<(usize, Vec<ConceptId>, usize)> = groups
            .iter()
            .map(|(_, place, about)| (position(*place), about.clone(), 60))
            .collect();
        let people = &self.demo.people;
        let populations: Vec<u32> = outlines.iter().map(|n| n.population).collect();
        let ingredients = Ingredients {
            first_names: &people.first_names,
            brings: &people.brings,
            enjoys: &people.enjoys,
            would_like: &people.would_like,
            populations: &populations,
            groups: &described,
        };
        let population = populate(&ingredients, &self.reader, count, seed);
        let joined: Vec<Vec<usize>> = population.iter().map(|m| m.joined.clone()).collect();
        let list: Vec<NewMember> = population
            .into_iter()
            .map(|m| NewMember {
                first_name: m.first_name,
                neighbourhood: outlines[m.neighbourhood].id,
                words: m.words,
                profile: m.profile,
                availability: m.availability,
                open_to_meet: m.open_to_meet,
                asks_per_week: m.asks_per_week,
            })
            .collect();
        let ids = self
            .tx
            .add_members(&list, self.vocabulary, self.now - LIVED_HERE)
            .await?;
        let places = list.iter().map(|m| m.neighbourhood);
        self.residents = ids.iter().copied().zip(places).collect();
        let mut rng = ChaCha20Rng::seed_from_u64(seed ^ 0x6a6f_696e);
        let mut acts = Vec::new();
        for (member, positions) in ids.iter().zip(&joined) {
            for at in positions {
                let ago = SignedDuration::from_hours(rng.random_range(24..24 * 200));
                acts.push((
                    *member,
                    groups[*at].0,
                    InteractionKind::Joined,
                    self.now - ago,
                ));
            }
        }
        self.tx.add_interactions(&acts).await?;
        for member in ids {
            let choices = AskChoices {
                rest_days: [0, 2, 2, 7][rng.random_range(0..4)],
                drives: rng.random_bool(0.6),
                vog: rng.random_bool(0.15),
            };
            self.tx.put_ask_choices(member, choices).await?;
        }
        Ok(())
    }

    async fn personas(&mut self) -> Result<()> {
        for persona in &self.demo.personas {
            let new = self.persona(persona)?;
            let ids = self
                .tx
                .add_members(&[new], self.vocabulary, self.now - LIVED_HERE)
                .await?;
            let role = match persona.role.as_str() {
                "connector" => Role::Connector,
                "coordinator" => Role::Coordinator,
                "officer" => Role::Officer,
                _ => continue,
            };
            let row = RoleRow {
                role,
                organisation: persona.organisation.clone(),
            };
            for id in ids {
                self.tx.add_role(id, &row).await?;
                self.tx.set_phone(id, role, &persona.phone).await?;
            }
        }
        Ok(())
    }

    fn persona(&self, persona: &DemoPersona) -> Result<NewMember> {
        let words = OwnWords {
            brings: persona.brings.join(" "),
            enjoys: persona.enjoys.join(" "),
            would_like: persona.would_like.join(" "),
        };
        let read = |text: &str| {
            let mut found: Vec<ConceptId> = self
                .reader
                .read(text)
                .into_iter()
                .map(|r| r.concept)
                .collect();
            found.sort_unstable();
            found.dedup();
            found
        };
        Ok(NewMember {
            first_name: persona.first_name.clone(),
            neighbourhood: self.place(&persona.neighbourhood)?,
            profile: Profile {
                brings: read(&words.brings),
                enjoys: read(&words.enjoys),
                would_like: read(&words.would_like),
            },
            words,
            availability: Availability::ALWAYS,
            open_to_meet: persona.role == "resident",
            asks_per_week: if persona.role == "resident" { 2 } else { 0 },
        })
    }

    async fn opportunities(&mut self) -> Result<()> {
        for (offer, n) in self.demo.opportunities.iter().zip(0usize..) {
            let since = SignedDuration::from_hours(24 * (n as i64 * 11 % 28 + 1));
            // Spread over four weeks: an organisation asks for one moment at a time.
            let starts = moments(&offer.moment, self.now, &self.zone)?;
            let new = NewItem {
                import_key: Some(offer.key.clone()),
                title: offer.title.clone(),
                summary: offer.summary.clone(),
                body: offer.text.trim().to_owned(),
                place: offer.place.clone(),
                organisation: offer.organisation.clone(),
                needs: offer.needs.join(", "),
                starts: starts.get(n % 4).or(starts.first()).copied(),
                minutes: Some(offer.moment.minutes),
                places: Some(offer.places.max(1)),
                concepts: self.concepts(&offer.concepts)?,
                ..NewItem::blank(ItemKind::Opportunity, self.place(&offer.neighbourhood)?)
            };
            self.put(&new, self.now - since).await?;
        }
        Ok(())
    }

    async fn posts(&mut self) -> Result<()> {
        for post in &self.demo.posts {
            let places = post.neighbourhoods.iter().map(|code| self.place(code));
            let new = crate::store::Post {
                title: post.title.clone(),
                body: post.text.trim().to_owned(),
                asked: post.asked.clone(),
                done: post.done.clone(),
                told: post.told.clone(),
                published: true,
                places: places.collect::<Result<_>>()?,
            };
            self.tx.add_post(&new, self.now).await?;
        }
        Ok(())
    }

    async fn schemes_and_stories(&mut self, seed: u64) -> Result<()> {
        let today = self.now.to_zoned_datetime(self.zone.clone()).date();
        let mut rng = ChaCha20Rng::seed_from_u64(seed ^ 0x7061_6765);
        for document in &self.demo.schemes {
            let scheme = crate::schemes::Scheme::parse(document)
                .map_err(|error| Error::Dataset(error.to_string()))?;
            let row = SchemeRow {
                key: scheme.key.clone(),
                document: document.clone(),
            };
            self.tx.put_scheme(&row).await?;
            // The town had readers in the months before, so that an officer has a month to see.
            for (_, place) in self.places.clone() {
                for back in 1..=75 {
                    let views = rng.random_range(0..4);
                    let day = today.checked_sub(back.days()).unwrap_or(today);
                    self.tx.count_views(&row.key, place, day, views).await?;
                }
            }
        }
        for story in &self.demo.stories {
            let date: Date = today
                .checked_sub(story.date_days_ago.days())
                .unwrap_or(today);
            let row = Story {
                key: story.key.clone(),
                title: story.title.clone(),
                author: story.author.clone(),
                neighbourhood: self.place(&story.neighbourhood)?,
                scheme: story.scheme.clone(),
                date,
                summary: story.summary.clone(),
                text: story.text.trim().to_owned(),
            };
            self.tx.put_story(&row).await?;
        }
        Ok(())
    }
}
