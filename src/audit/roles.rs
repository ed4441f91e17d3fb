//! P6: people are never ranked for an organisation. Every route is asked by every role; no answer may
//! name a resident who did not say yes to whoever asks.

use super::Setting;
use super::outcome::{Measure, Promise};
use super::world::World;
use crate::domain::{ItemKind, MemberId};
use crate::store::ItemFilter;
use anyhow::Context;
use std::collections::BTreeSet;

/// The router's own source: a route that is added there is asked here.
const ROUTER: &str = include_str!("../web/router.rs");

/// Who may open a professional's route; whatever stands in no row is a resident's or everybody's.
const DESKS: [(&str, &str); 4] = [
    ("/coordinator", "mirjam"),
    ("/gemeente", "ingrid"),
    ("/verbinder", "bep"),
    // Nobody of those who ask is an administrator.
    ("/beheer", "nobody"),
];
/// The five who ask; an empty key is nobody.
const ROLES: [&str; 5] = ["", "sanne", "bep", "mirjam", "ingrid"];

pub(super) async fn check(setting: &Setting) -> anyhow::Result<Promise> {
    let world = setting.town.open().await?;
    let board = board(&world).await?;
    let routes = routes();
    let (mut asked, mut opened, mut opened_broken, mut named) = (0, Vec::new(), 0, Vec::new());
    for role in ROLES {
        let who = (!role.is_empty())
            .then(|| world.persona(role))
            .transpose()?;
        for (pattern, posts) in &routes {
            for path in paths(&world, pattern, &board)
                .await?
                .into_iter()
                .take(setting.pick(9, 2))
            {
                let answers = ask(&world, who, &path, *posts).await?;
                asked += answers.len();
                let desk = DESKS.iter().find(|(start, _)| pattern.starts_with(start));
                let known = |key: &str| ROLES.contains(&key);
                if let Some((_, key)) = desk.filter(|(_, key)| *key != role && known(key)) {
                    // The leak: a service without a wall answers everybody as it answers the desk.
                    let answers = ask(&world, Some(world.persona(key)?), &path, false).await?;
                    opened_broken += answers.iter().filter(|(_, answer)| answer.0).count();
                }
                for (what, answer) in answers {
                    let place = format!("{what} {path}");
                    if answer.0 && desk.is_some_and(|(_, key)| *key != role) {
                        opened.push(format!("{place} opens for \"{role}\""));
                    }
                    let nobody = BTreeSet::new();
                    let allowed = if role == "mirjam" {
                        &board.helpers
                    } else {
                        &nobody
                    };
                    let count = strangers(&answer.1, allowed).len();
                    if count > 0 {
                        named.push(format!("{place} names {count} to \"{role}\""));
                    }
                }
            }
        }
    }
    let leaky = leaky_list(&world, &board).await?;
    let broken = strangers(&leaky, &board.helpers).len();
    let mut promise = Promise::new(
        "P6",
        vec![
            Measure::none("residents-named", named.len(), broken),
            Measure::none("desks-opened", opened.len(), opened_broken),
        ],
    );
    let notes = &mut promise.notes;
    notes.push(format!("{} routes, {asked} answers", routes.len()));
    notes.extend(opened.into_iter().chain(named).take(10));
    Ok(promise)
}

/// An opportunity with helpers who said yes.
struct Board {
    id: i64,
    helpers: BTreeSet<String>,
}

async fn board(world: &World) -> anyhow::Result<Board> {
    let mirjam = world.cookie(world.persona("mirjam")?).await?;
    let form = "titel=Fietsen+nakijken&tekst=banden+plakken+en+taart+bakken+en+koffie+schenken&buurt=zonnehof&plaats=&dag=2026-12-05&tijd=14%3A00&plekken=6&nodig=";
    let posted = world.post("/coordinator", &mirjam, form).await?;
    let id = posted
        .header("location")
        .rsplit('/')
        .next()
        .and_then(|id| id.parse().ok());
    let id = id.context("the opportunity was not posted")?;
    let mut helpers = BTreeSet::new();
    for resident in world.residents.iter() {
        for question in world.app.questions(resident.id).await? {
            if question.item.id.0 == id && helpers.len() < 2 {
                world
                    .app
                    .answer_question(resident.id, question.id, true)
                    .await?;
                helpers.insert(resident.name.clone());
            }
        }
    }
    anyhow::ensure!(!helpers.is_empty(), "nobody was asked");
    Ok(Board { id, helpers })
}

