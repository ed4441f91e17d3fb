//! `naober words`, `naober train words` and `naober vocabulary`: what is understood, and of what.

use super::{Failure, output};
use crate::app::evaluate::texts;
use crate::app::words::{self, MODEL};
use crate::dataset::{utterances, vocabulary};
use crate::text::Said;
use std::path::PathBuf;

/// Options of `naober words`.
#[derive(Debug, clap::Args)]
pub struct WordsArgs {
    /// Anything somebody could write.
    #[arg(required_unless_present = "file")]
    text: Option<String>,
    /// Read many texts: a JSON list of objects, or a text a line. Prints the concepts of each and how
    /// many have one.
    #[arg(long, value_name = "FILE", conflicts_with = "text")]
    file: Option<PathBuf>,
    /// The fields of a JSON object that hold its text.
    #[arg(long, value_delimiter = ',', default_value = "title,text")]
    fields: Vec<String>,
}

/// The texts of a file: a JSON list of objects, or a text a line.
fn texts_of(text: &str, fields: &[String]) -> Result<Vec<String>, Failure> {
    if !text.trim_start().starts_with('[') {
        let lines = text.lines().filter(|l| !l.trim().is_empty());
        return Ok(lines.map(str::to_owned).collect());
    }
    let list: Vec<serde_json::Map<String, serde_json::Value>> = serde_json::from_str(text)
        .map_err(|error| Failure::Input(format!("this is no list of objects: {error}")))?;
    let one = |object: &serde_json::Map<String, serde_json::Value>| {
        let parts = fields.iter().filter_map(|f| object.get(f)?.as_str());
        parts.collect::<Vec<_>>().join(". ")
    };
    Ok(list.iter().map(one).collect())
}

fn read_many(path: &std::path::Path, fields: &[String]) -> Result<(), Failure> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::Input(format!("{} cannot be read: {error}", path.display())))?;
    let texts = texts_of(&text, fields)?;
    let vocabulary = vocabulary::load()?;
    let reader = words::reader(&vocabulary);
    let mut understood = 0;
    for text in &texts {
        let readings = reader.read(text);
        let keys: Vec<&str> = readings.iter().map(|r| vocabulary.key(r.concept)).collect();
        understood += usize::from(!keys.is_empty());
        let keys = if keys.is_empty() {
            "-".to_owned()
        } else {
            keys.join(",")
        };
        let start: String = text.chars().take(100).collect();
        output::line(format!("{keys}\t{}", start.replace(['\n', '\t'], " ")))?;
    }
    output::line(format!(
        "{understood} of {} texts have a concept",
        texts.len()
    ))
}

/// Prints what is understood of a text.
///
/// # Errors
/// See the table of exit codes.
pub fn read(args: &WordsArgs) -> Result<(), Failure> {
    if let Some(file) = &args.file {
        return read_many(file, &args.fields);
    }
    let text = args.text.as_deref().unwrap_or_default();
    let vocabulary = vocabulary::load()?;
    let readings = words::reader(&vocabulary).read_all(text);
    if readings.is_empty() {
        return output::line("nothing was understood: name a thing somebody does, enjoys or asks");
    }
    for reading in readings {
        let role = match (reading.negated, reading.role) {
            (true, _) => "not",
            (_, Some(Said::Brings)) => "brings",
            (_, Some(Said::Enjoys)) => "enjoys",
            (_, Some(Said::WouldLike)) => "would like",
            (_, Some(Said::Asks)) => "asks",
            (_, None) => "-",
        };
        let concept = vocabulary
            .get(reading.concept)
            .map_or("", |c| c.pref_nl.as_str());
        let key = vocabulary.key(reading.concept);
        let line = format!(
            "{:.2}  {role:<10}  {concept} ({key})  because of \"{}\"",
            reading.confidence, reading.words
        );
        output::line(line)?;
    }
    Ok(())
}

/// What can be fitted.
#[derive(Debug, clap::Subcommand)]
pub enum Train {
    /// The learned part of understanding words, from the vocabulary and `datasets/utterances`.
    Words {
        /// Where the model, its metrics and its card are written.
        #[arg(long, value_name = "DIR", default_value = "models/words/1")]
        out: PathBuf,
    },
    /// The weights of the terms of a suggestion, from what people of a city did: a folder with
    /// members, groups, events and RSVPs.
    Weights(super::train::Weights),
    /// The item-item model, from a file with a line per user, `user item item ...`.
    Items(super::train::Items),
}

