//! Two short lists: four digits with a neighbourhood, and addresses to invite.

use super::Problem;
use super::table::{Column, Table};

const POSTCODES: [Column; 2] = [
    Column {
        key: "postcode",
        names: &["postcode4", "pc4", "cijfers", "digits"],
        required: true,
    },
    Column {
        key: "neighbourhood",
        names: &["buurt", "buurtnaam", "buurtcode", "wijk"],
        required: true,
    },
];

const INVITATIONS: [Column; 2] = [
    Column {
        key: "mail",
        names: &["e mail", "email", "e mailadres", "mailadres", "emailadres"],
        required: true,
    },
    Column {
        key: "language",
        names: &["taal"],
        required: false,
    },
];

/// A list, read: the table it stood in, and the good rows with their lines.
pub struct Parsed<T> {
    /// The table and what is wrong with it.
    pub table: Table,
    /// The rows that can be used, with their lines.
    pub rows: Vec<(u64, T)>,
}

/// Four digits with a code or a name of a neighbourhood; the same digits may stand in several rows.
#[must_use]
pub fn postcodes(bytes: &[u8]) -> Parsed<(String, String)> {
    read(bytes, &POSTCODES, |table, row| {
        let digits = table.cell(row, "postcode");
        if digits.len() != 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            let reason = "four digits are needed here, and no letters: a resident is in a neighbourhood, never closer";
            return Err(("postcode", reason));
        }
        let name = table.cell(row, "neighbourhood");
        if name.is_empty() {
            return Err(("neighbourhood", "the neighbourhood is missing"));
        }
        Ok((digits.to_owned(), name.to_owned()))
    })
}

/// Addresses with one of the languages of a town (`nl` where nothing is said); whether an address is
/// one is decided where addresses are compared.
#[must_use]
pub fn invitations(bytes: &[u8], languages: &[&str]) -> Parsed<(String, String)> {
    read(bytes, &INVITATIONS, |table, row| {
        let language = match table.cell(row, "language") {
            "" => "nl",
            known if languages.contains(&known) => known,
            _ => {
                let reason = "write a language of the town here, as nl or en, or leave it out";
                return Err(("language", reason));
            }
        };
        Ok((table.cell(row, "mail").to_owned(), language.to_owned()))
    })
}

fn read<T>(
    bytes: &[u8],
    columns: &[Column],
    one: impl Fn(&Table, &super::table::Row) -> Result<T, (&'static str, &'static str)>,
) -> Parsed<T> {
    let mut table = Table::read(bytes, columns);
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    for row in table.rows.iter().filter(|row| table.is_whole(row)) {
        match one(&table, row) {
            Ok(value) => rows.push((row.line, value)),
            Err((column, reason)) => {
                problems.push(Problem::cell(row.line, table.name(column), reason));
            }
        }
    }
    table.problems.extend(problems);
    Parsed { table, rows }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_digits_and_no_more() {
        let file = b"Postcode;Buurt\n1234;Zonnehof\n1234;Molenhoek\n1234AB;Zonnehof\n;x\n";
        let parsed = postcodes(file);
        assert_eq!(parsed.rows.len(), 2);
        assert_eq!(parsed.table.problems.len(), 2);
        assert!(parsed.table.problems[0].to_string().contains("line 4"));
    }

    #[test]
    fn a_profile_in_a_list_of_invitations_is_left_out() {
        let parsed = invitations(b"e-mail,naam,inkomen\na@b.nl,An,12\n", &["nl"]);
        assert_eq!(parsed.rows, [(2, ("a@b.nl".to_owned(), "nl".to_owned()))]);
        assert_eq!(parsed.table.ignored, ["naam", "inkomen"]);
    }

    #[test]
    fn an_invitation_is_in_a_language_of_the_town() {
        let file = "e-mail,taal\na@b.nl,tr\nb@b.nl,\nc@b.nl,xx\n";
        let parsed = invitations(file.as_bytes(), &["nl", "tr"]);
        let languages: Vec<&str> = parsed.rows.iter().map(|(_, row)| row.1.as_str()).collect();
        assert_eq!(languages, ["tr", "nl"]);
        assert!(parsed.table.problems[0].to_string().contains("line 4"));
    }
}
