//! Importing into a town, on both databases: all or nothing, twice is once, what is wrong is named.

use crate::store::bench::{Bench, at, both};
use naober::app::imports::{self, ImportError, Options, Outcome, TownToMake};
use naober::dataset::vocabulary;
use naober::domain::{ItemKind, TownKind, Vocabulary};
use naober::import::geojson::{self, Names};
use naober::import::items;
use naober::store::{ItemDetails, ItemFilter};
use std::process::{Command, Output};
use std::sync::LazyLock;

type Imported = Result<Outcome, ImportError>;

/// The vocabulary that ships, read once.
fn words() -> &'static Vocabulary {
    static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| vocabulary::load().unwrap());
    &WORDS
}

fn options(town: Option<&str>, skip_bad_rows: bool) -> Options<'_> {
    Options {
        town,
        skip_bad_rows,
        now: at(0),
        progress: &|_, _| {},
    }
}

/// A square of a tenth of a degree, `east` squares from the corner of the town.
fn square(code: &str, name: &str, population: u32, east: u32) -> String {
    let (left, right) = (5.0 + f64::from(east) / 10.0, 5.1 + f64::from(east) / 10.0);
    format!(
        r#"{{"type":"Feature","properties":{{"code":"{code}","name":"{name}","population":{population}}},
           "geometry":{{"type":"Polygon","coordinates":[[[{left},52],[{right},52],[{right},52.1],[{left},52.1],[{left},52]]]}}}}"#
    )
}

