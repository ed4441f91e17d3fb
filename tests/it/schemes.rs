//! Promise P3: the evaluator in the browser and ours say the same, on random households and at every
//! threshold, one cent to either side.

use crate::app::TestApp;
use crate::browser::Browser;
use naober::dataset::demo;
use naober::schemes::{Outcome, Question, Scheme};
use rand::RngExt;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use serde_json::{Map, Value, json};

/// Random households for each scheme; five schemes make 10,000.
const HOUSEHOLDS: usize = 2_000;

const IN_THE_BROWSER: &str = "
    const scheme = JSON.parse(document.getElementById('regeling').textContent);
    const amounts = {};
    Object.keys(scheme.amounts).forEach(name => { amounts[name] = scheme.amounts[name].cents; });
    return arguments[0].map(answers => window.jsonLogic.apply(scheme.rule, { answers, amounts }));";

fn answer(question: &Question, amounts: &[i64], rng: &mut ChaCha20Rng) -> Value {
    match question.kind.as_str() {
        "yesno" => json!(rng.random_bool(0.5)),
        "choice" => question.options[rng.random_range(0..question.options.len())]
            .value
            .clone(),
        "number" => json!(rng.random_range(0..6)),
        _ if amounts.is_empty() || rng.random_bool(0.4) => json!(rng.random_range(0..600_000)),
        // At a threshold, one cent under it and one over it.
        _ => json!((amounts[rng.random_range(0..amounts.len())] + rng.random_range(-1..=1)).max(0)),
    }
}

fn household(scheme: &Scheme, rng: &mut ChaCha20Rng) -> Map<String, Value> {
    let amounts: Vec<i64> = scheme.amounts.values().map(|a| a.cents).collect();
    scheme
        .questions
        .iter()
        .map(|q| (q.id.clone(), answer(q, &amounts, rng)))
        .collect()
}

fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Likely => "likely",
        Outcome::Unlikely => "unlikely",
        Outcome::Ask => "ask",
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_evaluators_say_the_same() {
    let town = TestApp::demo().await;
    let address = town.listen().await;
    let browser = Browser::open(800).await;
    let mut rng = ChaCha20Rng::seed_from_u64(1);
    for text in demo::load().unwrap().schemes {
        let scheme = Scheme::parse(&text).unwrap();
        let households: Vec<_> = (0..HOUSEHOLDS)
            .map(|_| household(&scheme, &mut rng))
            .collect();
        let ours: Vec<&str> = households
            .iter()
            .map(|h| word(scheme.evaluate(h)))
            .collect();
        browser
            .goto(&format!(
                "{address}/buurt/zonnehof/regelingen/{}/check",
                scheme.key
            ))
            .await;
        let theirs = browser.run(IN_THE_BROWSER, vec![json!(households)]).await;
        for ((ours, theirs), household) in
            ours.iter().zip(theirs.as_array().unwrap()).zip(&households)
        {
            assert_eq!(ours, theirs, "{}: {household:?}", scheme.key);
        }
        for outcome in ["likely", "unlikely"] {
            assert!(
                ours.contains(&outcome),
                "{} never says {outcome}",
                scheme.key
            );
        }
    }
    browser.close().await;
}

#[test]
fn an_amount_without_a_date_is_never_used() {
    for text in demo::load().unwrap().schemes {
        let mut file: Value = serde_json::from_str(&text).unwrap();
        let Some(name) = file["amounts"]
            .as_object()
            .and_then(|a| a.keys().next().cloned())
        else {
            continue;
        };
        for missing in ["date", "source"] {
            file["amounts"][&name][missing] = json!("");
            let scheme = Scheme::parse(&file.to_string()).unwrap();
            let answers = household(&scheme, &mut ChaCha20Rng::seed_from_u64(2));
            assert_eq!(scheme.evaluate(&answers), Outcome::Ask);
        }
    }
}
