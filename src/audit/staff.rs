//! P11: who looked at you is visible to you. A buurtverbinder signs somebody up, looks them up and gives a
//! card; each act must leave a line in that resident's own log, with its reason.

use super::Setting;
use super::outcome::{Measure, Promise};
use super::world::World;
use crate::app::street::SignUp;
use crate::domain::MemberId;
use crate::domain::member::OwnWords;
use anyhow::Context;

/// A reason that stands nowhere else.
const REASON: &str = "belde over zaterdag";

pub(super) async fn check(setting: &Setting) -> anyhow::Result<Promise> {
    let world = setting.small.open().await?;
    let bep = world.persona("bep")?;
    let asked = SignUp {
        first_name: "Zqdeska".to_owned(),
        neighbourhood: "zonnehof".to_owned(),
        words: OwnWords {
            brings: "taart bakken".to_owned(),
            ..OwnWords::default()
        },
        open_to_meet: true,
        agreed: true,
    };
    let resident = world.app.sign_up(bep, &asked).await?;
    let mut unlogged = usize::from(lines(&world, resident).await? != 1);
    let before = lines(&world, resident).await?;
    world.app.look_up(bep, resident, REASON).await?;
    unlogged += usize::from(lines(&world, resident).await? != before + 1);
    world.app.give_card(bep, resident).await?;
    unlogged += usize::from(lines(&world, resident).await? != before + 2);
    let cookie = world.cookie(resident).await?;
    let page = world.get("/mijn", &cookie).await?.body;
    unlogged += usize::from(!page.contains(REASON));
    // Without a reason nothing is shown.
    unlogged += usize::from(world.app.look_up(bep, resident, "").await.is_ok());
    // The leak: a desk that reads what somebody takes part in by itself.
    let before = lines(&world, resident).await?;
    world.app.joined(resident).await?;
    let broken = usize::from(lines(&world, resident).await? != before + 1);
    let (shown, shown_broken) = others_shown(&world, bep).await?;
    let mut promise = Promise::new(
        "P11",
        vec![
            Measure::none("looked-at-unlogged", unlogged, broken),
            Measure::none("shown-without-agreeing", shown, shown_broken),
        ],
    );
    promise
        .notes
        .push("3 acts of a buurtverbinder, read in the resident's own log".to_owned());
    Ok(promise)
}

async fn lines(world: &World, resident: MemberId) -> anyhow::Result<usize> {
    Ok(world.app.accesses(resident).await?.len())
}

/// How many who did not agree are named at the desk or opened there; the broken variant lists the town.
async fn others_shown(world: &World, bep: MemberId) -> anyhow::Result<(usize, usize)> {
    let cookie = world.cookie(bep).await?;
    let list = world.get("/verbinder/mensen", &cookie).await?.body;
    let named = World::names_in(&list);
    let mut shown = named.iter().filter(|name| **name != "Zqdeska").count();
    for resident in world.residents.iter().take(20) {
        let path = format!("/verbinder/mensen/{}", resident.id.0);
        for answer in [
            world.get(&path, &cookie).await?,
            world
                .post(&path, &cookie, "tekst=zomaar&reden=zomaar")
                .await?,
        ] {
            shown +=
                usize::from(answer.status.is_success() || answer.body.contains(&resident.name));
        }
    }
    let all: Vec<&str> = world.residents.iter().map(|r| r.name.as_str()).collect();
    let leaky = all.join("</li><li>");
    let agreed = named.first().context("who agreed is not at the desk")?;
    let broken = World::names_in(&leaky)
        .iter()
        .filter(|name| *name != agreed)
        .count();
    Ok((shown, broken))
}
