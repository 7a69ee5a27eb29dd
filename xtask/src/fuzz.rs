//! Fuzzes every reader: see `fuzz/src/main.rs`.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::shell::{self, Shell};

/// The longest file that is made up, in bytes.
const LONGEST: usize = 1 << 16;

/// `cargo xtask fuzz [SECONDS] [READER…]`: each reader for so long, or those that are
/// named. What went on is kept in `target/fuzz`: `corpus` has the files that the next run
/// goes on from, `finds` those that broke a rule. To see one again:
///
/// ```text
/// WASIM_FUZZ=<reader> target/fuzz/*/debug/fuzz target/fuzz/finds/<find>
/// ```
///
/// The same with `-minimize_crash=1 -runs=100000` makes it shorter.
pub fn run(sh: &Shell, seconds: u32, readers: &[String]) -> Result<()> {
    let folder = sh.target.join("fuzz");
    shell::run(in_fuzz(sh, &folder, "build", &[]))?;
    let mut readers = readers.to_vec();
    if readers.is_empty() {
        readers = words(sh, &folder)?;
    }
    let mut broken = Vec::new();
    for reader in readers {
        println!("\n== {reader}");
        let [corpus, seeds] = ["corpus", "seeds"].map(|name| folder.join(name).join(&reader));
        let finds = folder.join("finds");
        for folder in [&corpus, &seeds, &finds] {
            fs::create_dir_all(folder)?;
        }
        let prefix = format!("-artifact_prefix={}", finds.join(format!("{reader}-")).display());
        let dictionary = format!("-dict={}", sh.root.join("fuzz/words.dict").display());
        let (time, longest) = (format!("-max_total_time={seconds}"), format!("-max_len={LONGEST}"));
        // What never ends is a find after so many seconds; the limits proper are the target's.
        let rules =
            ["-timeout=30", "-rss_limit_mb=2048", "-print_final_stats=1", "-print_funcs=0", "-verbosity=0"];
        let mut command = in_fuzz(sh, &folder, "run", &[&prefix, &dictionary, &time, &longest]);
        command.args(rules).args([&corpus, &seeds]);
        command.env("WASIM_FUZZ", &reader).env("WASIM_FUZZ_SEEDS", &seeds);
        if shell::run(command).is_err() {
            broken.push(reader);
        }
    }
    if !broken.is_empty() {
        bail!("finds in {}, from {}", folder.join("finds").display(), broken.join(", "));
    }
    Ok(())
}

/// Cargo on the crate of the targets, which has its own flags and lock file.
fn in_fuzz(sh: &Shell, target: &Path, verb: &str, args: &[&str]) -> Command {
    let mut command = sh.command("cargo", [verb, "--quiet", "--locked", "--target-dir"]);
    command.arg(target).current_dir(sh.root.join("fuzz"));
    // These would go before the flags of the crate.
    command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    if verb == "run" {
        command.arg("--");
    }
    command.args(args);
    command
}

/// The names of all readers, a line each.
fn words(sh: &Shell, folder: &Path) -> Result<Vec<String>> {
    let mut command = in_fuzz(sh, folder, "run", &[]);
    command.env("WASIM_FUZZ", "list");
    let words = shell::read(command).unwrap_or_default();
    if words.is_empty() {
        bail!("the fuzz targets have no names");
    }
    Ok(words.lines().map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_for_the_target_comes_behind_what_is_for_cargo() {
        let sh = Shell::new().unwrap();
        let line = |verb: &str| shell::text(&in_fuzz(&sh, Path::new("t"), verb, &["-a=b"]));
        assert_eq!(line("run"), "cargo run --quiet --locked --target-dir t -- -a=b");
        assert_eq!(line("build"), "cargo build --quiet --locked --target-dir t -a=b");
    }
}
