//! Words about adding reports and about several projects side by side.

use super::plural::figure;
use super::{Language, Messages, apart, fill};
use crate::core::datasets::zip;
use crate::core::decode::Encoding;
use crate::core::edit::{Change, ProjectChange};
use crate::core::intake::{Refusal, Refused};
use crate::state::{Progress, ProjectStep};

/// The words.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct AddingWording {
    pub or: &'static str,
    pub folder: &'static str,
    pub pasted_text: &'static str,
    pub empty_project: &'static str,
    pub new_project: &'static str,
    pub pasted: &'static str,
    pub add_folder: &'static str,
    pub add_pasted: &'static str,
    pub project_name: &'static str,
    pub remove_report: &'static str,
    pub no_reports: &'static str,
    pub no_reports_more: &'static str,

    pub paste_title: &'static str,
    pub paste_name: &'static str,
    pub paste_text: &'static str,
    pub paste_add: &'static str,

    pub reading: &'static str,
    pub found: &'static str,
    pub of_files: &'static str,
    pub of_bytes: &'static str,
    pub cancel: &'static str,
    pub busy: &'static str,

    pub encodings: &'static str,
    pub encodings_more: &'static str,
    pub encoding: &'static str,
    pub use_for_all: &'static str,
    pub skip_file: &'static str,
    pub confirm: &'static str,
    pub file_of: &'static str,
    pub previous_file: &'static str,
    pub next_file: &'static str,
    pub windows_1256: &'static str,
    pub utf_16le: &'static str,
    pub utf_16be: &'static str,
    pub iso_8859_6: &'static str,
    pub windows_1255: &'static str,
    pub windows_1252: &'static str,

    pub twins: &'static str,
    pub twins_more: &'static str,
    pub twin: &'static str,
    pub all_twins: &'static str,
    pub go_on: &'static str,

    pub added: &'static str,
    pub removed: &'static str,
    pub removed_with: &'static str,
    pub schema_changed: &'static str,
    pub guidelines_changed: &'static str,
    pub tagged_all: &'static str,
    pub untagged_all: &'static str,
    pub changed_all: &'static str,
    pub none_added: &'static str,
    pub and_more: &'static str,
    pub refused_row: &'static str,
    pub is_empty: &'static str,
    pub not_text: &'static str,
    pub damaged: &'static str,
    pub not_in: &'static str,
    pub unreadable: &'static str,
    /// Archives: damaged, too many files, too large, made to fill the memory, locked,
    /// packed in an unknown way.
    pub packed: [&'static str; 6],

    pub renamed: &'static str,
    pub deleted: &'static str,
    pub restored: &'static str,
    pub worked: &'static str,
    pub more: &'static str,
    pub rename: &'static str,
    pub duplicate: &'static str,
    pub export: &'static str,
    pub deleted_projects: &'static str,
    pub restore: &'static str,
    pub erase: &'static str,
    pub erase_sure: &'static str,
    pub erase_more: &'static str,

    pub ask_name: &'static str,
    pub sign: &'static str,
    pub no_name: &'static str,
}

impl AddingWording {
    /// What an encoding is called.
    #[must_use]
    pub fn encoding_name(&self, encoding: Encoding) -> &'static str {
        match encoding {
            Encoding::Windows1256 => self.windows_1256,
            Encoding::Utf16Le => self.utf_16le,
            Encoding::Utf16Be => self.utf_16be,
            Encoding::Iso8859_6 => self.iso_8859_6,
            Encoding::Windows1255 => self.windows_1255,
            Encoding::Windows1252 => self.windows_1252,
        }
    }

    fn refusal(&self, why: Refusal) -> String {
        match why {
            Refusal::Empty => self.is_empty.to_owned(),
            Refusal::NotText => self.not_text.to_owned(),
            Refusal::Damaged(byte) => fill(self.damaged, &[&figure(byte.0)]),
            Refusal::NotIn(encoding) => fill(self.not_in, &[self.encoding_name(encoding)]),
            Refusal::Unreadable => self.unreadable.to_owned(),
            Refusal::Packed(why) => {
                let [damaged, many, large, bomb, encrypted, method] = self.packed;
                match why {
                    zip::Refusal::Damaged => damaged.to_owned(),
                    zip::Refusal::TooMany => many.to_owned(),
                    zip::Refusal::TooLarge => large.to_owned(),
                    zip::Refusal::Bomb => bomb.to_owned(),
                    zip::Refusal::Encrypted => encrypted.to_owned(),
                    zip::Refusal::Method(number) => fill(method, &[&figure(number.into())]),
                }
            }
        }
    }
}

/// More lines than anybody reads.
const MOST_LINES: usize = 200;

