//! The demo town as it stands in `datasets/demo`: everything in it is invented.

use super::DatasetError;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// The town.
#[derive(Debug, Deserialize)]
pub struct DemoTown {
    /// Invented code.
    pub code: String,
    /// Invented name.
    pub name: String,
    /// A sentence that says so.
    pub about: String,
    /// A number that nobody has.
    pub phone: String,
}

/// An initiative with its activities.
#[derive(Debug, Deserialize)]
pub struct DemoInitiative {
    /// Unique name.
    pub key: String,
    /// Title.
    pub title: String,
    /// Code of the neighbourhood.
    pub neighbourhood: String,
    /// First names.
    pub host: String,
    /// Place.
    pub place: String,
    /// One sentence.
    pub summary: String,
    /// Paragraphs.
    pub text: String,
    /// Keys of concepts.
    pub concepts: Vec<String>,
    /// What happens.
    pub activity: Vec<DemoActivity>,
}

/// A repeating activity.
#[derive(Debug, Deserialize)]
pub struct DemoActivity {
    /// Title.
    pub title: String,
    /// One or two sentences.
    pub text: String,
    /// When.
    #[serde(flatten)]
    pub moment: DemoMoment,
    /// How many can come; 0 is no limit.
    pub places: u32,
}

/// A moment of the week and how often it comes back.
#[derive(Debug, Deserialize)]
pub struct DemoMoment {
    /// English name of the day, lower case.
    pub weekday: String,
    /// `19:30`.
    pub time: String,
    /// How long.
    pub minutes: u32,
    /// `week`, `fortnight`, `month` or `once`.
    pub every: String,
}

/// An opportunity.
#[derive(Debug, Deserialize)]
pub struct DemoOpportunity {
    /// Unique name.
    pub key: String,
    /// Title.
    pub title: String,
    /// For whom a helper works.
    pub organisation: String,
    /// Code of the neighbourhood.
    pub neighbourhood: String,
    /// Place.
    pub place: String,
    /// One sentence.
    pub summary: String,
    /// Paragraphs.
    pub text: String,
    /// Keys of concepts.
    pub concepts: Vec<String>,
    /// When.
    #[serde(flatten)]
    pub moment: DemoMoment,
    /// How many helpers.
    pub places: u32,
    /// What a helper must have.
    pub needs: Vec<String>,
}

/// A story.
#[derive(Debug, Deserialize)]
pub struct DemoStory {
    /// Unique name.
    pub key: String,
    /// Title.
    pub title: String,
    /// First name.
    pub author: String,
    /// Code of the neighbourhood.
    pub neighbourhood: String,
    /// The scheme it stands beside.
    pub scheme: Option<String>,
    /// How long ago it was told.
    pub date_days_ago: i64,
    /// One sentence.
    pub summary: String,
    /// Paragraphs.
    pub text: String,
}

/// What the municipality tells.
#[derive(Debug, Deserialize)]
pub struct DemoPost {
    /// Title.
    pub title: String,
    /// Codes of neighbourhoods; none is the whole town.
    pub neighbourhoods: Vec<String>,
    /// Paragraphs.
    pub text: String,
    /// What was asked.
    pub asked: String,
    /// What was done with it.
    pub done: String,
    /// What came of it.
    pub told: String,
}

/// What an invented neighbour asks or offers.
#[derive(Debug, Deserialize)]
pub struct DemoExchange {
    /// `ask` or `offer`.
    pub way: String,
    /// One of `domain::exchange::MANNERS`.
    pub manner: String,
    /// Code of the neighbourhood.
    pub neighbourhood: String,
    /// How many days ago.
    pub days_ago: i64,
    /// In their words.
    pub words: String,
}

/// What neighbours ask, offer and answer.
#[derive(Debug, Deserialize)]
pub struct DemoExchanges {
    /// What stands there from the start.
    pub exchange: Vec<DemoExchange>,
    /// What is answered to an ask.
    pub answers_to_ask: Vec<String>,
    /// What is answered to an offer.
    pub answers_to_offer: Vec<String>,
}

