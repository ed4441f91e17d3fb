//! Pages: one file per resource, each with its view and its handlers.

pub mod admin;
pub mod begin;
pub mod board;
pub mod browse;
pub mod calendar;
pub mod choices;
pub mod connector;
pub mod coordinator;
pub mod demo;
pub mod desk;
pub mod exchange;
pub mod faces;
pub mod for_you;
pub mod glossary;
pub mod health;
pub mod helping;
pub mod host;
pub mod interests;
pub mod item;
pub mod join;
pub mod looked;
pub mod mail;
pub mod me;
pub mod meetings;
pub mod my_data;
pub mod officer;
pub mod overview;
pub mod passkeys;
pub mod register;
pub mod reports;
pub(in crate::web) mod retention;
pub mod schemes;
pub mod search;
pub mod second_step;
pub mod seeds;
pub mod sheet;
pub mod sign_in;
pub mod stories;
pub mod themes;
pub mod words;
pub mod writing;

use crate::app::{Field, Invalid};
use crate::domain::{Neighbourhood, NeighbourhoodId};
use crate::web::page::Page;

/// A neighbourhood to choose.
pub(super) struct Choice {
    pub slug: String,
    pub name: String,
    pub chosen: bool,
}

/// The neighbourhoods to choose from, by name.
pub(super) fn choices(page: &Page, list: &[Neighbourhood], chosen: &str) -> Vec<Choice> {
    list.iter()
        .map(|n| {
            let other = n
                .merged_into
                .and_then(|id| list.iter().find(|o| o.id == id));
            let name = match other {
                Some(other) => page.lang.with(
                    "join-neighbourhood-merged",
                    &[
                        ("name", n.name.clone().into()),
                        ("other", other.name.clone().into()),
                    ],
                ),
                None => n.name.clone(),
            };
            Choice {
                slug: n.slug.clone(),
                name,
                chosen: n.slug == chosen,
            }
        })
        .collect()
}

/// The name of a neighbourhood.
pub(super) fn name_of(list: &[Neighbourhood], id: NeighbourhoodId) -> String {
    list.iter()
        .find(|n| n.id == id)
        .map(|n| n.name.clone())
        .unwrap_or_default()
}

/// What is wrong with a form, in words, with the id of the field.
pub(super) struct Wrong {
    pub id: &'static str,
    pub text: String,
}

pub(super) fn wrong(page: &Page, list: &[Invalid]) -> Vec<Wrong> {
    let id = |field| match field {
        Field::FirstName => "naam",
        Field::Brings => "brengt",
        Field::Neighbourhood => "buurt",
        Field::Title => "titel",
        Field::Body => "tekst",
        Field::Photo => "foto",
        Field::Alt => "te-zien",
        Field::Date => "dag",
        Field::Time => "tijd",
        Field::Places => "plekken",
        Field::Place => "plaats",
        Field::Weeks => "weken",
        Field::Address => "adres",
        Field::Code => "code",
        Field::Message => "bericht",
        Field::What => "wat",
        Field::Way => "kant",
        Field::Outcome => "verslag",
        Field::Task => "taak",
        Field::TaskPlaces => "taakplekken",
        Field::Agreed => "akkoord",
        Field::Asked => "gevraagd",
        Field::DoneWith => "gedaan",
        Field::Told => "verteld",
        Field::Role => "rol",
        Field::Organisation => "organisatie",
        Field::Needs => "nodig",
        Field::Minutes => "minuten",
        Field::Shifts => "diensten",
        Field::Sheet => "blad",
        Field::Rhythm => "ritme",
    };
    list.iter()
        .map(|i| Wrong {
            id: id(i.field),
            text: page.t(i.problem),
        })
        .collect()
}

/// The paragraphs of a text.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n")
        .map(|p| p.trim().to_owned())
        .filter(|p| !p.is_empty())
        .collect()
}
