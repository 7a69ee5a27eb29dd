//! What `cargo xtask test` runs, from the quick to the slow, up to the first
//! failure; and the other commands that drive the built app in a browser.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::app;
use crate::licences;
use crate::setup::{Browser, Setup, WasmOpt};
use crate::shell::{self, Shell};
use crate::sizes::{self, Size};

/// The integration test that drives the built app in a browser.
const BROWSER_TESTS: &str = "app";

/// The integration test that feeds our files to the programs that read them.
const INTEROP_TESTS: &str = "interop";

/// With the companion, which is in no build of the app.
const CLIPPY: &str = "cargo clippy --workspace --all-targets --features wasim/cli -- --deny warnings";

/// `cargo xtask test`: every check and every test.
pub fn all(sh: &Shell) -> Result<()> {
    let mut setup = Setup::new(sh);
    setup.check_tools()?;
    let (wasm_opt, browser) = browser_tools(&mut setup)?;
    let python = setup.python()?;
    setup.finish();

    let mut steps = Steps::new();
    steps.run("formatting", || shell::run(sh.line("cargo fmt --all --check")))?;
    steps.run("clippy", || shell::run(sh.line(CLIPPY)))?;
    steps.run("clippy for the browser", || shell::run(wasm_clippy(sh)))?;
    steps.run("licences", || licences::check(sh))?;
    steps.run("unused dependencies", || shell::run(sh.line("cargo-machete")))?;
    steps.run("native tests", || native_tests(sh))?;
    steps.run("companion", || shell::run(sh.line("cargo test --features cli --test cli")))?;
    steps.run("programs that read our files", || shell::run(interop_test_command(sh, &python)))?;
    steps.run("documentation tests", || shell::run(sh.line("cargo test --workspace --doc")))?;
    let sizes = steps.run("build", || app::dist(sh, wasm_opt))?;
    steps.run("size budget", || sizes::check_budget(&sizes))?;
    steps.run("browser tests", || shell::run(browser_test_command(sh, &browser, &[])))?;
    steps.finish();
    Ok(())
}

/// `cargo xtask test NAME…`: builds the app and runs the browser tests whose names contain one of `names`.
pub fn browser_tests(sh: &Shell, names: &[String]) -> Result<()> {
    let (browser, _) = build_for_browser(sh, Setup::new(sh))?;
    shell::run(browser_test_command(sh, &browser, names))
}

/// `cargo xtask pictures`: the browser test that makes the README's pictures.
pub fn pictures(sh: &Shell) -> Result<()> {
    let (browser, _) = build_for_browser(sh, Setup::new(sh))?;
    let mut command = browser_test_command(sh, &browser, &[]);
    command.args(["--ignored", "pictures"]);
    command.env("WASIM_PICTURE", sh.root.join("tests/pictures/workbench.png"));
    shell::run(command)
}

/// `cargo xtask bench`: builds the app and measures it in a browser. The bench
/// only drives the browser, so it is built as the tests are.
pub fn bench(sh: &Shell) -> Result<()> {
    let mut setup = Setup::new(sh);
    setup.bench_packages()?;
    let (browser, sizes) = build_for_browser(sh, setup)?;
    let mut command = sh.line("cargo bench --workspace --bench browser --profile test");
    command.env("WASIM_BROTLI_BYTES", sizes::total(&sizes).to_string());
    shell::run(with_browser(sh, command, &browser))
}

fn build_for_browser(sh: &Shell, mut setup: Setup<'_>) -> Result<(Browser, Vec<Size>)> {
    let (wasm_opt, browser) = browser_tools(&mut setup)?;
    setup.finish();
    Ok((browser, app::dist(sh, wasm_opt)?))
}

fn browser_tools(setup: &mut Setup<'_>) -> Result<(WasmOpt, Browser)> {
    // The packages first: they bring npm, which the build can use as well.
    setup.test_packages()?;
    let wasm_opt = setup.build_tools()?;
    Ok((wasm_opt, setup.browser()?))
}

