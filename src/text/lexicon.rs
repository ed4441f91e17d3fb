//! The labels of a vocabulary, ready to be found: as they stand, apart, inside compounds, misspelled.

use super::token::{Token, tokens};
use crate::domain::{Concept, ConceptId, Vocabulary};
use fst::automaton::{Automaton, Levenshtein};
use fst::{IntoStreamer, Map, Streamer};
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::{HashMap, HashSet};

/// How a label was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// As it stands.
    Label,
    /// Its words, with others in between or in another order.
    Apart,
    /// Inside a compound.
    Compound,
    /// With a typo.
    Typo,
}

/// A label in a text: from which word to which.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub concept: ConceptId,
    pub first: usize,
    pub last: usize,
    pub way: Way,
}

/// Shortest label that may be found inside a compound, and the shortest rest of the compound.
const MIN_PART: usize = 5;
const MIN_REST: usize = 3;
/// Shortest word whose typo is looked for, and the shortest with two.
const MIN_TYPO: usize = 6;
/// How far apart the words of a label may stand.
const WINDOW: usize = 6;

/// Words that say nothing about what: they do not count as words of a label that stands apart.
const EMPTY: [&str; 74] = [
    "de",
    "het",
    "een",
    "en",
    "of",
    "van",
    "voor",
    "met",
    "in",
    "op",
    "aan",
    "bij",
    "te",
    "om",
    "uit",
    "naar",
    "over",
    "onder",
    "door",
    "tot",
    "als",
    "dan",
    "dat",
    "die",
    "dit",
    "er",
    "ik",
    "je",
    "jij",
    "we",
    "wij",
    "mijn",
    "jouw",
    "ons",
    "onze",
    "zijn",
    "is",
    "ben",
    "kan",
    "kun",
    "wil",
    "doe",
    "doen",
    "ga",
    "gaan",
    "heb",
    "hebben",
    "samen",
    "iemand",
    "iets",
    "graag",
    "leuk",
    "goed",
    "ook",
    "wel",
    "niet",
    "geen",
    "nog",
    "al",
    "maar",
    "the",
    "a",
    "of",
    "and",
    "to",
    "for",
    "my",
    "i",
    "with",
    "your",
    "someone",
    "something",
    "together",
    "maken",
];

/// What is left of a label after two of its stems, and whose it is.
type Rest = (Option<String>, ConceptId);

/// Every label, by its stems.
pub(super) struct Lexicon {
    stemmers: [Stemmer; 2],
    /// Stems of a label, joined by blanks, per language.
    labels: [HashMap<String, ConceptId>; 2],
    longest: usize,
    /// Two content stems of a Dutch label, in order of the alphabet -> the third, if any, and whose.
    apart: HashMap<(String, String), Vec<Rest>>,
    /// One-word labels as they are written, for compounds.
    parts: HashMap<String, ConceptId>,
    /// The same as an automaton, for typos.
    typos: Map<Vec<u8>>,
    /// Every word of every label: what stands here is no typo of another.
    known: HashSet<String>,
}

fn is_empty(word: &str) -> bool {
    EMPTY.contains(&word)
}

impl Lexicon {
    pub(super) fn new(vocabulary: &Vocabulary) -> Self {
        let mut made = Self {
            stemmers: [
                Stemmer::create(Algorithm::Dutch),
                Stemmer::create(Algorithm::English),
            ],
            labels: [HashMap::new(), HashMap::new()],
            longest: 1,
            apart: HashMap::new(),
            parts: HashMap::new(),
            typos: Map::default(),
            known: HashSet::new(),
        };
        for (id, concept) in vocabulary.iter() {
            made.learn(id, concept);
        }
        let mut words: Vec<(&String, u64)> = made
            .parts
            .iter()
            .filter(|(word, _)| word.chars().count() >= MIN_TYPO)
            .map(|(word, id)| (word, u64::from(id.0)))
            .collect();
        words.sort_unstable();
        // Sorted keys without repeats are all that an automaton asks for.
        made.typos = Map::from_iter(words).unwrap_or_default();
        made
    }

    fn learn(&mut self, id: ConceptId, concept: &Concept) {
        let dutch = std::iter::once(&concept.pref_nl)
            .chain(&concept.alt_nl)
            .chain(&concept.hidden);
        let english = std::iter::once(&concept.pref_en).chain(&concept.alt_en);
        let labels = dutch.map(|l| (l, 0)).chain(english.map(|l| (l, 1)));
        for (label, language) in labels {
            let words: Vec<Token> = tokens(label);
            self.known.extend(words.iter().map(|t| t.word.clone()));
            // "van" is an English car and the commonest of Dutch words.
            if words.iter().all(|t| is_empty(&t.word)) {
                continue;
            }
            let stems: Vec<String> = words.iter().map(|t| self.stem(&t.word, language)).collect();
            self.longest = self.longest.max(stems.len());
            if let ([only], 0) = (words.as_slice(), language)
                && only.word.chars().count() >= MIN_PART
            {
                self.parts.entry(only.word.clone()).or_insert(id);
            }
            if language == 0 {
                self.learn_apart(id, &words, &stems);
            }
            // The first concept of a label keeps it: labels are unique per language.
            if !stems.is_empty() {
                self.labels[language].entry(stems.join(" ")).or_insert(id);
            }
        }
    }

