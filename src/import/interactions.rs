//! Implicit feedback: a line per user, `user item item ...`, numbers with blanks between.

use super::FileProblem;
use std::collections::HashSet;

/// What could be read, and what not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// Every user with their items, in the order of the file; items as they stand.
    pub users: Vec<(u32, Vec<u32>)>,
    /// Everything that is wrong: a line with a problem is left out.
    pub problems: Vec<FileProblem>,
}

/// Reads a file. `name` is what problems call it.
#[must_use]
pub fn parse(name: &str, bytes: &[u8]) -> Parsed {
    let mut parsed = Parsed::default();
    let mut seen = HashSet::new();
    for (line, text) in (1u64..).zip(bytes.split(|byte| *byte == b'\n')) {
        let problem = |column: usize, reason: String| FileProblem {
            file: name.to_owned(),
            line,
            column: format!("column {column}"),
            reason,
        };
        match numbers(text) {
            Ok(mut all) if !all.is_empty() => {
                let user = all.remove(0);
                if seen.insert(user) {
                    parsed.users.push((user, all));
                } else {
                    let reason = format!("user {user} has an earlier line");
                    parsed.problems.push(problem(1, reason));
                }
            }
            Ok(_) => {}
            Err((column, reason)) => parsed.problems.push(problem(column, reason)),
        }
    }
    parsed
}

/// The numbers of a line, or where (in bytes, from 1) and why it is none.
fn numbers(line: &[u8]) -> Result<Vec<u32>, (usize, String)> {
    let mut all = Vec::new();
    let mut start = 0;
    for word in line.split(u8::is_ascii_whitespace) {
        let column = start + 1;
        start += word.len() + 1;
        if word.is_empty() {
            continue;
        }
        let text = String::from_utf8_lossy(word);
        let number = text
            .parse()
            .map_err(|_| (column, format!("\"{}\" is no number", short(&text))))?;
        all.push(number);
    }
    Ok(all)
}

/// The start of a word that may be anything.
fn short(text: &str) -> String {
    text.chars().take(20).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_users() {
        let parsed = parse("train.txt", b"0 5 2\r\n\n7\n3 1 1\n");
        assert_eq!(
            parsed.users,
            [(0, vec![5, 2]), (7, vec![]), (3, vec![1, 1])]
        );
        assert_eq!(parsed.problems, []);
    }

    #[test]
    fn every_problem_has_its_place() {
        let parsed = parse("t", b"0 5\n1 5 x2 3\n0 9\n2 -1\n3 99999999999\n\xff 1");
        let told: Vec<String> = parsed.problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "t, line 2, column 5: \"x2\" is no number",
                "t, line 3, column 1: user 0 has an earlier line",
                "t, line 4, column 3: \"-1\" is no number",
                "t, line 5, column 3: \"99999999999\" is no number",
                "t, line 6, column 1: \"\u{fffd}\" is no number",
            ]
        );
        assert_eq!(parsed.users, [(0, vec![5])]);
    }
}
