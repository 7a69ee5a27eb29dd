//! The developer's commands of Wasim. Each one does its own set-up first: it
//! looks for what it needs, installs what is missing, and says what it did.
//!
//! - `shell`: where the repository is, and how other programs are run
//! - `setup`: what each command needs, and how that is installed
//! - `app`: builds and serves the app with Trunk
//! - `cli`: builds and runs the command-line companion
//! - `csp`: the content security policy of the built page
//! - `sizes`: what the app weighs
//! - `fuzz`: what every reader makes of made-up files
//! - `licences`: what the dependencies' licences allow
//! - `checks`: everything that `cargo xtask test` runs

mod app;
mod checks;
mod cli;
mod csp;
mod fuzz;
mod licences;
mod setup;
mod shell;
mod sizes;
mod version;

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;
use shell::Shell;

/// The developer's commands of Wasim.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", disable_help_subcommand = true)]
enum Cli {
    /// Build the app, serve it on this machine, rebuild on each change
    Serve {
        /// Build without optimisation: ready sooner, runs slower
        #[arg(long)]
        quick: bool,
    },
    /// Run every check and test; with words, only the browser tests whose names contain them
    Test { names: Vec<String> },
    /// Measure the app in a browser, beside its peers, on generated documents
    Bench,
    /// Read made-up files in every format, a minute each, and check what comes of them
    Fuzz {
        /// How long for each reader
        #[arg(default_value_t = 60)]
        seconds: u32,
        /// The readers; else all
        readers: Vec<String>,
    },
    /// Make the pictures of the README
    Pictures,
    /// Build the app into `dist`, for any static host
    Dist,
    /// Build and run the command-line companion: `cargo xtask cli -- figures FILE…`
    #[command(name = "cli")]
    Companion {
        /// What the companion is told; `-- --help` lists it
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "ARGS")]
        args: Vec<OsString>,
    },
    /// Trunk's hook: put the hashes of inline scripts into the page's policy
    #[command(hide = true)]
    PostBuild,
}

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("cargo xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<ExitCode> {
    let sh = Shell::new()?;
    match cli {
        Cli::Serve { quick } => app::serve(&sh, quick),
        Cli::Test { names } if names.is_empty() => checks::all(&sh),
        Cli::Test { names } => checks::browser_tests(&sh, &names),
        Cli::Bench => checks::bench(&sh),
        Cli::Fuzz { seconds, readers } => fuzz::run(&sh, seconds, &readers),
        Cli::Pictures => checks::pictures(&sh),
        Cli::Dist => app::dist_command(&sh),
        Cli::PostBuild => csp::post_build(),
        Cli::Companion { args } => return cli::run(&sh, &args),
    }?;
    Ok(ExitCode::SUCCESS)
}
