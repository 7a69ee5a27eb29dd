//! `wasim stats`: what files hold.

use std::process::ExitCode;

use clap::Args;
use serde_json::json;
use wasim::core::datasets::{Inventory, give};
use wasim::core::model::Layer;

use super::convert::tell;
use super::input::{How, Piece};
use super::print;

pub const HELP: &str = "\
Prints one JSON object over all files:
  reports, spans, relations, set_aside
  labels          label → how many spans have it
  relation_types  type → how many relations have it
  annotators      name → how many reports they worked on

Example:
  wasim stats project.json | jq .labels

Exit code: 0 all went well; 1 a file or a record could not be read; 2 wrong usage.";

/// What is asked for.
#[derive(Args)]
pub struct Stats {
    #[command(flatten)]
    how: How,
}

impl Stats {
    /// Reads all files and counts.
    pub fn run(&self) -> ExitCode {
        let mut bad = false;
        let mut amiss = false;
        let mut told = |name: &str, problem: &str| {
            eprintln!("wasim: {name}: {problem}");
            bad = true;
        };
        let mut inventory = Inventory::default();
        let read = self.how.read(&mut told, &mut |piece| {
            match piece {
                Piece::Data(_, _, found) => {
                    amiss |= tell(&found.findings);
                    found.documents.iter().for_each(|one| inventory.count(one));
                }
                Piece::Own(project) => {
                    let layers: Vec<&Layer> = project.layers.iter().collect();
                    project.reports.iter().for_each(|report| inventory.count(&give(report, &layers)));
                }
            }
            Ok(())
        });
        let counts = |kinds: &std::collections::BTreeMap<String, wasim::core::datasets::Kind>| {
            kinds
                .iter()
                .map(|(name, kind)| (name.clone(), kind.count.into()))
                .collect::<serde_json::Map<_, _>>()
        };
        let all = json!({
            "reports": inventory.documents,
            "spans": inventory.marks,
            "relations": inventory.links,
            "set_aside": inventory.aside,
            "labels": counts(&inventory.labels),
            "relation_types": counts(&inventory.relations),
            "annotators": inventory.annotators,
        });
        let code = ExitCode::from(u8::from(read.is_err() || bad || amiss));
        print(&format!("{all:#}\n"), code)
    }
}
