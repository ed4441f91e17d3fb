//! The overviews: every category complete in every order, in pages of one size, with a map that says
//! what the list says.

use crate::app::{Answer, TestApp};
use naober::domain::{Category, ItemKind};
use naober::i18n::pages::OwnPages;
use naober::import::categories::categories;
use naober::web::Look;

/// The paths of the items on a page of an overview, as they stand there.
fn listed(page: &Answer, path: &str) -> Vec<String> {
    let mark = format!("class=\"tile__link\" href=\"/{path}/");
    page.body
        .split(&mark)
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect()
}

/// Follows "next page" from the first one; returns what each page lists.
async fn pages(town: &TestApp, path: &str, query: &str) -> Vec<Vec<String>> {
    let mut address = format!("/{path}{query}");
    let mut all = Vec::new();
    loop {
        let page = town.get(&address, "").await;
        all.push(listed(&page, path));
        let Some(before) = page.body.split(" rel=\"next\"").next() else {
            return all;
        };
        if before.len() == page.body.len() {
            return all;
        }
        let next = before.rsplit("href=\"").next().unwrap();
        address = next.trim_end_matches('"').replace("&#38;", "&");
        assert!(all.len() < 100, "{path} has no end");
    }
}

#[tokio::test]
async fn every_order_has_everything_once() {
    let town = TestApp::demo().await;
    for (path, kind, orders) in [
        ("activiteiten", ItemKind::Activity, vec!["", "nieuw", "az"]),
        ("initiatieven", ItemKind::Initiative, vec!["", "nieuw"]),
        (
            "vrijwilligerswerk",
            ItemKind::Opportunity,
            vec!["", "nieuw", "az"],
        ),
    ] {
        let mut expected: Vec<String> = town
            .app
            .list(kind, None)
            .await
            .unwrap()
            .iter()
            .map(|i| i.id.0.to_string())
            .collect();
        let by_moment = expected.clone();
        expected.sort();
        for order in orders {
            let found = pages(&town, path, &format!("?volgorde={order}")).await;
            let (last, full) = found.split_last().unwrap();
            assert!(full.iter().all(|page| page.len() == 48) && last.len() <= 48);
            let mut flat = found.concat();
            if order.is_empty() && kind != ItemKind::Initiative {
                assert_eq!(flat, by_moment, "{path} by date");
            }
            flat.sort();
            assert_eq!(flat, expected, "{path} {order}");
        }
    }
}

#[tokio::test]
async fn an_order_is_what_it_says() {
    let town = TestApp::demo().await;
    let titles = |body: &str| -> Vec<String> {
        let parts = body.split("class=\"tile__link\" href=\"").skip(1);
        parts
            .map(|rest| {
                rest.split(['>', '<'])
                    .nth(1)
                    .unwrap()
                    .to_lowercase()
                    .replace('é', "e")
            })
            .collect()
    };
    let az = titles(&town.get("/verhalen?volgorde=az", "").await.body);
    let mut sorted = az.clone();
    sorted.sort();
    assert_eq!(az, sorted);
    // Made later, and therefore on top of the newest.
    let sanne = town.sign_in("sanne").await;
    let form = "titel=Aaa+wandelen&tekst=We+wandelen+een+uur&buurt=zonnehof&plaats=De+Schakel&dag=2027-03-24\
        &tijd=10:00&plekken=8&weken=1";
    assert_eq!(town.post("/begin", &sanne, form).await.status.as_u16(), 303);
    for address in ["/initiatieven?volgorde=nieuw", "/initiatieven?volgorde=az"] {
        let body = town.get(address, "").await.body;
        assert_eq!(titles(&body)[0], "aaa wandelen", "{address}");
    }
    // What nobody knows is the usual order, and a page beyond the end is the last one.
    let usual = town.get("/activiteiten", "").await.body;
    let main = |body: &str| body.split("<main").nth(1).unwrap().to_owned();
    for address in [
        "/activiteiten?volgorde=zomaar",
        "/activiteiten?buurt=nergens",
        "/activiteiten?pagina=0",
    ] {
        assert_eq!(
            main(&town.get(address, "").await.body),
            main(&usual),
            "{address}"
        );
    }
    let last = town.get("/activiteiten?pagina=9999", "").await;
    assert!(!listed(&last, "activiteiten").is_empty() && !last.body.contains("rel=\"next\""));
}

