//! The words of a neighbourhood's paper, for the button and for `naober paper`.

use super::page::{Page, say};
use crate::app::paper::{Boxed, Edition, Entry, Paper, Section, Size, Slip, print};
use crate::app::schemes::Scheme;
use crate::app::{App, ItemDetails};
use crate::domain::{ItemKind, PaperCode, Story};
use crate::i18n::Lang;

/// Why there is no paper.
#[derive(Debug, thiserror::Error)]
pub enum NoPaper {
    /// There is no such neighbourhood, or the database failed.
    #[error(transparent)]
    App(#[from] crate::app::Error),
    /// It could not be printed.
    #[error(transparent)]
    Print(#[from] crate::app::paper::PaperError),
}

/// The paper of a neighbourhood as a PDF.
///
/// # Errors
/// When there is no such neighbourhood, the database failed, or it could not be printed.
pub async fn paper(app: &App, lang: Lang, slug: &str, size: Size) -> Result<Vec<u8>, NoPaper> {
    let edition = app.edition(slug).await?;
    let paper = words(app, lang, &edition, size);
    let printed = tokio::task::spawn_blocking(move || print(&paper)).await;
    Ok(printed.map_err(|error| crate::app::Error::Dataset(error.to_string()))??)
}

fn words(app: &App, lang: Lang, edition: &Edition, size: Size) -> Paper {
    let mut page = Page::plain(lang, "");
    page.set_town(app.town());
    let place = &edition.neighbourhood.name;
    let today = app.today();
    let month = page.t(&format!("month-{}", today.month()));
    let under = [
        ("town", page.town.clone().into()),
        ("day", today.day().to_string().into()),
        ("month", month.into()),
        ("year", today.year().to_string().into()),
    ];
    let items = |list: &[ItemDetails]| list.iter().map(|i| item(app, &page, i)).collect();
    let section = |key: &str, entries: Vec<Entry>| Section {
        heading: page.t(key),
        lead: page.t(&format!("{key}-lead")),
        entries,
    };
    Paper {
        language: lang.tag().to_owned(),
        title: page.with("paper-title", "place", place),
        under: lang.with("paper-under", &under),
        lead: page.t("paper-lead"),
        call: call(&page, edition),
        sections: vec![
            section("paper-activities", items(&edition.activities)),
            section("paper-initiatives", items(&edition.initiatives)),
            section("paper-opportunities", items(&edition.opportunities)),
            section(
                "paper-story",
                edition.story.iter().map(|s| story(&page, s)).collect(),
            ),
            section(
                "paper-schemes",
                edition.schemes.iter().map(|s| scheme(&page, s)).collect(),
            ),
        ],
        slip: Slip {
            heading: page.t("paper-slip"),
            lead: page.t("paper-slip-lead"),
            fields: ["paper-slip-code", "paper-slip-name", "paper-slip-phone"]
                .map(|key| page.t(key))
                .to_vec(),
        },
        page: page.t("paper-page"),
        size,
    }
}

fn call(page: &Page, edition: &Edition) -> Boxed {
    let line = |face: &crate::app::FaceRow| {
        let values = [
            ("name", face.first_name.clone().into()),
            ("phone", face.phone.clone().into()),
        ];
        match face.phone.as_str() {
            "" => page.lang.with("paper-face", &values),
            _ => page.lang.with("paper-face-phone", &values),
        }
    };
    let mut lines: Vec<String> = edition.connectors.iter().take(3).map(line).collect();
    lines.push(page.t("paper-call-code"));
    Boxed {
        heading: page.t("footer-call"),
        lines,
    }
}

fn code(page: &Page, code: PaperCode) -> String {
    page.with("paper-code", "code", code.to_string())
}

fn item(app: &App, page: &Page, item: &ItemDetails) -> Entry {
    let new = &item.new;
    let moment = new.starts.map(|at| page.moment(app.local(at)));
    let host = (!new.host.is_empty()).then(|| page.with("paper-host", "host", &new.host));
    let place = [new.place.clone()].into_iter().chain(host);
    let place: Vec<String> = place.filter(|p| !p.is_empty()).collect();
    let needs = (new.kind == ItemKind::Opportunity && !new.needs.is_empty())
        .then(|| page.with("paper-needs", "needs", &new.needs));
    let organisation = (!new.organisation.is_empty()).then(|| new.organisation.clone());
    Entry {
        title: new.title.clone(),
        facts: [moment, Some(place.join(" · ")), organisation, needs]
            .into_iter()
            .flatten()
            .collect(),
        text: vec![new.summary.clone()],
        code: code(page, PaperCode::Item(item.id)),
    }
}

fn story(page: &Page, story: &Story) -> Entry {
    Entry {
        title: story.title.clone(),
        facts: vec![page.with("paper-by", "author", &story.author)],
        text: super::handlers::paragraphs(&story.text),
        code: code(page, PaperCode::story(&story.key)),
    }
}

fn scheme(page: &Page, scheme: &Scheme) -> Entry {
    let ask = [
        ("name", scheme.ask.name.clone().into()),
        ("phone", scheme.ask.phone.clone().into()),
        ("place", say(page.lang, &scheme.ask.place).into()),
    ];
    Entry {
        title: say(page.lang, &scheme.title),
        facts: vec![page.lang.with("paper-ask", &ask)],
        text: vec![say(page.lang, &scheme.summary)],
        code: code(page, PaperCode::scheme(&scheme.key)),
    }
}
