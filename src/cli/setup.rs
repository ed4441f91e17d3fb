//! `naober setup`: a municipality with its neighbourhoods and its first administrator.

use super::system::{SystemClock, SystemEntropy};
use super::{Failure, import, output, work};
use crate::app::imports::{self, Options, TownToMake};
use crate::domain::{Clock, Entropy, TownKind, neighbourhood};
use crate::import::geojson;
use crate::store::Store;
use std::path::PathBuf;

/// Options of `naober setup`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The official code of the municipality: GM0200.
    #[arg(long, value_name = "CODE")]
    town: String,
    /// Its name, as residents say it.
    #[arg(long, value_name = "NAME")]
    town_name: String,
    /// Its neighbourhoods: a GeoJSON FeatureCollection of polygons with code, name and population.
    #[arg(long, value_name = "FILE")]
    neighbourhoods: PathBuf,
    /// The first name of the first administrator.
    #[arg(long, value_name = "FIRST NAME")]
    administrator: String,
    /// The mail address of the first administrator.
    #[arg(long, value_name = "ADDRESS")]
    mail: String,
    /// The neighbourhood where the first administrator lives; the first of the town when nothing is said.
    #[arg(long, value_name = "NAME")]
    home: Option<String>,
    /// The database: a file path, or postgres://USER@HOST/NAME.
    #[arg(long, env = "NAOBER_DATABASE", default_value = "naober.db")]
    database: String,
}

/// Makes the municipality. A second run for the same town says that it is there.
///
/// # Errors
/// See the table of exit codes.
pub async fn run(args: Args) -> Result<(), Failure> {
    let store = Store::open(&args.database).await?;
    let towns = store.towns().await?;
    if towns.iter().all(|town| town.code != args.town) {
        make(&store, &args).await?;
    }
    let town = work::town(&store, Some(&args.town)).await?;
    if town.kind != TownKind::Live {
        let name = &town.name;
        return Err(Failure::Argument(format!(
            "{name} is no town of real residents"
        )));
    }
    let app = work::start(store, town, work::Chance::system(None)).await?;
    let home = args.home.as_deref().map(neighbourhood::slug);
    let card = app.first_administrator(&args.administrator, &args.mail, home.as_deref());
    let card = card.await.map_err(|error| match error {
        crate::app::Error::Late(_) => Failure::Argument(format!(
            "{} has an administrator already, who gives roles at /beheer",
            args.town_name
        )),
        crate::app::Error::Invalid(_) => {
            Failure::Argument(format!("{} is no mail address", args.mail))
        }
        crate::app::Error::NotFound => Failure::NotFound(format!(
            "there is no neighbourhood {} in {}",
            args.home.as_deref().unwrap_or_default(),
            args.town_name
        )),
        other => other.into(),
    })?;
    output::line(format!("{} is there.", args.town_name))?;
    output::line(format!(
        "{}: start `naober serve`, go to /inloggen/kaart, type {card} (it works once), and set the second step up.",
        args.administrator
    ))
}

async fn make(store: &Store, args: &Args) -> Result<(), Failure> {
    let file = args.neighbourhoods.display();
    let text = String::from_utf8(import::read(&args.neighbourhoods)?)
        .map_err(|_| Failure::Input(format!("{file} is no GeoJSON: it is no text in UTF-8")))?;
    let names = geojson::Names {
        code: "code".to_owned(),
        name: "name".to_owned(),
        population: "population".to_owned(),
    };
    let parsed = geojson::neighbourhoods(&text, &names);
    let options = Options {
        town: Some(&args.town),
        skip_bad_rows: false,
        now: SystemClock::starting(None).now(),
        progress: &|_, _| {},
    };
    let make = TownToMake {
        name: &args.town_name,
        secret: SystemEntropy.bytes("town", &[]),
    };
    let made = imports::neighbourhoods(store, parsed, Some(make), &options).await;
    import::told(&file.to_string(), made).map(|_| ())
}
