//! Coming in with a role: the second step, administration, and a municipality that starts.

use crate::app::{TestApp, now};
use axum::http::StatusCode;
use jiff::SignedDuration;
use naober::domain::Role;
use naober::store::RoleRow;
use std::process::Command;
use totp_rs::{Builder, Secret};

/// The code that a telephone with this secret shows.
fn shown(secret: &str, seconds: i64) -> String {
    let secret = Secret::try_from_base32(secret).unwrap();
    let totp = Builder::new().with_secret(secret).build().unwrap();
    totp.generate(u64::try_from(seconds).unwrap()).to_string()
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let rest = text.split(before).nth(1).unwrap();
    rest.split(after).next().unwrap()
}

/// Sets the second step up; returns the secret and the codes for when the telephone is lost.
async fn set_up(town: &TestApp, cookie: &str) -> (String, Vec<String>) {
    let begun = town.post("/tweede-stap/begin", cookie, "").await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER);
    let page = town.get("/tweede-stap", cookie).await.body;
    assert!(page.contains("<svg"), "there is a picture");
    let secret = between(&page, "class=\"secret\">", "<").to_owned();
    let code = shown(&secret, now().as_second());
    let done = town
        .post("/tweede-stap", cookie, &format!("code={code}"))
        .await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    let list = between(&done.body, "class=\"codes\">", "</ul>");
    let codes = list.split("<li>").skip(1);
    (
        secret,
        codes
            .map(|c| c.replace("</li>", "").trim().to_owned())
            .collect(),
    )
}

#[tokio::test]
async fn a_role_opens_after_the_second_step() {
    let town = TestApp::live().await;
    let bep = town.sign_in("bep").await;
    for path in [
        "/verbinder",
        "/verbinder/balie",
        "/coordinator",
        "/gemeente",
        "/beheer",
    ] {
        let answer = town.get(path, &bep).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        assert_eq!(answer.location(), "/tweede-stap");
    }
    // What everybody has needs no second step, and who has no role is not asked.
    assert_eq!(town.get("/voor-jou", &bep).await.status, StatusCode::OK);
    let sanne = town.sign_in("sanne").await;
    assert_eq!(
        town.get("/verbinder", &sanne).await.status,
        StatusCode::NOT_FOUND
    );
    let (_, codes) = set_up(&town, &bep).await;
    assert_eq!(codes.len(), 8);
    assert_eq!(town.get("/verbinder", &bep).await.status, StatusCode::OK);
    // A working day later it is asked again.
    town.clock.set(now() + SignedDuration::from_hours(13));
    assert_eq!(
        town.get("/verbinder", &bep).await.status,
        StatusCode::SEE_OTHER
    );
}

