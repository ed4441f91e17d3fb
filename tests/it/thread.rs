//! The thread through all users, in a real browser. Every issue keeps it green.

use crate::app::TestApp;
use crate::browser::Browser;
use serde_json::json;

/// Adds up what pages of the test did over the network since they were opened.
const REQUESTS: &str = "return performance.getEntriesByType('resource').length";

async fn join(browser: &Browser, town: &str) {
    browser.goto(town).await;
    let home = browser.text().await;
    assert!(
        home.contains("Wat is er in de buurt?") && home.contains("Deze week"),
        "{home}"
    );
    browser.picture("1-home").await;
    browser.follow(".invite a").await;
    browser
        .fill(
            "#brengt",
            "Banden plakken doe ik al jaren voor de hele straat",
        )
        .await;
    browser
        .fill("#graag", "samen koken, wandelen en een potje schaken")
        .await;
    browser.fill("#wil", "gitaar leren spelen").await;
    browser.set("#buurt", "zonnehof").await;
    browser.click("input[name=tijd][value='5']").await;
    browser.click("input[name=tijd][value='11']").await;
    browser.fill("#naam", "Floor").await;
    browser.picture("2-meedoen").await;
    browser.follow("form.form button[type=submit]").await;
    assert_eq!(browser.path().await, "/voor-jou");
}

async fn is_suggested(browser: &Browser) {
    let text = browser.text().await;
    for heading in [
        "Om naartoe te gaan",
        "Om bij te helpen",
        "Om te leren kennen",
    ] {
        assert!(text.contains(heading), "{heading} is missing: {text}");
    }
    for section in ["gaan", "helpen", "mensen"] {
        let count = "return document.querySelectorAll(`section[aria-labelledby=${arguments[0]}] .tile .why`).length";
        let found = browser.run(count, vec![json!(section)]).await;
        assert!(
            found.as_u64().unwrap() > 0,
            "nothing with a reason under {section}"
        );
    }
    browser.picture("3-voor-jou").await;
    browser
        .follow("section[aria-labelledby=gaan] .tile__act button")
        .await;
    assert!(browser.text().await.contains("Jij doet mee."));
}

/// Sanne says yes to everybody; Youssef, in a second browser, too: the two meet.
async fn two_meet(one: &Browser, other: &Browser, town: &str, links: [&str; 2]) {
    for (browser, link) in [(one, links[0]), (other, links[1])] {
        browser.goto(&format!("{town}{link}")).await;
        browser.follow("main form button").await;
        assert_eq!(browser.path().await, "/voor-jou");
    }
    let names = ["Youssef", "Sanne"];
    for (browser, name) in [(one, names[0]), (other, names[1])] {
        let section = "return document.querySelector('section[aria-labelledby=mensen]').innerText";
        let before = browser.run(section, Vec::new()).await;
        assert!(
            !before.as_str().unwrap().contains(name),
            "a name was shown before both said yes"
        );
    }
    for browser in [one, other] {
        // Each answer brings the next proposals; after enough of them both have said yes.
        for _ in 0..40 {
            browser.goto(&format!("{town}/voor-jou")).await;
            if browser
                .client
                .find(fantoccini::Locator::Css(
                    "section[aria-labelledby=mensen] form[action$='/ja'] button",
                ))
                .await
                .is_err()
            {
                break;
            }
            browser
                .follow("section[aria-labelledby=mensen] form[action$='/ja'] button")
                .await;
            if browser.path().await == "/ontmoetingen" {
                break;
            }
        }
    }
    for (browser, name) in [(one, names[0]), (other, names[1])] {
        browser.goto(&format!("{town}/ontmoetingen")).await;
        assert!(
            browser.text().await.contains(name),
            "both said yes, and {name} is not shown"
        );
    }
    one.picture("4-ontmoeting").await;
}

async fn is_asked(coordinator: &Browser, helper: &Browser, town: &str, link: &str) {
    coordinator.goto(&format!("{town}{link}")).await;
    coordinator.follow("main form button").await;
    assert_eq!(coordinator.path().await, "/coordinator");
    coordinator.follow("a[href='/coordinator/nieuw']").await;
    coordinator
        .fill("#titel", "Fietsen nakijken voor de tocht")
        .await;
    coordinator
        .fill(
            "#tekst",
            "Banden plakken en fietsen repareren met een kop koffie erbij.",
        )
        .await;
    coordinator.set("#buurt", "zonnehof").await;
    coordinator.fill("#plaats", "Buurthuis De Kachel").await;
    coordinator.set("#dag", "2026-12-05").await;
    coordinator.set("#tijd", "14:00").await;
    coordinator.fill("#plekken", "20").await;
    coordinator
        .follow("form.form > p button[type=submit]")
        .await;
    let board = coordinator.text().await;
    assert!(board.contains("Nog niemand"), "{board}");
    helper.goto(&format!("{town}/voor-jou")).await;
    helper.picture("5-gevraagd").await;
    helper
        .follow(".tile--asked form[action$='/ja'] button")
        .await;
    coordinator.client.refresh().await.unwrap();
    let helpers = coordinator
        .run(
            "return Array.from(document.querySelectorAll('.helper strong')).map(e => e.innerText)",
            Vec::new(),
        )
        .await;
    assert_eq!(
        helpers,
        json!(["Floor"]),
        "the coordinator sees that one name and no other"
    );
    coordinator.picture("6-helper").await;
}

