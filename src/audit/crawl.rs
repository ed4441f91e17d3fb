//! Reading the service as a visitor does: from the home page along every link.

use super::world::{Answer, World};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// How many addresses of one shape are opened: the pages of two initiatives are alike.
const ALIKE: usize = 3;

/// The pages that a cookie reaches, by address.
pub(super) async fn crawl(
    world: &World,
    cookie: &str,
    most: usize,
) -> anyhow::Result<BTreeMap<String, Answer>> {
    let mut found = BTreeMap::new();
    let mut waiting: VecDeque<String> = [
        "/",
        "/api/v1/openapi.json",
        "/meedoen",
        "/begin",
        "/zoeken",
        "/woorden",
    ]
    .map(str::to_owned)
    .into();
    let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut shapes: BTreeMap<String, usize> = BTreeMap::new();
    while let Some(path) = waiting.pop_front() {
        let opened = shapes.entry(shape(&path)).or_default();
        if *opened >= ALIKE || found.len() >= most {
            continue;
        }
        *opened += 1;
        let answer = world.get(&path, cookie).await?;
        for link in links(&answer.body) {
            if seen.insert(link.clone()) {
                waiting.push_back(link);
            }
        }
        found.insert(path, answer);
    }
    Ok(found)
}

fn links(body: &str) -> impl Iterator<Item = String> {
    body.split("href=\"").skip(1).filter_map(|rest| {
        let link = rest.split(['"', '#']).next()?;
        let inside = link.starts_with('/') && !link.starts_with("//");
        (inside && !link.contains('?')).then(|| link.replace("&amp;", "&"))
    })
}

/// An address without what tells one thing from another of its kind.
fn shape(path: &str) -> String {
    let parts: Vec<&str> = path.split('/').collect();
    let shaped: Vec<String> = parts
        .iter()
        .enumerate()
        .map(|(at, part)| {
            let is_name = at > 1 && !matches!(*part, "regelingen" | "check" | "agenda.ics");
            if is_name {
                "*".to_owned()
            } else {
                (*part).to_owned()
            }
        })
        .collect();
    shaped.join("/")
}

/// What a page says: its text without the tags, with what stands in attributes that are read out.
pub(super) fn words(body: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in body.chars() {
        match letter {
            '<' => {
                inside = true;
                text.push(' ');
            }
            '>' => inside = false,
            _ if inside => {}
            other => text.push(other),
        }
    }
    for attribute in [
        "alt=\"",
        "title=\"",
        "aria-label=\"",
        "placeholder=\"",
        "content=\"",
    ] {
        for rest in body.split(attribute).skip(1) {
            text.push(' ');
            text.push_str(rest.split('"').next().unwrap_or_default());
        }
    }
    text.replace("&#39;", "'")
        .replace("&amp;", "&")
        .replace("&#38;", "&")
}
