//! What npm installs, all of it under `target/tools`.

use std::fs;
use std::process::Command;

use anyhow::Result;
use serde_json::Value;

use super::{Setup, apt};
use crate::version::{Version, Wanted};

/// A package of the npm registry, and its version.
type Package = (&'static str, &'static str);

const BINARYEN: &[Package] = &[("binaryen", "132.0.0")];

/// What the browser tests load.
pub const TEST_PACKAGES: &[Package] = &[("axe-core", "4.14.1")];

/// What the bench compares with.
pub const BENCH_PACKAGES: &[Package] = &[("@recogito/text-annotator", "4.1.1")];

/// Older ones can't read what today's compiler writes.
const WASM_OPT: Wanted = Wanted::AtLeast(Version(120, 0, 0));

/// Whether builds are made smaller by wasm-opt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WasmOpt {
    /// There is a current one.
    Found,
    /// There is none, and npm is not there to install it.
    Absent,
}

/// A current wasm-opt, where one can be had. Without one the app works, and weighs more.
pub fn wasm_opt(setup: &mut Setup<'_>) -> WasmOpt {
    if setup.version("wasm-opt", WASM_OPT).is_none()
        && setup.sh.find("npm").is_some()
        && let Err(error) = packages(setup, BINARYEN)
    {
        println!("{error:#}");
    }
    let Some(version) = setup.version("wasm-opt", WASM_OPT) else {
        println!(
            "set-up: no current wasm-opt, and npm did not bring one: going on without, the app will weigh more"
        );
        return WasmOpt::Absent;
    };
    setup.found(format!("wasm-opt {}", version.0));
    WasmOpt::Found
}

/// Packages of the npm registry; npm itself by apt, where it is absent.
pub fn packages(setup: &mut Setup<'_>, packages: &[Package]) -> Result<()> {
    if !packages.iter().all(|package| is_there(setup, package)) {
        if setup.sh.find("npm").is_none() {
            apt::install(setup, &["npm"], "Node.js with npm, from https://nodejs.org")?;
        }
        let names = packages.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        setup.install(&names, install_command(setup, packages))?;
    }
    for (name, version) in packages {
        setup.found(format!("{name} {version}"));
    }
    Ok(())
}

/// Whether npm's folder has the package in this version.
fn is_there(setup: &Setup<'_>, (name, version): &Package) -> bool {
    let manifest = setup.sh.tools.join("node_modules").join(name).join("package.json");
    let manifest = fs::read_to_string(manifest).unwrap_or_default();
    let manifest: Value = serde_json::from_str(&manifest).unwrap_or_default();
    manifest.get("version").and_then(Value::as_str) == Some(version)
}

/// Packages are only loaded, so none of their scripts is run.
fn install_command(setup: &Setup<'_>, packages: &[Package]) -> Command {
    let mut command = setup.sh.command("npm", ["install", "--prefix"]);
    command.arg(&setup.sh.tools).args(["--ignore-scripts", "--no-audit", "--no-fund", "--save-exact"]);
    command.args(packages.iter().map(|(name, version)| format!("{name}@{version}")));
    command
}
