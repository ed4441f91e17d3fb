//! The wall (promises P6, P7, P11): an officer's code has no way to a person, every route belongs to a
//! role, and the matrix of who may reach what is published as it is.

use crate::app::TestApp;
use crate::tidy::files;
use axum::http::StatusCode;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The newest library of this build, and the folder where what it needs stands.
fn library() -> (PathBuf, PathBuf) {
    let folder = std::env::current_exe()
        .unwrap()
        .parent()
        .unwrap()
        .to_owned();
    let entries = std::fs::read_dir(&folder)
        .unwrap()
        .map(|e| e.unwrap().path());
    let ours = entries.filter(|path| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.starts_with("libnaober-") && name.ends_with(".rlib")
    });
    let newest = ours.max_by_key(|path| path.metadata().unwrap().modified().unwrap());
    (newest.unwrap(), folder)
}

/// Compiles a file against the library; what the compiler says when it refuses.
fn compile(path: &Path) -> Result<(), String> {
    let (library, folder) = library();
    let out = tempfile::tempdir().unwrap();
    let done = Command::new("rustc")
        .args([
            "--edition",
            "2024",
            "--emit=metadata",
            "--error-format=short",
        ])
        .arg("--out-dir")
        .arg(out.path())
        .arg("-L")
        .arg(format!("dependency={}", folder.display()))
        .arg("--extern")
        .arg(format!("naober={}", library.display()))
        .arg(path)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    if done.status.success() {
        Ok(())
    } else {
        Err(said)
    }
}

/// P7: code that asks an officer's store for a person does not compile, and for that reason.
#[test]
fn an_officers_code_cannot_read_persons() {
    let mut refused = 0;
    for path in files("tests/wall", ".rs") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        match (name.starts_with("no_"), compile(&path)) {
            (false, said) => assert_eq!(said, Ok(()), "{name}"),
            (true, Ok(())) => panic!("{name} compiles: an officer's code reaches a person"),
            (true, Err(said)) => {
                // No such method, or a private field: nothing else is wrong with the file.
                let why = ["E0599", "E0616"].iter().any(|code| said.contains(code));
                assert!(why && said.contains("1 previous error"), "{name}: {said}");
                refused += 1;
            }
        }
    }
    assert!(refused >= 5);
}

/// What is handed to officers is listed in one file, and its folder uses nothing else.
#[test]
fn the_municipalitys_folder_knows_the_desk_only() {
    let forbidden = [
        "App",
        "Store",
        "Tx",
        "MemberId",
        "MemberDetails",
        "EngineHandle",
    ];
    let bites = |line: &str| {
        let words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
        words.into_iter().any(|word| forbidden.contains(&word))
    };
    for path in files("src/app/municipality", ".rs") {
        let text = std::fs::read_to_string(&path).unwrap();
        for (line, number) in text.lines().zip(1..) {
            let code = line.split("//").next().unwrap_or_default();
            assert!(!bites(code), "{}:{number}: {line}", path.display());
        }
    }
    assert!(bites("use crate::store::{PlaceStore, Tx};"));
}

/// One row of the matrix: route, what it shows or changes, who reaches it.
struct Row {
    path: &'static str,
    object: &'static str,
    open: &'static [&'static str],
}

const fn row(path: &'static str, object: &'static str, open: &'static [&'static str]) -> Row {
    Row { path, object, open }
}

const CONNECTOR: &[&str] = &["connector"];
const OFFICER: &[&str] = &["officer"];

