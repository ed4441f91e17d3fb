//! `naober paper`: a neighbourhood's paper from what is on now.

use super::{Failure, output, work};
use crate::app::paper::Size;
use crate::i18n::Lang;
use crate::store::Store;
use crate::web::paper::{NoPaper, paper};
use std::path::PathBuf;

/// Options of `naober paper`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The neighbourhood, by its name or as it stands in addresses.
    #[arg(long, value_name = "NAME")]
    neighbourhood: String,
    /// The PDF that is written.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Large letters, in one column.
    #[arg(long)]
    large: bool,
    /// The language, by tag: nl, en, tr.
    #[arg(long, default_value = "nl")]
    language: String,
    /// The database: a file path, or postgres://USER@HOST/NAME.
    #[arg(long, env = "NAOBER_DATABASE", default_value = "naober.db")]
    database: String,
    /// The town, by its code; needed where the database holds more than one.
    #[arg(long)]
    town: Option<String>,
}

/// Writes the paper.
///
/// # Errors
/// See the table of exit codes.
pub async fn run(args: Args) -> Result<(), Failure> {
    let lang = Lang::of(&args.language).ok_or_else(|| {
        let known: Vec<&str> = Lang::all().map(Lang::tag).collect();
        let known = known.join(", ");
        Failure::Argument(format!("{} is none of {known}", args.language))
    })?;
    let store = Store::open(&args.database).await?;
    let town = work::town(&store, args.town.as_deref()).await?;
    let chance = work::Chance::system(town.as_of);
    let app = work::start(store, town, chance).await?;
    let slug = crate::domain::neighbourhood::slug(&args.neighbourhood);
    if app.neighbourhood(&slug).await.is_err() {
        let all = app.neighbourhoods().await?;
        let names: Vec<&str> = all.iter().map(|n| n.name.as_str()).collect();
        let asked = &args.neighbourhood;
        return Err(Failure::NotFound(format!(
            "there is no neighbourhood {asked}: choose one of {}",
            names.join(", ")
        )));
    }
    let size = if args.large {
        Size::Large
    } else {
        Size::Normal
    };
    let pdf = paper(&app, lang, &slug, size).await;
    let pdf = pdf.map_err(|error| match error {
        NoPaper::App(error) => error.into(),
        NoPaper::Print(error) => Failure::System(error.to_string()),
    })?;
    std::fs::write(&args.out, &pdf).map_err(|error| {
        Failure::System(format!("{} cannot be written: {error}", args.out.display()))
    })?;
    output::line(format!(
        "{}: {} KB",
        args.out.display(),
        pdf.len().div_ceil(1_024)
    ))
}
