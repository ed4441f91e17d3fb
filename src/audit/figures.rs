//! P7: an officer sees places and themes, never persons. An attacker who steers every other opening of
//! a page with helper accounts asks the published months whether one person opened it.

use super::Setting;
use super::outcome::{Measure, Promise};
use super::world::World;
use crate::app::municipality::areas;
use crate::disclosure;
use crate::domain::{ConceptId, MemberId, NeighbourhoodId};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use rand::RngExt;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use std::collections::{BTreeMap, BTreeSet};

/// The table of openings of scheme pages.
const OPENINGS: &str = "scheme-pages";
/// Openings by helper accounts: one below where rounding to five would give a person away.
const STEERED: [u32; 4] = [9, 14, 19, 24];
/// e^eps / (1 + e^eps) + 0.02 with eps 0.5.
const BOUND: f64 = 0.622_459_331_2 + 0.02;

pub(super) async fn check(setting: &Setting) -> anyhow::Result<Promise> {
    let world = setting.small.open().await?;
    let officer = world.persona("ingrid")?;
    let mut rng = ChaCha20Rng::seed_from_u64(setting.options.seed ^ 7);
    let mut attack = Attack::default();
    let months = setting.pick(160, 12);
    let (mut again, mut again_broken) = (0, 0);
    for number in 0..months {
        let month = open_pages(&world, &mut rng).await?;
        draw(&world).await?;
        attack.guess(&world, officer, &month).await?;
        if number == 2 {
            (again, again_broken) = ask_again(&world, setting.pick(100, 100), &mut rng).await?;
        }
    }
    let before = world.read().await?.ledger().await?;
    draw(&world).await?;
    let after = world.read().await?.ledger().await?;
    let spent = spent(&after);
    let counted = cells_of_one(&world).await?;
    let trials = attack.trials.max(1) as f64;
    let mut promise = Promise::new(
        "P7",
        vec![
            Measure::at_most(
                "differencing-accuracy",
                BOUND,
                attack.right as f64 / trials,
                attack.right_broken as f64 / trials,
            ),
            Measure::none("other-bytes-when-asked-again", again, again_broken),
            Measure::none("published-under-ten", attack.small, attack.small_broken),
            // The broken variant draws at each of a hundred askings.
            Measure::at_most(
                "epsilon-per-month",
                1.0,
                spent,
                100.0 * f64::from(disclosure::EPSILON.numerator)
                    / f64::from(disclosure::EPSILON.denominator),
            ),
            Measure::none(
                "drawn-twice",
                after.len() - before.len(),
                usize::from(again_broken > 0),
            ),
        ],
    );
    promise.notes.push(format!(
        "{} guesses over {months} months; asked 100 times",
        attack.trials
    ));
    promise.open.push("one-person-in-several-cells");
    promise.notes.push(format!(
        "what neighbours bring: one resident is counted in up to {counted} cells of a table, so that the \
         epsilon of 0.5 holds for one concept of a person, and {:.1} for all of a person",
        counted as f64 * 0.5
    ));
    Ok(promise)
}

/// The most epsilon of a month. Of openings the unit is a person on a day; in the other tables residents
/// are counted by the month.
fn spent(ledger: &[(String, String, i64)]) -> f64 {
    let mut spent: BTreeMap<&str, i64> = BTreeMap::new();
    for (_, month, thousandths) in ledger.iter().filter(|(table, ..)| table != OPENINGS) {
        *spent.entry(month).or_default() += thousandths;
    }
    spent.values().max().copied().unwrap_or(0) as f64 / 1000.0
}

/// In how many cells of the table of what neighbours bring the resident with most of them is counted.
async fn cells_of_one(world: &World) -> anyhow::Result<usize> {
    let mut cells: BTreeMap<MemberId, BTreeSet<ConceptId>> = BTreeMap::new();
    for (member, key) in world.read().await?.brought().await? {
        let Some(concept) = world.vocabulary.id(&key) else {
            continue;
        };
        let own = cells.entry(member).or_default();
        own.insert(concept);
        own.extend(world.vocabulary.ancestors(concept));
    }
    Ok(cells.values().map(BTreeSet::len).max().unwrap_or(0))
}

