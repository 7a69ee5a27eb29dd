//! Every package that is built into the app or its tools has a licence that we
//! can pass on.

use anyhow::{Context, Result, bail};
use serde_json::Value;
use spdx::{Expression, ParseMode};

use crate::shell::{self, Shell};

/// Licences that ask for no more than a notice, or for changes to their own files.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Reads what cargo knows of every package in the lock file; fails with the
/// list of those whose licence is not allowed.
pub fn check(sh: &Shell) -> Result<()> {
    let metadata = shell::read(sh.line("cargo metadata --format-version 1"))
        .context("`cargo metadata` failed; by hand it says why")?;
    let metadata: Value =
        serde_json::from_str(&metadata).context("what cargo metadata prints is not JSON")?;
    let packages =
        metadata.get("packages").and_then(Value::as_array).context("cargo metadata lists no packages")?;
    let refused: Vec<String> = packages.iter().filter_map(refused).collect();
    if !refused.is_empty() {
        bail!("licences that are not on the list in xtask/src/licences.rs:\n  {}", refused.join("\n  "));
    }
    println!("{} packages, every licence allowed", packages.len());
    Ok(())
}

/// Name and licence of a package, where the licence is not allowed.
fn refused(package: &Value) -> Option<String> {
    let text = |key| package.get(key).and_then(Value::as_str);
    let licence = text("license").unwrap_or("no licence");
    let (name, version) = (text("name").unwrap_or("?"), text("version").unwrap_or("?"));
    (!allows(licence)).then(|| format!("{name} {version}: {licence}"))
}

/// Whether an SPDX expression can be met with allowed licences alone. Reads the
/// old spelling `MIT/Apache-2.0` too.
fn allows(expression: &str) -> bool {
    Expression::parse_mode(expression, ParseMode::LAX)
        .is_ok_and(|parsed| parsed.evaluate(|licence| ALLOWED.contains(&licence.to_string().as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions() {
        let check = |expression, expected| assert_eq!(allows(expression), expected, "{expression}");
        check("MIT", true);
        check("MIT OR Apache-2.0", true);
        check("MIT/Apache-2.0", true);
        check("GPL-3.0-only OR MIT", true);
        check("(MIT OR Apache-2.0) AND Unicode-3.0", true);
        check("Apache-2.0 WITH LLVM-exception", true);
        check("GPL-3.0-only", false);
        check("MIT AND GPL-3.0-only", false);
        check("AGPL-3.0-or-later", false);
        check("Apache-2.0 WITH Classpath-exception-2.0", false);
        check("Made-Up-1.0", false);
        check("", false);
    }

    #[test]
    fn a_refused_package_is_named() {
        let check =
            |package: Value, expected: Option<&str>| assert_eq!(refused(&package).as_deref(), expected);
        check(serde_json::json!({"name": "a", "version": "1.0.0", "license": "MIT"}), None);
        check(
            serde_json::json!({"name": "a", "version": "1.0.0", "license": "GPL-2.0"}),
            Some("a 1.0.0: GPL-2.0"),
        );
        check(
            serde_json::json!({"name": "a", "version": "1.0.0", "license": null}),
            Some("a 1.0.0: no licence"),
        );
    }
}
