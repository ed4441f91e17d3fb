//! Whether a text says that something is not so: "koken kan ik niet", "geen zin in voetbal".

use super::token::Token;

/// Words that turn around what stands next to them.
const NO: [&str; 16] = [
    "niet", "geen", "nooit", "niks", "niets", "nee", "hekel", "haat", "not", "never", "no", "hate",
    "cannot", "noch", "nie", "weiger",
];
/// Words that turn around only what stands before them: "timmeren kun je vergeten", "puzzles bore me".
const AGAINST: [&str; 10] = [
    "vergeten",
    "jeuk",
    "saai",
    "vreselijk",
    "bore",
    "boring",
    "traag",
    "lijk",
    "overlaten",
    "laten",
];
/// A clause that begins so answers the one before it: "kamperen? nooit".
const ANSWERS: [&str; 7] = ["nee", "no", "nope", "nooit", "never", "niets", "niks"];
/// What points back at the clause before: "dansen, dat doe ik niet meer".
const POINTS_BACK: [&str; 8] = ["dat", "het", "die", "daar", "daor", "that", "it", "da"];
/// What may follow a negation that belongs to what stands before it.
const CLOSES: [&str; 14] = [
    "hebben", "aan", "van", "mee", "en", "so", "voor", "echt", "meer", "meter", "uit", "in", "at",
    "any",
];
/// How far a negation reaches forward, in words.
const FORWARD: usize = 5;
/// How far it reaches back: "koken kan ik niet", "van tuinieren moet ik niks hebben".
const BACK: usize = 4;
/// Words after which another thing is said.
const TURN: [&str; 6] = ["maar", "wel", "but", "want", "dus", "although"];

fn is_no(words: &[Token], at: usize) -> bool {
    let word = words[at].word.as_str();
    // "don't" and "can't" are cut at the apostrophe.
    let cut = word == "t"
        && at > 0
        && matches!(words[at - 1].word.as_str(), "don" | "can" | "doesn" | "won");
    (NO.contains(&word) || cut) && !is_undone(words, at)
}

/// "niet alleen", "kan niet zonder", "geen klus te klein", "geen probleem": no negations at all.
fn is_undone(words: &[Token], at: usize) -> bool {
    let after = |n: usize| words.get(at + n).map_or("", |t| t.word.as_str());
    let next = after(1);
    matches!(
        next,
        "alleen"
            | "zonder"
            | "probleem"
            | "only"
            | "without"
            | "problem"
            | "moeite"
            | "erg"
            | "eens"
    ) || after(2) == "te"
        || (next == "zo" && after(2) == "goed")
}

fn turns(token: &Token) -> bool {
    TURN.contains(&token.word.as_str())
}

/// Whether a negation stands shortly before the words, or behind them, in the same clause.
pub(super) fn reaches(words: &[Token], first: usize, last: usize) -> bool {
    for at in (first.saturating_sub(FORWARD)..first).rev() {
        if words[at].ends_clause || turns(&words[at]) {
            break;
        }
        if is_no(words, at) {
            return true;
        }
    }
    let inside = (first + 1..last).any(|at| is_no(words, at));
    inside || behind(words, last) || next_clause(words, last)
}

/// "koken kan ik niet": behind the words, in their clause.
fn behind(words: &[Token], last: usize) -> bool {
    if words[last].ends_clause {
        return false;
    }
    for at in last + 1..words.len().min(last + 1 + BACK) {
        if turns(&words[at]) {
            return false;
        }
        if AGAINST.contains(&words[at].word.as_str()) {
            return true;
        }
        // "ik kook en schaak niet": what follows a negation belongs to it, not to what is before.
        if is_no(words, at) {
            return closes(words, at);
        }
        if words[at].ends_clause {
            return false;
        }
    }
    false
}

/// Whether little follows a negation: one of the words that may, or one last word.
fn closes(words: &[Token], at: usize) -> bool {
    words[at].ends_clause
        || words.get(at + 1).is_none_or(|next| {
            CLOSES.contains(&next.word.as_str()) || next.ends_clause || at + 2 == words.len()
        })
}

/// "kamperen? nooit", "dansen, dat doe ik niet meer": in the clause behind, when that speaks of it.
fn next_clause(words: &[Token], last: usize) -> bool {
    let ends = (last..words.len().min(last + BACK)).find(|at| words[*at].ends_clause);
    let Some(from) = ends.map(|at| at + 1) else {
        return false;
    };
    let rest = words.get(from..).unwrap_or_default();
    let is = |at: usize, list: &[&str]| {
        rest.get(at)
            .is_some_and(|t| list.contains(&t.word.as_str()))
    };
    if is(0, &ANSWERS) && from == last + 1 {
        return true;
    }
    if is(0, &["over"]) && is(2, &["lijk"]) {
        return true;
    }
    let ends = rest.iter().position(|t| t.ends_clause);
    let reach = ends.map_or(rest.len(), |at| at + 1).min(FORWARD + 2);
    let points = (0..reach.min(3)).any(|at| is(at, &POINTS_BACK));
    let no = (0..reach).find(|at| is_no(rest, *at));
    points
        && no.is_some_and(|at| is(at + 1, &["meer", "mee", "van", "aan"]) || rest[at].ends_clause)
}
