//! Every page under axe-core (WCAG 2.2 A and AA), on a narrow and a wide screen, for whoever opens it.

use crate::app::TestApp;
use crate::browser::Browser;
use serde_json::Value;

const AXE: &str = include_str!(concat!(env!("OUT_DIR"), "/vendor/axe.js"));
const RUN: &str = "const done = arguments[arguments.length - 1]; \
    axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(r => done( \
    r.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.target.join(' ') + ': ' + n.failureSummary))))";

/// Makes a page bad: a picture without words, pale text, a wide block. Styles are set by script, for the
/// page's own policy refuses them in markup.
const BROKEN: &str = "const h = document.querySelector('h1'); \
    h.insertAdjacentHTML('afterend', '<img src=x><p id=pale>Hardly to be read</p>'); \
    const p = document.getElementById('pale'); p.style.color = '#eee'; \
    p.style.background = '#fff'; p.style.width = '900px'";

const NOBODY: [&str; 23] = [
    "/activiteiten?volgorde=az&pagina=2",
    "/interesses",
    "/uitleg",
    "/over/privacy",
    "/over/huisregels",
    "/over/toegankelijkheid",
    "/hoe-lang-bewaren",
    "/gezichten",
    "/berichten",
    "/hoe-werkt-het",
    "/inloggen/kaart",
    "/",
    "/activiteiten",
    "/activiteiten?buurt=zonnehof",
    "/initiatieven",
    "/vrijwilligerswerk",
    "/verhalen",
    "/regelingen",
    "/buurt/zonnehof/regelingen/meedoen-pas",
    "/zoeken",
    "/meedoen",
    "/inloggen",
    "/woorden",
];

const OFFICER: [&str; 4] = [
    "/gemeente",
    "/gemeente/berichten",
    "/gemeente/berichten/nieuw",
    "/gemeente/regelingen/kindpakket",
];

const CONNECTOR: [&str; 8] = [
    "/verbinder",
    "/verbinder/balie",
    "/verbinder/inschrijven",
    "/verbinder/mensen",
    "/verbinder/hier",
    "/verbinder/krant",
    "/verbinder/zaadje?over=schaken",
    "/tweede-stap",
];

pub async fn violations(browser: &Browser) -> Vec<String> {
    let client = &browser.client;
    client.execute(AXE, Vec::new()).await.unwrap();
    let found = client.execute_async(RUN, Vec::new()).await.unwrap();
    let Value::Array(found) = found else {
        panic!("axe answered {found}")
    };
    let text = |v: Value| v.as_str().unwrap_or_default().to_owned();
    let mut found: Vec<String> = found.into_iter().map(text).collect();
    // A page that is wider than a narrow screen makes people scroll two ways.
    let wider =
        "return document.documentElement.scrollWidth > screen.width + 1 && screen.width < 500";
    if client.execute(wider, Vec::new()).await.unwrap() == Value::Bool(true) {
        found.push("the page is wider than the screen".to_owned());
    }
    found
}

async fn look(browser: &Browser, address: &str, paths: &[&str], wrong: &mut Vec<String>) {
    for path in paths {
        browser.goto(&format!("{address}{path}")).await;
        let found = violations(browser).await;
        wrong.extend(found.into_iter().map(|v| format!("{path}: {v}")));
    }
}

async fn become_persona(browser: &Browser, town: &TestApp, address: &str, key: &str) {
    browser
        .goto(&format!("{address}{}", town.demo_path(key)))
        .await;
    browser.follow("main form button").await;
}

#[tokio::test]
async fn every_page_is_open_to_everyone() {
    every_page(&[], "nl", &[320, 1280]).await;
}

#[tokio::test]
async fn every_page_is_open_to_everyone_in_the_dark() {
    every_page(&["--force-dark-mode"], "nl", &[320, 1280]).await;
}

/// Turkish words are longer than Dutch ones in other places.
#[tokio::test]
async fn every_page_is_open_to_everyone_in_turkish() {
    every_page(&[], "tr", &[320]).await;
}

