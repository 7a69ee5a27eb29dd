//! Adding reports: from files and folders or a pasted text, to the open project
//! or to a new one.
//!
//! Files are read one after another; of each only its text stays, and of one
//! whose encoding a person has to confirm not even that. The project changes
//! once, at the very end; until then everything can be cancelled and all is
//! as before.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::encodings::Group;
use super::importing::{Body, Importing};
use super::opening::Opening;
use super::pace::{Pace, Progress};
use super::unpacking::unpack;
use crate::core::datasets::parts::{PART, in_parts};
use crate::core::datasets::{self, Format};
use crate::core::decode::{Encoding, Recognised, most_plausible, recognise};
use crate::core::edit::ProjectCommand;
use crate::core::intake::{Intake, Refusal, Refused, refused_by_content, refused_by_name};
use crate::core::model::{Project, ProjectId, Report};
use crate::platform::drops::{Dropped, Source};
use crate::platform::{clock, files};
use crate::ui::messages::describe_added;

/// A text that a person pastes, before it is a report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// Its title; blank if the text shall name itself.
    pub title: String,
    /// The text.
    pub text: String,
}

/// A report that is there already, as the person is asked about it.
#[derive(Clone, Debug, PartialEq)]
pub struct TwinRow {
    /// What it would be called.
    pub name: String,
    /// The report with the same text.
    pub same_as: String,
    /// Whether it is to be taken all the same.
    pub taken: bool,
}

/// Adding reports.
#[derive(Clone, Copy)]
pub struct Adding {
    pub(super) opening: Opening,
    importing: Importing,
    /// How far long work has come; `None` while there is none, or it is short.
    pub progress: RwSignal<Option<Progress>>,
    /// The files whose encoding a person has to confirm, by what was guessed.
    pub groups: RwSignal<Vec<Group>>,
    /// The reports that are there already.
    pub twins: RwSignal<Vec<TwinRow>>,
    /// The text in the dialog for pasting, while that is open.
    pub draft: RwSignal<Option<Draft>>,
    /// What has been read so far.
    pub(super) batch: StoredValue<Option<Batch>, LocalStorage>,
    /// Rises with every run, and when one is cancelled.
    pub(super) run: StoredValue<u32, LocalStorage>,
    busy: StoredValue<bool, LocalStorage>,
}

/// Bytes of a file that is never held whole, if it has a record on each line.
const LONG: usize = 8 << 20;

/// What has been read so far.
pub(super) struct Batch {
    /// The project that it goes to; `None` makes a new one.
    target: Option<ProjectId>,
    intake: Intake,
    /// Files of other programs with annotations in them.
    data: Vec<(String, Format, Body)>,
    /// Files whose encoding has to be confirmed, with the guess.
    pub(super) unsure: Vec<(Encoding, Source)>,
    refused: Vec<Refused>,
}

impl Batch {
    fn refuse(&mut self, source: &Source, why: Refusal) {
        self.refused.push(Refused { file: source.path.clone(), why });
    }

    /// Takes a text in as a report, or puts it by if it has annotations.
    fn take(&mut self, name: &str, title: &str, text: &str) {
        match datasets::recognise(name, text) {
            Format::Text => self.intake.take(name, title, text),
            format => self.data.push((name.to_owned(), format, Body::Text(text.to_owned()))),
        }
    }

    /// Puts a long file of lines by, to be read part by part. `false` where it is none.
    async fn put_by(&mut self, source: &Source) -> bool {
        let Some(file) = source.file.as_ref().filter(|_| source.size() > LONG) else { return false };
        let Some(format) = in_parts(&source.path, &files::read_start(file, PART).await) else { return false };
        self.data.push((source.path.clone(), format, Body::Lines(file.clone(), source.size())));
        true
    }

    /// Reads a file and takes its text in, or notes why not.
    async fn read(&mut self, source: Source) {
        if refused_by_name(&source.path) {
            return self.refuse(&source, Refusal::NotText);
        }
        if self.put_by(&source).await {
            return;
        }
        let bytes = match &source.file {
            Some(file) => files::read(file).await.ok(),
            None => None,
        };
        let Some(bytes) = bytes else { return self.refuse(&source, Refusal::Unreadable) };
        if let Some(why) = refused_by_content(&bytes) {
            return self.refuse(&source, why);
        }
        match recognise(&bytes) {
            Recognised::Utf8(text) => self.take(&source.path, "", text),
            Recognised::Damaged(at) => self.refuse(&source, Refusal::Damaged(at)),
            Recognised::Utf16(encoding) => self.unsure.push((encoding, source)),
            Recognised::SingleByte => {
                /// Bytes that are enough to tell a language by its letters.
                const ENOUGH: usize = 16_384;
                let sample = bytes.get(..ENOUGH).unwrap_or(&bytes);
                let guess = most_plausible(&mut |encoding| files::decode_roughly(sample, encoding));
                self.unsure.push((guess, source));
            }
        }
    }