/// Fits a model and writes it, its metrics and its card.
///
/// # Errors
/// See the table of exit codes.
pub fn train(what: &Train) -> Result<(), Failure> {
    let out = match what {
        Train::Words { out } => out,
        Train::Weights(args) => return super::train::weights(args),
        Train::Items(args) => return super::train::items(args),
    };
    let vocabulary = vocabulary::load()?;
    output::note("fitting the learned part of words");
    let model = words::train(&vocabulary)?;
    let bytes = model.to_bytes();
    let texts = utterances::load()?.len();
    let version = vocabulary.version();
    let (size, check) = (bytes.len(), blake3::hash(&bytes).to_hex());
    let card = format!(
        "# Words, version 1\n\nWhich concept a phrasing is about that no label holds. Fitted with `naober train words` on the \
         vocabulary {version} ({} concepts) and the {texts} texts of `datasets/utterances`, all written for this project. \
         How: see `src/text/learned.rs`. Figures: `metrics.json` says how it was made; measure with `naober evaluate \
         concepts` and `naober evaluate texts`.\n\nIt reads what people say they bring, enjoy, would like or ask. It is not \
         made for anything else, and no concept says what somebody lacks.\n",
        vocabulary.len()
    );
    let metrics = serde_json::json!({
        "vocabulary": version, "concepts": vocabulary.len(), "texts": texts, "bytes": size, "blake3": check.to_string(),
    });
    std::fs::create_dir_all(out)?;
    std::fs::write(out.join("model.bin"), &bytes)?;
    std::fs::write(out.join("card.md"), card)?;
    std::fs::write(out.join("metrics.json"), format!("{metrics:#}\n"))?;
    output::line(format!(
        "{}: {size} bytes, of vocabulary {version}; ships as models/{MODEL}",
        out.display()
    ))
}

/// Options of `naober evaluate texts` and `concepts`.
#[derive(Debug, clap::Args)]
pub struct EvaluateArgs {
    /// The texts.
    file: PathBuf,
    /// Print one JSON object instead of a table.
    #[arg(long)]
    json: bool,
    /// Show what was not understood, the worst first.
    #[arg(long)]
    show_misses: bool,
}

impl EvaluateArgs {
    fn text(&self) -> Result<String, Failure> {
        std::fs::read_to_string(&self.file).map_err(|error| {
            Failure::Input(format!("{} cannot be read: {error}", self.file.display()))
        })
    }

    fn bad(&self, reason: impl std::fmt::Display) -> Failure {
        Failure::Input(format!("{}, {reason}", self.file.display()))
    }
}

/// Ranks offers for asks and the reverse.
///
/// # Errors
/// See the table of exit codes.
pub fn evaluate_texts(args: &EvaluateArgs) -> Result<(), Failure> {
    let rows = texts::parse(&args.text()?).map_err(|reason| args.bad(reason))?;
    let reader = words::reader(&vocabulary::load()?);
    let (to_offer, mut misses) = texts::rank(&reader, &rows, true);
    let (to_ask, more) = texts::rank(&reader, &rows, false);
    if args.json {
        let figures = |f: texts::Found| serde_json::json!({ "mrr": f.mrr, "recall_at_5": f.recall_at_5, "precision_at_1": f.precision_at_1 });
        let both = serde_json::json!({ "ask_to_offer": figures(to_offer), "offer_to_ask": figures(to_ask) });
        return output::line(both.to_string());
    }
    output::line("                 MRR  recall@5  precision@1")?;
    for (name, f) in [("ask to offer", to_offer), ("offer to ask", to_ask)] {
        output::line(format!(
            "{name}   {:.3}     {:.3}        {:.3}",
            f.mrr, f.recall_at_5, f.precision_at_1
        ))?;
    }
    if args.show_misses {
        misses.extend(more);
        misses.sort_by_key(|miss| std::cmp::Reverse(miss.rank));
        for miss in misses {
            output::line(format!(
                "{:>4}  {}\n      first: {}",
                miss.rank, miss.text, miss.first
            ))?;
        }
    }
    Ok(())
}

