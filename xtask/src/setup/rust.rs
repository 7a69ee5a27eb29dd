//! What rustup and cargo install.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::Setup;
use crate::shell;
use crate::version::{Version, Wanted};

/// Standard library for wasm. Asks rustc, so that a toolchain without rustup will do as well.
pub fn wasm_target(setup: &mut Setup<'_>) -> Result<()> {
    let what = "wasm32-unknown-unknown";
    let probe = |setup: &Setup<'_>| {
        let folder =
            shell::read(setup.sh.line("rustc --print target-libdir --target wasm32-unknown-unknown"));
        folder.is_some_and(|folder| Path::new(&folder).is_dir())
    };
    if !probe(setup) {
        setup.install(what, setup.sh.command("rustup", ["target", "add", what]))?;
        ensure!(probe(setup), "set-up: {what} is still missing for the toolchain of rust-toolchain.toml");
    }
    setup.found(what);
    Ok(())
}

/// A component of the toolchain; `probe` works where it is there.
pub fn component(setup: &mut Setup<'_>, name: &str, probe: &str) -> Result<()> {
    if shell::read(setup.sh.line(probe)).is_none() {
        setup.install(name, setup.sh.command("rustup", ["component", "add", name]))?;
    }
    setup.found(name);
    Ok(())
}

/// Trunk, of the series that Trunk.toml asks for.
pub fn trunk(setup: &mut Setup<'_>) -> Result<()> {
    cargo_tool(setup, "trunk", "trunk", Wanted::Series(0, 21), true)
}

/// The wasm-bindgen that the lock file names; it works with no other.
/// Without `--locked`: the lock file that it was published with does not install.
pub fn wasm_bindgen(setup: &mut Setup<'_>) -> Result<()> {
    let lock = fs::read_to_string(setup.sh.root.join("Cargo.lock")).context("could not read Cargo.lock")?;
    let version = locked(&lock, "wasm-bindgen").context("Cargo.lock names no wasm-bindgen")?;
    cargo_tool(setup, "wasm-bindgen", "wasm-bindgen-cli", Wanted::Exactly(version), false)
}

/// The search for unused dependencies.
pub fn machete(setup: &mut Setup<'_>) -> Result<()> {
    cargo_tool(setup, "cargo-machete", "cargo-machete", Wanted::AtLeast(Version(0, 9, 0)), true)
}

/// A program from the Rust registry. Where there is another version already,
/// which other projects may need, ours goes beside it into this repository.
fn cargo_tool(
    setup: &mut Setup<'_>,
    program: &str,
    package: &str,
    wanted: Wanted,
    locked: bool,
) -> Result<()> {
    if setup.version(program, wanted).is_none() {
        let other = setup.any_version(program).is_some();
        setup.install(program, install_command(setup, package, wanted, locked, other))?;
    }
    let version = setup.version(program, wanted);
    let version =
        version.with_context(|| format!("set-up: {program} {wanted} was installed but is not found"))?;
    setup.found(format!("{program} {version}"));
    Ok(())
}

fn install_command(setup: &Setup<'_>, package: &str, wanted: Wanted, locked: bool, beside: bool) -> Command {
    let mut command = setup.sh.command("cargo", ["install", package, "--version", &wanted.to_string()]);
    if locked {
        command.arg("--locked");
    }
    if beside {
        command.arg("--root").arg(&setup.sh.tools);
    }
    command
}

/// The version of `package` in a lock file; the first where there are several.
fn locked(lock: &str, package: &str) -> Option<Version> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    let version = lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Version::find(version)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::Shell;

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"registry\"\ndependencies = [\n \"cfg-if\",\n \"wasm-bindgen-macro\",\n]\n\n[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n";

    #[test]
    fn the_lock_file_names_versions() {
        let check = |lock, package, expected| assert_eq!(locked(lock, package), expected, "{package}");
        check(LOCK, "wasm-bindgen", Some(Version(0, 2, 130)));
        check(LOCK, "wasm-bindgen-futures", Some(Version(0, 4, 80)));
        check(LOCK, "wasm", None);
        check("", "wasm-bindgen", None);
        check("name = \"wasm-bindgen\"", "wasm-bindgen", None);
        check("name = \"wasm-bindgen\"\nversion = 1", "wasm-bindgen", None);
    }

    #[test]
    fn this_repository_locks_wasm_bindgen() {
        let lock = fs::read_to_string(Shell::new().unwrap().root.join("Cargo.lock")).unwrap();
        assert!(locked(&lock, "wasm-bindgen").is_some());
    }

    #[test]
    fn tools_are_installed_by_version() {
        let sh = Shell::new().unwrap();
        let setup = Setup::new(&sh);
        let check = |command: Command, expected: &str| assert_eq!(shell::text(&command), expected);
        let series = Wanted::Series(0, 21);
        check(
            install_command(&setup, "trunk", series, true, false),
            "cargo install trunk --version ~0.21 --locked",
        );
        let exact = Wanted::Exactly(Version(0, 2, 130));
        let beside =
            format!("cargo install wasm-bindgen-cli --version 0.2.130 --root {}", sh.tools.display());
        check(install_command(&setup, "wasm-bindgen-cli", exact, false, true), &beside);
    }
}
