//! FEED: what is new in a neighbourhood, for news readers (Atom, RFC 4287).
//!
//! An entry keeps its id for ever, whatever host the site is reached at, so a reader shows it once.

use atom_syndication::{Entry, Link, Person, Text};
use jiff::Timestamp;

/// One thing that is new.
#[derive(Clone, Debug)]
pub struct News {
    /// Its id after the town's part: `verhalen/ria`. Never another's, never changed.
    pub name: String,
    /// Title.
    pub title: String,
    /// A sentence or two.
    pub summary: String,
    /// Who tells it; may be empty.
    pub author: String,
    /// Its page.
    pub address: String,
    /// When it was made known.
    pub published: Timestamp,
    /// When it was changed last.
    pub updated: Timestamp,
}

/// What is around the entries.
#[derive(Clone, Debug)]
pub struct Head {
    /// The code of the town, as in `elzerveer`.
    pub town: String,
    /// Its id after the town's part.
    pub name: String,
    /// Title.
    pub title: String,
    /// Where the feed is.
    pub address: String,
    /// The page with the same things.
    pub page: String,
    /// When nothing is in it: since when it is so.
    pub since: Timestamp,
}

/// An id that means nothing but itself (RFC 4151).
fn id(town: &str, name: &str) -> String {
    format!("tag:{town}.naober,2026:{name}")
}

fn link(rel: &str, href: &str, kind: &str) -> Link {
    Link {
        href: href.to_owned(),
        rel: rel.to_owned(),
        mime_type: Some(kind.to_owned()),
        ..Link::default()
    }
}

/// What XML cannot hold is left out.
fn plain(text: &str) -> Text {
    let holds = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    Text::plain(text.chars().filter(holds).collect::<String>())
}

/// A feed, what changed last first.
#[must_use]
pub fn atom(head: &Head, mut news: Vec<News>) -> String {
    news.sort_by(|a, b| (b.updated, &a.name).cmp(&(a.updated, &b.name)));
    let updated = news.first().map_or(head.since, |n| n.updated);
    let person = |name: &str| Person {
        name: plain(name).value,
        ..Person::default()
    };
    let entry = |one: &News| Entry {
        id: id(&head.town, &one.name),
        title: plain(&one.title),
        summary: Some(plain(&one.summary)),
        authors: [one.author.as_str()]
            .into_iter()
            .filter(|name| !name.is_empty())
            .map(person)
            .collect(),
        links: vec![link("alternate", &one.address, "text/html")],
        published: one.published.to_string().parse().ok(),
        updated: moment(one.updated),
        ..Entry::default()
    };
    let feed = atom_syndication::Feed {
        id: id(&head.town, &head.name),
        title: plain(&head.title),
        updated: moment(updated),
        authors: vec![person("Naober")],
        links: vec![
            link("self", &head.address, "application/atom+xml"),
            link("alternate", &head.page, "text/html"),
        ],
        entries: news.iter().map(entry).collect(),
        lang: Some("nl".to_owned()),
        ..atom_syndication::Feed::default()
    };
    feed.to_string()
}

fn moment(at: Timestamp) -> atom_syndication::FixedDateTime {
    at.to_string().parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn news(name: &str, title: &str, updated: &str) -> News {
        News {
            name: name.into(),
            title: title.into(),
            summary: "Kom gerust & neem <b>iets</b> mee.\u{0}".into(),
            author: "Ria".into(),
            address: format!("https://naober.example/{name}"),
            published: "2026-11-01T09:00:00Z".parse().unwrap(),
            updated: updated.parse().unwrap(),
        }
    }

    /// Read by another library than the one that wrote it.
    #[test]
    fn another_library_reads_what_is_written() {
        let head = Head {
            town: "elzerveer".into(),
            name: "buurt/zonnehof".into(),
            title: "Naober · Zonnehof".into(),
            address: "https://naober.example/buurt/zonnehof/nieuws.atom".into(),
            page: "https://naober.example/activiteiten?buurt=zonnehof&x=1".into(),
            since: "2026-11-01T00:00:00Z".parse().unwrap(),
        };
        let text = atom(
            &head,
            vec![
                news("activiteiten/12", "Koor", "2026-11-03T09:00:00Z"),
                news("verhalen/ria", "Ria's \"tuin\" ]]>", "2026-11-04T09:00:00Z"),
            ],
        );
        let read = feed_rs::parser::parse(text.as_bytes()).unwrap();
        assert_eq!(read.feed_type, feed_rs::model::FeedType::Atom);
        assert_eq!(read.title.unwrap().content, head.title);
        assert_eq!(
            read.updated.unwrap().to_rfc3339(),
            "2026-11-04T09:00:00+00:00"
        );
        let ids: Vec<&str> = read.entries.iter().map(|e| e.id.as_str()).collect();
        assert_eq!(
            ids,
            [
                "tag:elzerveer.naober,2026:verhalen/ria",
                "tag:elzerveer.naober,2026:activiteiten/12"
            ]
        );
        let first = &read.entries[0];
        assert_eq!(first.title.as_ref().unwrap().content, "Ria's \"tuin\" ]]>");
        let summary = &first.summary.as_ref().unwrap().content;
        assert_eq!(summary, "Kom gerust & neem <b>iets</b> mee.");
        assert_eq!(first.links[0].href, "https://naober.example/verhalen/ria");
        let none = feed_rs::parser::parse(atom(&head, Vec::new()).as_bytes()).unwrap();
        assert_eq!(
            none.updated.unwrap().to_rfc3339(),
            "2026-11-01T00:00:00+00:00"
        );
    }
}