/// How many reports were added, and which files were not and why.
#[must_use]
pub fn describe_added(language: Language, count: usize, refused: &[Refused]) -> (String, Vec<String>) {
    let Messages { adding: words, reports_counted, .. } = language.messages();
    let title = match count {
        0 => words.none_added.to_owned(),
        _ => fill(words.added, &[&reports_counted.of(language, count)]),
    };
    let row = |one: &Refused| fill(words.refused_row, &[&apart(&one.file), &words.refusal(one.why)]);
    let mut lines: Vec<_> = refused.iter().take(MOST_LINES).map(row).collect();
    if let Some(more) = refused.len().checked_sub(MOST_LINES).filter(|more| *more > 0) {
        lines.push(fill(words.and_more, &[&figure(more)]));
    }
    (title, lines)
}

/// What was done to a project.
#[must_use]
pub fn describe_step(language: Language, step: &ProjectStep) -> String {
    let words = &language.messages().adding;
    match step {
        ProjectStep::Changed(_, change) => describe_change(language, change),
        ProjectStep::Deleted(_, name) => fill(words.deleted, &[&apart(name)]),
        ProjectStep::Restored(_, name) => fill(words.restored, &[&apart(name)]),
        ProjectStep::Renamed(_, _, name) => fill(words.renamed, &[&apart(name)]),
    }
}

/// Whether more of the schema is different than what its labels' guidelines say.
fn changes_schema(change: &ProjectChange) -> bool {
    let bare = |schema: &Option<crate::core::model::Schema>| {
        schema.clone().map(|mut schema| {
            schema.version = 0;
            schema.labels.iter_mut().for_each(|label| label.guidelines.clear());
            schema
        })
    };
    change.schema.as_ref().is_some_and(|schema| bare(&schema.before) != bare(&schema.after))
}

fn describe_change(language: Language, change: &ProjectChange) -> String {
    let Messages { adding: words, reports_counted, annotations, .. } = language.messages();
    let name = change.name.as_ref().and_then(|name| name.after.as_ref());
    // What is taken away again was added by the step that is undone.
    let spans = |count: fn(&Change) -> usize| change.work.iter().map(count).sum::<usize>();
    let (tagged, untagged) = (spans(|one| one.added().count()), spans(|one| one.removed().count()));
    let gone: usize = change.removed.iter().map(crate::core::edit::Placed::annotations).sum();
    if !change.layers.is_empty() && change.added.is_empty() && change.removed.is_empty() {
        return super::handing::describe_layers(language, &change.layers);
    }
    match (change.added.len(), change.removed.len(), name) {
        (0, 0, Some(name)) => fill(words.renamed, &[&apart(name)]),
        (0, 0, None) if changes_schema(change) => words.schema_changed.to_owned(),
        (0, 0, None) if change.guidelines.is_some() || change.schema.is_some() => {
            words.guidelines_changed.to_owned()
        }
        (0, 0, None) if spans(|one| one.decisions.len()) > 0 => {
            let of = |count: fn(&Change) -> usize| figure(spans(count));
            let made = |one: &Change| one.decisions.iter().filter(|delta| delta.after.is_some()).count();
            let gone = |one: &Change| one.decisions.iter().filter(|delta| delta.after.is_none()).count();
            let review = &language.messages().review;
            if spans(made) > 0 {
                fill(review.step_decided, &[&of(made)])
            } else {
                fill(review.step_undecided, &[&of(gone)])
            }
        }
        (0, 0, None) if tagged > 0 => fill(words.tagged_all, &[&annotations.of(language, tagged)]),
        (0, 0, None) if untagged > 0 => fill(words.untagged_all, &[&annotations.of(language, untagged)]),
        (0, 0, None) => {
            let changed = spans(|one| one.spans.len());
            fill(words.changed_all, &[&annotations.of(language, changed)])
        }
        (0, reports, _) if gone > 0 => fill(
            words.removed_with,
            &[&reports_counted.of(language, reports), &annotations.of(language, gone)],
        ),
        (0, reports, _) => fill(words.removed, &[&reports_counted.of(language, reports)]),
        (reports, ..) => fill(words.added, &[&reports_counted.of(language, reports)]),
    }
}

/// How far reading files has come: in files, and in megabytes (10⁶ bytes)
/// where there is more than one.
#[must_use]
pub fn describe_progress(language: Language, progress: &Progress) -> String {
    let words = &language.messages().adding;
    if progress.all_files == 0 {
        return fill(words.found, &[&figure(progress.files)]);
    }
    let files = fill(words.of_files, &[&figure(progress.files), &figure(progress.all_files)]);
    let [done, all] = [progress.bytes, progress.all_bytes].map(|bytes| bytes / 1_000_000);
    if all == 0 {
        files
    } else {
        format!("{files} · {}", fill(words.of_bytes, &[&figure(done), &figure(all)]))
    }
}
