//! The municipality's work: writing without labels, two writers at once, reach in ranges.

use crate::app::TestApp;
use axum::http::StatusCode;

const GOOD: &str = "titel=Het+plein&tekst=Er+komt+een+bank.&gevraagd=Wat+mis+je%3F&gedaan=&verteld=&buurt=zonnehof";

#[tokio::test]
async fn a_label_is_not_published_and_nothing_is_lost() {
    let town = TestApp::demo().await;
    let ingrid = town.sign_in("ingrid").await;
    let bad = "titel=Voor+minima&tekst=Alvorens+je+komt&gevraagd=Wat+mis+je%3F&zichtbaar=ja";
    let refused = town.post("/gemeente/berichten/nieuw", &ingrid, bad).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in ["Voor minima", "Alvorens je komt", "etiket", "voordat"] {
        assert!(refused.body.contains(part), "{part}");
    }
    assert!(!town.get("/berichten", "").await.body.contains("minima"));
    // While one types, the same advice, and nothing is kept.
    let advice = town
        .post("/gemeente/berichten/nakijken", &ingrid, bad)
        .await;
    assert_eq!(advice.status, StatusCode::OK);
    assert!(advice.body.contains("id=\"nagekeken\"") && advice.body.contains("voordat"));
    let kept = town
        .post(
            "/gemeente/berichten/nieuw",
            &ingrid,
            &format!("{GOOD}&zichtbaar=ja"),
        )
        .await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    let told = town.get("/berichten", "").await.body;
    for part in ["Het plein", "Zonnehof", "Wat mis je?", "Dat komt nog."] {
        assert!(told.contains(part), "{part}");
    }
}

#[tokio::test]
async fn the_second_of_two_writers_sees_what_changed() {
    let town = TestApp::demo().await;
    let ingrid = town.sign_in("ingrid").await;
    let made = town.post("/gemeente/berichten/nieuw", &ingrid, GOOD).await;
    let page = made.location().split('?').next().unwrap().to_owned();
    let form =
        |title: &str, version: u8| GOOD.replace("Het+plein", title) + &format!("&versie={version}");
    assert_eq!(
        town.post(&page, &ingrid, &form("Eerst", 1)).await.status,
        StatusCode::SEE_OTHER
    );
    let second = town.post(&page, &ingrid, &form("Daarna", 1)).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    assert!(second.body.contains("Eerst") && second.body.contains("value=\"Daarna\""));
    assert!(
        second.body.contains("name=\"versie\" value=\"2\""),
        "saving again is possible"
    );
    assert_eq!(
        town.post(&page, &ingrid, &form("Daarna", 2)).await.status,
        StatusCode::SEE_OTHER
    );
}

#[tokio::test]
async fn the_words_of_a_scheme_change_and_its_rule_does_not() {
    let town = TestApp::demo().await;
    let ingrid = town.sign_in("ingrid").await;
    let path = "/gemeente/regelingen/kindpakket";
    let before = town
        .app
        .scheme("zonnehof", "kindpakket")
        .await
        .unwrap()
        .scheme;
    let form =
        "titel=Kindpakket&gevraagd=Spullen+voor+school.&tekst=Eerst.%0D%0A%0D%0ADaarna.&versie=1";
    let looked = town.post(path, &ingrid, form).await;
    assert_eq!(
        looked.status,
        StatusCode::OK,
        "without the button nothing is kept"
    );
    let kept = town.post(path, &ingrid, &format!("{form}&bewaar=ja")).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    let after = town
        .app
        .scheme("zonnehof", "kindpakket")
        .await
        .unwrap()
        .scheme;
    assert_eq!(after.text.nl, ["Eerst.", "Daarna."]);
    assert_eq!(after.text.en, before.text.en);
    assert_eq!(after.rule, before.rule);
    let late = town.post(path, &ingrid, &format!("{form}&bewaar=ja")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
}

/// P7: small neighbourhoods count together, what came by paper stands in the quarter, open data are
/// the same figures, asking again changes nothing.
#[tokio::test]
async fn reach_is_published_once_and_in_areas() {
    let town = TestApp::demo().await;
    let code = naober::domain::PaperCode::scheme("kindpakket").to_string();
    let choose = town.get(&format!("/code/{code}"), "").await;
    let way = "/buurt/zonnehof/regelingen/kindpakket?via=krant";
    assert!(
        choose.body.contains(way),
        "a code of a scheme leads to it by paper"
    );
    for _ in 0..40 {
        assert_eq!(town.get(way, "").await.status, StatusCode::OK);
    }
    town.clock.set("2027-01-02T09:00:00Z".parse().unwrap());
    town.app.plan_figures().await.unwrap();
    while town.app.work().await.unwrap() {}
    let ingrid = town.sign_in("ingrid").await;
    let page = town.get("/gemeente", &ingrid).await.body;
    assert!(page.contains("kwartaal 4 van 2026"), "{page}");
    let table = town.get("/open-data/bereik.csv", "").await;
    assert_eq!(table.headers["content-type"], "text/csv; charset=utf-8");
    // De Boomgaard and 't Elzenbroek are too small to stand alone.
    let alone = |name: &str| {
        table
            .body
            .lines()
            .any(|l| l.split(',').nth(3) == Some(name))
    };
    assert!(alone("Zonnehof") && !alone("De Boomgaard") && !alone("'t Elzenbroek"));
    assert!(
        table.body.contains("2026-Q4,kindpakket,krant,*"),
        "{}",
        table.body
    );
    let about = table
        .body
        .lines()
        .find(|l| l.starts_with("2026-Q4,kindpakket,krant"))
        .unwrap();
    let about: u64 = about.rsplit(',').next().unwrap().parse().unwrap();
    assert!((25..=55).contains(&about), "{about}");
    assert_eq!(town.get("/open-data/bereik.csv", "").await.body, table.body);
    // Nothing is counted in a month and again in its quarter.
    let in_both = table
        .body
        .lines()
        .filter(|l| l.starts_with("2026-Q4,") && l.contains(",scherm,"));
    for line in in_both {
        let cells: Vec<&str> = line.split(',').collect();
        let by_month = (10..=12).filter(|m| {
            let start = format!("2026-{m},{},scherm,{},", cells[1], cells[3]);
            table.body.contains(&start)
        });
        assert!(by_month.count() < 3, "{line}");
    }
}
