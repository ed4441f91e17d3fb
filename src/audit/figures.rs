//! P7: an officer sees places and themes, never persons. An attacker who steers every other opening of
//! a page with helper accounts asks the published months whether one person opened it.

use super::Setting;
use super::outcome::{Measure, Promise};
use super::world::World;
use crate::app::municipality::areas;
use crate::disclosure::{self, Shares};
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
    let trials = setting.pick(20_000, 4_000);
    let (one, one_broken, counted) = one_in_many_cells(&world, trials, &mut rng).await?;
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
            Measure::at_most("one-in-many-cells-accuracy", BOUND, one, one_broken),
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
    promise.notes.push(format!(
        "what neighbours bring: {trials} guesses whether the resident with most is in the table, who with \
         everything wider is in {counted} cells"
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

/// An attacker who knows what everybody brings but for one resident, the one who brings most, and guesses
/// from all cells of the monthly table at once whether that one is counted: the share of right guesses by
/// the likelihood of the noise, which no other attack exceeds. The leak: a whole person in each cell.
async fn one_in_many_cells(
    world: &World,
    trials: usize,
    rng: &mut ChaCha20Rng,
) -> anyhow::Result<(f64, f64, usize)> {
    let mut own: BTreeMap<MemberId, Vec<ConceptId>> = BTreeMap::new();
    for (member, key) in world.read().await?.brought().await? {
        own.entry(member)
            .or_default()
            .extend(world.vocabulary.id(&key));
    }
    let Some((_, most)) = own.iter().max_by_key(|(id, own)| (own.len(), **id)) else {
        anyhow::bail!("nobody brings anything");
    };
    let all = || world.vocabulary.iter().map(|(id, _)| id);
    let mut without = Shares::of(all(), &[]);
    let mut with = Shares::of(all(), &[]);
    with.count(most, &[], rng);
    for others in own.values().filter(|other| *other != most) {
        let mut same = rng.clone();
        with.count(others, &[], &mut same);
        without.count(others, &[], rng);
    }
    let wide: BTreeSet<ConceptId> = most
        .iter()
        .flat_map(|c| world.vocabulary.ancestors(*c).into_iter().chain([*c]))
        .collect();
    let of_parts = |rng: &mut ChaCha20Rng| disclosure::noise_of_parts(rng);
    let of_one = |rng: &mut ChaCha20Rng| disclosure::discrete_laplace(disclosure::EPSILON, rng);
    let right = guessed(&without.parts(), &with.parts(), &of_parts, trials, rng);
    let (none, one) = (vec![0; wide.len()], vec![1; wide.len()]);
    let right_broken = guessed(&none, &one, &of_one, trials, rng);
    Ok((right, right_broken, wide.len()))
}

/// The share of right guesses between two tables, from all their cells at once.
fn guessed(
    without: &[u64],
    with: &[u64],
    noise: &dyn Fn(&mut ChaCha20Rng) -> i64,
    trials: usize,
    rng: &mut ChaCha20Rng,
) -> f64 {
    let differ = without.iter().zip(with).filter(|(a, b)| a != b);
    let differ: Vec<(i64, i64)> = differ.map(|(a, b)| (*a as i64, *b as i64)).collect();
    let mut right = 0;
    for trial in 0..trials {
        let truth = trial % 2 == 1;
        // The noise of every cell falls off alike, so the nearer table is the likelier one.
        let nearer: i64 = differ
            .iter()
            .map(|(without, with)| {
                let shown = if truth { *with } else { *without } + noise(rng);
                (shown - without).abs() - (shown - with).abs()
            })
            .sum();
        right += usize::from((nearer > 0) == truth);
    }
    right as f64 / trials.max(1) as f64
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
