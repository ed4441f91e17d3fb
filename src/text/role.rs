//! What somebody says of a thing: that they bring it, enjoy it, would like to learn it, or ask for it.

use super::token::Token;

/// What is said of a concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Said {
    /// "Ik kan", "ik help", "te leen".
    Brings,
    /// "Ik hou van", "heerlijk".
    Enjoys,
    /// "Ik wil leren", "ooit".
    WouldLike,
    /// "Wie kan", "ik zoek".
    Asks,
}

/// Words of a clause that tell, the most telling first.
const CUES: [(Said, &[&str]); 4] = [
    (
        Said::Asks,
        &[
            "wie kan",
            "wie wil",
            "wie heeft",
            "wie weet",
            "kan iemand",
            "wil iemand",
            "heeft iemand",
            "weet iemand",
            "zoek",
            "zoeken",
            "gezocht",
            "nodig",
            "hulp bij",
            "help mij",
            "hoe kan ik",
            "mag ik lenen",
            "te leen gevraagd",
            "can someone",
            "can anyone",
            "who can",
            "looking for",
            "need",
            "anyone",
        ],
    ),
    (
        Said::WouldLike,
        &[
            "wil leren",
            "leren",
            "zou graag",
            "zou wel",
            "lijkt me",
            "lijkt mij",
            "wil ik",
            "wil graag",
            "ooit",
            "ik wil",
            "would like",
            "want to learn",
            "learn",
            "d love",
        ],
    ),
    (
        Said::Brings,
        &[
            "ik kan",
            "kan ik",
            "ik help",
            "help ik",
            "ik geef",
            "te leen",
            "mag je lenen",
            "leen ik",
            "doe ik",
            "ik maak",
            "ik repareer",
            "bied",
            "breng",
            "al jaren",
            "leg ik uit",
            "leer ik je",
            "i can",
            "can help",
            "happy to",
            "i fix",
        ],
    ),
    (
        Said::Enjoys,
        &[
            "hou van", "houd van", "graag", "leuk", "heerlijk", "dol op", "fan van", "geniet",
            "zin in", "plezier", "love", "enjoy", "like",
        ],
    ),
];

/// What the clause around the words says; none when it does not tell.
pub(super) fn of(words: &[Token], first: usize, last: usize) -> Option<Said> {
    let from = words[..first]
        .iter()
        .rposition(|t| t.ends_clause)
        .map_or(0, |at| at + 1);
    let to = words[last..]
        .iter()
        .position(|t| t.ends_clause)
        .map_or(words.len(), |at| last + at + 1);
    let clause: Vec<&str> = words[from..to].iter().map(|t| t.word.as_str()).collect();
    let clause = format!(" {} ", clause.join(" "));
    let tells = |cue: &&str| clause.contains(&format!(" {cue} "));
    CUES.iter()
        .find(|(_, cues)| cues.iter().any(tells))
        .map(|(said, _)| *said)
}