async fn every_page(arguments: &[&str], language: &str, widths: &[u32]) {
    let town = TestApp::demo().await;
    let address = town.listen().await;
    let mut wrong = Vec::new();
    let [(_, of_youssef), (youssef, of_sanne)] = crate::meetings::two_who_met(&town).await;
    let (_, group, dates) = crate::activities::begun(&town).await;
    town.post(
        &format!("/ontmoetingen/{of_sanne}"),
        &youssef,
        "bericht=Dag",
    )
    .await;
    let hers = [
        format!("/ontmoetingen/{of_youssef}"),
        format!("/gastheer/{group}"),
        format!("/gastheer/{}", dates[0]),
        format!("/activiteiten/{}/briefje", dates[0]),
        crate::digest_mail::stop_of(&town, "sanne").await,
    ];
    let hers: Vec<&str> = hers.iter().map(String::as_str).collect();
    let mirjam = town.sign_in("mirjam").await;
    let form = "titel=Fietsen+nakijken&tekst=banden+plakken&buurt=zonnehof&dag=2026-12-05&tijd=14%3A00&plekken=2";
    let posted = town.post("/coordinator", &mirjam, form).await;
    let board = posted.location().split('?').next().unwrap().to_owned();
    for width in widths.iter().copied() {
        let browser = Browser::open_with(width, arguments).await;
        browser.goto(&format!("{address}/?taal={language}")).await;
        let spoken = browser
            .run("return document.documentElement.lang", Vec::new())
            .await;
        assert_eq!(spoken, Value::String(language.to_owned()));
        let dark = "return matchMedia('(prefers-color-scheme: dark)').matches";
        let dark = browser.run(dark, Vec::new()).await;
        assert_eq!(dark, Value::Bool(!arguments.is_empty()));
        look(&browser, &address, &NOBODY, &mut wrong).await;
        for list in [
            "/activiteiten",
            "/initiatieven",
            "/vrijwilligerswerk",
            "/verhalen",
        ] {
            browser.goto(&format!("{address}{list}")).await;
            browser.follow(".tile__link").await;
            wrong.extend(
                violations(&browser)
                    .await
                    .into_iter()
                    .map(|v| format!("one of {list}: {v}")),
            );
        }
        browser.goto(&format!("{address}/zoeken")).await;
        browser.fill("#zoek", "koken ").await;
        browser.follow(".search__row button").await;
        wrong.extend(
            violations(&browser)
                .await
                .into_iter()
                .map(|v| format!("found: {v}")),
        );
        browser
            .goto(&format!(
                "{address}/buurt/zonnehof/regelingen/meedoen-pas/check"
            ))
            .await;
        wrong.extend(
            violations(&browser)
                .await
                .into_iter()
                .map(|v| format!("check: {v}")),
        );
        become_persona(&browser, &town, &address, "sanne").await;
        look(
            &browser,
            &address,
            &[
                "/voor-jou",
                "/ontmoetingen",
                "/mijn",
                "/mijn/gegevens",
                "/mijn/meldingen",
                "/mijn/post",
                "/mijn/sleutels",
                "/mijn/post/voorbeeld",
                "/vraag-en-aanbod",
                "/vraag-en-aanbod/mijn",
                "/brieven",
                "/begin",
                "/verhalen/nieuw",
            ],
            &mut wrong,
        )
        .await;
        look(&browser, &address, &hers, &mut wrong).await;
        become_persona(&browser, &town, &address, "mirjam").await;
        let theirs = [
            "/coordinator",
            "/coordinator/nieuw",
            "/coordinator/blad",
            "/mijn/helpen",
            &board,
            &format!("{board}/wijzigen"),
        ];
        look(&browser, &address, &theirs, &mut wrong).await;
        become_persona(&browser, &town, &address, "ingrid").await;
        look(&browser, &address, &OFFICER, &mut wrong).await;
        become_persona(&browser, &town, &address, "bep").await;
        look(&browser, &address, &CONNECTOR, &mut wrong).await;
        // The check bites.
        if width == 320 {
            browser.run(BROKEN, Vec::new()).await;
            let found = violations(&browser).await.join("\n");
            for rule in ["image-alt", "color-contrast", "wider"] {
                assert!(found.contains(rule), "{rule} is not found: {found}");
            }
        }
        browser.close().await;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