#[tokio::test]
async fn map_and_list_say_the_same() {
    let town = TestApp::demo().await;
    let body = town.get("/", "").await.body;
    let map = body.split("<div class=\"map\">").nth(1).unwrap();
    let (drawing, list) = map.split_once("</svg>").unwrap();
    let list = list.split("</ul>").next().unwrap();
    let places = town.app.neighbourhoods().await.unwrap();
    let mut marks = 0;
    for kind in [ItemKind::Activity, ItemKind::Initiative] {
        for place in &places {
            let count = town.app.list(kind, Some(place.id)).await.unwrap().len();
            let (path, word) = match kind {
                ItemKind::Activity => ("activiteiten", "activiteit"),
                _ => ("initiatieven", "initiatie"),
            };
            let link = format!("href=\"/{path}?buurt={}\"", place.slug);
            assert_eq!(drawing.contains(&link), count > 0, "{} {path}", place.slug);
            assert_eq!(list.contains(&link), count > 0, "{} {path}", place.slug);
            if count > 0 {
                marks += 1;
                let drawn = drawing.split(&link).nth(1).unwrap();
                assert!(
                    drawn
                        .split("</a>")
                        .next()
                        .unwrap()
                        .contains(&format!(">{count}<"))
                );
                assert!(list.contains(&format!("{count} {word}")), "{count} {word}");
            }
        }
    }
    assert!(marks > 10, "{marks}");
    // The map knows neighbourhoods and counts, and no resident: nothing but these links and names.
    assert_eq!(drawing.matches("<a ").count(), marks);
    assert_eq!(drawing.matches("<text").count(), marks + places.len());
}

#[tokio::test]
async fn a_category_holds_what_is_about_it_and_the_list_stays_whole() {
    let town = TestApp::demo().await;
    let vocabulary = town.app.vocabulary();
    let all = town.app.list(ItemKind::Initiative, None).await.unwrap();
    let mut held = 0;
    for category in Category::usual(vocabulary, "nl") {
        let mut wanted: Vec<String> = all
            .iter()
            .filter(|i| category.holds(&i.new.concepts, vocabulary))
            .map(|i| i.id.0.to_string())
            .collect();
        wanted.sort();
        held += wanted.len();
        let query = format!("?over={}", category.key);
        let mut found = pages(&town, "initiatieven", &query).await.concat();
        found.sort();
        assert_eq!(found, wanted, "{}", category.key);
    }
    assert!(
        held >= all.len(),
        "everything is in some category: {held} of {}",
        all.len()
    );
    let none = pages(&town, "initiatieven", "?over=bestaat-niet")
        .await
        .concat();
    assert_eq!(none.len(), all.len(), "what is no category filters nothing");
}

#[tokio::test]
async fn a_town_divides_its_overviews_as_it_likes_and_brings_its_own_examples() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("nl/beginnen")).unwrap();
    let example = "# Buurtbarbecue\n\nNeem iets mee voor op het rooster.\n";
    std::fs::write(folder.path().join("nl/beginnen/bbq.md"), example).unwrap();
    let file = "[[category]]\nkey = \"buiten\"\nname = { nl = \"Buiten bezig\" }\nconcepts = [\"natuur-tuin\"]\n";
    let vocabulary = naober::dataset::vocabulary::load().unwrap();
    let own = categories(file, &vocabulary, &|_, _| None).unwrap();
    let town = TestApp::demo_with(Look {
        pages: OwnPages::read(folder.path()).unwrap(),
        categories: own.clone(),
        ..Look::default()
    })
    .await;
    let all = town.app.list(ItemKind::Initiative, None).await.unwrap();
    let outside = all
        .iter()
        .filter(|i| own[0].holds(&i.new.concepts, &vocabulary));
    let outside = outside.count();
    assert!(outside > 0 && outside < all.len());
    let page = town.get("/initiatieven?over=buiten", "").await;
    assert!(
        page.body.contains(">Buiten bezig</option>"),
        "{}",
        page.body
    );
    assert!(!page.body.contains("value=\"muziek\""));
    assert_eq!(
        pages(&town, "initiatieven", "?over=buiten")
            .await
            .concat()
            .len(),
        outside
    );
    let sanne = town.sign_in("sanne").await;
    let begin = town.get("/begin?voorbeeld=bbq", &sanne).await.body;
    assert!(begin.contains("value=\"Buurtbarbecue\"") && begin.contains("voor op het rooster."));
    assert!(!begin.contains("Wandelclub"), "ours are gone");
}
