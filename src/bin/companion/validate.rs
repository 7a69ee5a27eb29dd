//! `wasim validate`: what is wrong in files, and where.

use std::process::ExitCode;

use clap::Args;
use wasim::core::datasets::{Inventory, give};
use wasim::core::model::Layer;

use super::convert::tell;
use super::input::{How, Piece};
use super::print;

pub const HELP: &str = "\
Prints a line for each file that was read: its format and what it holds. What is wrong
goes to the standard error, with its place: records that can't be read, annotations
outside their text or whose words are elsewhere, relations without ends.

Examples:
  wasim validate project.json anna.json
  wasim validate --from doccano export.jsonl

Exit code: 0 everything came in; 1 something is wrong; 2 wrong usage.";

/// What is asked for.
#[derive(Args)]
pub struct Validate {
    #[command(flatten)]
    how: How,
}

impl Validate {
    /// Reads all files and says what is in them.
    pub fn run(&self) -> ExitCode {
        let (mut bad, mut amiss) = (false, false);
        let mut told = |name: &str, problem: &str| {
            eprintln!("wasim: {name}: {problem}");
            bad = true;
        };
        let mut files: Vec<(String, &str, Inventory)> = Vec::new();
        let read = self.how.read(&mut told, &mut |piece| {
            let (name, format, documents) = match piece {
                Piece::Data(name, format, found) => {
                    amiss |= tell(&found.findings);
                    (name, format.word(), found.documents)
                }
                Piece::Own(project) => {
                    let layers: Vec<&Layer> = project.layers.iter().collect();
                    let documents = project.reports.iter().map(|report| give(report, &layers)).collect();
                    (project.name.clone(), "wasim-project", documents)
                }
            };
            if files.last().is_none_or(|(last, ..)| *last != name) {
                files.push((name, format, Inventory::default()));
            }
            if let Some((.., inventory)) = files.last_mut() {
                documents.iter().for_each(|one| inventory.count(one));
            }
            Ok(())
        });
        amiss |= files.iter().any(|(.., inventory)| inventory.aside > 0);
        let line = |(name, format, all): &(String, &str, Inventory)| {
            let Inventory { documents, marks, links, aside, .. } = all;
            format!(
                "{name}: {format}: {documents} reports, {marks} spans, {links} relations, {aside} set aside\n"
            )
        };
        print(
            &files.iter().map(line).collect::<String>(),
            ExitCode::from(u8::from(read.is_err() || bad || amiss)),
        )
    }
}