fn collection(features: &[String]) -> geojson::Parsed {
    let features = features.join(",");
    let text = format!(r#"{{"type":"FeatureCollection","features":[{features}]}}"#);
    geojson::neighbourhoods(&text, &Names::default())
}

async fn neighbourhoods(b: &Bench, features: &[String], skip: bool) -> Imported {
    let make = TownToMake {
        name: "Veldstad",
        secret: [1; 32],
    };
    let parsed = collection(features);
    imports::neighbourhoods(&b.store, parsed, Some(make), &options(Some("VS"), skip)).await
}

async fn table(b: &Bench, kind: ItemKind, text: &str, skip: bool) -> Imported {
    let parsed = items::items(text.as_bytes(), kind);
    imports::items(&b.store, parsed, words(), &options(Some("VS"), skip)).await
}

/// The items of the town, by title.
async fn all(b: &Bench) -> Vec<ItemDetails> {
    let town = b.store.towns().await.unwrap().pop().unwrap();
    let mut tx = b.store.read(town.id).await.unwrap();
    tx.items(&ItemFilter::default(), words()).await.unwrap()
}

fn changed(imported: Imported) -> (usize, usize) {
    let outcome = imported.unwrap();
    (outcome.good, outcome.different)
}

fn refused(imported: Imported) -> Vec<String> {
    match imported {
        Err(ImportError::Refused(problems) | ImportError::Unusable(problems)) => problems,
        Err(other) => vec![other.to_string()],
        Ok(outcome) => panic!("imported {outcome:?}"),
    }
}

#[tokio::test]
async fn a_town_is_made_and_grows() {
    for b in both().await {
        let (east, west) = (square("E", "Oost", 900, 2), square("W", "West", 800, 0));
        let made = neighbourhoods(&b, &[east.clone(), west.clone()], false)
            .await
            .unwrap();
        assert!(made.made_town && made.different == 2);
        let again = neighbourhoods(&b, &[east.clone(), west], false).await;
        assert_eq!(changed(again), (2, 0));
        // A later file with a small one of a known name: its address differs, and it counts with
        // the nearest of the whole town.
        let later = neighbourhoods(&b, &[square("S", "Oost", 50, 3)], false).await;
        assert_eq!(changed(later), (1, 1));
        let grown = neighbourhoods(&b, &[square("E", "Oost", 901, 2)], false).await;
        assert_eq!(changed(grown), (1, 1));
        let town = b.store.towns().await.unwrap().pop().unwrap();
        assert_eq!(
            (town.kind, town.name.as_str()),
            (TownKind::Live, "Veldstad")
        );
        let list = b
            .store
            .read(town.id)
            .await
            .unwrap()
            .neighbourhoods()
            .await
            .unwrap();
        let slugs: Vec<&str> = list.iter().map(|n| n.slug.as_str()).collect();
        assert_eq!(slugs, ["oost", "west", "oost-s"]);
        assert_eq!(list[2].merged_into, Some(list[0].id));
        // It shrinks below the limit: the two small ones count with the one that is left.
        changed(neighbourhoods(&b, &[east.replace("900", "90")], false).await);
        let list = b
            .store
            .read(town.id)
            .await
            .unwrap()
            .neighbourhoods()
            .await
            .unwrap();
        assert_eq!(
            [list[0].merged_into, list[2].merged_into],
            [Some(list[1].id); 2]
        );
    }
}

#[tokio::test]
async fn a_bad_feature_stops_the_file_or_is_given_back() {
    for b in both().await {
        let bad = square("X", "Krom", 300, 4).replace("52.1],[5.4,52]", "52.1],[5.45,51]");
        let features = [square("E", "Oost", 900, 2), bad];
        let told = refused(neighbourhoods(&b, &features, false).await);
        assert!(
            told.len() == 1 && told[0].starts_with("feature 2 (X): "),
            "{told:?}"
        );
        assert_eq!(
            b.store.towns().await.unwrap().len(),
            1,
            "not even the town is made"
        );
        let kept = neighbourhoods(&b, &features, true).await.unwrap();
        assert_eq!((kept.good, kept.problems.len()), (1, 1));
        let rejected = geojson::neighbourhoods(&kept.rejected.unwrap(), &Names::default());
        assert_eq!(
            (rejected.neighbourhoods.len(), rejected.problems.len()),
            (0, 1)
        );
    }
}

#[tokio::test]
async fn which_town_is_meant_is_clear() {
    for b in both().await {
        let none = || options(None, false);
        let ones = || collection(&[square("E", "Oost", 900, 2)]);
        let told = |imported: Imported| refused(imported).join("\n");
        let research = imports::neighbourhoods(&b.store, ones(), None, &none()).await;
        assert!(told(research).starts_with("Proefstad is no live town"));
        let other = options(Some("T2"), false);
        let unknown = told(imports::neighbourhoods(&b.store, ones(), None, &other).await);
        assert!(
            unknown.starts_with("there is no town with the code T2, did you mean \"T1\""),
            "{unknown}"
        );
        changed(neighbourhoods(&b, &[square("E", "Oost", 900, 2)], false).await);
        let two = told(imports::neighbourhoods(&b.store, ones(), None, &none()).await);
        assert_eq!(
            two,
            "this database holds 2 towns: say which with --town (T1, VS)"
        );
    }
}

const INITIATIVES: &str = "key;titel;tekst;buurt;plek;contact;begrippen\n\
    koor;Zingen;Kom zingen. Iedereen kan het.;west;De Schuur;Joke;\n\
    moes;Moestuin;Samen zaaien.;E;;Nel;moestuin, koken\n";
const ACTIVITIES: &str = "key;titel;tekst;initiatief;lat;lon;datum;tijd;plaatsen\n\
    koor-1;Repetitie;;koor;;;28 november 2026;14 uur;20\n\
    wandel;Wandelen;Een rondje wandelen.;;52,05;5,25;28-06-2026;9:30;\n";

async fn filled() -> [Bench; 2] {
    let benches = both().await;
    for b in &benches {
        let features = [square("E", "Oost", 900, 2), square("W", "West", 800, 0)];
        changed(neighbourhoods(b, &features, false).await);
        assert_eq!(
            changed(table(b, ItemKind::Initiative, INITIATIVES, false).await),
            (2, 2)
        );
        assert_eq!(
            changed(table(b, ItemKind::Activity, ACTIVITIES, false).await),
            (2, 2)
        );
    }
    benches
}

#[tokio::test]
async fn rows_become_items() {
    for b in filled().await {
        let items = all(&b).await;
        let of = |key: &str| {
            &items
                .iter()
                .find(|i| i.new.import_key.as_deref() == Some(key))
                .unwrap()
                .new
        };
        let keys = |key: &str| {
            of(key)
                .concepts
                .iter()
                .map(|c| words().key(*c))
                .collect::<Vec<_>>()
        };
        assert_eq!(of("koor").summary, "Kom zingen.");
        assert_eq!(
            keys("moes"),
            ["moestuin", "koken"],
            "in the order of the sheet"
        );
        let read = keys("koor");
        assert!(
            read.contains(&"zingen") || read.contains(&"koor"),
            "read from the text: {read:?}"
        );
        // What the row leaves open, its initiative says.
        let (first, koor) = (of("koor-1"), of("koor"));
        assert_eq!(first.neighbourhood, koor.neighbourhood);
        assert_eq!(
            (first.place.as_str(), first.host.as_str()),
            ("De Schuur", "Joke")
        );
        assert!(
            keys("koor-1").ends_with(&keys("koor")),
            "{:?}",
            keys("koor-1")
        );
        // In winter and in summer the clock of the town counts.
        for (key, utc) in [
            ("koor-1", "2026-11-28T13:00:00Z"),
            ("wandel", "2026-06-28T07:30:00Z"),
        ] {
            assert_eq!(of(key).starts.unwrap().to_string(), utc);
        }
        assert_eq!(
            of("wandel").neighbourhood,
            of("moes").neighbourhood,
            "by its point"
        );
    }
}

#[tokio::test]
async fn the_same_file_twice_changes_nothing_and_a_changed_row_updates() {
    for b in filled().await {
        let before = format!("{:?}", all(&b).await);
        assert_eq!(
            changed(table(&b, ItemKind::Initiative, INITIATIVES, false).await),
            (2, 0)
        );
        assert_eq!(
            changed(table(&b, ItemKind::Activity, ACTIVITIES, false).await),
            (2, 0)
        );
        assert_eq!(format!("{:?}", all(&b).await), before);
        let moved = ACTIVITIES.replace("14 uur", "15 uur");
        assert_eq!(
            changed(table(&b, ItemKind::Activity, &moved, false).await),
            (2, 1)
        );
        assert_eq!(all(&b).await.len(), 4);
    }
}

#[tokio::test]
async fn a_row_that_does_not_fit_the_town_says_why() {
    let header = "key,titel,buurt,initiatief,lat,lon,begrippen,datum,tijd";
    let good = "ok,Goed,Oost,,,,moestuin,28-11-2026,14:00";
    for b in filled().await {
        let before = format!("{:?}", all(&b).await);
        for (row, wanted) in [
            (
                "k,X,Oots,,,,moestuin,28-11-2026,14:00",
                "line 3, column \"buurt\": the town has no neighbourhood \"Oots\"",
            ),
            (
                "k,X,Wets,,,,moestuin,28-11-2026,14:00",
                "line 3, column \"buurt\": the town has no neighbourhood \"Wets\"",
            ),
            (
                "k,X,Oosst,,,,moestuin,28-11-2026,14:00",
                "line 3, column \"buurt\": the town has no neighbourhood \"Oosst\", did you mean \"Oost\"",
            ),
            (
                "k,X,Oost,kor,,,moestuin,28-11-2026,14:00",
                "line 3, column \"initiatief\": there is no initiative with the key \"kor\", did you mean \"koor\"",
            ),
            (
                "k,X,,,5.25,52.05,moestuin,28-11-2026,14:00",
                "line 3, column \"lat\": 5.25, 52.05 lies in none of the town's 2 neighbourhoods",
            ),
            (
                "k,X,Oost,,,,moestuinn,28-11-2026,14:00",
                "line 3, column \"begrippen\": \"moestuinn\" is not in the vocabulary, did you mean \"moestuin\"",
            ),
        ] {
            let text = format!("{header}\n{good}\n{row}\n");
            let told = refused(table(&b, ItemKind::Activity, &text, false).await);
            assert_eq!(told.len(), 1, "{told:?}");
            assert!(told[0].starts_with(wanted), "{}", told[0]);
        }
        assert_eq!(
            format!("{:?}", all(&b).await),
            before,
            "nothing half-written"
        );
        let text = format!("{header}\n{good}\nk,X,Oost,kor,,,,28-11-2026,14:00\n");
        let kept = table(&b, ItemKind::Activity, &text, true).await.unwrap();
        assert_eq!((kept.good, kept.different), (1, 1));
        // Corrected in the file that came back, it goes in.
        let corrected = kept.rejected.unwrap().replace(",kor,", ",koor,");
        assert_eq!(
            changed(table(&b, ItemKind::Activity, &corrected, false).await),
            (1, 1)
        );
    }
}

/// The command itself, in a folder of its own.
struct Shell(tempfile::TempDir);

impl Shell {
    fn run(&self, line: &str) -> Output {
        Command::new(env!("CARGO_BIN_EXE_naober"))
            .args(line.split_whitespace())
            .current_dir(self.0.path())
            .env_remove("NAOBER_DATABASE")
            .output()
            .unwrap()
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.0.path().join(name), bytes).unwrap();
    }
}