/// What happened in a month, which only the audit knows: per cell the helpers' openings, and whether the
/// person opened it too.
type Month = (String, BTreeMap<(String, NeighbourhoodId), (u32, bool)>);

async fn open_pages(world: &World, rng: &mut ChaCha20Rng) -> anyhow::Result<Month> {
    // The third of the next month.
    let today = world.app.today();
    let day: Date = today
        .checked_add(1.month())?
        .first_of_month()
        .checked_add(2.days())?;
    world.clock.set(at(world, day)?);
    let schemes = world.app.schemes().await?;
    let list = world.app.neighbourhoods().await?;
    // In an area of several, everything happens in the one that gives it its place.
    let heads: Vec<NeighbourhoodId> = areas(&list).iter().map(|a| a.id).collect();
    let places: Vec<_> = list.iter().filter(|n| heads.contains(&n.id)).collect();
    let mut cells = BTreeMap::new();
    let mut visits = Vec::new();
    let mut tx = world.write().await?;
    for scheme in &schemes {
        for place in &places {
            let helpers = STEERED[rng.random_range(0..STEERED.len())];
            let person = rng.random_bool(0.5);
            tx.count_views(&scheme.key, place.id, day, helpers).await?;
            cells.insert((scheme.key.clone(), place.id), (helpers, person));
            if person {
                visits.push(format!("/buurt/{}/regelingen/{}", place.slug, scheme.key));
            }
        }
    }
    tx.commit().await?;
    for path in visits {
        world.get(&path, "").await?;
    }
    world
        .clock
        .set(at(world, day.checked_add(1.month())?.first_of_month())?);
    Ok((day.strftime("%Y-%m").to_string(), cells))
}

fn at(world: &World, day: Date) -> anyhow::Result<Timestamp> {
    let noon = day.at(12, 0, 0, 0);
    world
        .app
        .instant(noon)
        .ok_or_else(|| anyhow::anyhow!("{noon} is no moment"))
}

async fn draw(world: &World) -> anyhow::Result<()> {
    world.app.plan_figures().await?;
    while world.app.work().await? {}
    Ok(())
}

#[derive(Default)]
struct Attack {
    trials: usize,
    right: usize,
    right_broken: usize,
    small: usize,
    small_broken: usize,
}

impl Attack {
    /// Knows everything but the one person, and guesses with the best threshold there is.
    async fn guess(
        &mut self,
        world: &World,
        officer: MemberId,
        (month, cells): &Month,
    ) -> anyhow::Result<()> {
        let periods = world.app.desk(officer).await?.periods().await?;
        let Some(published) = periods.into_iter().find(|p| p.name == *month) else {
            anyhow::bail!("{month} was not published");
        };
        for cell in published.cells {
            let Some((helpers, person)) = cells.get(&(cell.page.clone(), cell.neighbourhood))
            else {
                continue;
            };
            self.trials += 1;
            let value = cell.value.unwrap_or(0);
            self.small += usize::from(cell.value.is_some_and(|v| v < 10));
            self.right += usize::from((value > i64::from(*helpers)) == *person);
            // The leak: a threshold of ten and rounding to five, without noise.
            let count = helpers + u32::from(*person);
            let rounded = if count >= 10 { count / 5 * 5 } else { 0 };
            self.right_broken += usize::from((rounded > *helpers) == *person);
            self.small_broken += usize::from(count < 10);
        }
        Ok(())
    }
}

/// How many different bytes come beside the first when a page is asked again; and where the noise is
/// drawn at each asking.
async fn ask_again(
    world: &World,
    times: usize,
    rng: &mut ChaCha20Rng,
) -> anyhow::Result<(usize, usize)> {
    let mut pages = BTreeSet::new();
    let mut fresh = BTreeSet::new();
    for _ in 0..times {
        let cookie = world.cookie(world.persona("ingrid")?).await?;
        pages.insert(world.get("/gemeente", &cookie).await?.body);
        draw(world).await?;
        fresh.insert(disclosure::publish(57, rng).value);
    }
    Ok((pages.len() - 1, fresh.len() - 1))
}
