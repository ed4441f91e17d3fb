//! `naober evaluate town`: a simulated year under every policy.

use super::meter::ProcMeter;
use crate::app::evaluate::town::{Group, Outcome, Plan, Stage, live, policies};
use crate::cli::{Failure, output};
use crate::dataset::{demo, vocabulary};
use serde_json::{Value, json};
use std::sync::Arc;

/// Options of `naober evaluate town`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Residents on the first day.
    #[arg(long, default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(1..=20_000))]
    residents: u32,
    /// Newcomers over the time.
    #[arg(long, default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(1..=20_000))]
    newcomers: u32,
    /// How long, in days.
    #[arg(long, default_value_t = 365, value_parser = clap::value_parser!(u16).range(7..=730))]
    days: u16,
    /// Where chance comes from.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Live under this policy only, by its name.
    #[arg(long, value_name = "NAME")]
    policy: Option<String>,
    /// Print one JSON object instead of tables.
    #[arg(long)]
    json: bool,
}

/// Lives the year under every policy and prints what became of it.
pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let stage = Stage::demo(demo::load()?, Arc::new(vocabulary::load()?))?;
    let plan = Plan {
        residents: args.residents as usize,
        newcomers: args.newcomers as usize,
        days: args.days,
        seed: args.seed,
    };
    let mut policies = policies();
    if let Some(name) = &args.policy {
        policies.retain(|policy| policy.name == name);
        if policies.is_empty() {
            return Err(Failure::Argument(format!("there is no policy {name}")));
        }
    }
    let meter = ProcMeter::new("town");
    let lives = policies.iter();
    let outcomes: Vec<Outcome> = lives.map(|p| live(&stage, &plan, p, &meter)).collect();
    drop(meter);
    if args.json {
        let json = to_json(&plan, &outcomes);
        let text = serde_json::to_string_pretty(&json);
        output::line(text.map_err(|error| Failure::System(error.to_string()))?)
    } else {
        output::line(to_text(&plan, &outcomes))
    }
}

fn to_json(plan: &Plan, outcomes: &[Outcome]) -> Value {
    let group = |g: &Group| {
        json!({
            "by": g.by, "name": g.name, "newcomers": g.newcomers,
            "good_first_day": g.good_first_day, "followed": g.followed,
            "contact_28_days": g.contact_28_days, "asks_per_week": g.asks_per_week,
        })
    };
    let outcome = |o: &Outcome| {
        json!({
            "name": o.policy.name, "acceptance": o.policy.acceptance,
            "newcomers": o.newcomers, "good_first_day": o.good_first_day,
            "possible_first_day": o.possible_first_day,
            "followed": o.followed, "contact_28_days": o.contact_28_days,
            "neighbour_28_days": o.neighbour_28_days, "median_days": o.median_days,
            "places": o.places, "optimum": o.optimum, "filled": o.filled,
            "opportunities": o.opportunities, "served": o.served, "asks": o.asks,
            "asks_per_place": o.asks_per_place(), "matches": o.matches, "gini": o.gini,
            "good_proposal": o.good_proposal, "ndcg": o.ndcg,
            "groups": o.groups.iter().map(group).collect::<Vec<_>>(),
        })
    };
    json!({
        "residents": plan.residents, "newcomers": plan.newcomers, "days": plan.days,
        "seed": plan.seed, "policies": outcomes.iter().map(outcome).collect::<Vec<_>>(),
    })
}

/// Figures are cut, never rounded up.
fn percent(share: f64) -> String {
    format!("{:.1} %", (share * 1_000.0).floor() / 10.0)
}

fn to_text(plan: &Plan, outcomes: &[Outcome]) -> String {
    let mut text = format!(
        "{} residents, {} newcomers in {} days, seed {}\n",
        plan.residents, plan.newcomers, plan.days, plan.seed
    );
    text.push_str(&format!(
        "\n{:<26} {:>8} {:>8} {:>8} {:>9} {:>6}  {:>21} {:>8} {:>7} {:>10}",
        "policy",
        "good day",
        "possible",
        "contact",
        "neighbour",
        "median",
        "filled/optimum/places",
        "served",
        "asks",
        "asks/place"
    ));
    for o in outcomes {
        let median = o.median_days.map_or("-".to_owned(), |d| format!("{d} d"));
        let places = format!("{}/{}/{}", o.filled, o.optimum, o.places);
        let served = format!("{}/{}", o.served, o.opportunities);
        text.push_str(&format!(
            "\n{:<26} {:>8} {:>8} {:>8} {:>9} {median:>6}  {places:>21} {served:>8} {:>7} {:>10.1}",
            o.policy.name,
            percent(o.good_first_day),
            percent(o.possible_first_day),
            percent(o.contact_28_days),
            percent(o.neighbour_28_days),
            o.asks,
            o.asks_per_place(),
        ));
    }
    text.push_str(&format!(
        "\n\n{:<26} {:>8} {:>8} {:>14} {:>8}",
        "policy", "matches", "gini", "good proposal", "ndcg@5"
    ));
    for o in outcomes {
        text.push_str(&format!(
            "\n{:<26} {:>8} {:>8.3} {:>14} {:>8.4}",
            o.policy.name,
            o.matches,
            o.gini,
            percent(o.good_proposal),
            o.ndcg,
        ));
    }
    for o in outcomes
        .iter()
        .filter(|o| o.policy.corrections == Default::default())
    {
        text.push_str(&by_group(o));
    }
    text
}

fn by_group(o: &Outcome) -> String {
    let mut text = format!(
        "\n\n{:<26} {:>9} {:>8} {:>8} {:>10}",
        o.policy.name, "newcomers", "good day", "contact", "asks/week"
    );
    for g in &o.groups {
        let arrived = g.newcomers > 0;
        let of_newcomers = |share| {
            if arrived {
                percent(share)
            } else {
                "-".to_owned()
            }
        };
        text.push_str(&format!(
            "\n{:<26} {:>9} {:>8} {:>8} {:>10.2}",
            g.name,
            g.newcomers,
            of_newcomers(g.good_first_day),
            of_newcomers(g.contact_28_days),
            g.asks_per_week
        ));
    }
    let newcomers = || o.groups.iter().filter(|g| g.followed > 0);
    let worst = |of: fn(&Group) -> f64| newcomers().min_by(|a, b| of(a).total_cmp(&of(b)));
    if let (Some(day), Some(contact)) = (worst(|g| g.good_first_day), worst(|g| g.contact_28_days))
    {
        text.push_str(&format!(
            "\nworst group: good day {} ({}) beside {}; contact {} ({}) beside {}",
            percent(day.good_first_day),
            day.name,
            percent(o.good_first_day),
            percent(contact.contact_28_days),
            contact.name,
            percent(o.contact_28_days),
        ));
    }
    text
}