/// The patterns of the router, and whether they take forms.
fn routes() -> Vec<(String, bool)> {
    let mut found = Vec::new();
    for part in ROUTER.split(".route(").skip(1) {
        let Some(pattern) = part.split('"').nth(1) else {
            continue;
        };
        found.push((pattern.to_owned(), part.contains("post(")));
    }
    // What ends an account or a session comes last.
    found.sort_by_key(|(pattern, _)| pattern.contains("wissen") || pattern.contains("afmelden"));
    found.push(("/api/v1/openapi.json".to_owned(), false));
    for kind in ["people", "initiatives", "activities", "opportunities"] {
        found.push((
            format!("/api/v1/me/recommendations?kind={kind}&limit=50"),
            false,
        ));
    }
    found
}

/// Addresses of a pattern: things that are there, and one that is not.
async fn paths(world: &World, pattern: &str, board: &Board) -> anyhow::Result<Vec<String>> {
    if !pattern.contains('{') {
        return Ok(vec![pattern.to_owned()]);
    }
    let mut tx = world.read().await?;
    let mut ids = vec![board.id.to_string()];
    for kind in [
        ItemKind::Initiative,
        ItemKind::Activity,
        ItemKind::Opportunity,
    ] {
        let filter = ItemFilter {
            kind: Some(kind),
            from: Some(world.app.now()),
            ..ItemFilter::default()
        };
        let items = tx.items(&filter, &world.vocabulary).await?;
        ids.extend(items.first().map(|item| item.id.to_string()));
    }
    ids.push(world.residents[0].id.0.to_string());
    let schemes = world.app.schemes().await?;
    let key = schemes.first().map(|s| s.key.clone()).unwrap_or_default();
    Ok(ids
        .iter()
        .map(|id| {
            let mut path = pattern
                .replace("{neighbourhood}", "zonnehof")
                .replace("{key}", &key);
            path = path
                .replace("{id}", id)
                .replace("{item}", id)
                .replace("{member}", id)
                .replace("{answer}", "ja");
            while let (Some(from), Some(to)) = (path.find('{'), path.find('}')) {
                path.replace_range(from..=to, "0123456789abcdef0123456789abcdef");
            }
            path
        })
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect())
}

/// Whether each answer opened something, and what it said.
async fn ask(
    world: &World,
    who: Option<MemberId>,
    path: &str,
    posts: bool,
) -> anyhow::Result<Vec<(&'static str, (bool, String))>> {
    let mut cookie = String::new();
    if let Some(who) = who {
        // Signing out ends a session, and erasing an account ends them all.
        cookie = world.cookie(who).await.unwrap_or_default();
    }
    let answer = world.get(path, &cookie).await?;
    let mut found = vec![("GET", (answer.status.is_success(), answer.body))];
    if posts && !path.contains("/wissen") {
        let answer = world.post(path, &cookie, "zoek=fiets&tekst=fiets").await?;
        found.push(("POST", (answer.status.is_success(), answer.body)));
    }
    Ok(found)
}

fn strangers<'a>(body: &'a str, allowed: &BTreeSet<String>) -> Vec<&'a str> {
    let mut names = World::names_in(body);
    names.retain(|name| !allowed.contains(*name));
    names
}

/// The leak: a page with who fits best, for a coordinator to browse.
async fn leaky_list(world: &World, board: &Board) -> anyhow::Result<String> {
    let mut tx = world.read().await?;
    let details = tx
        .item(crate::domain::ItemId(board.id), &world.vocabulary)
        .await?;
    let details = details.context("the opportunity is gone")?;
    drop(tx);
    let snapshot = world.snapshot().await?;
    let item = crate::domain::Item {
        id: details.id,
        kind: details.new.kind,
        neighbourhood: details.new.neighbourhood,
        concepts: details.new.concepts.clone(),
        group: None,
        starts: details.new.starts,
        slot: crate::domain::Availability::default(),
        places: details.new.places,
        taken: details.taken,
        created: details.created,
    };
    let fitting = snapshot.helpers_for(&item, world.app.now());
    let name = |id: &MemberId| {
        world
            .residents
            .iter()
            .find(|r| r.id == *id)
            .map(|r| r.name.clone())
    };
    Ok(fitting
        .iter()
        .filter_map(name)
        .collect::<Vec<_>>()
        .join("</li><li>"))
}
