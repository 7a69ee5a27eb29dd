//! Long work in slices: it says how far it has come, lets the page live, and
//! stops when it is cancelled.

use leptos::prelude::*;

use crate::platform::clock;
use crate::platform::dom::next_task;

/// How far work has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// Files that are done.
    pub files: usize,
    /// All files; 0 while they are still being found.
    pub all_files: usize,
    /// Bytes that are done.
    pub bytes: usize,
    /// All bytes.
    pub all_bytes: usize,
    /// The file that is at hand.
    pub name: String,
}

/// Milliseconds of work without a rest: the page answers between two frames.
const SLICE: f64 = 30.0;
/// Milliseconds until work is called long and shows how far it has come.
const LONG: f64 = 200.0;

/// The pace of one run.
pub(super) struct Pace {
    shown: RwSignal<Option<Progress>>,
    runs: StoredValue<u32, LocalStorage>,
    /// The run that this is the pace of.
    run: u32,
    begun: f64,
    rested: f64,
    progress: Progress,
}

impl Pace {
    /// Of a run that begins now, or goes on after a person was asked.
    pub(super) fn new(shown: RwSignal<Option<Progress>>, runs: StoredValue<u32, LocalStorage>) -> Self {
        let now = clock::now();
        Self { shown, runs, run: runs.get_value(), begun: now, rested: now, progress: Progress::default() }
    }

    /// Whether it was not cancelled; shows how many files were found so far.
    pub(super) fn go_on(&self, found: usize) -> bool {
        if self.is_wanted() && LONG < clock::now() - self.begun {
            self.shown.set(Some(Progress { files: found, ..Progress::default() }));
        }
        self.is_wanted()
    }

    fn is_wanted(&self) -> bool {
        self.runs.get_value() == self.run
    }

    /// So much work lies ahead.
    pub(super) fn expect(&mut self, files: usize, bytes: usize) {
        self.progress = Progress { all_files: files, all_bytes: bytes, ..Progress::default() };
    }

    /// Before each file: rests if it is time to; `false` once the run is cancelled.
    pub(super) async fn step(&mut self, name: &str, bytes: usize) -> bool {
        let now = clock::now();
        if SLICE < now - self.rested {
            // What was cancelled must not show itself again.
            if self.is_wanted() && LONG < now - self.begun {
                name.clone_into(&mut self.progress.name);
                self.shown.set(Some(self.progress.clone()));
            }
            next_task().await;
            self.rested = clock::now();
        }
        self.progress.files += 1;
        self.progress.bytes += bytes;
        self.is_wanted()
    }
}
