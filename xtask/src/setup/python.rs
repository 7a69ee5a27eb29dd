//! A Python of this repository's own, under `target/tools/python`, with the programs
//! that read our files.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::{Setup, apt};
use crate::shell;
use crate::version::{Version, Wanted};

/// What is installed: each package with its version, and what these ask for.
const REQUIREMENTS: &str = "tests/interop/requirements.txt";

/// What is installed after it, each alone: what is needed of what it asks for is above.
const ALONE: &str = "tests/interop/requirements-alone.txt";

/// The oldest that the packages run with.
const WANTED: Wanted = Wanted::AtLeast(Version(3, 11, 0));

/// What a person has to install where there is no apt.
const INSTEAD: &str = "Python 3.11 or later with its `venv` module, from https://www.python.org";

/// The names of the program, the likeliest first.
const NAMES: &[&str] = &["python3", "python"];

/// The environment's Python. Where it is missing or its packages are others than
/// those of the list, it is made anew.
pub fn environment(setup: &mut Setup<'_>) -> Result<PathBuf> {
    let folder = setup.sh.tools.join("python");
    let python = program(&folder);
    let wanted = read(setup, REQUIREMENTS)? + &read(setup, ALONE)?;
    // Written last, so that what was broken off is begun again.
    let installed = folder.join("requirements.txt");
    let is_there = fs::read_to_string(&installed).is_ok_and(|installed| installed == wanted);
    if !(is_there && runs(setup, &python)) {
        let base = base(setup)?;
        setup.install("a Python environment", make_command(setup, &base, &folder))?;
        for (list, options) in [(REQUIREMENTS, &[][..]), (ALONE, &["--no-deps"])] {
            let names = names(&read(setup, list)?);
            setup.install(&names, packages_command(setup, &python, list, options))?;
        }
        fs::write(&installed, wanted).context("could not write target/tools/python/requirements.txt")?;
    }
    setup.found(format!("Python with the packages of {REQUIREMENTS}"));
    Ok(python)
}

fn read(setup: &Setup<'_>, list: &str) -> Result<String> {
    fs::read_to_string(setup.sh.root.join(list)).with_context(|| format!("could not read {list}"))
}

/// The program of an environment.
fn program(folder: &Path) -> PathBuf {
    let folder = folder.join(if cfg!(windows) { "Scripts" } else { "bin" });
    folder.join(format!("python{}", env::consts::EXE_SUFFIX))
}

/// Whether there is such a program, and whether what it was made of is still there.
fn runs(setup: &Setup<'_>, python: &Path) -> bool {
    shell::read(setup.sh.command(python, ["--version"])).is_some()
}

/// A Python that can make environments; by apt, where there is none.
fn base(setup: &Setup<'_>) -> Result<PathBuf> {
    if let Some(found) = find(setup) {
        return Ok(found);
    }
    apt::install(setup, &["python3", "python3-venv"], INSTEAD)?;
    find(setup).with_context(|| format!("set-up: no Python that will do; please install {INSTEAD}"))
}

fn find(setup: &Setup<'_>) -> Option<PathBuf> {
    let found = NAMES.iter().filter_map(|name| setup.sh.find(name));
    found.into_iter().find(|python| {
        // Debian keeps `ensurepip`, which `venv` needs, in a package of its own.
        let can_make = || shell::read(setup.sh.command(python, ["-c", "import ensurepip, venv"])).is_some();
        setup.any_version(python).is_some_and(|version| WANTED.allows(version)) && can_make()
    })
}

fn make_command(setup: &Setup<'_>, base: &Path, folder: &Path) -> Command {
    let mut command = setup.sh.command(base, ["-m", "venv", "--clear"]);
    command.arg(folder);
    command
}

fn packages_command(setup: &Setup<'_>, python: &Path, list: &str, options: &[&str]) -> Command {
    let words =
        ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "--requirement"];
    let mut command = setup.sh.command(python, words);
    command.arg(setup.sh.root.join(list)).args(options);
    command
}

/// The packages of a list, without its comments.
fn names(list: &str) -> String {
    let lines = list.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::Shell;

    #[test]
    fn an_installation_is_announced_by_its_packages() {
        assert_eq!(names("# a\n\nspacy==3.8.18 # b\r\nseqeval==1.2.2\n"), "spacy==3.8.18, seqeval==1.2.2");
    }

    #[test]
    fn every_package_of_the_list_has_a_version() {
        for list in [REQUIREMENTS, ALONE] {
            let names = names(&fs::read_to_string(Shell::new().unwrap().root.join(list)).unwrap());
            assert!(!names.is_empty() && names.split(", ").all(|name| name.contains("==")), "{names}");
        }
    }
}