/// Clippy on what runs in the browser, with the list of what would panic or block there.
fn wasm_clippy(sh: &Shell) -> Command {
    let mut command = sh
        .line("cargo clippy --package wasim --lib --bins --target wasm32-unknown-unknown -- --deny warnings");
    command.env("CLIPPY_CONF_DIR", sh.root.join("xtask").join("clippy-wasm"));
    command
}

/// Every test but those that need a browser or a Python.
fn native_tests(sh: &Shell) -> Result<()> {
    let metadata = shell::read(sh.line("cargo metadata --no-deps --format-version 1"));
    let metadata: Value = serde_json::from_str(&metadata.context("`cargo metadata` failed")?)?;
    let mut command = sh.line("cargo test --workspace --lib --bins");
    for name in integration_tests(&metadata) {
        if ![BROWSER_TESTS, INTEROP_TESTS].contains(&name) {
            command.args(["--test", name]);
        }
    }
    shell::run(command)
}

/// The names of the workspace's integration tests.
fn integration_tests(metadata: &Value) -> Vec<&str> {
    let packages = metadata.get("packages").and_then(Value::as_array).into_iter().flatten();
    let targets = packages.filter_map(|package| package.get("targets")?.as_array()).flatten();
    let is_test = |target: &&Value| target.pointer("/kind/0").and_then(Value::as_str) == Some("test");
    targets.filter(is_test).filter_map(|target| target.get("name")?.as_str()).collect()
}

fn interop_test_command(sh: &Shell, python: &Path) -> Command {
    // With the companion, whose agreement is compared: as its own tests were built.
    let mut command = sh.line(&format!("cargo test --features cli --test {INTEROP_TESTS}"));
    command.env("WASIM_PYTHON", python);
    command
}

fn browser_test_command(sh: &Shell, browser: &Browser, names: &[String]) -> Command {
    // The whole workspace, as in the native tests: the same features, so nothing is compiled twice.
    let line = format!("cargo test --workspace --test {BROWSER_TESTS} --");
    let mut command = with_browser(sh, sh.line(&line), browser);
    command.args(names);
    command
}

/// Tells a test or bench where the app and the browser are.
fn with_browser(sh: &Shell, mut command: Command, browser: &Browser) -> Command {
    command
        .env("WASIM_DIST", app::folder(sh))
        .env("WASIM_CHROMIUM", &browser.chromium)
        .env("WASIM_CHROMEDRIVER", &browser.chromedriver)
        .env("WASIM_TOOLS", &sh.tools);
    command
}

/// Runs steps one after the other, each with a heading and its time.
struct Steps {
    started: Instant,
    count: usize,
}

impl Steps {
    fn new() -> Self {
        Self { started: Instant::now(), count: 0 }
    }

    fn run<T>(&mut self, name: &str, step: impl FnOnce() -> Result<T>) -> Result<T> {
        let started = Instant::now();
        println!("\n== {name}");
        let done = step().with_context(|| format!("FAILED at \"{name}\""))?;
        println!("== {name}: passed, {:.1} s", started.elapsed().as_secs_f32());
        self.count += 1;
        Ok(done)
    }

    fn finish(self) {
        println!("\nAll {} steps passed in {} s.", self.count, self.started.elapsed().as_secs());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::bail;

    #[test]
    fn integration_tests_are_listed() {
        let metadata = serde_json::json!({"packages": [
            {"targets": [{"kind": ["lib"], "name": "wasim"}, {"kind": ["test"], "name": "app"}]},
            {"targets": [{"kind": ["test"], "name": "core"}, {"kind": ["bench"], "name": "browser"}]},
        ]});
        assert_eq!(integration_tests(&metadata), ["app", "core"]);
        assert!(integration_tests(&Value::Null).is_empty());
    }

    #[test]
    fn a_failed_step_is_named_and_not_counted() {
        let mut steps = Steps::new();
        assert_eq!(steps.run("one", || Ok(7)).unwrap(), 7);
        let error = steps.run::<()>("two", || bail!("no")).unwrap_err();
        assert_eq!(format!("{error:#}"), "FAILED at \"two\": no");
        assert_eq!(steps.count, 1);
    }
}
