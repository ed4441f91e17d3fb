//! Whether a text says that something is not so: "koken kan ik niet", "geen zin in voetbal".

use super::token::Token;

/// Words that turn around what stands next to them.
const NO: [&str; 14] = [
    "niet", "geen", "nooit", "niks", "niets", "nee", "hekel", "haat", "not", "never", "no", "hate",
    "cannot", "noch",
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
    if inside || words[last].ends_clause {
        return inside;
    }
    for at in last + 1..words.len().min(last + 1 + BACK) {
        if turns(&words[at]) {
            return false;
        }
        // "ik kook en schaak niet": what follows a negation belongs to it, not to what is before.
        if is_no(words, at) {
            let rest = words.get(at + 1).is_none_or(|next| {
                words[at].ends_clause
                    || matches!(
                        next.word.as_str(),
                        "hebben" | "aan" | "van" | "mee" | "en" | "so" | "voor" | "echt" | "meer"
                    )
            });
            return rest;
        }
        if words[at].ends_clause {
            return false;
        }
    }
    false
}
