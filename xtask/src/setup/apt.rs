//! What Debian's package manager installs.

use std::io::{IsTerminal, stdin};

use anyhow::{Result, bail};

use super::Setup;
use crate::shell;

/// Installs packages where there is apt; elsewhere the error names `instead`,
/// which is what a person has to install.
pub fn install(setup: &Setup<'_>, packages: &[&str], instead: &str) -> Result<()> {
    if setup.sh.find("apt-get").is_none() {
        bail!("set-up: please install {instead}");
    }
    let is_root = shell::read(setup.sh.line("id -u")).as_deref() == Some("0");
    let script = script(packages, is_root, stdin().is_terminal());
    let mut command = setup.sh.command("sh", ["-c", &script]);
    command.env("DEBIAN_FRONTEND", "noninteractive");
    setup.install(&packages.join(", "), command)
}

/// What the shell is given. Where nobody could type a password, sudo does not ask for one.
fn script(packages: &[&str], is_root: bool, can_ask: bool) -> String {
    let sudo = match (is_root, can_ask) {
        (true, _) => "",
        (false, true) => "sudo ",
        (false, false) => "sudo -n ",
    };
    let packages = packages.join(" ");
    format!("{sudo}apt-get update -q && {sudo}apt-get install -q -y --no-install-recommends {packages}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts() {
        let check = |is_root, can_ask, expected| assert_eq!(script(&["a", "b"], is_root, can_ask), expected);
        check(true, true, "apt-get update -q && apt-get install -q -y --no-install-recommends a b");
        check(
            false,
            true,
            "sudo apt-get update -q && sudo apt-get install -q -y --no-install-recommends a b",
        );
        check(
            false,
            false,
            "sudo -n apt-get update -q && sudo -n apt-get install -q -y --no-install-recommends a b",
        );
    }
}