    /// Reads a file in the encoding that a person chose.
    async fn decode(&mut self, source: &Source, encoding: Encoding) {
        let Some(file) = &source.file else { return };
        match files::read(file).await.map(|bytes| files::decode(&bytes, encoding)) {
            Ok(Some(text)) => self.take(&source.path, "", &text),
            Ok(None) => self.refuse(source, Refusal::NotIn(encoding)),
            Err(_) => self.refuse(source, Refusal::Unreadable),
        }
    }
}

impl Adding {
    /// With nothing under way.
    #[must_use]
    pub fn new(opening: Opening, importing: Importing) -> Self {
        Self {
            opening,
            importing,
            progress: RwSignal::new(None),
            groups: RwSignal::new(Vec::new()),
            twins: RwSignal::new(Vec::new()),
            draft: RwSignal::new(None),
            batch: StoredValue::new_local(None),
            run: StoredValue::new_local(0),
            busy: StoredValue::new_local(false),
        }
    }

    /// Takes what was dropped: folders are walked.
    pub fn drop(self, dropped: Dropped) {
        if dropped.is_empty() {
            return;
        }
        spawn_local(async move {
            let Some(pace) = self.begin() else { return };
            let walked = dropped.walk(|found| pace.go_on(found)).await;
            match walked {
                Some(sources) => self.bring(sources, pace).await,
                None => self.end(),
            }
        });
    }

    /// Takes files that were picked.
    pub fn pick(self, sources: Vec<Source>) {
        if sources.is_empty() {
            return;
        }
        spawn_local(async move {
            if let Some(pace) = self.begin() {
                self.bring(sources, pace).await;
            }
        });
    }

    /// Takes the text in the dialog for pasting.
    pub fn paste(self) {
        let Some(Draft { title, text }) = self.draft.get_untracked() else { return };
        if text.trim().is_empty() {
            return;
        }
        self.draft.set(None);
        if self.begin().is_none() {
            return;
        }
        let mut batch = self.new_batch();
        let words = self.opening.session.words_now();
        // A dot in a title is no ending, and a slash no folder.
        let name = if title.trim().is_empty() {
            words.adding.pasted.to_owned()
        } else {
            title.replace(['/', '\\'], "-")
        };
        batch.take(&format!("{name}.txt"), &title, &text);
        self.weigh_twins(batch);
    }

    /// Stops what is under way; all is as before.
    pub fn cancel(self) {
        self.end();
        let words = self.opening.session.words_now();
        self.opening.session.announce(words.nothing_changed.to_owned());
    }

    /// Begins a run, unless one is under way.
    fn begin(self) -> Option<Pace> {
        if self.busy.get_value() {
            let words = self.opening.session.words_now();
            self.opening.session.announce(words.adding.busy.to_owned());
            return None;
        }
        self.busy.set_value(true);
        Some(Pace::new(self.progress, self.run))
    }

    fn end(self) {
        self.run.update_value(|run| *run = run.wrapping_add(1));
        self.batch.set_value(None);
        self.busy.set_value(false);
        self.progress.set(None);
        self.groups.set(Vec::new());
        self.twins.set(Vec::new());
    }

    fn new_batch(self) -> Batch {
        let workspace = self.opening.workspace;
        Batch {
            target: workspace.with(|project| project.id),
            intake: workspace.with(|project| Intake::new(Some(project))).unwrap_or_default(),
            data: Vec::new(),
            unsure: Vec::new(),
            refused: Vec::new(),
        }
    }

    /// Opens the files of Wasim and reads all others.
    async fn bring(self, sources: Vec<Source>, mut pace: Pace) {
        let Some((sources, packed)) = unpack(sources, &mut pace).await else { return };
        let (mut wasim, mut texts) = (Vec::new(), Vec::new());
        for source in sources {
            if is_wasim(&source).await { wasim.push(source) } else { texts.push(source) }
        }
        let wasim = wasim.into_iter().filter_map(|source| Some((source.path, source.file?)));
        self.opening.open_wasim_files(wasim.collect()).await;
        if texts.is_empty() && packed.is_empty() {
            return self.end();
        }
        let mut batch = self.new_batch();
        batch.refused.extend(packed.into_iter().map(|(file, why)| Refused { file, why }));
        pace.expect(texts.len(), texts.iter().map(Source::size).sum());
        for source in texts {
            if !pace.step(&source.path, source.size()).await {
                return;
            }
            batch.read(source).await;
        }
        if !pace.step("", 0).await {
            return;
        }
        if batch.unsure.is_empty() {
            return self.weigh_twins(batch);
        }
        self.progress.set(None);
        self.ask_for_encodings(batch);
    }

