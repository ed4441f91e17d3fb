//! Schemes from files: read, tried once, looked at for labels, and named as the national product list
//! names them.

use super::{ImportError, Options, Outcome};
use crate::app::App;
use crate::app::writing::Writing;
use crate::schemes::Scheme;
use crate::store::SchemeRow;
use serde_json::Value;
use std::collections::BTreeSet;

/// A scheme file and where it stood: a file name, or a line of a table.
pub struct SchemeFile {
    /// Where.
    pub from: String,
    /// The file, word for word.
    pub document: String,
}

/// Adds or replaces schemes. `products` holds the names of the national list; without it names are not
/// looked at.
///
/// # Errors
/// `ImportError`; then nothing is changed.
pub async fn schemes(
    app: &App,
    files: &[SchemeFile],
    products: Option<&BTreeSet<String>>,
    options: &Options<'_>,
) -> Result<Outcome, ImportError> {
    let mut problems = Vec::new();
    let mut good = Vec::new();
    for file in files {
        match checked(&file.document, app.writing(), products) {
            Ok(row) => good.push(row),
            Err(reason) => problems.push(format!("{}: {reason}", file.from)),
        }
    }
    super::refuse(&problems, options)?;
    let mut tx = app.write().await.map_err(super::lists::store_error)?;
    let before = tx.schemes().await?;
    let mut different = 0;
    for row in &good {
        let same = |old: &SchemeRow| old.key == row.key && old.document == row.document;
        if !before.iter().any(same) {
            different += 1;
            tx.put_scheme(row).await?;
        }
    }
    if different > 0 {
        tx.changed("schemes", options.now).await?;
    }
    tx.commit().await?;
    Ok(Outcome {
        town: app.town().name.clone(),
        made_town: false,
        good: good.len(),
        different,
        problems,
        rejected: None,
        ignored: Vec::new(),
    })
}

fn checked(
    document: &str,
    writing: &Writing,
    products: Option<&BTreeSet<String>>,
) -> Result<SchemeRow, String> {
    let scheme = Scheme::parse(document).map_err(|error| error.to_string())?;
    scheme.attempt().map_err(|error| error.to_string())?;
    let texts = [
        ("nl", &scheme.title.nl, &scheme.summary.nl, &scheme.text.nl),
        ("en", &scheme.title.en, &scheme.summary.en, &scheme.text.en),
    ];
    for (lang, title, summary, text) in texts {
        let all = format!("{title}\n{summary}\n{}", text.join("\n"));
        if let Some(hit) = writing.label_in(&all, lang) {
            return Err(hit);
        }
    }
    let value: Value = serde_json::from_str(document).map_err(|error| error.to_string())?;
    let product = value["product"].as_str().unwrap_or_default();
    let unknown = |names: &&BTreeSet<String>| !names.contains(&product.to_lowercase());
    if !product.is_empty() && products.as_ref().is_some_and(unknown) {
        return Err(format!(
            "\"{product}\" is no name of the national product list"
        ));
    }
    Ok(SchemeRow {
        key: scheme.key,
        document: document.to_owned(),
    })
}