/// Compares the concepts that are read with those that are meant.
///
/// # Errors
/// See the table of exit codes.
pub fn evaluate_concepts(args: &EvaluateArgs) -> Result<(), Failure> {
    let vocabulary = vocabulary::load()?;
    let parsed = utterances::parse(&args.text()?);
    let list =
        parsed.map_err(|bad| args.bad(bad.first().map(ToString::to_string).unwrap_or_default()))?;
    let ids = |keys: &[String]| -> Result<Vec<texts::Subject>, Failure> {
        let one = |key: &str| words::concept(&vocabulary, key).map_err(|e| args.bad(e));
        keys.iter()
            .map(|key| key.split('|').map(one).collect())
            .collect()
    };
    let rows: Vec<texts::Meant> = list
        .iter()
        .map(|u| Ok((u.text.clone(), ids(&u.concepts)?, ids(&u.not)?)))
        .collect::<Result<_, Failure>>()?;
    let found = texts::concepts(&words::reader(&vocabulary), &vocabulary, &rows);
    if args.json {
        let figures = serde_json::json!({
            "texts": rows.len(), "precision": found.precision, "recall": found.recall, "negation": found.negation,
        });
        return output::line(figures.to_string());
    }
    output::line(format!(
        "{} texts: precision {:.3}, recall {:.3}, negation {:.3}",
        rows.len(),
        found.precision,
        found.recall,
        found.negation
    ))?;
    if args.show_misses {
        let names = |list: &[crate::domain::ConceptId]| {
            list.iter()
                .map(|c| vocabulary.key(*c))
                .collect::<Vec<_>>()
                .join(", ")
        };
        for (text, read, meant) in &found.misses {
            output::line(format!(
                "{text}\n    read: {}\n    meant: {}",
                names(read),
                meant
                    .iter()
                    .map(|m| names(m))
                    .collect::<Vec<_>>()
                    .join("; ")
            ))?;
        }
    }
    Ok(())
}

/// What to do with the vocabulary.
#[derive(Debug, clap::Subcommand)]
pub enum VocabularyTask {
    /// Check its shape, and that no label word is in it.
    Check,
    /// Count its concepts and labels.
    Stats,
    /// Say which concepts a folder of concept files has more, less or under another parent.
    Diff {
        /// A folder with `*.toml` files of concepts.
        folder: PathBuf,
    },
}

/// Checks, counts or compares.
///
/// # Errors
/// See the table of exit codes.
pub fn vocabulary(task: &VocabularyTask) -> Result<(), Failure> {
    let shipped = vocabulary::load()?;
    match task {
        VocabularyTask::Check => {
            let labels = words::label_words()?;
            let mut hits = Vec::new();
            for (_, concept) in shipped.iter() {
                let dutch = std::iter::once(&concept.pref_nl)
                    .chain(&concept.alt_nl)
                    .chain(&concept.hidden);
                let english = std::iter::once(&concept.pref_en).chain(&concept.alt_en);
                for (text, lang) in dutch.map(|l| (l, "nl")).chain(english.map(|l| (l, "en"))) {
                    hits.extend(labels.find(text, lang).into_iter().map(|hit| {
                        format!(
                            "concept {}: \"{text}\" holds \"{}\": {}",
                            concept.key, hit.word.word, hit.word.reason
                        )
                    }));
                }
            }
            if hits.is_empty() {
                return output::line(format!("vocabulary {}: in order", shipped.version()));
            }
            hits.iter().for_each(output::note);
            Err(Failure::Input(format!(
                "{} labels hold a word that sticks a label on people",
                hits.len()
            )))
        }
        VocabularyTask::Stats => {
            let (mut tops, mut labels) = (0, 0);
            for (_, c) in shipped.iter() {
                tops += usize::from(c.broader.is_none());
                labels += 2 + c.alt_nl.len() + c.alt_en.len() + c.hidden.len();
            }
            let (all, version) = (shipped.len(), shipped.version());
            output::line(format!(
                "vocabulary {version}: {all} concepts under {tops} top concepts, {labels} labels"
            ))
        }
        VocabularyTask::Diff { folder } => diff(&shipped, folder),
    }
}

fn diff(shipped: &crate::domain::Vocabulary, folder: &std::path::Path) -> Result<(), Failure> {
    let mut files = Vec::new();
    let entries = std::fs::read_dir(folder)
        .map_err(|error| Failure::Input(format!("{} cannot be read: {error}", folder.display())))?;
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "toml") {
            files.push((path.display().to_string(), std::fs::read_to_string(&path)?));
        }
    }
    files.sort();
    let other = vocabulary::parse("other", &files).map_err(|e| Failure::Input(e.to_string()))?;
    for (_, concept) in other.iter().filter(|(_, c)| shipped.id(&c.key).is_none()) {
        output::line(format!("+ {}", concept.key))?;
    }
    for (id, concept) in shipped.iter() {
        match other.id(&concept.key).and_then(|o| other.get(o)) {
            None => output::line(format!("- {}", concept.key))?,
            Some(there) => {
                let up = |v: &crate::domain::Vocabulary, c: &crate::domain::Concept| {
                    c.broader.map(|b| v.key(b).to_owned())
                };
                let (here, there) = (up(shipped, concept), up(&other, there));
                if here != there {
                    let name = |k: Option<String>| k.unwrap_or_else(|| "(top)".to_owned());
                    output::line(format!(
                        "~ {}: {} -> {}",
                        shipped.key(id),
                        name(here),
                        name(there)
                    ))?;
                }
            }
        }
    }
    Ok(())
}
