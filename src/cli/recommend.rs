//! `naober recommend`: the suggestions for a resident, in a terminal.

use super::{Failure, output, work};
use crate::app::recommend::Suggested;
use crate::domain::{Kind, MemberId};
use crate::i18n::Lang;
use crate::store::Store;
use crate::web::reasons::speak;
use std::path::PathBuf;

/// Options of `naober recommend`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The resident, by number.
    #[arg(long)]
    member: i64,
    /// What is asked for; all kinds without it.
    #[arg(long, value_enum)]
    kind: Option<Wanted>,
    /// How many of each kind, 1 to 50.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u8).range(1..=50))]
    limit: u8,
    /// Show every reason with its part of the score.
    #[arg(long)]
    explain: bool,
    /// Where the town of `naober demo` is kept.
    #[arg(
        long,
        value_name = "DIR",
        default_value = "data",
        conflicts_with = "database"
    )]
    data: PathBuf,
    /// Another database: a file path, or postgres://USER@HOST/NAME.
    #[arg(long, env = "NAOBER_DATABASE")]
    database: Option<String>,
    /// The town, by its code; needed where the database holds more than one.
    #[arg(long)]
    town: Option<String>,
}

/// The kinds, as they are typed.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Wanted {
    /// Neighbours, without a name.
    People,
    /// Initiatives.
    Initiatives,
    /// Activities.
    Activities,
    /// Opportunities to help.
    Opportunities,
}

impl Wanted {
    const ALL: [Self; 4] = [
        Self::Activities,
        Self::Initiatives,
        Self::Opportunities,
        Self::People,
    ];

    fn kind(self) -> Kind {
        match self {
            Self::People => Kind::People,
            Self::Initiatives => Kind::Initiatives,
            Self::Activities => Kind::Activities,
            Self::Opportunities => Kind::Opportunities,
        }
    }
}

/// Prints the suggestions.
///
/// # Errors
/// See the table of exit codes.
pub async fn run(args: Args) -> Result<(), Failure> {
    let address = match &args.database {
        Some(address) => address.clone(),
        None => existing(&super::demo::database(&args.data))?,
    };
    let store = Store::open(&address).await?;
    let town = work::town(&store, args.town.as_deref()).await?;
    let chance = work::Chance::system(town.as_of);
    let app = work::start(store, town, chance).await?;
    let titles = app.titles().await?;
    let kinds = args.kind.map_or(Wanted::ALL.to_vec(), |kind| vec![kind]);
    for wanted in kinds {
        let kind = wanted.kind();
        let list = app
            .recommend(MemberId(args.member), kind, usize::from(args.limit))
            .await?;
        output::line(format!("{wanted:?}"))?;
        for suggestion in &list {
            let name = match &suggestion.what {
                Suggested::Item(item) => format!("{} ({})", item.new.title, item.id),
                Suggested::Proposal(id) => format!("a neighbour ({id})"),
            };
            output::line(format!(
                "  {:.3}  {name}",
                suggestion.recommendation.score.0
            ))?;
            if args.explain {
                let people = kind == Kind::People;
                let spoken = speak(
                    Lang::of("en").unwrap_or_default(),
                    app.vocabulary(),
                    &titles,
                    &suggestion.recommendation,
                    people,
                );
                for reason in spoken {
                    output::line(format!("         {:.3}  {}", reason.part, reason.text))?;
                }
            }
        }
        if list.is_empty() {
            output::line("  nothing that fits")?;
        }
    }
    Ok(())
}

fn existing(path: &std::path::Path) -> Result<String, Failure> {
    if path.exists() {
        return Ok(path.to_string_lossy().into_owned());
    }
    Err(Failure::NotFound(format!(
        "{} is not there: make the demo town with `naober demo`, or name a database with --database",
        path.display()
    )))
}