/// Promises P2 and P3: no account, no request, nothing kept.
async fn checks_a_scheme(town: &TestApp, address: &str) {
    let reader = Browser::open(420).await;
    reader
        .goto(&format!("{address}/regelingen?buurt=zonnehof"))
        .await;
    reader.follow("a.tile__link[href$='/meedoen-pas']").await;
    let page = reader.text().await;
    assert!(
        page.contains("Een buur vertelt"),
        "a scheme stands beside a story: {page}"
    );
    reader.picture("7-regeling").await;
    reader.follow("a[href$='/check']").await;
    let before = reader.run(REQUESTS, Vec::new()).await;
    let fill = "
        document.querySelectorAll('.check__options').forEach(list => list.querySelector('input').click());
        document.querySelectorAll('#check input[type=text]').forEach(input => {
            input.value = '1';
            input.dispatchEvent(new Event('input'));
            input.dispatchEvent(new Event('change'));
        });";
    reader.run(fill, Vec::new()).await;
    let result = reader
        .run(
            "return document.querySelector('.check__result p').innerText",
            Vec::new(),
        )
        .await;
    let said = result.as_str().unwrap();
    assert!(
        said.starts_with("De kans is") || said.starts_with("Dit kan alleen"),
        "{said}"
    );
    assert_eq!(
        reader.run(REQUESTS, Vec::new()).await,
        before,
        "the check sent something"
    );
    let kept = reader
        .run(
            "return localStorage.length + sessionStorage.length + document.cookie.length",
            Vec::new(),
        )
        .await;
    assert_eq!(kept, json!(0), "the check kept something");
    let named = reader
        .run(
            "return document.querySelectorAll('#check [name]').length",
            Vec::new(),
        )
        .await;
    assert_eq!(named, json!(0), "an input has a name");
    reader.picture("8-check").await;
    reader.close().await;
    assert!(town.app.today().to_string().starts_with("2026-11"));
}

/// Promise P7: once the month is over there is a figure, the same each time, nothing under ten.
async fn officer_sees_a_month(town: &TestApp, officer: &Browser, address: &str) {
    town.clock.set("2026-12-02T09:00:00Z".parse().unwrap());
    town.app.plan_figures().await.unwrap();
    while town.app.work().await.unwrap() {}
    officer
        .goto(&format!("{address}{}", town.demo_path("ingrid")))
        .await;
    officer.follow("main form button").await;
    let first = officer.text().await;
    assert!(first.contains("november 2026"), "{first}");
    assert!(first.contains("ongeveer") || first.contains("minder dan 10"));
    officer.picture("9-gemeente").await;
    for _ in 0..3 {
        officer.client.refresh().await.unwrap();
        assert_eq!(
            officer.text().await,
            first,
            "asking again gave another figure"
        );
    }
    let numbers: Vec<u32> = first
        .split("ongeveer ")
        .skip(1)
        .filter_map(|rest| {
            rest.split_whitespace()
                .next()?
                .replace('.', "")
                .parse()
                .ok()
        })
        .collect();
    assert!(numbers.iter().all(|n| *n >= 10), "{numbers:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_thread_runs_through_all_users() {
    let town = TestApp::demo().await;
    let address = town.listen().await;
    let (resident, other, professional) = (
        Browser::open(1_100).await,
        Browser::open(1_100).await,
        Browser::open(1_100).await,
    );
    join(&resident, &address).await;
    is_suggested(&resident).await;
    let one = Browser::open(1_100).await;
    let links = [town.demo_path("sanne"), town.demo_path("youssef")];
    two_meet(&one, &other, &address, [&links[0], &links[1]]).await;
    is_asked(
        &professional,
        &resident,
        &address,
        &town.demo_path("mirjam"),
    )
    .await;
    checks_a_scheme(&town, &address).await;
    officer_sees_a_month(&town, &professional, &address).await;
    for browser in [resident, other, professional, one] {
        browser.close().await;
    }
}