    fn learn_apart(&mut self, id: ConceptId, words: &[Token], stems: &[String]) {
        let mut content: Vec<String> = words
            .iter()
            .zip(stems)
            .filter(|(word, _)| !is_empty(&word.word))
            .map(|(_, stem)| stem.clone())
            .collect();
        content.sort_unstable();
        content.dedup();
        let mut content = content.into_iter();
        if let (Some(one), Some(two), third, None) = (
            content.next(),
            content.next(),
            content.next(),
            content.next(),
        ) {
            self.apart.entry((one, two)).or_default().push((third, id));
        }
    }

    pub(super) fn stem(&self, word: &str, language: usize) -> String {
        self.stemmers[language].stem(word).into_owned()
    }

    /// The labels in a text, in its order. Words of a label that was found are not read again, but
    /// for labels that stand apart.
    pub(super) fn find(&self, words: &[Token]) -> Vec<Hit> {
        let stems: [Vec<String>; 2] =
            [0, 1].map(|language| words.iter().map(|t| self.stem(&t.word, language)).collect());
        let mut hits = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match self.label_at(words, &stems, at) {
                Some((concept, length, way)) => {
                    let last = at + length - 1;
                    hits.push(Hit {
                        concept,
                        first: at,
                        last,
                        way,
                    });
                    at += length;
                }
                None => at += 1,
            }
        }
        self.find_apart(words, &stems[0], &mut hits);
        hits
    }

    fn label_at(
        &self,
        words: &[Token],
        stems: &[Vec<String>; 2],
        at: usize,
    ) -> Option<(ConceptId, usize, Way)> {
        let most = self.longest.min(words.len() - at);
        let clause = words[at..at + most].iter().position(|t| t.ends_clause);
        let most = clause.map_or(most, |end| end + 1);
        for length in (1..=most).rev() {
            for (language, labels) in self.labels.iter().enumerate() {
                let found = match length {
                    1 => labels.get(&stems[language][at]),
                    _ => labels.get(&stems[language][at..at + length].join(" ")),
                };
                if let Some(id) = found {
                    return Some((*id, length, Way::Label));
                }
            }
        }
        let word = words[at].word.as_str();
        let compound = self.part_of(word).map(|id| (id, 1, Way::Compound));
        compound.or_else(|| self.misspelled(word).map(|id| (id, 1, Way::Typo)))
    }

    fn find_apart(&self, words: &[Token], stems: &[String], hits: &mut Vec<Hit>) {
        for one in 0..words.len() {
            if is_empty(&words[one].word) || words[one].ends_clause {
                continue;
            }
            for two in one + 1..words.len().min(one + WINDOW) {
                self.pair(stems, words, (one, two), hits);
                if words[two].ends_clause {
                    break;
                }
            }
        }
    }

    fn pair(
        &self,
        stems: &[String],
        words: &[Token],
        (one, two): (usize, usize),
        hits: &mut Vec<Hit>,
    ) {
        if is_empty(&words[two].word) {
            return;
        }
        let (a, b) = (&stems[one], &stems[two]);
        let key = if a <= b {
            (a.clone(), b.clone())
        } else {
            (b.clone(), a.clone())
        };
        for (third, concept) in self.apart.get(&key).into_iter().flatten() {
            let near = one.saturating_sub(WINDOW)..stems.len().min(two + WINDOW);
            let whole = third
                .as_ref()
                .is_none_or(|third| stems[near].contains(third));
            if whole && !hits.iter().any(|hit| hit.concept == *concept) {
                hits.push(Hit {
                    concept: *concept,
                    first: one,
                    last: two,
                    way: Way::Apart,
                });
            }
        }
    }

    /// "fietsbandenplakken" ends with a label, "buurtmoestuin" too: a compound is understood by the
    /// longest label it ends with, else by the longest it begins with. What is left must be a word
    /// too, or "schuilen" would be about owls ("uilen").
    fn part_of(&self, word: &str) -> Option<ConceptId> {
        let cuts: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
        if cuts.len() < MIN_PART + MIN_REST {
            return None;
        }
        let heads = &cuts[MIN_REST..=cuts.len() - MIN_PART];
        let by_head = heads
            .iter()
            .filter(|at| self.is_word(&word[..**at]))
            .find_map(|at| self.parts.get(&word[*at..]));
        let tails = &cuts[MIN_PART..=cuts.len() - MIN_REST];
        let by_tail = || {
            let whole = tails.iter().rev().filter(|at| self.is_word(&word[**at..]));
            whole.filter_map(|at| self.parts.get(&word[..*at])).next()
        };
        by_head.or_else(by_tail).copied()
    }

    /// Whether the rest of a compound is a word, with or without the letters that join ("s", "e", "en").
    fn is_word(&self, rest: &str) -> bool {
        ["", "s", "e", "en"].iter().any(|joint| {
            let bare = rest
                .strip_suffix(joint)
                .or_else(|| rest.strip_prefix(joint));
            bare.is_some_and(|word| self.known.contains(word))
        })
    }

    /// One typo away from a one-word label that begins with the same letter.
    fn misspelled(&self, word: &str) -> Option<ConceptId> {
        let letters = word.chars().count();
        if letters < MIN_TYPO || self.known.contains(word) || !word.chars().all(char::is_alphabetic)
        {
            return None;
        }
        let first = word.chars().next()?;
        let near = Levenshtein::new(word, 1).ok()?;
        let start = first.to_string();
        let automaton = near.intersection(fst::automaton::Str::new(&start).starts_with());
        let mut stream = self.typos.search(automaton).into_stream();
        let (_, id) = stream.next()?;
        u32::try_from(id).ok().map(ConceptId)
    }
}
