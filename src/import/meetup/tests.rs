//! Small tables that are right and wrong, and the real ones where they are.

use super::*;

const MEMBERS: &str =
    "member,city,state,lat,lon\n0,Nashville,TN,36.1,-86.8\n1,Franklin,TN,35.9,-86.9\n";
const GROUPS: &str = "group_id,group_name,num_members,category_id,category_name,organizer\n7,Hikers,9,23,Outdoors,0\n8,Pythons,9,34,Tech,\n";
const EVENTS: &str = "event_id,group_id,name,time,yes_rsvp_count\nb,7,\"Hike, long\",2017-01-02 10:00:00,3\na,8,Talk,2017-01-01,3\n";
const RSVPS: &str = "member,event_id,group_id,time\n0,b,7,2017-01-02 10:00:00\n1,a,8,2017-01-01\n";

fn read(members: &str, groups: &str, events: &str, rsvps: &str) -> Parsed {
    parse([members, groups, events, rsvps].map(str::as_bytes))
}

#[test]
fn good_tables_are_read() {
    let parsed = read(MEMBERS, GROUPS, EVENTS, RSVPS);
    assert_eq!(parsed.problems, []);
    let meetup = parsed.meetup;
    assert_eq!(meetup.groups[0].organizer, Some(0));
    assert_eq!(meetup.groups[1].organizer, None);
    assert_eq!(meetup.events[1].name, "Hike, long");
    assert_eq!(meetup.rsvps[0].event, 1);
    let early = meetup.before("2017-01-02T00:00:00Z".parse().unwrap());
    assert_eq!((early.members.len(), early.members[0].id), (1, 1));
    assert_eq!((early.groups.len(), early.events.len()), (1, 1));
}

#[test]
fn every_problem_is_told_and_the_rest_is_kept() {
    let members = format!("{MEMBERS}x,A,TN,1,1\n0,A,TN,1,1\n3,A,TN,91,1\n");
    let events = format!("{EVENTS}c,99,Lost,2017-01-01 18:00:00,1\nd,7,Odd,tomorrow,1\n");
    let rsvps = format!(
        "{RSVPS}0,b,7,2017-01-02 10:00:00\n0,c,7,2017-01-02 10:00:00\n5,a,8,2017-01-02 10:00:00\n0,a,7,2017-01-02 10:00:00\n"
    );
    let parsed = read(&members, "group_id,organizer\n", &events, &rsvps);
    let places: Vec<String> = parsed
        .problems
        .iter()
        .map(|p| format!("{} {} {}", p.file, p.line, p.column))
        .collect();
    assert_eq!(
        places[..3],
        [
            "members.csv 4 column member",
            "members.csv 5 column member",
            "members.csv 6 column lat"
        ]
    );
    assert_eq!(
        places[3..5],
        [
            "groups.csv 1 column group_name",
            "groups.csv 1 column category_name"
        ]
    );
    let parsed = read(&members, GROUPS, &events, &rsvps);
    let told: Vec<String> = parsed.problems[3..]
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        told,
        [
            "events.csv, line 4, column group_id: there is no 99 it could refer to",
            "events.csv, line 5, column time: \"tomorrow\" is no moment (YYYY-MM-DD HH:MM:SS)",
            "rsvps.csv, line 4, column member: the same is there before",
            "rsvps.csv, line 5, column event_id: there is no c",
            "rsvps.csv, line 6, column member: there is no 5 it could refer to",
            "rsvps.csv, line 7, column group_id: there is no 7 it could refer to",
        ]
    );
    assert_eq!(parsed.meetup, read(MEMBERS, GROUPS, EVENTS, RSVPS).meetup);
}

#[test]
fn the_real_city_is_read_and_laid_out() {
    let Some(root) = std::env::var_os("NAOBER_DATASETS") else {
        println!("skipped: NAOBER_DATASETS is not set");
        return;
    };
    let folder = std::path::Path::new(&root).join("meetup_nashville");
    let bytes = FILES.map(|name| std::fs::read(folder.join(name)).unwrap());
    let parsed = parse([&bytes[0], &bytes[1], &bytes[2], &bytes[3]].map(Vec::as_slice));
    assert!(parsed.problems.is_empty(), "{:?}", parsed.problems.first());
    let meetup = parsed.meetup;
    assert_eq!(
        (
            meetup.members.len(),
            meetup.groups.len(),
            meetup.events.len(),
            meetup.rsvps.len()
        ),
        (24_591, 602, 15_154, 102_330)
    );
    let layout = lay_out(&meetup);
    let people: u32 = layout
        .grid
        .neighbourhoods
        .iter()
        .map(|n| n.population)
        .sum();
    assert_eq!(people, 24_591);
    assert!(layout.grid.neighbourhoods.len() >= 9);
    assert!(
        layout
            .grid
            .neighbourhoods
            .iter()
            .all(|n| n.population >= 200)
    );
}
