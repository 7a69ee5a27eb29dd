//! Where the repository is, and how other programs are run in it.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The repository's folders, and the search path that programs are run with.
pub struct Shell {
    /// The repository.
    pub root: PathBuf,
    /// Cargo's target folder.
    pub target: PathBuf,
    /// Where tools are installed that belong to this repository alone.
    pub tools: PathBuf,
    path: OsString,
}

impl Shell {
    /// Fails where the search path has a folder that can't stand in one (a `:` in its name).
    pub fn new() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&manifest).parent().context("xtask lies in no repository")?.to_path_buf();
        // `join` keeps an absolute path as it is.
        let target = root.join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()));
        let tools = target.join("tools");
        let path = search_path(&tools)?;
        Ok(Self { root, target, tools, path })
    }

    /// A command that will run in the repository.
    pub fn command<I>(&self, program: impl AsRef<OsStr>, args: I) -> Command
    where
        I: IntoIterator,
        I::Item: AsRef<OsStr>,
    {
        let mut command = Command::new(program);
        command.args(args).current_dir(&self.root).env("PATH", &self.path);
        command
    }

    /// The same for a line that a person could type: words parted by blanks, no quoting.
    pub fn line(&self, line: &str) -> Command {
        let mut words = line.split_whitespace();
        self.command(words.next().unwrap_or_default(), words)
    }

    /// Where `program` lies on the search path.
    pub fn find(&self, program: &str) -> Option<PathBuf> {
        let name = format!("{program}{}", env::consts::EXE_SUFFIX);
        env::split_paths(&self.path).map(|folder| folder.join(&name)).find(|file| file.is_file())
    }
}

/// This repository's own tools first, then the caller's path, then cargo's.
fn search_path(tools: &Path) -> Result<OsString> {
    let mut folders = vec![tools.join("bin"), tools.join("node_modules").join(".bin")];
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    let cargo = env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo = cargo.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    folders.extend(cargo.map(|folder| folder.join("bin")));
    env::join_paths(folders).context("a folder on PATH has a name that can't be kept there")
}

/// Runs to the end with its output on the terminal. The error names the command.
pub fn run(mut command: Command) -> Result<()> {
    let status = command.status().with_context(|| format!("could not start `{}`", text(&command)))?;
    if !status.success() {
        bail!("`{}` ended with {status}", text(&command));
    }
    Ok(())
}

/// What a command prints, or nothing where it is absent or fails.
pub fn read(mut command: Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The command as a person would type it.
pub fn text(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| quoted(&word.to_string_lossy())).collect::<Vec<_>>().join(" ")
}

fn quoted(word: &str) -> String {
    if word.is_empty() || word.contains([' ', '&', '*', ';', '|', '<', '>']) {
        format!("'{word}'")
    } else {
        word.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_reads_as_it_is_typed() {
        let mut command = Command::new("npm");
        command.args(["install", "--prefix", "my tools", "axe-core@4"]);
        assert_eq!(text(&command), "npm install --prefix 'my tools' axe-core@4");
    }

    #[test]
    fn a_failing_command_is_named() {
        let mut command = Command::new("cargo");
        command.args(["no-such-command"]).stderr(Stdio::null());
        let error = run(command).unwrap_err().to_string();
        assert!(error.starts_with("`cargo no-such-command` ended with"), "{error}");
        assert!(read(Command::new("no-such-program")).is_none());
    }
}
