//! `wasim figures`: the casualty figures of Arabic texts.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde::Serialize;
use wasim::core::figures::{Found, Policy, find};
use wasim::core::text::Text;

use super::files::Input;
use super::{input, stopped};

pub const HELP: &str = "\
Prints one JSON object a line for each phrase, in the order of the text:
  file      as it was given
  start     where the phrase begins, in Unicode code points from the start of the text, as Wasim
  end       counts: a byte order mark does not count, CR LF are two; `end` is one past the last
  text      the phrase: modifier, number, counted noun
  low       the lowest number of people; null: not stated
  best      the most likely one; null: not stated
  high      the highest one; null: not stated
  modifier  exact, at_least, more_than, less_than, up_to, about, range, vague, unspecified, negated, ambiguous
  kind      killed, injured, missing, detained, abducted, displaced, other
  victim    civilian, fighter, officer, child, woman, mixed, unknown
  reason    the rule that gave the number

Policies:
  literal       what the words say: `more than 20` is 21 or more, tens are 10 or more
  conservative  the lowest number, as ACLED codes: `more than 20` is 20
  strict        vague figures and plurals without a number stay null, as in the GTD

Example:
  wasim figures --policy strict reports/*.txt > figures.jsonl

Exit code: 0 all went well; 1 a file could not be read (the others still are); 2 wrong usage.";

/// What is asked for.
#[derive(Args)]
pub struct Figures {
    /// How figures are derived from what a phrase says: literal, conservative or strict
    #[arg(long, value_name = "NAME", default_value = Policy::Literal.as_str(), value_parser = policies(), hide_possible_values = true)]
    policy: Policy,
    /// Text files in UTF-8; `-` is the standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

fn policies() -> impl TypedValueParser<Value = Policy> {
    let names = Policy::ALL.iter().map(|policy| policy.as_str());
    PossibleValuesParser::new(names).map(|name| Policy::parse(&name).unwrap_or(Policy::Literal))
}

/// One line of the output; the fields in this order.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    start: usize,
    end: usize,
    text: &'a str,
    low: Option<u64>,
    best: Option<u64>,
    high: Option<u64>,
    modifier: &'a str,
    kind: &'a str,
    victim: &'a str,
    reason: String,
}

impl Figures {
    /// Prints the figures of all files.
    pub fn run(&self) -> ExitCode {
        let mut out = BufWriter::new(io::stdout().lock());
        let mut code = ExitCode::SUCCESS;
        for file in &self.files {
            let name = file.display().to_string();
            let text = match Input::at(file).bytes().and_then(|bytes| input::text(bytes, None)) {
                Ok(text) => Text::new(text),
                Err(problem) => {
                    // What was found before comes before the complaint on a shared terminal.
                    let _ = out.flush();
                    eprintln!("wasim: {name}: {problem}");
                    code = ExitCode::FAILURE;
                    continue;
                }
            };
            if let Err(error) = print(&mut out, &name, &text, self.policy) {
                return stopped(&error, code);
            }
        }
        match out.flush() {
            Ok(()) => code,
            Err(error) => stopped(&error, code),
        }
    }
}

/// Writes a line for each figure of a text.
fn print(out: &mut impl Write, file: &str, text: &Text, policy: Policy) -> io::Result<()> {
    for Found { range, reading } in find(text, policy) {
        let line = Line {
            file,
            start: range.start().0,
            end: range.end().0,
            text: text.slice(range).unwrap_or_default(),
            low: reading.low,
            best: reading.best,
            high: reading.high,
            modifier: reading.modifier.as_str(),
            kind: reading.kind.as_str(),
            victim: reading.victim.as_str(),
            reason: reading.reason.to_string(),
        };
        serde_json::to_writer(&mut *out, &line)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
