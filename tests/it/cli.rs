//! Commands as an operator types them: one clear sentence, an exit code of the table, no trace.

use std::path::Path;
use std::process::{Command, Output};

fn naober(arguments: &[&str], dir: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_naober"))
        .args(arguments)
        .current_dir(dir)
        .env_remove("NAOBER_DATABASE")
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    let (out, err) = (&output.stdout, &output.stderr);
    format!(
        "{}{}",
        String::from_utf8_lossy(out),
        String::from_utf8_lossy(err)
    )
}

const SQUARE: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature",
 "properties":{"code":"W1","name":"Oost","population":900},"geometry":{"type":"Polygon",
 "coordinates":[[[5,52],[5.1,52],[5.1,52.1],[5,52.1],[5,52]]]}}]}"#;
const BOW: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature",
 "properties":{"code":"W1","name":"Oost","population":900},"geometry":{"type":"Polygon",
 "coordinates":[[[5,52],[5.1,52.1],[5.1,52],[5,52.1],[5,52]]]}}]}"#;

#[test]
fn what_is_wrong_is_one_sentence() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    for (name, text) in [
        ("bow.geojson", BOW),
        ("no.geojson", "geen json"),
        ("good.geojson", SQUARE),
        (
            "rows.csv",
            "key;titel;buurt;datum;tijd\na1;Soep;Ost;31-02-2026;14:00\n",
        ),
    ] {
        std::fs::write(dir.join(name), text).unwrap();
    }
    let made = [
        "import",
        "neighbourhoods",
        "good.geojson",
        "--town",
        "T",
        "--town-name",
        "Teststad",
    ];
    assert!(naober(&made, dir).status.success());
    let busy = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = busy.local_addr().unwrap().port().to_string();
    for (arguments, code, words) in [
        (vec!["demo", "--prt", "1"], 2, "unexpected argument"),
        (vec!["demo", "--port", port.as_str()], 5, "is in use"),
        (
            vec!["import", "neighbourhoods", "nergens.geojson"],
            3,
            "is not there",
        ),
        (vec!["import", "neighbourhoods", "no.geojson"], 3, "GeoJSON"),
        (
            vec!["import", "neighbourhoods", "bow.geojson"],
            3,
            "crosses itself",
        ),
        (vec!["import", "activities", "rows.csv"], 3, "line 2"),
        (
            vec![
                "import",
                "activities",
                "rows.csv",
                "--database",
                "mysql://x",
            ],
            4,
            "is no database address",
        ),
        (
            vec!["import", "activities", "rows.csv", "--database", "leeg.db"],
            4,
            "no town yet",
        ),
        (vec!["import", "meetup", "."], 3, "members.csv"),
        (vec!["serve", "--database", "leeg.db"], 4, "no town yet"),
        (
            vec!["serve", "--database", "postgres://x@127.0.0.1:1/x"],
            4,
            "cannot be opened",
        ),
        (vec!["recommend", "--member", "1"], 6, "is not there"),
        (
            vec!["evaluate", "interactions", "--train", "a", "--test", "b"],
            3,
            "cannot be read",
        ),
    ] {
        let output = naober(&arguments, dir);
        let text = said(&output);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {text}");
        assert!(text.contains(words), "{arguments:?}: {text}");
        assert!(
            !text.contains("panicked") && !text.contains("stack backtrace"),
            "{text}"
        );
    }
}

#[test]
fn the_same_sheet_twice_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    std::fs::write(dir.join("good.geojson"), SQUARE).unwrap();
    let rows = b"sleutel;titel;buurt;tekst\ns1;Caf\xe9 De Kachel;Oost;Samen koken en eten\nS2;Kapot;Nergens;x\n";
    std::fs::write(dir.join("rows.csv"), rows).unwrap();
    let made = [
        "import",
        "neighbourhoods",
        "good.geojson",
        "--town",
        "T",
        "--town-name",
        "Teststad",
    ];
    assert!(naober(&made, dir).status.success());
    let refused = naober(&["import", "initiatives", "rows.csv"], dir);
    assert_eq!(refused.status.code(), Some(3));
    let import = ["import", "initiatives", "rows.csv", "--skip-bad-rows"];
    for words in ["1 new or changed", "0 new or changed"] {
        let text = said(&naober(&import, dir));
        assert!(text.contains(words), "{text}");
    }
    let rejected = std::fs::read_to_string(dir.join("rows.rejected.csv")).unwrap();
    assert!(
        rejected.contains("Kapot") && rejected.contains("Nergens"),
        "{rejected}"
    );
    std::fs::write(
        dir.join("rows.csv"),
        "sleutel;titel;buurt;tekst\ns1;De Kachel;Oost;Samen koken\n",
    )
    .unwrap();
    let text = said(&naober(&["import", "initiatives", "rows.csv"], dir));
    assert!(text.contains("1 new or changed"), "{text}");
}

#[test]
fn a_research_town_is_looked_at_and_never_served() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    for (name, text) in [
        (
            "members.csv",
            "member,city,state,lat,lon\n0,Nashville,TN,36.0,-86.79\n1,Nashville,TN,36.07,-86.78\n",
        ),
        (
            "groups.csv",
            "group_id,group_name,num_members,category_id,category_name,organizer\n7,Hiking club,9,23,Outdoors,0\n",
        ),
        (
            "events.csv",
            "event_id,group_id,name,time,yes_rsvp_count\ne1,7,A walk,2017-01-01 10:00:00,2\ne2,7,Another walk,2017-07-01 10:00:00,1\n",
        ),
        (
            "rsvps.csv",
            "member,event_id,group_id,time\n0,e1,7,2017-01-01 10:00:00\n1,e1,7,2017-01-01 10:00:00\n0,e2,7,2017-07-01 10:00:00\n",
        ),
    ] {
        std::fs::write(dir.join(name), text).unwrap();
    }
    for words in ["8 new or changed", " 0 new or changed"] {
        let text = said(&naober(&["import", "meetup", ".", "--data", "r"], dir));
        assert!(text.contains(words), "{text}");
    }
    let served = naober(&["serve", "--database", "r/naober.db"], dir);
    assert_eq!(served.status.code(), Some(2));
    assert!(said(&served).contains("never served"));
}
