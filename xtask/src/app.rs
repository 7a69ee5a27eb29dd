//! Builds and serves the app with Trunk.

use std::env;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::setup::{Setup, WasmOpt};
use crate::shell::{self, Shell};
use crate::sizes::{self, Size};

/// The port of `cargo xtask serve`, as in Trunk.toml; where it is taken, the next free one.
const PORT: u16 = 8080;

/// `cargo xtask dist`: builds the app and prints what it weighs.
pub fn dist_command(sh: &Shell) -> Result<()> {
    let mut setup = Setup::new(sh);
    let wasm_opt = setup.build_tools()?;
    setup.finish();
    dist(sh, wasm_opt)?;
    Ok(())
}

/// Builds the app into `dist`, prints what it weighs and gives the sizes.
pub fn dist(sh: &Shell, wasm_opt: WasmOpt) -> Result<Vec<Size>> {
    let started = Instant::now();
    fetch(sh)?;
    let mut command = trunk(sh, "build", true, wasm_opt);
    command.arg("--dist").arg(folder(sh));
    shell::run(command)?;
    let sizes = sizes::measure(&folder(sh))?;
    println!("{}", sizes::table(&sizes));
    println!("the app is in {}, built in {} s", folder(sh).display(), started.elapsed().as_secs());
    Ok(sizes)
}

/// Where `dist` leaves the app.
pub fn folder(sh: &Shell) -> PathBuf {
    sh.root.join("dist")
}

/// `cargo xtask serve`: ends when it is interrupted.
pub fn serve(sh: &Shell, quick: bool) -> Result<()> {
    let mut setup = Setup::new(sh);
    let wasm_opt = setup.build_tools()?;
    setup.finish();
    fetch(sh)?;
    let port = free_port().context("no free port from 8080 on")?;
    let mut command = trunk(sh, "serve", !quick, wasm_opt);
    // Another folder than `dist`, which stays what it was built as.
    command.arg("--dist").arg(sh.target.join("serve")).arg("--port").arg(port.to_string());
    if has_display() {
        command.arg("--open");
    }
    println!("the app will be at http://127.0.0.1:{port}/ once it is built; Ctrl+C ends it");
    shell::run(command)
}

/// Trunk reads cargo's packages without asking the network, so they are fetched first.
fn fetch(sh: &Shell) -> Result<()> {
    shell::run(sh.line("cargo fetch"))
}

fn trunk(sh: &Shell, verb: &str, optimised: bool, wasm_opt: WasmOpt) -> Command {
    let mut command = sh.command("trunk", [verb]);
    match (optimised, wasm_opt) {
        (true, WasmOpt::Found) => command.arg("--release"),
        // Trunk runs wasm-opt for `--release` only.
        (true, WasmOpt::Absent) => command.args(["--cargo-profile", "release"]),
        (false, _) => &mut command,
    };
    // Trunk takes only `true` and `false` here; by convention any value means true.
    if env::var_os("NO_COLOR").is_some() {
        command.env("NO_COLOR", "true");
    }
    command
}

fn free_port() -> Option<u16> {
    (PORT..PORT + 100).find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok())
}

/// Whether a browser can be opened for the person who called.
fn has_display() -> bool {
    if env::var_os("CI").is_some() {
        return false;
    }
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
