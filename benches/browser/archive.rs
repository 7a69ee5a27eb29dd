//! A data set of many reports, as our own lines: into the app and out of it again, by
//! the clock of the page, and read and written by Python beside it.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::json;
use wasim::core::datasets::write::{Losses, Recipe, write};
use wasim::core::datasets::{Format, give};

use crate::crowd::Crowd;
use crate::support::app::App;
use crate::support::browser::Person;
use crate::team::Long;

/// Longer than anything here may take.
const PATIENCE: Duration = Duration::from_secs(300);

/// Reads the lines of a file, and writes them again: the milliseconds of each.
const PYTHON: &str = "
import json, sys, time
name = sys.argv[1]
begun = time.perf_counter()
with open(name, encoding='utf-8') as file:
    records = [json.loads(line) for line in file]
read = time.perf_counter()
with open(name + '.python', 'w', encoding='utf-8') as file:
    for record in records:
        file.write(json.dumps(record, ensure_ascii=False) + '\\n')
print((read - begun) * 1000, (time.perf_counter() - read) * 1000)
";

/// What came of it, in milliseconds and bytes.
pub struct Measured {
    /// From the file to all that was found in it.
    pub read: Long,
    /// From the decision to the project that has it.
    pub taken: Long,
    /// From then on until all of it is on the disk.
    pub kept: f64,
    /// From the choice of the format to the file.
    pub written: Long,
    /// The most memory that the page and its workers had meanwhile, above what the empty
    /// page had; `None` where the system does not say.
    pub memory: Option<f64>,
    /// Python's reading and writing; `None` where there is no Python.
    pub python: Option<(f64, f64)>,
    /// The size of the file.
    pub size: f64,
}

/// The lines of a file.
pub struct Archive {
    file: PathBuf,
}

impl Archive {
    /// Writes the file.
    pub fn with(crowd: Crowd, folder: &Path) -> io::Result<Self> {
        let file = folder.join(format!("archive-{}-{}.jsonl", crowd.reports, crowd.spans));
        let project = crowd.project();
        let layers: Vec<_> = project.layers.iter().collect();
        let (recipe, mut losses) = (Recipe::of(Format::JsonLines), Losses::default());
        let mut to = BufWriter::new(File::create(&file)?);
        for report in &project.reports {
            for part in write(&give(report, &layers), &recipe, &mut losses) {
                to.write_all(part.text.as_bytes())?;
            }
        }
        to.into_inner()?.sync_all()?;
        Ok(Self { file })
    }

    /// Does it all, once.
    pub fn measured(&self) -> Measured {
        let app = App::open(&Person::default());
        let before = memory();
        let watched = |until: &str, act: &dyn Fn()| {
            ask(&app, "watchFor(arguments[0]); return null", json!(until));
            act();
            settled(&app);
            serde_json::from_value::<Long>(ask(&app, "return window.watchedFor", json!(null)))
                .expect("a time")
        };
        let read = watched("[data-does=dataset-take]:not([disabled])", &|| app.open_file(&self.file));
        let taken = watched("article p", &|| app.click("[data-does=dataset-take]"));
        let begun = Instant::now();
        let kept = || app.finds(".saved[data-state=saved]");
        until(&kept);
        let kept = begun.elapsed().as_secs_f64() * 1000.0;
        app.dismiss();
        app.click(".project");
        let written = watched("[data-does=dataset-save]:not([disabled])", &|| {
            app.click("[data-does=export-dataset]");
        });
        let size = self.file.metadata().expect("the file").len();
        Measured {
            read,
            taken,
            kept,
            written,
            memory: memory().zip(before).map(|(most, before)| most - before),
            python: self.python(),
            size: size as f64,
        }
    }

    fn python(&self) -> Option<(f64, f64)> {
        let said = Command::new("python3").args(["-c", PYTHON]).arg(&self.file).output().ok()?;
        let said = String::from_utf8(said.stdout).ok()?;
        let (read, written) = said.trim().split_once(' ')?;
        Some((read.parse().ok()?, written.parse().ok()?))
    }
}

fn ask(app: &App, script: &str, argument: serde_json::Value) -> serde_json::Value {
    app.ask(&format!("{}\n{script}", include_str!("page.js")), vec![argument])
}

/// Waits until what is watched for has come: no script may take so long.
fn settled(app: &App) {
    until(&|| ask(app, "return window.hasCome === true", json!(null)) == json!(true));
}

fn until(holds: &dyn Fn() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < PATIENCE, "it takes too long");
        sleep(Duration::from_millis(200));
    }
}

/// The most memory that the largest renderer has had, in bytes (`VmHWM` of proc(5)).
fn memory() -> Option<f64> {
    let most = |process: &Path| {
        let words = std::fs::read(process.join("cmdline")).ok()?;
        let renders = String::from_utf8_lossy(&words).contains("--type=renderer");
        let status = std::fs::read_to_string(process.join("status")).ok().filter(|_| renders)?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        Some(line.trim().strip_suffix("kB")?.trim().parse::<f64>().ok()? * 1024.0)
    };
    let all = std::fs::read_dir("/proc").ok()?.flatten();
    all.filter_map(|entry| most(&entry.path())).max_by(f64::total_cmp)
}
