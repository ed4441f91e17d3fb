//! P10: no hours, credits, points, money value or participation score are kept.

use super::Setting;
use super::outcome::{Measure, Promise};

/// Parts of names that no column may have.
const NOT_KEPT: [&str; 22] = [
    "hours",
    "credits",
    "credit",
    "points",
    "point",
    "karma",
    "balance",
    "score",
    "rank",
    "rating",
    "stars",
    "level",
    "badge",
    "money",
    "price",
    "cents",
    "wage",
    "income",
    "debt",
    "latitude",
    "longitude",
    "postcode",
];

pub(super) async fn check(setting: &Setting) -> anyhow::Result<Promise> {
    let world = setting.small.open().await?;
    let columns = world.store.columns().await?;
    let found = kept(&columns);
    let mut leaky = columns.clone();
    leaky.push((
        "members".to_owned(),
        vec!["hours_given".to_owned(), "points".to_owned()],
    ));
    let mut promise = Promise::new(
        "P10",
        vec![Measure::none(
            "columns-not-to-keep",
            found.len(),
            kept(&leaky).len(),
        )],
    );
    let count: usize = columns.iter().map(|(_, list)| list.len()).sum();
    promise
        .notes
        .push(format!("{count} columns of {} tables", columns.len()));
    promise.notes.extend(found);
    Ok(promise)
}

fn kept(columns: &[(String, Vec<String>)]) -> Vec<String> {
    let mut found = Vec::new();
    for (table, list) in columns {
        for name in list.iter().chain([table]) {
            if name.split('_').any(|part| NOT_KEPT.contains(&part)) {
                found.push(format!("{table}.{name}"));
            }
        }
    }
    found
}
