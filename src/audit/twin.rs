//! P2: a scheme page leaves no trace of a person. Two equal towns: in one a resident opens every scheme
//! page and searches, in the other they do not. Afterwards everything is compared.

use super::outcome::{Measure, Promise};
use super::world::{Template, World};
use super::{Options, Setting};
use crate::app::App;
use crate::domain::{InteractionKind, MemberId};
use crate::store::ItemFilter;
use axum::Router;
use axum::extract::Request;
use axum::http::header::COOKIE;
use axum::middleware::{Next, from_fn};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What may differ: openings per page, neighbourhood and day, of nobody.
const AGGREGATE: [&str; 1] = ["page_counts"];

/// What is looked for.
const SEARCHES: [&str; 4] = [
    "kindpakket",
    "hulp met geld",
    "energie",
    "bijstand aanvragen",
];

pub(super) async fn check(setting: &Setting) -> anyhow::Result<Promise> {
    let town = &setting.town;
    let others = setting.pick(60, 4);
    let plain = |router: Router, _: &Arc<App>| router;
    let quiet = lived(town, &setting.options, others, false, plain).await?;
    let busy = lived(town, &setting.options, others, true, plain).await?;
    let leaky = lived(town, &setting.options, others, true, remembering).await?;
    let found = differences(&quiet, &busy);
    let broken = differences(&quiet, &leaky);
    let alike = strangers(town).await?;
    let mut promise = Promise::new(
        "P2",
        vec![
            Measure::none("twin-traces", found.len(), broken.len()),
            Measure::none("scheme-page-knows-reader", alike.0, alike.1),
        ],
    );
    promise
        .notes
        .push(format!("{} places compared", quiet.len()));
    promise.notes.extend(found.into_iter().take(8));
    Ok(promise)
}

/// One resident's evening, and everything there is to see of it afterwards, by place.
async fn lived(
    town: &Template,
    options: &Options,
    others: usize,
    busy: bool,
    around: impl FnOnce(Router, &Arc<App>) -> Router,
) -> anyhow::Result<BTreeMap<String, String>> {
    let world = town.open_as(around).await?;
    let log_before = options.log.lock().map_or(0, |log| log.len());
    let counters_before = (options.metrics)();
    let twin = world.residents[0].id;
    let cookie = world.cookie(twin).await?;
    if busy {
        open_every_scheme(&world, &cookie).await?;
    }
    world.get("/voor-jou", &cookie).await?;
    world.app.refresh().await?;
    world.app.plan_figures().await?;
    while world.app.work().await? {}
    let mut seen = BTreeMap::new();
    for (table, rows) in world.settled_dump().await? {
        if !AGGREGATE.contains(&table.as_str()) {
            seen.insert(format!("table {table}"), rows.join("\n"));
        }
    }
    let log = options.log.lock().map_or(String::new(), |log| {
        String::from_utf8_lossy(&log[log_before..]).into_owned()
    });
    seen.insert("log".to_owned(), log);
    let moved: Vec<String> = (options.metrics)()
        .lines()
        .filter(|line| !counters_before.lines().any(|before| before == *line))
        .map(|line| {
            line.rsplit_once(' ')
                .map_or(line, |(name, _)| name)
                .to_owned()
        })
        .collect();
    seen.insert("metrics".to_owned(), moved.join("\n"));
    look_around(&world, twin, others, &mut seen).await?;
    Ok(seen)
}

async fn open_every_scheme(world: &World, cookie: &str) -> anyhow::Result<()> {
    let places = world.app.neighbourhoods().await?;
    let mut paths = vec!["/regelingen".to_owned()];
    for place in &places {
        paths.push(format!("/buurt/{}/regelingen", place.slug));
        for scheme in world.app.schemes().await? {
            let page = format!("/buurt/{}/regelingen/{}", place.slug, scheme.key);
            paths.push(format!("{page}/check"));
            paths.push(page);
        }
    }
    for path in paths {
        world.get(&path, cookie).await?;
    }
    for text in SEARCHES {
        let form = format!("zoek={}", text.replace(' ', "+"));
        world.post("/zoeken", cookie, &form).await?;
        let body = serde_json::json!({ "text": text }).to_string();
        world.post("/api/v1/search", cookie, &body).await?;
        world
            .post(
                "/woorden",
                cookie,
                &format!("tekst={}", text.replace(' ', "+")),
            )
            .await?;
    }
    Ok(())
}

