//! Builds and runs the command-line companion.

use std::ffi::OsString;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use crate::shell::Shell;

/// Runs the companion in the caller's folder, with its input, output and exit code.
pub fn run(sh: &Shell, args: &[OsString]) -> Result<ExitCode> {
    let mut command = Command::new("cargo");
    command.args(["run", "--quiet", "--features", "cli", "--bin", "wasim", "--manifest-path"]);
    command.arg(sh.root.join("Cargo.toml")).arg("--").args(args);
    let status = command.status().context("could not start cargo")?;
    // No code at all: a signal ended it.
    Ok(status.code().and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::FAILURE, ExitCode::from))
}
