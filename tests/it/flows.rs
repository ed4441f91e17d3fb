//! Flows of residents in a real browser: what answers while one types, and coming back.

use crate::app::TestApp;
use crate::browser::Browser;
use fantoccini::Locator;
use naober::mail;

async fn text(browser: &Browser, css: &str) -> String {
    let found = browser.client.find(Locator::Css(css)).await.unwrap();
    found.text().await.unwrap()
}

async fn types(browser: &Browser, css: &str, words: &str) {
    let field = browser.client.find(Locator::Css(css)).await.unwrap();
    field.send_keys(words).await.unwrap();
}

/// Presses what may be put in its place anew while one looks for it: an answer to what was typed.
async fn press(browser: &Browser, css: &str) {
    for _ in 0..200 {
        if let Ok(found) = browser.client.find(Locator::Css(css)).await
            && found.click().await.is_ok()
        {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{css} could not be pressed");
}

#[tokio::test]
async fn what_is_typed_survives_a_reload_and_is_gone_after_joining() {
    let town = TestApp::demo().await;
    let address = town.listen().await;
    let browser = Browser::open(390).await;
    browser.goto(&format!("{address}/meedoen")).await;
    types(&browser, "#brengt", "Ik plak banden").await;
    types(&browser, "#naam", "Floor").await;
    browser.click("input[name=tijd][value='5']").await;
    let typed = "return [document.querySelector('#brengt').value, document.querySelector('#naam').value, \
                 String(document.querySelector('input[name=tijd][value=\"5\"]').checked)].join('|')";
    browser.client.refresh().await.unwrap();
    assert_eq!(
        browser.run(typed, Vec::new()).await,
        "Ik plak banden|Floor|true"
    );
    // Sent with a mistake, it comes back as it was sent.
    browser.follow("form.form button[type=submit]").await;
    assert_eq!(
        browser.run(typed, Vec::new()).await,
        "Ik plak banden|Floor|true"
    );
    browser.set("#buurt", "zonnehof").await;
    browser.follow("form.form button[type=submit]").await;
    assert_eq!(browser.path().await, "/voor-jou");
    let kept = browser
        .run("return sessionStorage.length", Vec::new())
        .await;
    assert_eq!(kept, 0, "the draft is gone for the next one at this tab");
    browser.close().await;
}

#[tokio::test]
async fn what_is_typed_is_answered_while_it_is_typed() {
    let town = TestApp::demo().await;
    let address = town.listen().await;
    let browser = Browser::open(390).await;
    browser
        .client
        .goto(&format!("{address}/zoeken"))
        .await
        .unwrap();
    types(&browser, "#zoek", "wandelclu").await;
    let hit = browser
        .client
        .wait()
        .for_element(Locator::Css("#gevonden .tile__title"))
        .await;
    assert!(hit.is_ok());
    // The address does not tell what was looked for.
    let at = browser.client.current_url().await.unwrap();
    assert_eq!(at.as_str(), format!("{address}/zoeken"));
    // A hit, and back: the results are there without a question.
    types(&browser, "#zoek", "b").await;
    browser.follow(".search__row button").await;
    browser.follow("#gevonden .tile__link").await;
    browser.client.back().await.unwrap();
    browser
        .client
        .wait()
        .for_element(Locator::Css("#gevonden .tile__title"))
        .await
        .unwrap();

    browser
        .client
        .goto(&format!("{address}/meedoen"))
        .await
        .unwrap();
    types(
        &browser,
        "#brengt",
        "Ik bak graag taart en ik repareer fietsen",
    )
    .await;
    press(
        &browser,
        "[data-away=taart-bakken], #brengt-begrepen [data-away*=bakken]",
    )
    .await;
    types(&browser, "#naam", "Roos").await;
    browser
        .client
        .execute(
            "document.getElementById('buurt').value = 'zonnehof'",
            vec![],
        )
        .await
        .unwrap();
    press(&browser, "main form.form button[type=submit]").await;
    browser
        .client
        .wait()
        .for_url(&format!("{address}/voor-jou").parse().unwrap())
        .await
        .unwrap();
    browser
        .client
        .goto(&format!("{address}/mijn"))
        .await
        .unwrap();
    let mine = text(&browser, "main").await.to_lowercase();
    assert!(mine.contains("fietsen repareren"), "{mine}");
    let chips = text(&browser, "ul.chips").await.to_lowercase();
    assert!(!chips.contains("taart"), "{chips}");
    browser.close().await;
}

#[tokio::test]
async fn a_resident_comes_back_on_another_device() {
    let town = TestApp::demo().await;
    let address = town.listen().await;
    let letter = async || {
        let letter = town.app.waiting_letters().await.unwrap().remove(0);
        town.app.deliver(async |_| Ok(())).await.unwrap();
        mail::words(&letter, "Elzerveer", &address)
    };
    let home = Browser::open(1280).await;
    home.client
        .goto(&format!("{address}{}", town.demo_path("sanne")))
        .await
        .unwrap();
    press(&home, "main form button").await;
    home.client
        .wait()
        .for_url(&format!("{address}/voor-jou").parse().unwrap())
        .await
        .unwrap();
    home.client.goto(&format!("{address}/mijn")).await.unwrap();
    types(&home, "#adres", "sanne@example.nl").await;
    press(&home, "form[action='/mijn/adres'] button").await;
    home.client
        .wait()
        .for_element(Locator::Id("code"))
        .await
        .unwrap();
    let code = |text: &str| {
        text.split(|c: char| !c.is_ascii_digit())
            .find(|p| p.len() == 6)
            .unwrap()
            .to_owned()
    };
    types(&home, "#code", &code(&letter().await.1)).await;
    press(&home, "form[action='/inloggen/code'] button").await;
    home.client
        .wait()
        .for_url(&format!("{address}/voor-jou").parse().unwrap())
        .await
        .unwrap();

    let phone = Browser::open(390).await;
    phone
        .client
        .goto(&format!("{address}/inloggen"))
        .await
        .unwrap();
    types(&phone, "#adres", "Sanne@example.nl").await;
    press(&phone, "form[action='/inloggen'] button").await;
    phone
        .client
        .wait()
        .for_element(Locator::Id("code"))
        .await
        .unwrap();
    types(&phone, "#code", "12").await;
    press(&phone, "form[action='/inloggen/code'] button").await;
    phone
        .client
        .wait()
        .for_element(Locator::Css(".wrong"))
        .await
        .unwrap();
    let (_, words) = letter().await;
    types(&phone, "#code", &code(&words)).await;
    press(&phone, "form[action='/inloggen/code'] button").await;
    phone
        .client
        .wait()
        .for_url(&format!("{address}/voor-jou").parse().unwrap())
        .await
        .unwrap();
    for browser in [home, phone] {
        browser.close().await;
    }
}