/// What the twin, a number of others, an officer and a coordinator get to see.
async fn look_around(
    world: &World,
    twin: MemberId,
    others: usize,
    seen: &mut BTreeMap<String, String>,
) -> anyhow::Result<()> {
    let step = (world.residents.len() / others.max(1)).max(1);
    let mut viewers: Vec<MemberId> = world.residents.iter().step_by(step).map(|r| r.id).collect();
    viewers.extend([
        twin,
        world.persona("ingrid")?,
        world.persona("mirjam")?,
        world.persona("bep")?,
    ]);
    for viewer in viewers {
        let cookie = world.cookie(viewer).await?;
        for path in [
            "/",
            "/voor-jou",
            "/mijn",
            "/mijn/post/voorbeeld",
            "/ontmoetingen",
            "/coordinator",
            "/gemeente",
            "/api/v1/me/recommendations?kind=people&limit=50",
            "/api/v1/me/recommendations?kind=initiatives&limit=50",
            "/api/v1/me/recommendations?kind=activities&limit=50",
            "/api/v1/me/recommendations?kind=opportunities&limit=50",
        ] {
            let answer = world.get(path, &cookie).await?;
            seen.insert(format!("{path} of {}", viewer.0), answer.bytes());
        }
    }
    for (letter, number) in world.app.waiting_letters().await?.iter().zip(0..) {
        let (subject, body) = crate::mail::words(letter, "", "");
        seen.insert(format!("letter {number}"), format!("{subject}\n{body}"));
    }
    Ok(())
}

fn differences(one: &BTreeMap<String, String>, other: &BTreeMap<String, String>) -> Vec<String> {
    let differs = |place: &&String| one.get(*place) != other.get(*place);
    one.keys()
        .chain(other.keys().filter(|place| !one.contains_key(*place)))
        .filter(differs)
        .cloned()
        .collect()
}

/// The leak: who opens a scheme page, or searches, is kept as if they took part in something.
fn remembering(router: Router, app: &Arc<App>) -> Router {
    let app = Arc::clone(app);
    router.layer(from_fn(move |request: Request, next: Next| {
        let app = Arc::clone(&app);
        async move {
            if request.uri().path().contains("/regelingen/") {
                let cookie = request.headers().get(COOKIE).and_then(|v| v.to_str().ok());
                let token = cookie
                    .and_then(|c| c.strip_prefix("naober="))
                    .unwrap_or_default();
                let _ = remember(&app, token).await;
            }
            next.run(request).await
        }
    }))
}

async fn remember(app: &Arc<App>, token: &str) -> anyhow::Result<()> {
    let Some(me) = app.me(token).await? else {
        return Ok(());
    };
    let mut tx = app.write().await?;
    let filter = ItemFilter {
        from: Some(app.now()),
        ..ItemFilter::default()
    };
    if let Some(item) = tx.items(&filter, app.vocabulary()).await?.first() {
        tx.interact(me.id, item.id, InteractionKind::Joined, app.now())
            .await?;
    }
    tx.commit().await?;
    Ok(())
}

/// On how many scheme pages a reader with an account gets other bytes than one without; and on how many
/// where a page greets its reader.
async fn strangers(town: &Template) -> anyhow::Result<(usize, usize)> {
    let world = town.open().await?;
    let resident = &world.residents[1];
    let (cookie, officer) = (
        world.cookie(resident.id).await?,
        world.cookie(world.persona("ingrid")?).await?,
    );
    let (mut different, mut greeted) = (0, 0);
    for scheme in world.app.schemes().await? {
        for ending in ["", "/check"] {
            let path = format!("/buurt/zonnehof/regelingen/{}{ending}", scheme.key);
            let nobody = world.get(&path, "").await?;
            for cookie in [&cookie, &officer] {
                let somebody = world.get(&path, cookie).await?;
                different += usize::from(nobody.bytes() != somebody.bytes());
                let greeting = format!("{}<p>Dag {}</p>", somebody.body, resident.name);
                greeted += usize::from(nobody.body != greeting);
            }
        }
    }
    Ok((different, greeted))
}