#[tokio::test]
async fn a_code_counts_once_and_guessing_stops() {
    let town = TestApp::live().await;
    let first = town.sign_in("bep").await;
    let (secret, codes) = set_up(&town, &first).await;
    let second = town.sign_in("bep").await;
    let step = |at: jiff::Timestamp| format!("code={}", shown(&secret, at.as_second()));
    let again = town.post("/tweede-stap", &second, &step(now())).await;
    assert_eq!(
        again.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "a code counts once"
    );
    let later = now() + SignedDuration::from_secs(30);
    town.clock.set(later);
    let next = town.post("/tweede-stap", &second, &step(later)).await;
    assert_eq!(next.status, StatusCode::SEE_OTHER, "{}", next.body);
    // A kept code works once.
    for status in [StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY] {
        let third = town.sign_in("bep").await;
        let kept = format!("code={}", codes[3].to_lowercase());
        assert_eq!(
            town.post("/tweede-stap", &third, &kept).await.status,
            status
        );
    }
    let fourth = town.sign_in("bep").await;
    for _ in 0..4 {
        town.post("/tweede-stap", &fourth, "code=000000").await;
    }
    let later = later + SignedDuration::from_secs(60);
    town.clock.set(later);
    let right = town.post("/tweede-stap", &fourth, &step(later)).await;
    assert_eq!(
        right.status,
        StatusCode::CONFLICT,
        "after five wrong codes it waits"
    );
    let later = later + SignedDuration::from_mins(16);
    town.clock.set(later);
    let right = town.post("/tweede-stap", &fourth, &step(later)).await;
    assert_eq!(right.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_administrator_gives_roles_and_takes_them_back() {
    let town = TestApp::demo().await;
    let (ingrid, sanne) = (town.persona("ingrid").member, town.persona("sanne").member);
    let mut tx = town.store.write(town.app.town().id).await.unwrap();
    let row = RoleRow {
        role: Role::Administrator,
        organisation: String::new(),
    };
    tx.add_role(ingrid, &row).await.unwrap();
    tx.set_address(sanne, Some("sanne@example.nl"))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let admin = town.sign_in("ingrid").await;
    let cookie = town.sign_in("sanne").await;
    assert_eq!(
        town.get("/beheer", &cookie).await.status,
        StatusCode::NOT_FOUND
    );
    let unknown = town
        .post("/beheer", &admin, "adres=niemand@example.nl&rol=connector")
        .await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        unknown.body.contains("niemand@example.nl"),
        "what was typed is there"
    );
    let form = "adres=Sanne@example.nl&rol=connector&organisatie=Buurthuis&telefoon=06-0000+0199";
    let given = town.post("/beheer", &admin, form).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.body);
    assert_eq!(town.get("/verbinder", &cookie).await.status, StatusCode::OK);
    let mine = town.get("/mijn", &cookie).await.body;
    assert!(
        mine.contains("Ingrid gaf je een rol: Buurtverbinder"),
        "it is told"
    );
    let end = format!("/beheer/{sanne}/connector/einde");
    assert_eq!(
        town.post(&end, &admin, "").await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(
        town.get("/verbinder", &cookie).await.status,
        StatusCode::NOT_FOUND
    );
    // Somebody must be there to give roles.
    let last = town
        .post(&format!("/beheer/{ingrid}/administrator/einde"), &admin, "")
        .await;
    assert_eq!(last.status, StatusCode::CONFLICT);
}

fn naober(arguments: &[&str]) -> (bool, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_naober"))
        .args(arguments)
        .output()
        .unwrap();
    let text = [done.stdout, done.stderr].concat();
    (
        done.status.success(),
        String::from_utf8_lossy(&text).into_owned(),
    )
}

#[tokio::test]
async fn a_municipality_starts_from_an_empty_machine() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (database, pc) = (path("town.db"), path("pc4.csv"));
    let outline = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/datasets/demo/neighbourhoods.geojson"
    );
    let setup = [
        "setup",
        "--town",
        "GM9999",
        "--town-name",
        "Elzerveer",
        "--neighbourhoods",
        outline,
        "--administrator",
        "Noor",
        "--mail",
        "noor@example.nl",
        "--home",
        "Zonnehof",
        "--database",
        &database,
    ];
    let (done, said) = naober(&setup);
    assert!(done && said.contains("/inloggen/kaart"), "{said}");
    let (again, said) = naober(&setup);
    assert!(
        !again && said.contains("has an administrator already"),
        "{said}"
    );
    std::fs::write(&pc, "postcode;buurt\n9871;Zonnehof\n9871;Molenhoek\n").unwrap();
    let (done, said) = naober(&["import", "postcodes", &pc, "--database", &database]);
    assert!(done, "{said}");
    let csv = path("schemes.csv");
    let row = |title: &str, product: &str| {
        let head = "sleutel;titel;samenvatting;tekst;hoe;wie;telefoon;uniforme productnaam\n";
        let row = format!(
            "pas;{title};Een pas.;Je gaat mee.|Je kiest.;Bel.;Bep;06-0000 0103;{product}\n"
        );
        std::fs::write(&csv, format!("{head}{row}")).unwrap();
    };
    let list = path("upl.csv");
    std::fs::write(&list, "UniformeProductnaam,URI\nstadspas,x\n").unwrap();
    let import = [
        "import",
        "schemes",
        &csv,
        "--products",
        &list,
        "--database",
        &database,
    ];
    for (title, product, said_so) in [
        ("Pas voor minima", "stadspas", "labels people"),
        ("Pas", "toverpas", "no name of the national product list"),
        ("Pas", "stadspas", "1 new or changed"),
        ("Pas", "stadspas", "0 new or changed"),
    ] {
        row(title, product);
        let (_, said) = naober(&import);
        assert!(said.contains(said_so), "{said}");
    }
    let zero = path("zero.json");
    let broken = include_str!("../../datasets/schemes/kindpakket.json");
    let mut broken: serde_json::Value = serde_json::from_str(broken).unwrap();
    broken["rule"] =
        serde_json::json!({ "if": [{ ">": [{ "/": [1, 0] }, 0] }, "likely", "unlikely"] });
    std::fs::write(&zero, broken.to_string()).unwrap();
    let (done, said) = naober(&["import", "schemes", &zero, "--database", &database]);
    assert!(!done && said.contains("the rule of kindpakket"), "{said}");
    let mails = path("mails.csv");
    std::fs::write(
        &mails,
        "e-mail,naam\nan@example.nl,An\nnoor@example.nl,Noor\n",
    )
    .unwrap();
    for invited in ["2 new", "0 new"] {
        let (done, said) = naober(&["import", "invitations", &mails, "--database", &database]);
        assert!(
            done && said.contains(invited) && said.contains("naam"),
            "{said}"
        );
    }
    let store = naober::store::Store::open(&database).await.unwrap();
    let town = store.towns().await.unwrap().remove(0);
    let mut tx = store.read(town.id).await.unwrap();
    // No profile was made of an invitation, and one letter waits: Noor has an account.
    assert_eq!(tx.member_ids().await.unwrap().len(), 1);
    assert_eq!(tx.waiting_letters().await.unwrap().len(), 1);
    assert_eq!(tx.of_digits("9871").await.unwrap().len(), 2);
}