fn spoken(output: &Output) -> String {
    [&output.stdout, &output.stderr]
        .map(|text| String::from_utf8_lossy(text))
        .concat()
}

/// What `cli.rs` does not try: which town, whose characters, and where the rejected rows go.
#[test]
fn the_command_gives_bad_rows_back() {
    let shell = Shell(tempfile::tempdir().unwrap());
    let town = format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        square("E", "Oost", 900, 2)
    );
    shell.write("buurt.geojson", town.as_bytes());
    let rows = b"key;titel;buurt;organisatie\na;Caf\xe9;Oost;Buurthuis\nb;Hulp;Ost;Buurthuis\n";
    shell.write("latin.csv", rows);
    for (line, code, wanted) in [
        ("import activities .", 3, ". is a folder"),
        (
            "import neighbourhoods latin.csv",
            3,
            "latin.csv is no GeoJSON",
        ),
        (
            "import neighbourhoods buurt.geojson",
            4,
            "this database holds no town yet",
        ),
        (
            "import neighbourhoods buurt.geojson --town-name X",
            2,
            "--town",
        ),
        (
            "import neighbourhoods buurt.geojson --town VS --town-name Veldstad",
            0,
            "1 neighbourhoods in order, 1 new",
        ),
        (
            "import opportunities latin.csv",
            3,
            "\"Ost\", did you mean \"Oost\"",
        ),
        (
            "import opportunities latin.csv --town XX",
            6,
            "there is no town with the code XX",
        ),
        (
            "import opportunities latin.csv --skip-bad-rows",
            0,
            "1 opportunities in order, 1 new",
        ),
        (
            "import opportunities latin.csv --skip-bad-rows --rejected r.csv",
            0,
            "1 opportunities in order, 0 new",
        ),
    ] {
        let output = shell.run(line);
        assert!(
            spoken(&output).contains(wanted),
            "{line}: {}",
            spoken(&output)
        );
        assert_eq!(output.status.code(), Some(code), "{line}");
    }
    for name in ["latin.rejected.csv", "r.csv"] {
        let rejected = std::fs::read_to_string(shell.0.path().join(name)).unwrap();
        assert!(rejected.starts_with("\u{feff}reason;key;titel") && rejected.contains(";b;Hulp;"));
    }
}

#[test]
fn the_wijken_of_the_netherlands_load_in_seconds() {
    let Ok(datasets) = std::env::var("NAOBER_DATASETS") else {
        println!("skipped: NAOBER_DATASETS is not set");
        return;
    };
    let shell = Shell(tempfile::tempdir().unwrap());
    let file = format!(
        "import neighbourhoods {datasets}/nl_geo/wijken_2022.geojson --town NL --town-name Nederland"
    );
    let stopped = shell.run(&file);
    assert!(spoken(&stopped).contains("WK071702") && stopped.status.code() == Some(3));
    let begun = std::time::Instant::now();
    let loaded = spoken(&shell.run(&format!("{file} --skip-bad-rows --rejected bad.geojson")));
    assert!(
        loaded.contains("3339 neighbourhoods in order, 3339 new"),
        "{loaded}"
    );
    // About one second alone; the other tests run at the same time.
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
    let again = spoken(&shell.run(&format!("{file} --skip-bad-rows --rejected bad.geojson")));
    assert!(
        again.contains("3339 neighbourhoods in order, 0 new"),
        "{again}"
    );
}