/// What invented residents are made of.
#[derive(Debug, Deserialize)]
pub struct DemoPeople {
    /// First names.
    pub first_names: Vec<String>,
    /// Sentences.
    pub brings: Vec<String>,
    /// Phrases.
    pub enjoys: Vec<String>,
    /// Phrases.
    pub would_like: Vec<String>,
}

/// Somebody to sign in as.
#[derive(Debug, Deserialize)]
pub struct DemoPersona {
    /// Unique name.
    pub key: String,
    /// `resident`, `connector`, `coordinator` or `officer`.
    pub role: String,
    /// First name.
    pub first_name: String,
    /// Code of the neighbourhood.
    pub neighbourhood: String,
    /// For whom they work.
    #[serde(default)]
    pub organisation: String,
    /// A number to call; nobody has it.
    #[serde(default)]
    pub phone: String,
    /// What they bring.
    #[serde(default)]
    pub brings: Vec<String>,
    /// What they enjoy.
    #[serde(default)]
    pub enjoys: Vec<String>,
    /// What they would like.
    #[serde(default)]
    pub would_like: Vec<String>,
}

/// Everything of the demo town.
pub struct Demo {
    /// The town.
    pub town: DemoTown,
    /// Its neighbourhoods, as GeoJSON.
    pub neighbourhoods: String,
    /// Its initiatives.
    pub initiatives: Vec<DemoInitiative>,
    /// Its opportunities.
    pub opportunities: Vec<DemoOpportunity>,
    /// Its stories.
    pub stories: Vec<DemoStory>,
    /// What its municipality tells.
    pub posts: Vec<DemoPost>,
    /// What its residents ask and offer.
    pub exchanges: DemoExchanges,
    /// What its residents are made of.
    pub people: DemoPeople,
    /// Who to sign in as.
    pub personas: Vec<DemoPersona>,
    /// Its schemes, word for word.
    pub schemes: Vec<String>,
}

#[derive(Deserialize)]
struct Lists {
    #[serde(default)]
    initiative: Vec<DemoInitiative>,
    #[serde(default)]
    opportunity: Vec<DemoOpportunity>,
    #[serde(default)]
    story: Vec<DemoStory>,
    #[serde(default)]
    post: Vec<DemoPost>,
    #[serde(default, alias = "role")]
    persona: Vec<DemoPersona>,
}

fn toml<T: DeserializeOwned>(path: &str) -> Result<T, DatasetError> {
    toml::from_str(&super::text(path)?).map_err(|error| DatasetError::Unreadable {
        path: path.to_owned(),
        reason: error.to_string(),
    })
}

/// Reads what neighbours of the demo town ask, offer and answer.
///
/// # Errors
/// When the file is missing or cannot be read.
pub fn exchanges() -> Result<DemoExchanges, DatasetError> {
    toml("demo/exchanges.toml")
}

/// Reads the demo town.
///
/// # Errors
/// When a file is missing or cannot be read: it names the file and the place.
pub fn load() -> Result<Demo, DatasetError> {
    let schemes = super::paths("schemes/")
        .filter(|path| path.ends_with(".json"))
        .map(|path| super::text(&path))
        .collect::<Result<_, _>>()?;
    Ok(Demo {
        town: toml("demo/town.toml")?,
        neighbourhoods: super::text("demo/neighbourhoods.geojson")?,
        initiatives: toml::<Lists>("demo/initiatives.toml")?.initiative,
        opportunities: toml::<Lists>("demo/opportunities.toml")?.opportunity,
        stories: toml::<Lists>("demo/stories.toml")?.story,
        posts: toml::<Lists>("demo/posts.toml")?.post,
        exchanges: exchanges()?,
        people: toml("demo/people.toml")?,
        personas: toml::<Lists>("demo/roles.toml")?.persona,
        schemes,
    })
}
