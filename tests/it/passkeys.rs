//! Passkeys, with the virtual device that a real browser has for tests (WebDriver, WebAuthn level 3).

use crate::app::TestApp;
use crate::browser::Browser;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use fantoccini::Locator;
use fantoccini::wd::WebDriverCompatibleCommand;
use jiff::SignedDuration;
use serde_json::{Value, json};

/// A command of the WebAuthn part of WebDriver.
#[derive(Debug)]
struct Device {
    path: String,
    method: Method,
    body: Option<Value>,
}

impl WebDriverCompatibleCommand for Device {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        let session = session.unwrap_or_default();
        base.join(&format!("session/{session}/webauthn/{}", self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (Method, Option<String>) {
        let body = self.body.as_ref().map(Value::to_string);
        (self.method.clone(), body)
    }
}

impl Browser {
    async fn device(&self, method: Method, path: &str, body: Option<Value>) -> Value {
        let path = path.to_owned();
        let command = Device { path, method, body };
        self.client.issue_cmd(command).await.unwrap()
    }

    /// Gives the browser a device whose owner is there and shows a finger.
    async fn with_device(&self) -> String {
        let body = json!({
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
            "hasUserVerification": true, "isUserConsenting": true, "isUserVerified": true,
        });
        let made = self.device(Method::POST, "authenticator", Some(body)).await;
        made.as_str().unwrap().to_owned()
    }

    async fn press(&self, css: &str) {
        let button = self.client.wait().for_element(Locator::Css(css)).await;
        button.unwrap().click().await.unwrap();
    }

    async fn arrives(&self, site: &str, path: &str) {
        let there = format!("{site}{path}").parse().unwrap();
        self.client.wait().for_url(&there).await.unwrap();
    }

    async fn says(&self, words: &str) {
        for _ in 0..100 {
            if self.text().await.contains(words) {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        panic!("{words}: {}", self.text().await);
    }

    async fn session(&self) -> String {
        let cookies = self.client.get_all_cookies().await.unwrap();
        let pairs = cookies
            .iter()
            .map(|c| format!("{}={}", c.name(), c.value()));
        pairs.collect::<Vec<_>>().join("; ")
    }
}

const ADD: &str = "[data-finish=\"/mijn/sleutels\"] button";
const SIGN_IN: &str = "[data-finish=\"/inloggen/sleutel\"] button";
const STEP: &str = "[data-finish=\"/tweede-stap/sleutel\"] button";

/// The site under the name that browsers give keys to.
async fn at_localhost(town: &TestApp) -> String {
    let address = town.listen().await;
    address.replace("127.0.0.1", "localhost")
}

#[tokio::test]
async fn a_device_signs_its_owner_in_until_it_is_taken_away() {
    let town = TestApp::demo().await;
    let site = at_localhost(&town).await;
    let browser = Browser::open(390).await;
    browser.with_device().await;
    browser
        .goto(&format!("{site}{}", town.demo_path("sanne")))
        .await;
    browser.follow("main form button").await;
    browser.goto(&format!("{site}/mijn/sleutels")).await;
    browser.fill("#naam", "De telefoon van Sanne").await;
    browser.press(ADD).await;
    browser.says("De telefoon van Sanne").await;
    browser.picture("passkeys").await;

    // Signed out, no address is asked: the device knows whose key it is.
    browser.client.delete_all_cookies().await.unwrap();
    browser.goto(&format!("{site}/inloggen")).await;
    browser.press(SIGN_IN).await;
    browser.arrives(&site, "/voor-jou").await;
    let page = town.get("/mijn", &browser.session().await).await.body;
    assert!(page.contains("Sanne"));

    // What the account says of it.
    let page = town
        .get("/mijn/gegevens", &browser.session().await)
        .await
        .body;
    assert!(page.contains("De telefoon van Sanne"));

    browser.goto(&format!("{site}/mijn/sleutels")).await;
    browser.follow("form[action$=\"/weg\"] button").await;
    browser.client.delete_all_cookies().await.unwrap();
    browser.goto(&format!("{site}/inloggen")).await;
    browser.press(SIGN_IN).await;
    browser.says("Dat lukte niet").await;
    assert_eq!(browser.path().await, "/inloggen");
    browser.close().await;
}

#[tokio::test]
async fn a_device_is_a_second_step() {
    let town = TestApp::live().await;
    let site = at_localhost(&town).await;
    let browser = Browser::open(1280).await;
    browser.with_device().await;
    browser
        .goto(&format!("{site}{}", town.demo_path("bep")))
        .await;
    browser.follow("main form button").await;
    let bep = browser.session().await;
    browser.goto(&format!("{site}/verbinder")).await;
    assert_eq!(browser.path().await, "/tweede-stap");
    browser.press(ADD).await;
    browser.arrives(&site, "/mijn/sleutels").await;
    assert_eq!(town.get("/verbinder", &bep).await.status, StatusCode::OK);

    // Another session of hers, as of somebody who reads her mail: the device is asked, and nothing about
    // how she comes in can be changed without it.
    let other = town.sign_in("bep").await;
    let asked = town.get("/verbinder", &other).await;
    assert_eq!(asked.location(), "/tweede-stap");
    for path in ["/mijn/sleutels/begin", "/tweede-stap/begin"] {
        let refused = town.post(path, &other, "").await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{path}");
    }
    // A working day later her own session is asked too.
    town.clock
        .set(town.app.now() + SignedDuration::from_hours(13));
    browser.goto(&format!("{site}/verbinder")).await;
    assert_eq!(browser.path().await, "/tweede-stap");
    browser.press(STEP).await;
    browser.arrives(&site, "/verbinder").await;
    browser.close().await;
}

/// What the browser's device answers to a challenge of the site, sent by hand.
const ANSWER: &str = "
    const done = arguments[arguments.length - 1];
    const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
    const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
        .replace(/\\+/g, '-').replace(/\\//g, '_').replace(/=/g, '');
    fetch('/inloggen/sleutel/begin', { method: 'POST' }).then(a => a.json()).then(options => {
        options.publicKey.challenge = bytes(options.publicKey.challenge);
        return navigator.credentials.get({ publicKey: options.publicKey }).then(made => done({
            handle: options.handle,
            credential: {
                id: made.id, rawId: text(made.rawId), type: made.type, extensions: {},
                response: {
                    clientDataJSON: text(made.response.clientDataJSON),
                    authenticatorData: text(made.response.authenticatorData),
                    signature: text(made.response.signature),
                    userHandle: text(made.response.userHandle)
                }
            }
        }));
    }).catch(problem => done(String(problem)));";

async fn enter(town: &TestApp, answer: &Value) -> (StatusCode, String) {
    let request = Request::post("/inloggen/sleutel")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(answer.to_string()))
        .unwrap();
    let done = town.send(request).await;
    (done.status, done.body)
}

#[tokio::test]
async fn an_answer_counts_once_for_its_challenge_and_its_site() {
    let town = TestApp::demo().await;
    let site = at_localhost(&town).await;
    let browser = Browser::open(1280).await;
    let device = browser.with_device().await;
    browser
        .goto(&format!("{site}{}", town.demo_path("sanne")))
        .await;
    browser.follow("main form button").await;
    browser.goto(&format!("{site}/mijn/sleutels")).await;
    browser.press(ADD).await;
    browser.says("Mijn apparaat").await;
    browser.client.delete_all_cookies().await.unwrap();
    browser.goto(&format!("{site}/inloggen")).await;
    let fresh = async || {
        let answer = browser.client.execute_async(ANSWER, Vec::new()).await;
        let answer = answer.unwrap();
        assert!(answer.is_object(), "{answer}");
        answer
    };
    let (mut bodies, refused) = (Vec::new(), StatusCode::UNPROCESSABLE_ENTITY);
    let mut wrong = async |answer: Value, why: &str| {
        let (status, body) = enter(&town, &answer).await;
        assert_eq!(status, refused, "{why}: {body}");
        bodies.push(body);
    };

    // The right answer, and the same once more.
    let right = fresh().await;
    assert_eq!(enter(&town, &right).await.0, StatusCode::OK);
    wrong(right.clone(), "the challenge was used").await;

    // An older answer for a newer challenge.
    let mut old = right;
    old["handle"] = fresh().await["handle"].clone();
    wrong(old, "another challenge").await;

    // Signed for this challenge, but the data say another site.
    let mut foreign = fresh().await;
    let client = json!({
        "type": "webauthn.get", "challenge": "AAAA", "origin": "https://evil.example", "crossOrigin": false
    });
    let coded = browser.run(
        "return btoa(arguments[0]).replace(/=/g, '')",
        vec![json!(client.to_string())],
    );
    foreign["credential"]["response"]["clientDataJSON"] = coded.await;
    wrong(foreign, "another site").await;

    // Too late.
    let late = fresh().await;
    let now = town.app.now();
    town.clock.set(now + SignedDuration::from_mins(6));
    wrong(late, "after five minutes").await;

    // A key that this town does not know: a device that was never added.
    let path = format!("authenticator/{device}/credentials");
    browser.device(Method::DELETE, &path, None).await;
    let id = "AAECAwQFBgcICQoLDA0ODw";
    let mut unknown = json!({ "handle": "none", "credential": { "id": id, "rawId": id, "type": "public-key",
        "extensions": {}, "response": { "clientDataJSON": "e30", "authenticatorData": "AAAA", "signature": "AAAA",
        "userHandle": id } } });
    wrong(unknown.clone(), "no challenge").await;
    let begun = town.post("/inloggen/sleutel/begin", "", "").await.body;
    let begun: Value = serde_json::from_str(&begun).unwrap();
    unknown["handle"] = begun["handle"].clone();
    wrong(unknown, "no such key").await;

    // All of them read the same: nothing is told about accounts.
    bodies.dedup();
    assert_eq!(bodies.len(), 1, "{bodies:?}");
    browser.close().await;
}