    /// Reads the files of the confirmed groups and goes on.
    pub fn confirm_encodings(self) {
        let groups = self.groups.get_untracked();
        let Some(mut batch) = self.batch.try_update_value(Option::take).flatten() else { return };
        self.groups.set(Vec::new());
        spawn_local(async move {
            let mut pace = Pace::new(self.progress, self.run);
            let unsure = std::mem::take(&mut batch.unsure);
            let chosen = groups.iter().flat_map(|group| group.files.iter().map(|at| (*at, group.encoding)));
            let chosen: Vec<_> =
                chosen.filter_map(|(at, encoding)| Some((unsure.get(at)?, encoding))).collect();
            pace.expect(chosen.len(), chosen.iter().map(|((_, source), _)| source.size()).sum());
            for ((_, source), encoding) in chosen {
                if !pace.step(&source.path, source.size()).await {
                    return;
                }
                batch.decode(source, encoding).await;
            }
            if !pace.step("", 0).await {
                return;
            }
            self.weigh_twins(batch);
        });
    }

    /// Asks about reports that are there already, if there are any.
    fn weigh_twins(self, batch: Batch) {
        if batch.intake.twins.is_empty() {
            return self.finish(batch);
        }
        let row = |twin: &crate::core::intake::Twin| TwinRow {
            name: twin.report.id.to_string(),
            same_as: twin.same_as.to_string(),
            taken: false,
        };
        let rows = batch.intake.twins.iter().map(row).collect();
        self.progress.set(None);
        self.batch.set_value(Some(batch));
        self.twins.set(rows);
    }

    /// Takes the twins that were ticked and leaves the others out.
    pub fn confirm_twins(self) {
        let rows = self.twins.get_untracked();
        let Some(mut batch) = self.batch.try_update_value(Option::take).flatten() else { return };
        self.twins.set(Vec::new());
        let twins = std::mem::take(&mut batch.intake.twins);
        let taken = twins.into_iter().zip(rows).filter(|(_, row)| row.taken);
        batch.intake.fresh.extend(taken.map(|(twin, _)| twin.report));
        self.finish(batch);
    }

    /// Changes the project, at once.
    fn finish(self, batch: Batch) {
        let Batch { target, intake: Intake { fresh, .. }, data, refused, .. } = batch;
        self.end();
        let count = fresh.len();
        let only_data = count == 0 && refused.is_empty() && !data.is_empty();
        if !only_data && (count == 0 || self.put_in(target, fresh)) {
            self.tell_outcome(count, &refused);
        }
        if !data.is_empty() {
            self.importing.begin(data);
        }
    }

    /// What a new project is called: its only report, else the day.
    fn name_of_new(self, fresh: &[Arc<Report>]) -> String {
        let words = self.opening.session.words_now();
        match fresh {
            [only] => only.title.clone(),
            _ => words.new_project_name.replace("{}", &clock::today()),
        }
    }

    /// Into the open project, if it is still this one, or into a new one.
    fn put_in(self, target: Option<ProjectId>, fresh: Vec<Arc<Report>>) -> bool {
        let workspace = self.opening.workspace;
        let words = self.opening.session.words_now();
        if target.is_none() {
            let new = self.opening.new_project(self.name_of_new(&fresh));
            self.opening.take_made(Project { reports: fresh, ..new });
            return true;
        }
        let there = workspace.with(|project| project.id) == target;
        let done = there
            && workspace.may_edit()
            && workspace.edit_project(ProjectCommand::AddReports(fresh)).is_ok();
        if !done {
            self.opening.tell(words.adding.none_added, vec![words.nothing_changed.to_owned()]);
        }
        done
    }

    /// Lists what did not go in; says aloud what did.
    fn tell_outcome(self, count: usize, refused: &[Refused]) {
        let (title, lines) = describe_added(self.opening.session.language.get_untracked(), count, refused);
        if refused.is_empty() {
            self.opening.session.announce(title);
        } else {
            self.opening.tell(&title, lines);
        }
    }
}

/// Whether a file is one of Wasim's own, or JSON that is nobody's: then what is wrong
/// with it is said as of one of ours.
async fn is_wasim(source: &Source) -> bool {
    /// Bytes at the start of a file in which it says what it is.
    const HEAD: usize = 4096;
    let Some(file) = source.file.as_ref().filter(|_| source.path.to_ascii_lowercase().ends_with(".json"))
    else {
        return false;
    };
    let head = files::read_start(file, HEAD).await;
    if String::from_utf8_lossy(&head).contains("\"wasim-") {
        return true;
    }
    let bytes = files::read(file).await.unwrap_or_default();
    match recognise(&bytes) {
        Recognised::Utf8(text) => {
            matches!(datasets::recognise(&source.path, text), Format::Text | Format::JsonLines)
        }
        Recognised::Utf16(_) => false,
        Recognised::Damaged(_) | Recognised::SingleByte => true,
    }
}
