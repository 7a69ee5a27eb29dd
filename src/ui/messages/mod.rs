//! Every word of the interface, in every language: one typed catalogue each,
//! so that a missing message does not compile.

mod adding;
mod agreement;
mod ar;
mod coding;
mod datasets;
mod en;
mod facts;
mod figures;
mod handing;
mod plural;
mod problems;
mod review;
mod schema;
#[cfg(test)]
mod tests;

pub use adding::{describe_added, describe_progress, describe_step};
pub use agreement::{AgreementWording, decimal, name_measure};
pub use datasets::incoming::{
    IncomingWording, describe_arrival, describe_findings, describe_found, unit_name,
};
pub use datasets::{DatasetsWording, describe_losses, describe_made, describe_offsets, extent_name};
pub use facts::{FactsWording, describe_note, describe_status, describe_sum};
pub use figures::{describe_reason, name_policy};
pub use handing::{
    ClashRow, describe_clash, describe_no_plan, describe_taken, describe_unsettled, name_namesakes,
};
pub use plural::{Forms, figure, people};
pub use problems::{describe_edit_error, describe_problem, describe_receipt, describe_refusal};
pub use review::{name_item, name_verdict};
pub use schema::{SchemaWording, describe_fault, describe_lost, named};

use crate::core::edit::Action;
use crate::core::exchange::{FromJson, Node, Wrong};
use crate::core::model::{LabelId, RelationKind, Schema, Words};
use crate::core::text::{Text, TextRange};

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English, left to right.
    En,
    /// Arabic, right to left.
    Ar,
}

impl FromJson for Language {
    fn read(node: &Node<'_>) -> Result<Self, Wrong> {
        node.word(&[("en", Self::En), ("ar", Self::Ar)])
    }
}

impl Language {
    /// The first of the reader's preferred languages that there is; else English.
    #[must_use]
    pub fn preferred(tags: &[String]) -> Self {
        let known = |tag: &String| match tag.split('-').next() {
            Some("ar") => Some(Self::Ar),
            Some("en") => Some(Self::En),
            _ => None,
        };
        tags.iter().find_map(known).unwrap_or(Self::En)
    }

    /// Its BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ar => "ar",
        }
    }

    /// Its direction, as HTML's `dir` has it.
    #[must_use]
    pub fn direction(self) -> &'static str {
        match self {
            Self::En => "ltr",
            Self::Ar => "rtl",
        }
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::En => Self::Ar,
            Self::Ar => Self::En,
        }
    }

    /// Its catalogue.
    #[must_use]
    pub fn messages(self) -> &'static Messages {
        match self {
            Self::En => &en::MESSAGES,
            Self::Ar => &ar::MESSAGES,
        }
    }

    /// A name of the schema in this language.
    #[must_use]
    pub fn of(self, words: &Words) -> &str {
        match self {
            Self::En => &words.en,
            Self::Ar => &words.ar,
        }
    }

    /// A label's name in this language; its id if the schema has it no more.
    #[must_use]
    pub fn label<'a>(self, schema: &'a Schema, id: &'a LabelId) -> &'a str {
        schema.label(id).map_or(id.as_str(), |label| self.of(&label.name))
    }

    /// What a step did, in words: "tag actor".
    #[must_use]
    pub fn action(self, schema: &Schema, action: &Action) -> String {
        let words = self.messages();
        let relation = |kind: &RelationKind| {
            let found = schema.relations.iter().find(|relation| relation.id == *kind);
            found.map_or(kind.as_str(), |relation| self.of(&relation.name)).to_owned()
        };
        let named = |form: &str, name: &str| form.replace("{}", &self.in_sentence(name));
        match action {
            Action::Tag(label) => named(words.did_tag, self.label(schema, label)),
            Action::Delete(label) => named(words.did_delete, self.label(schema, label)),
            Action::Relabel(label) => named(words.did_relabel, self.label(schema, label)),
            Action::Move => words.did_move.to_owned(),
            Action::Edit => words.did_edit.to_owned(),
            Action::Relate(kind) => named(words.did_relate, &relation(kind)),
            Action::Unlink(kind) => named(words.did_unlink, &relation(kind)),
            Action::Decide => words.review.did_decide.to_owned(),
            Action::Comment => words.review.did_comment.to_owned(),
            Action::Done => words.did_done.to_owned(),
            Action::Reopen => words.did_reopen.to_owned(),
            Action::NoteReport => words.did_note_report.to_owned(),
            Action::Describe => words.did_describe.to_owned(),
        }
    }

    /// A name as it stands inside a sentence: in English without its capital.
    #[must_use]
    pub fn in_sentence(self, name: &str) -> String {
        if self == Self::En { name.to_ascii_lowercase() } else { name.to_owned() }
    }
}

