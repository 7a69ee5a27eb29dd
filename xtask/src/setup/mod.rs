//! What each command needs. Every need is looked for first; what is missing is
//! installed in the ordinary way (rustup, cargo, npm, pip, apt), and an error names
//! the command that did not work, or what a person has to install.

mod apt;
mod browser;
mod node;
mod python;
mod rust;

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};

pub use browser::Browser;
pub use node::WasmOpt;

use crate::shell::{self, Shell};
use crate::version::{Version, Wanted};

/// One command's set-up: what was found, and what had to be installed.
pub struct Setup<'a> {
    sh: &'a Shell,
    found: Vec<String>,
}

impl<'a> Setup<'a> {
    /// Nothing looked for yet.
    pub fn new(sh: &'a Shell) -> Self {
        Self { sh, found: Vec::new() }
    }

    /// What a build of the app needs.
    pub fn build_tools(&mut self) -> Result<WasmOpt> {
        rust::wasm_target(self)?;
        rust::trunk(self)?;
        rust::wasm_bindgen(self)?;
        Ok(node::wasm_opt(self))
    }

    /// What the checks need that don't run the app.
    pub fn check_tools(&mut self) -> Result<()> {
        rust::component(self, "rustfmt", "cargo fmt --version")?;
        rust::component(self, "clippy", "cargo clippy --version")?;
        rust::machete(self)
    }

    /// What the browser tests load from npm.
    pub fn test_packages(&mut self) -> Result<()> {
        node::packages(self, node::TEST_PACKAGES)
    }

    /// What the bench loads from npm.
    pub fn bench_packages(&mut self) -> Result<()> {
        node::packages(self, node::BENCH_PACKAGES)
    }

    /// A browser with its driver, and fonts to draw with.
    pub fn browser(&mut self) -> Result<Browser> {
        browser::find_or_install(self)
    }

    /// A Python with the programs that read our files.
    pub fn python(&mut self) -> Result<PathBuf> {
        python::environment(self)
    }

    /// Says in one line what was there; what was installed has had its own lines.
    pub fn finish(self) {
        println!("set-up: found {}", self.found.join(", "));
    }

    fn found(&mut self, what: impl Into<String>) {
        self.found.push(what.into());
    }

    /// Runs what installs `what`, and says so.
    fn install(&self, what: &str, command: Command) -> Result<()> {
        let line = shell::text(&command);
        println!("set-up: installing {what}: {line}");
        let started = Instant::now();
        shell::run(command)
            .with_context(|| format!("set-up: {what} is missing, and installing it failed"))?;
        println!("set-up: installed {what} in {} s", started.elapsed().as_secs());
        Ok(())
    }

    /// The version of `program`, where it is there and of a wanted version.
    fn version(&self, program: &str, wanted: Wanted) -> Option<Version> {
        self.any_version(program).filter(|version| wanted.allows(*version))
    }

    /// The version of `program`, whichever it is.
    fn any_version(&self, program: impl AsRef<OsStr>) -> Option<Version> {
        Version::find(&shell::read(self.sh.command(program, ["--version"]))?)
    }
}
