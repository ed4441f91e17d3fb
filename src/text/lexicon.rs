//! The labels of a vocabulary, ready to be found: as they stand, apart, inside compounds, misspelled.

use super::token::{Token, tokens};
use crate::domain::{Concept, ConceptId, Vocabulary};
use fst::automaton::Automaton;
use fst::{IntoStreamer, Map, Streamer};
use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder, SINK_STATE};
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;

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

/// The number of a stem that some label has. Texts are compared by these, not by letters.
type StemId = u32;
/// What is left of a label after two of its stems, and whose it is.
type Rest = (Option<StemId>, ConceptId);
/// The stems of a text, in order; none for a stem that no label has.
type Stems = Vec<Option<StemId>>;

/// Every label, by its stems.
pub(super) struct Lexicon {
    stemmers: [Stemmer; 2],
    /// The stems of labels, per language.
    stems: [FxHashMap<String, StemId>; 2],
    /// The longest label that begins with a stem, per language.
    longest: [Vec<usize>; 2],
    /// Labels by their stems, per language.
    labels: [FxHashMap<Vec<StemId>, ConceptId>; 2],
    /// Two content stems of a Dutch label, the lower first -> the third, if any, and whose.
    apart: FxHashMap<(StemId, StemId), Vec<Rest>>,
    /// One-word labels as they are written, for compounds.
    parts: FxHashMap<String, ConceptId>,
    /// The same as an automaton, for typos.
    typos: Map<Vec<u8>>,
    /// Every word of every label: what stands here is no typo of another.
    known: FxHashSet<String>,
    /// One letter wrong, left out, added, or two swapped.
    one_typo: LevenshteinAutomatonBuilder,
}

/// The words one typo away, as the automaton of `fst` asks for them.
struct OneTypo(DFA);

impl Automaton for OneTypo {
    type State = u32;

    fn start(&self) -> u32 {
        self.0.initial_state()
    }

    fn is_match(&self, state: &u32) -> bool {
        matches!(self.0.distance(*state), Distance::Exact(_))
    }

    fn can_match(&self, state: &u32) -> bool {
        *state != SINK_STATE
    }

    fn accept(&self, state: &u32, byte: u8) -> u32 {
        self.0.transition(*state, byte)
    }
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
            stems: Default::default(),
            longest: Default::default(),
            labels: Default::default(),
            apart: FxHashMap::default(),
            parts: FxHashMap::default(),
            typos: Map::default(),
            known: FxHashSet::default(),
            one_typo: LevenshteinAutomatonBuilder::new(1, true),
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
            let stems: Vec<StemId> = words
                .iter()
                .map(|t| self.number(&t.word, language))
                .collect();
            if let ([only], 0) = (words.as_slice(), language)
                && only.word.chars().count() >= MIN_PART
            {
                self.parts.entry(only.word.clone()).or_insert(id);
            }
            if language == 0 {
                self.learn_apart(id, &words, &stems);
            }
            // The first concept of a label keeps it: labels are unique per language.
            if let Some(first) = stems.first() {
                let longest = &mut self.longest[language][*first as usize];
                *longest = stems.len().max(*longest);
                self.labels[language].entry(stems).or_insert(id);
            }
        }
    }

    /// The number of a word's stem, a new one if need be.
    fn number(&mut self, word: &str, language: usize) -> StemId {
        let stem = self.stem(word, language).into_owned();
        let next = u32::try_from(self.stems[language].len()).unwrap_or(u32::MAX);
        let id = *self.stems[language].entry(stem).or_insert(next);
        if id == next {
            self.longest[language].push(0);
        }
        id
    }

    fn learn_apart(&mut self, id: ConceptId, words: &[Token], stems: &[StemId]) {
        let mut content: Vec<StemId> = words
            .iter()
            .zip(stems)
            .filter(|(word, _)| !is_empty(&word.word))
            .map(|(_, stem)| *stem)
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

    fn stem<'a>(&self, word: &'a str, language: usize) -> Cow<'a, str> {
        self.stemmers[language].stem(word)
    }

    /// The labels in a text, in its order. Words of a label that was found are not read again, but
    /// for labels that stand apart.
    pub(super) fn find(&self, words: &[Token]) -> Vec<Hit> {
        let stems: [Stems; 2] = [0, 1].map(|language| {
            let known = &self.stems[language];
            let stems = words.iter().map(|t| self.stem(&t.word, language));
            stems.map(|stem| known.get(&*stem).copied()).collect()
        });
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
        stems: &[Stems; 2],
        at: usize,
    ) -> Option<(ConceptId, usize, Way)> {
        let clause = words[at..].iter().position(|t| t.ends_clause);
        let most = clause.map_or(words.len() - at, |end| end + 1);
        let mut best: Option<(usize, ConceptId)> = None;
        for (language, labels) in self.labels.iter().enumerate() {
            let mut label = Vec::new();
            let longest = stems[language][at].map_or(0, |s| self.longest[language][s as usize]);
            for stem in stems[language][at..].iter().take(most.min(longest)) {
                let Some(stem) = stem else { break };
                label.push(*stem);
                let longer = best.is_none_or(|(length, _)| label.len() > length);
                if let Some(id) = labels.get(&label).filter(|_| longer) {
                    best = Some((label.len(), *id));
                }
            }
        }
        if let Some((length, id)) = best {
            return Some((id, length, Way::Label));
        }
        let word = words[at].word.as_str();
        let compound = self.part_of(word).map(|id| (id, 1, Way::Compound));
        compound.or_else(|| self.misspelled(word).map(|id| (id, 1, Way::Typo)))
    }

    fn find_apart(&self, words: &[Token], stems: &Stems, hits: &mut Vec<Hit>) {
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
        stems: &Stems,
        words: &[Token],
        (one, two): (usize, usize),
        hits: &mut Vec<Hit>,
    ) {
        if is_empty(&words[two].word) {
            return;
        }
        let (Some(a), Some(b)) = (stems[one], stems[two]) else {
            return;
        };
        let key = (a.min(b), a.max(b));
        for (third, concept) in self.apart.get(&key).into_iter().flatten() {
            let near = one.saturating_sub(WINDOW)..stems.len().min(two + WINDOW);
            let whole = third.is_none_or(|third| stems[near].contains(&Some(third)));
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
        let near = OneTypo(self.one_typo.build_dfa(word));
        let start = first.to_string();
        let automaton = near.intersection(fst::automaton::Str::new(&start).starts_with());
        let mut stream = self.typos.search(automaton).into_stream();
        let (_, id) = stream.next()?;
        u32::try_from(id).ok().map(ConceptId)
    }
}
