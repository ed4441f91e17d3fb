//! P3: a check stays on the reader's own device. Its page forbids every connection, its inputs have no
//! names, and the rules it carries are word for word the ones that were stored. That the evaluator in
//! the browser agrees with ours is tested in a real browser, in `tests/it/schemes.rs`.

use super::Setting;
use super::outcome::{Measure, Promise};
use super::world::Answer;
use crate::schemes::{Outcome, Question, Scheme};
use rand::RngExt;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use serde_json::{Map, Value, json};

/// What the policy of a page with a check must hold.
const POLICY: [&str; 4] = [
    "connect-src 'none'",
    "form-action 'none'",
    "default-src 'none'",
    "script-src 'self'",
];
/// What its script must not know.
const WAYS_OUT: [&str; 10] = [
    "fetch",
    "XMLHttpRequest",
    "sendBeacon",
    "WebSocket",
    "EventSource",
    "localStorage",
    "sessionStorage",
    "indexedDB",
    "document.cookie",
    "location",
];

pub(super) async fn check(setting: &Setting) -> anyhow::Result<Promise> {
    let world = setting.small.open().await?;
    let script = world.get("/assets/check.js", "").await?.body;
    let (mut holes, mut holes_broken, mut other, mut other_broken) = (Vec::new(), 0, 0, 0);
    let (mut undated, mut undated_broken) = (0, 0);
    let mut rng = ChaCha20Rng::seed_from_u64(setting.options.seed);
    let households = setting.pick(2_000, 60);
    for scheme in world.app.schemes().await? {
        let path = format!("/buurt/zonnehof/regelingen/{}/check", scheme.key);
        let page = world.get(&path, "").await?;
        holes.extend(ways_out(&page, &script));
        holes_broken += ways_out(&leaky(&page), &script).len();
        let served = served(&page)?;
        let wrong = served_with_a_cent_more(&page)?;
        for _ in 0..households {
            let answers = household(&scheme, &mut rng);
            let said = scheme.evaluate(&answers);
            other += usize::from(served.evaluate(&answers) != said);
            other_broken += usize::from(wrong.evaluate(&answers) != said);
            let bare = without_dates(&page)?;
            undated += usize::from(bare.evaluate(&answers) != Outcome::Ask);
            // The variant that does not look at sources says what the rule says.
            undated_broken += usize::from(said != Outcome::Ask);
        }
    }
    let mut promise = Promise::new(
        "P3",
        vec![
            Measure::none("check-ways-out", holes.len(), holes_broken),
            Measure::none("check-other-rules", other, other_broken),
            Measure::none("check-undated-amounts", undated, undated_broken),
        ],
    );
    promise.notes.extend(holes);
    promise.notes.push(format!(
        "{households} households per scheme, half of them within a cent of a threshold"
    ));
    Ok(promise)
}

/// How something typed could leave a page.
fn ways_out(page: &Answer, script: &str) -> Vec<String> {
    let policy = page.header("content-security-policy");
    let missing = POLICY.iter().filter(|part| !policy.contains(*part));
    let mut found: Vec<String> = missing.map(|part| format!("no {part}")).collect();
    found.extend(
        WAYS_OUT
            .iter()
            .filter(|way| script.contains(*way))
            .map(|way| format!("script: {way}")),
    );
    let main = page
        .body
        .split("<main")
        .nth(1)
        .and_then(|rest| rest.split("</main>").next());
    let main = main.unwrap_or_default();
    for tag in ["<form", "<input", "<select", "<iframe", "<img", " name=\""] {
        // The inputs are made by the script, without names; a name in the page itself is one too many.
        if main.contains(tag) {
            found.push(format!("page: {tag}"));
        }
    }
    if page.headers.contains_key("set-cookie") {
        found.push("a cookie".to_owned());
    }
    found
}

/// The leak: a page whose form posts what was typed.
fn leaky(page: &Answer) -> Answer {
    let mut leaky = page.clone();
    leaky.headers.remove("content-security-policy");
    leaky.body = leaky.body.replace(
        "<h1>",
        "<form action=\"/check\"><input name=\"inkomen\"></form><h1>",
    );
    leaky
}

fn document(page: &Answer) -> anyhow::Result<Value> {
    let text = page
        .body
        .split("id=\"regeling\">")
        .nth(1)
        .and_then(|rest| rest.split("</script>").next());
    Ok(serde_json::from_str(text.unwrap_or_default())?)
}

fn served(page: &Answer) -> anyhow::Result<Scheme> {
    Ok(Scheme::parse(&document(page)?.to_string())?)
}

fn change_amounts(page: &Answer, change: impl Fn(&mut Value)) -> anyhow::Result<Scheme> {
    let mut document = document(page)?;
    let amounts = document.get_mut("amounts").and_then(Value::as_object_mut);
    amounts
        .into_iter()
        .flat_map(|a| a.values_mut())
        .for_each(change);
    Ok(Scheme::parse(&document.to_string())?)
}

fn served_with_a_cent_more(page: &Answer) -> anyhow::Result<Scheme> {
    change_amounts(page, |amount| {
        amount["cents"] = json!(amount["cents"].as_i64().unwrap_or(0) + 1);
    })
}

fn without_dates(page: &Answer) -> anyhow::Result<Scheme> {
    change_amounts(page, |amount| amount["date"] = json!(""))
}

fn household(scheme: &Scheme, rng: &mut ChaCha20Rng) -> Map<String, Value> {
    let amounts: Vec<i64> = scheme.amounts.values().map(|a| a.cents).collect();
    let mut answer = |q: &Question| match q.kind.as_str() {
        "yesno" => json!(rng.random_bool(0.8)),
        "choice" if !q.options.is_empty() => q.options[rng.random_range(0..q.options.len())]
            .value
            .clone(),
        "number" => json!(rng.random_range(0..4)),
        _ if amounts.is_empty() || rng.random_bool(0.5) => json!(rng.random_range(0..600_000)),
        _ => json!((amounts[rng.random_range(0..amounts.len())] + rng.random_range(-1..=1)).max(0)),
    };
    scheme
        .questions
        .iter()
        .map(|q| (q.id.clone(), answer(q)))
        .collect()
}
