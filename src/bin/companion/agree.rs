//! `wasim agree`: how far annotators agree.

use std::fmt::Write;
use std::process::ExitCode;

use clap::Args;
use wasim::core::agreement::export::Export;
use wasim::core::agreement::{Counts, Edges, Measure, Options, Plan, Scope, Tallies, Task};
use wasim::core::model::{Layer, Project, Sheet};

use super::input::{How, Piece};
use super::print;

pub const HELP: &str = "\
Takes a project and the layers of its annotators, all but the adjudicated ones, and
prints each measure for all annotators and for each pair: its value, or why it has
none, with the 95 % interval over reports where there is one. With --json or --csv
everything is there: by label, by report, the definitions, the confusions.

Examples:
  wasim agree project.json anna.json omar.json
  wasim agree project.json --json | jq '.figures[] | select(.measure == \"exact_f1\")'

Exit code: 0 all went well; 1 a file could not be read, or there is no project with two
layers; 2 wrong usage.";

/// What is asked for.
#[derive(Args)]
pub struct Agree {
    #[command(flatten)]
    how: How,
    /// Everything, as JSON
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// Everything, as comma-separated values
    #[arg(long)]
    csv: bool,
    /// Count the edges of spans by whole tokens
    #[arg(long)]
    whole_tokens: bool,
    /// Leave out what the program suggested
    #[arg(long)]
    blind: bool,
    /// Only reports that the annotator calls done
    #[arg(long)]
    done: bool,
}

impl Agree {
    /// Reads the project with its layers and prints the figures.
    pub fn run(&self) -> ExitCode {
        let (mut code, mut said) = (ExitCode::SUCCESS, String::new());
        let mut told = |name: &str, problem: &str| {
            eprintln!("wasim: {name}: {problem}");
            code = ExitCode::FAILURE;
        };
        let read = self.how.read(&mut told, &mut |piece| {
            if let Piece::Own(project) = piece {
                said.push_str(&self.measure(&project).unwrap_or_default());
            }
            Ok(())
        });
        if said.is_empty() || read.is_err() {
            eprintln!("wasim: agreement takes a project of Wasim and the layers of two annotators");
            code = ExitCode::FAILURE;
        }
        print(&said, code)
    }

    /// What there is to say of a project; `None` without two annotators.
    fn measure(&self, project: &Project) -> Option<String> {
        let layers: Vec<&Layer> =
            project.layers.iter().filter(|layer| !layer.gold && !layer.sheets.is_empty()).collect();
        if layers.len() < 2 {
            return None;
        }
        let edges = if self.whole_tokens { Edges::WholeTokens } else { Edges::Exact };
        let plan =
            Plan::of(&project.schema, &layers, Options { edges, blind: self.blind, done_only: self.done });
        let mut tallies = Tallies::new(plan.clone());
        for (at, report) in project.reports.iter().enumerate() {
            let sheets: Vec<Option<&Sheet>> = layers.iter().map(|layer| layer.sheet(&report.id)).collect();
            if sheets.iter().any(Option::is_some) {
                tallies.add(Counts::of(&plan, &Task::of(&plan, at, report, &sheets)));
            }
        }
        let name =
            |at: usize| project.reports.get(at).map(|report| report.id.to_string()).unwrap_or_default();
        let mut export = Export::new(&tallies);
        if self.json || self.csv {
            Export::scopes(&tallies).into_iter().for_each(|scope| export.take(&tallies, scope, &name));
            if self.csv { Some(export.csv(false)) } else { export.json().ok().map(|json| json + "\n") }
        } else {
            Some(figures(&tallies, &plan))
        }
    }
}

/// The figures over the whole project, for people.
fn figures(tallies: &Tallies, plan: &Plan) -> String {
    let mut out = String::new();
    let pairs = tallies.pairs().iter().enumerate();
    let name = |at: usize| plan.annotators.get(at).map_or("", String::as_str);
    let named = pairs.map(|(at, (a, b))| (Some(at), format!("{} / {}", name(*a), name(*b))));
    let all = (None, "all annotators".to_owned());
    let others: Vec<_> = if tallies.pairs().len() > 1 { named.collect() } else { Vec::new() };
    for (pair, title) in [all].into_iter().chain(others) {
        let _ = writeln!(out, "{title}");
        let scope = Scope { pair, ..Scope::default() };
        for measure in Measure::ALL {
            let value = match tallies.figure(measure, scope) {
                Err(reason) => format!("– ({})", reason.id().replace('_', " ")),
                Ok(value) => match tallies.interval(measure, scope) {
                    Ok(interval) => format!("{value:.3} ({:.3} to {:.3})", interval.low, interval.high),
                    Err(_) => format!("{value:.3}"),
                },
            };
            let _ = writeln!(out, "  {:<30}{value}", measure.id());
        }
    }
    out
}
