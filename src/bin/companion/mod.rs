//! The command-line companion: the core at work on files, without a browser.
//! Built with the feature `cli` only; nothing of it gets into the app.

mod agree;
mod card;
mod convert;
mod figures;
mod files;
mod input;
mod stats;
mod validate;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

/// Wasim's work on files, without a browser.
#[derive(Parser)]
#[command(name = "wasim", version, disable_help_subcommand = true, after_help = EXIT_CODES)]
enum Companion {
    /// Find the casualty figures in Arabic reports
    #[command(after_help = figures::HELP)]
    Figures(figures::Figures),
    /// Turn annotated files of one program into those of another
    #[command(after_help = convert::HELP)]
    Convert(convert::Convert),
    /// Check files: what is wrong in them, and where
    #[command(after_help = validate::HELP)]
    Validate(validate::Validate),
    /// Measure how far annotators agree
    #[command(after_help = agree::HELP)]
    Agree(agree::Agree),
    /// Count what files hold: reports, annotators, labels, relations
    #[command(after_help = stats::HELP)]
    Stats(stats::Stats),
}

const EXIT_CODES: &str =
    "Exit code: 0 all went well; 1 a file could not be read (the others still are); 2 wrong usage.";

/// Runs the companion with the arguments of the process.
pub fn main() -> ExitCode {
    match Companion::parse() {
        Companion::Figures(figures) => figures.run(),
        Companion::Convert(convert) => convert.run(),
        Companion::Validate(validate) => validate.run(),
        Companion::Agree(agree) => agree.run(),
        Companion::Stats(stats) => stats.run(),
    }
}

/// Prints all that there is to say.
fn print(text: &str, code: ExitCode) -> ExitCode {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Ok(()) => code,
        Err(error) => stopped(&error, code),
    }
}

/// The output can't be written; whoever stopped reading it has had enough.
fn stopped(error: &io::Error, code: ExitCode) -> ExitCode {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return code;
    }
    eprintln!("wasim: can't write the output: {error}");
    ExitCode::FAILURE
}
