//! `naober evaluate waves`: a simulated year of asking for help.

use crate::app::evaluate::waves::{Figures, Method, Task};
use crate::cli::{Failure, output};
use crate::dataset::{demo, vocabulary};
use serde::Serialize;
use std::sync::Arc;

/// Options of `naober evaluate waves`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Everything follows from it.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many invented residents the town has.
    #[arg(long, default_value_t = 2_000, value_parser = clap::value_parser!(u16).range(50..=20_000))]
    residents: u16,
    /// Print one JSON object instead of a table.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Row {
    name: &'static str,
    filled: u32,
    of_optimum: f64,
    questions: u32,
    questions_per_filled: f64,
    gini: f64,
    never_asked: f64,
    wait_median_h: u32,
    wait_mean_h: f64,
}

#[derive(Serialize)]
struct Table {
    seed: u64,
    residents: u16,
    opportunities: usize,
    places: u32,
    optimum: u32,
    methods: Vec<Row>,
}

fn row(method: Method, figures: Figures, optimum: u32) -> Row {
    Row {
        name: method.name(),
        filled: figures.filled,
        of_optimum: f64::from(figures.filled) / f64::from(optimum.max(1)),
        questions: figures.questions,
        questions_per_filled: f64::from(figures.questions) / f64::from(figures.filled.max(1)),
        gini: figures.gini,
        never_asked: figures.never,
        wait_median_h: figures.wait_h.0,
        wait_mean_h: figures.wait_h.1,
    }
}

impl Table {
    fn to_text(&self) -> String {
        let mut text = format!(
            "a year of {} residents (seed {}): {} opportunities, {} places, {} of them can be filled\n\n{:<10} {:>7} {:>11} {:>10} {:>11} {:>6} {:>12} {:>13} {:>11}",
            self.residents,
            self.seed,
            self.opportunities,
            self.places,
            self.optimum,
            "method",
            "filled",
            "of optimum",
            "questions",
            "per filled",
            "gini",
            "never asked",
            "wait median h",
            "wait mean h"
        );
        for m in &self.methods {
            text.push_str(&format!(
                "\n{:<10} {:>7} {:>11.3} {:>10} {:>11.2} {:>6.3} {:>12.3} {:>13} {:>11.1}",
                m.name,
                m.filled,
                m.of_optimum,
                m.questions,
                m.questions_per_filled,
                m.gini,
                m.never_asked,
                m.wait_median_h,
                m.wait_mean_h
            ));
        }
        text
    }
}

/// Runs the year with each way of asking and prints the table.
pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let vocabulary = Arc::new(vocabulary::load()?);
    let residents = usize::from(args.residents);
    let task =
        Task::new(&demo::load()?, &vocabulary, residents, args.seed).map_err(Failure::System)?;
    let ((opportunities, places), optimum) = (task.size(), task.optimum());
    let measured = |method| row(method, task.measure(method), optimum);
    let table = Table {
        seed: args.seed,
        residents: args.residents,
        opportunities,
        places,
        optimum,
        methods: Method::ALL.into_iter().map(measured).collect(),
    };
    if args.json {
        let text = serde_json::to_string_pretty(&table);
        return output::line(text.map_err(|e| Failure::System(e.to_string()))?);
    }
    output::line(table.to_text())
}