/// Pages of roles that show something; those that change something answer the same roles.
const MATRIX: &[Row] = &[
    row(
        "/verbinder",
        "what waits, clusters, seeds: counts through disclosure",
        CONNECTOR,
    ),
    row("/verbinder/krant", "what is public", CONNECTOR),
    row(
        "/verbinder/krant.pdf?buurt=zonnehof",
        "what is public",
        CONNECTOR,
    ),
    row("/verbinder/hier", "own activities", CONNECTOR),
    row(
        "/verbinder/balie",
        "those who agreed to be answered for, by a name typed in",
        CONNECTOR,
    ),
    row(
        "/verbinder/inschrijven",
        "who stands beside the connector and agrees",
        CONNECTOR,
    ),
    row(
        "/verbinder/mensen",
        "first name and neighbourhood of those who agreed",
        CONNECTOR,
    ),
    row(
        "/verbinder/zaadje?over=schaken",
        "what could begin; never to whom it is offered or who said yes",
        CONNECTOR,
    ),
    row("/coordinator", "own opportunities", &["coordinator"]),
    row("/gemeente", "published figures", OFFICER),
    row("/gemeente/berichten", "posts", OFFICER),
    row("/gemeente/berichten/nieuw", "posts", OFFICER),
    row(
        "/gemeente/regelingen/kindpakket",
        "words of schemes",
        OFFICER,
    ),
    row("/beheer", "who has which role", &["administrator"]),
];

const ROLES: [(&str, &str); 5] = [
    ("resident", "sanne"),
    ("connector", "bep"),
    ("coordinator", "mirjam"),
    ("officer", "ingrid"),
    ("administrator", "hamza"),
];

fn table() -> String {
    let mut text = String::from(
        "# Who reaches what\n\nMade by `tests/it/wall.rs` from the table that it checks, with \
         `NAOBER_WRITE=1 cargo test wall`. Every row holds within one municipality: a session belongs to \
         one, and each query names it. Who has no role, or another, is told that there is no such page. In a \
         town of real residents every page here stands behind the second step.\n\n| route | object |",
    );
    for (role, _) in ROLES {
        write!(text, " {role} |").unwrap();
    }
    text.push_str("\n|---|---|");
    text.push_str(&"---|".repeat(ROLES.len()));
    for row in MATRIX {
        write!(text, "\n| `{}` | {} |", row.path, row.object).unwrap();
        for (role, _) in ROLES {
            text.push_str(if row.open.contains(&role) {
                " yes |"
            } else {
                " |"
            });
        }
    }
    text.push_str(
        "\n\nA connector opens one person's page (`/verbinder/mensen/{id}`) only for somebody who agreed, and \
         sees what they take part in only with a reason, which that person reads under \"Wie keek\" on `/mijn`.\n",
    );
    text
}

#[tokio::test]
async fn the_published_matrix_is_what_the_pages_do() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/access.md");
    if std::env::var_os("NAOBER_WRITE").is_some() {
        std::fs::write(&path, table()).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(&path).unwrap(),
        table(),
        "write it again"
    );
    let town = TestApp::demo().await;
    let mut tx = town.store.write(town.app.town().id).await.unwrap();
    let hamza = town.persona("hamza").member;
    let administrator = naober::store::RoleRow {
        role: naober::domain::Role::Administrator,
        organisation: String::new(),
    };
    tx.add_role(hamza, &administrator).await.unwrap();
    tx.remove_role(hamza, naober::domain::Role::Connector)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    for (role, persona) in ROLES {
        let cookie = town.sign_in(persona).await;
        for row in MATRIX {
            let answer = town.get(row.path, &cookie).await;
            let expected = if row.open.contains(&role) {
                StatusCode::OK
            } else {
                StatusCode::NOT_FOUND
            };
            assert_eq!(answer.status, expected, "{role} at {}", row.path);
        }
    }
    for row in MATRIX {
        let answer = town.get(row.path, "").await;
        assert_eq!(
            answer.status,
            StatusCode::SEE_OTHER,
            "nobody at {}",
            row.path
        );
    }
}

/// Every route of the router under a path of the staff stands in the matrix, or under a row of it.
#[test]
fn no_route_of_a_role_is_left_out() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let router = std::fs::read_to_string(root.join("src/web/router.rs")).unwrap();
    let starts = ["/verbinder", "/coordinator", "/gemeente", "/beheer"];
    let mut count = 0;
    for path in router.split('"').skip(1).step_by(2) {
        if !starts.iter().any(|start| path.starts_with(start)) {
            continue;
        }
        count += 1;
        let known = MATRIX.iter().any(|row| {
            let own = row.path.split('?').next().unwrap();
            path == own || path.starts_with(&format!("{own}/"))
        });
        assert!(known, "{path} stands in no row");
    }
    assert!(count >= MATRIX.len() - 1);
}
