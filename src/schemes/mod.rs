//! RULES of schemes: data, dated amounts, evaluation. Pure, and never near the engine: what a person
//! does with a scheme cannot reach a ranking (promises P2, P3).
//!
//! A scheme is one JSON file with a JsonLogic rule. The browser evaluates the same file with
//! `json-logic-js`; this evaluator is for tests, imports and paper, and must agree with it.

use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// A text in Dutch, English and whatever other languages its file has.
#[derive(Clone, Debug, Deserialize)]
pub struct Localised<T> {
    /// Dutch.
    pub nl: T,
    /// English.
    pub en: T,
    /// Others, by tag.
    #[serde(flatten)]
    pub more: BTreeMap<String, T>,
}

impl<T> Localised<T> {
    /// The text in the language of a tag; in Dutch where it was not written in that language.
    #[must_use]
    pub fn of(&self, tag: &str) -> &T {
        match tag {
            "en" => &self.en,
            other => self.more.get(other).unwrap_or(&self.nl),
        }
    }
}

/// A dated amount.
#[derive(Clone, Debug, Deserialize)]
pub struct Amount {
    /// In cents.
    pub cents: i64,
    /// What it is.
    pub label: Localised<String>,
    /// Where it is from. Without one it is never used.
    #[serde(default)]
    pub source: String,
    /// From which day. Without one it is never used.
    #[serde(default)]
    pub date: String,
}

/// Whom to ask.
#[derive(Clone, Debug, Deserialize)]
pub struct Ask {
    /// First name.
    pub name: String,
    /// What they do.
    pub role: Localised<String>,
    /// A number to call.
    pub phone: String,
    /// Where to find them.
    #[serde(rename = "where")]
    pub place: Localised<String>,
}

/// A question of the check.
#[derive(Clone, Debug, Deserialize)]
pub struct Question {
    /// Name in the rule.
    pub id: String,
    /// `choice`, `number`, `money` or `yesno`.
    pub kind: String,
    /// The question.
    pub label: Localised<String>,
    /// Of a choice: what can be chosen.
    #[serde(default)]
    pub options: Vec<Choice>,
}

/// Something to choose.
#[derive(Clone, Debug, Deserialize)]
pub struct Choice {
    /// Value in the rule.
    pub value: Value,
    /// In words.
    pub label: Localised<String>,
}

/// A scheme.
#[derive(Clone, Debug, Deserialize)]
pub struct Scheme {
    /// Name in addresses.
    pub key: String,
    /// Version of the file.
    pub version: String,
    /// Title.
    pub title: Localised<String>,
    /// One sentence.
    pub summary: Localised<String>,
    /// Paragraphs.
    pub text: Localised<Vec<String>>,
    /// Steps.
    pub how: Localised<Vec<String>>,
    /// Whom to ask.
    pub ask: Ask,
    /// Amounts by name.
    pub amounts: BTreeMap<String, Amount>,
    /// Questions in order.
    pub questions: Vec<Question>,
    /// The JsonLogic rule.
    pub rule: Value,
    #[serde(skip)]
    document: Value,
}

/// Why a scheme file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SchemeError {
    /// Not the shape of a scheme.
    #[error("this is no scheme file: {0}")]
    Shape(#[from] serde_json::Error),
    /// The rule is no JsonLogic.
    #[error("the rule of {key} cannot be read: {reason}")]
    Rule {
        /// Which scheme.
        key: String,
        /// Why.
        reason: String,
    },
}

/// What the check says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Probably.
    Likely,
    /// Probably not.
    Unlikely,
    /// Ask a person.
    Ask,
}

impl Scheme {
    /// Reads a scheme file and tries its rule once.
    ///
    /// # Errors
    /// `Shape` with line and column, or `Rule`.
    pub fn parse(text: &str) -> Result<Self, SchemeError> {
        let mut scheme: Self = serde_json::from_str(text)?;
        scheme.document = serde_json::from_str(text)?;
        let engine = datalogic_rs::Engine::new();
        engine
            .compile(scheme.rule.to_string().as_str())
            .map_err(|error| SchemeError::Rule {
                key: scheme.key.clone(),
                reason: error.to_string(),
            })?;
        Ok(scheme)
    }

    /// What the rule says. A missing answer, or an amount without source or date, gives `Ask`.
    #[must_use]
    pub fn evaluate(&self, answers: &Map<String, Value>) -> Outcome {
        let unanswered = |q: &Question| answers.get(&q.id).is_none_or(Value::is_null);
        let undated = |a: &Amount| a.source.is_empty() || a.date.is_empty();
        if self.questions.iter().any(unanswered) || self.amounts.values().any(undated) {
            return Outcome::Ask;
        }
        let amounts: BTreeMap<&str, i64> = self
            .amounts
            .iter()
            .map(|(name, amount)| (name.as_str(), amount.cents))
            .collect();
        let data = json!({ "answers": answers, "amounts": amounts });
        let said = datalogic_rs::Engine::new()
            .eval_str(self.rule.to_string().as_str(), data.to_string().as_str());
        match said.as_deref() {
            Ok("\"likely\"") => Outcome::Likely,
            Ok("\"unlikely\"") => Outcome::Unlikely,
            _ => Outcome::Ask,
        }
    }

    /// Tries the rule on the answers at the edges of its questions: each choice, nothing, one, a lot.
    ///
    /// # Errors
    /// `Rule` when it fails (a division by zero, an amount that is not there) or says something that
    /// is no answer.
    pub fn attempt(&self) -> Result<(), SchemeError> {
        let edges = |q: &Question| -> Vec<Value> {
            match q.kind.as_str() {
                "choice" => q.options.iter().map(|o| o.value.clone()).collect(),
                "yesno" => vec![json!(true), json!(false)],
                _ => vec![json!(0), json!(1), json!(10_000_000)],
            }
        };
        let amounts: BTreeMap<&str, i64> = self
            .amounts
            .iter()
            .map(|(name, amount)| (name.as_str(), amount.cents))
            .collect();
        let (engine, rule) = (datalogic_rs::Engine::new(), self.rule.to_string());
        // One question moves over its edges while the others stand at their first.
        for moving in 0..self.questions.len().max(1) {
            let tries = self.questions.get(moving).map_or(1, |q| edges(q).len());
            for at in 0..tries {
                let answers: Map<String, Value> = self
                    .questions
                    .iter()
                    .enumerate()
                    .filter_map(|(number, q)| {
                        let edge = if number == moving { at } else { 0 };
                        Some((q.id.clone(), edges(q).get(edge)?.clone()))
                    })
                    .collect();
                let data = json!({ "answers": answers, "amounts": amounts });
                let said = engine.eval_str(rule.as_str(), data.to_string().as_str());
                let reason = match said.as_deref() {
                    Ok("\"likely\"" | "\"unlikely\"" | "\"ask\"") => continue,
                    Ok(other) => format!("it says {other} for {data}"),
                    Err(error) => format!("{error} for {data}"),
                };
                return Err(SchemeError::Rule {
                    key: self.key.clone(),
                    reason,
                });
            }
        }
        Ok(())
    }

    /// The file as it can stand inside a script element.
    #[must_use]
    pub fn for_page(&self) -> String {
        self.document.to_string().replace('<', "\\u003c")
    }
}