/// A message with its places filled in, one after another.
#[must_use]
pub fn fill(form: &str, parts: &[&str]) -> String {
    parts.iter().fold(form.to_owned(), |text, part| text.replacen("{}", part, 1))
}

/// A name or a date that stands in a sentence of another direction: kept apart
/// from it by the isolates of Unicode's bidirectional algorithm (UAX #9).
#[must_use]
pub fn apart(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

/// A line from a report, or a name, with its dates in the order in which they
/// were written, whatever letters stand before them.
#[must_use]
pub fn in_order(line: &str) -> String {
    Text::new(line).in_order(TextRange::default()).0
}

macro_rules! catalogue {
    ($($(#[$doc:meta])* $name:ident: $kind:ty,)*) => {
        /// The words of one language. `{}` stands for what is filled in.
        #[derive(Debug)]
        pub struct Messages { $($(#[$doc])* #[allow(missing_docs)] pub $name: $kind,)* }

        #[cfg(test)]
        impl Messages {
            /// How many places each message leaves to fill in.
            fn places(&self) -> Vec<(&'static str, usize)> {
                vec![$((stringify!($name), tests::Places::places(&self.$name)),)*]
            }
        }
    };
}

catalogue! {
    app: &'static str,
    lead: &'static str,
    open_sample: &'static str,
    open_sample_more: &'static str,
    sample_name: &'static str,
    open_texts: &'static str,
    open_texts_more: &'static str,
    open_file: &'static str,
    open_file_more: &'static str,
    kept_here: &'static str,
    your_name: &'static str,
    your_name_more: &'static str,
    nothing_leaves: &'static str,
    new_project_name: &'static str,
    copy_of: &'static str,

    to_start: &'static str,
    project_menu: &'static str,
    export_project: &'static str,
    export_layer: &'static str,
    import_file: &'static str,
    layers: &'static str,
    nameless: &'static str,
    undo: &'static str,
    undo_of: &'static str,
    redo: &'static str,
    redo_of: &'static str,
    nothing_to_undo: &'static str,
    nothing_to_redo: &'static str,
    undid: &'static str,
    redid: &'static str,
    go_dark: &'static str,
    go_light: &'static str,
    other_language: &'static str,
    shortcuts: &'static str,
    close: &'static str,

    reports: &'static str,
    done_of: &'static str,
    state_new: &'static str,
    state_begun: &'static str,
    state_done: &'static str,
    spans: Forms,
    reports_counted: Forms,
    labels: &'static str,
    previous_report: &'static str,
    next_report: &'static str,
    mark_done: &'static str,
    reopen: &'static str,
    empty_report: &'static str,
    where_am_i: &'static str,

    report_text: &'static str,
    tag_as: &'static str,
    pen_of: &'static str,
    hold_pen: &'static str,
    edges: &'static str,
    letters: &'static str,
    extend: &'static str,
    copy: &'static str,
    turn_proclitic: &'static str,
    said_copied: &'static str,
    said_not_copied: &'static str,

    details: &'static str,
    title: &'static str,
    source: &'static str,
    date: &'static str,
    language: &'static str,
    language_more: &'static str,
    report_note: &'static str,
    report_note_more: &'static str,
    said_described: &'static str,
    did_describe: &'static str,
    key_details: &'static str,

    search_all: &'static str,
    searched_of: &'static str,
    hits: Forms,
    in_reports: Forms,
    shown_of: Forms,
    show_all: &'static str,
    nothing_fits: &'static str,
    sort_and_filter: &'static str,
    sort_by: &'static str,
    by_project: &'static str,
    by_title: &'static str,
    by_date: &'static str,
    by_spans: &'static str,
    by_work: &'static str,
    state: &'static str,
    any_state: &'static str,
    any_label: &'static str,
    has_note_only: &'static str,
    key_search: &'static str,

    key_facts: &'static str,
    facts: facts::FactsWording,
    review: review::ReviewWording,
    agreement: agreement::AgreementWording,
    datasets: datasets::DatasetsWording,
    incoming: datasets::incoming::IncomingWording,
    handing: handing::HandingWording,
    files_taken: Forms,
    clashes: Forms,
    unsettled: Forms,
    fact_rows: Forms,

    find: &'static str,
    hit_of: &'static str,
    no_hits: &'static str,
    previous_hit: &'static str,
    next_hit: &'static str,
    key_find: &'static str,
    key_next_hit: &'static str,
    key_previous_hit: &'static str,

    mark_all: &'static str,
    key_mark_all: &'static str,
    marking_words: &'static str,
    marking_counts: &'static str,
    marking_exact: &'static str,
    marking_proclitics: &'static str,
    marking_spelling: &'static str,
    marking_hashtags: &'static str,
    marking_inside: &'static str,
    marking_here: &'static str,
    marking_everywhere: &'static str,
    marking_places: &'static str,
    marking_nothing: &'static str,
    marking_near: &'static str,
    marking_tagged: Forms,
    marking_copy: &'static str,
    marking_all: &'static str,
    marking_none: &'static str,
    mark_so_many: Forms,
    is_exact: &'static str,
    is_with_proclitic: &'static str,
    is_spelled_otherwise: &'static str,
    is_in_hashtag: &'static str,
    is_inside_word: &'static str,

    all_spans: &'static str,
    no_spans: &'static str,
    no_spans_more: &'static str,
    selected_span: &'static str,
    previous_span: &'static str,
    next_span: &'static str,
    back_to_list: &'static str,
    show_only: &'static str,
    so_many_of: &'static str,
    none_admitted: &'static str,
    admit_all: &'static str,
    from_file: &'static str,
    code_points: &'static str,
    revision: &'static str,
    by_you: &'static str,
    note: &'static str,
    note_more: &'static str,
    has_note: &'static str,
    delete: &'static str,
    relabel: &'static str,
    set_aside: Forms,
    set_aside_more: &'static str,

    saving: &'static str,
    saved: &'static str,
    saved_plain: &'static str,
    not_saved: &'static str,
    not_kept: &'static str,
    export_now: &'static str,
    try_again: &'static str,

    last_export: &'static str,
    never_exported: &'static str,
    not_exported: &'static str,
    export_short: &'static str,
    persistent: &'static str,
    not_persistent: &'static str,
    promise_unknown: &'static str,
    room: &'static str,
    room_unknown: &'static str,
    little_room: &'static str,
    megabytes: &'static str,
    gigabytes: &'static str,
    refused_blocked: &'static str,
    refused_full: &'static str,
    refused_lost: &'static str,
    refused_overtaken: &'static str,
    save_whole: &'static str,
    drop_unsaved: &'static str,
    export_first: &'static str,
    follows: &'static str,
    follows_refused: &'static str,
    follows_asking: &'static str,
    follows_unanswered: &'static str,
    work_here: &'static str,
    take_over: &'static str,
    now_here: &'static str,
    now_there: &'static str,
    unguarded: &'static str,
    unguarded_more: &'static str,

    said_tagged: &'static str,
    said_deleted: &'static str,
    said_relabelled: &'static str,
    said_selected: &'static str,
    said_exported: &'static str,
    said_reading: &'static str,
    said_done: &'static str,
    said_reopened: &'static str,
    said_noted: &'static str,
    said_already: &'static str,
    said_pending: &'static str,
    said_nothing_pending: &'static str,
    said_blank: &'static str,
    said_moved: &'static str,
    said_no_further: &'static str,
    said_start_held: &'static str,
    said_end_held: &'static str,
    said_no_proclitic: &'static str,
    said_pen: &'static str,
    said_pen_down: &'static str,

    did_tag: &'static str,
    did_delete: &'static str,
    did_relabel: &'static str,
    did_move: &'static str,
    did_edit: &'static str,
    did_relate: &'static str,
    did_unlink: &'static str,
    did_done: &'static str,
    did_reopen: &'static str,
    did_note_report: &'static str,

    cannot_open: &'static str,
    cannot_read: &'static str,
    nothing_changed: &'static str,
    open_elsewhere: &'static str,
    opened: &'static str,
    opened_as_copy: &'static str,
    opened_same: &'static str,
    schema_needs_project: &'static str,
    layer_added: &'static str,
    layer_same: &'static str,
    layer_first_project: &'static str,
    storage_blocked: &'static str,
    storage_broken: &'static str,
    repaired: Forms,
    repaired_row: &'static str,
    quarantined: Forms,

    keys_tagging: &'static str,
    keys_text: &'static str,
    keys_spans: &'static str,
    keys_project: &'static str,
    key_tag: &'static str,
    key_pen: &'static str,
    key_caret: &'static str,
    key_caret_words: &'static str,
    key_caret_paragraphs: &'static str,
    key_words: &'static str,
    key_lines: &'static str,
    key_paragraphs: &'static str,
    key_letters: &'static str,
    key_mouse: &'static str,
    key_mouse_letters: &'static str,
    key_click: &'static str,
    key_click_again: &'static str,
    key_edge: &'static str,
    key_other_edge: &'static str,
    key_proclitic: &'static str,
    gesture_edge: &'static str,
    gesture_label: &'static str,
    key_previous_span: &'static str,
    key_next_span: &'static str,
    key_note: &'static str,
    key_delete: &'static str,
    key_escape: &'static str,
    key_undo: &'static str,
    key_redo: &'static str,
    key_next_report: &'static str,
    key_previous_report: &'static str,
    key_done: &'static str,
    key_export: &'static str,
    key_work_here: &'static str,
    key_help: &'static str,
    key_schema: &'static str,
    key_guidelines: &'static str,
    key_example: &'static str,
    gesture_drag: &'static str,
    gesture_click: &'static str,
    keys_layout: &'static str,

    keys_change: &'static str,
    keys_reset: &'static str,
    keys_reset_all: &'static str,
    keys_press: &'static str,
    keys_press_more: &'static str,
    keys_none: &'static str,
    keys_take: &'static str,
    keys_cancel: &'static str,
    keys_are: &'static str,
    clash_deed: &'static str,
    clash_label: &'static str,
    clash_arrows: &'static str,
    clash_browser: &'static str,
    clash_buttons: &'static str,
    clash_usual: &'static str,

    reading: &'static str,
    reading_sign: &'static str,
    reading_font: &'static str,
    reading_naskh: &'static str,
    reading_sans: &'static str,
    reading_other: &'static str,
    reading_other_name: &'static str,
    reading_size: &'static str,
    reading_line: &'static str,
    reading_measure: &'static str,
    measure_narrow: &'static str,
    measure_normal: &'static str,
    measure_wide: &'static str,
    reading_isolate: &'static str,
    reading_isolate_more: &'static str,
    reading_invisibles: &'static str,
    reading_invisibles_more: &'static str,
    reading_usual: &'static str,
    percent: &'static str,
    invisible_here: &'static str,
    said_invisibles: &'static str,
    said_no_invisibles: &'static str,
    key_reading: &'static str,
    key_larger: &'static str,
    key_smaller: &'static str,
    key_invisibles: &'static str,
    adding: adding::AddingWording,
    coding: coding::CodingWording,
    figures: figures::FigureWording,
    schema: schema::SchemaWording,
    annotations: Forms,

    problem: problems::Wording,
    edit_error: problems::EditWording,
}
