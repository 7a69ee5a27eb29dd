//! The commands, each with its usual keys.

use super::Intent;
use super::chord::{Chord, Held, Press, cap};
use crate::core::text::Unit;
use crate::platform::selection::Way;
use crate::state::Word;

macro_rules! deeds {
    ($($(#[$doc:meta])* $deed:ident $id:literal $group:ident [$($chord:literal),*] $($word:ident).+;)*) => {
        /// A command that a key can stand for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Deed { $($(#[$doc])* $deed,)* }

        impl Deed {
            /// Every command, in the order of the list of keys.
            pub const ALL: &[Self] = &[$(Self::$deed,)*];

            /// Its name in preferences, which never changes.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$deed => $id,)* }
            }

            /// The part of the list where it stands.
            #[must_use]
            pub fn group(self) -> Group {
                match self { $(Self::$deed => Group::$group,)* }
            }

            /// What it does, in words.
            #[must_use]
            pub fn name(self) -> Word {
                match self { $(Self::$deed => |words| words.$($word).+,)* }
            }

            pub(super) fn usual(self) -> &'static [&'static str] {
                match self { $(Self::$deed => &[$($chord),*],)* }
            }
        }
    };
}

deeds! {
    /// Select the span before in reading order.
    PreviousSpan "previous-span" Spans ["BracketLeft"] key_previous_span;
    /// Select the span after in reading order.
    NextSpan "next-span" Spans ["BracketRight"] key_next_span;
    /// Hold the other edge of the selected span.
    OtherEdge "other-edge" Spans ["KeyE"] key_other_edge;
    /// Drop a proclitic that is glued to the first word, or take it back.
    Proclitic "proclitic" Spans ["KeyW"] key_proclitic;
    /// Fill in the attributes of the selected span, or take the span that is looked at for the other end.
    Fill "fill" Spans ["Enter", "NumpadEnter"] coding.key_fill;
    /// Confirm what is suggested for the selected span.
    Confirm "confirm" Spans ["Shift+Enter", "Shift+NumpadEnter"] coding.key_confirm;
    /// Link the selected span to another.
    Link "link" Spans ["KeyR"] coding.key_link;
    /// Add the selected words to the span that was selected last.
    AddPart "add-part" Spans ["Equal", "NumpadAdd"] coding.key_add_part;
    /// Take the selected words away from it.
    DropPart "drop-part" Spans ["Minus", "NumpadSubtract"] coding.key_drop_part;
    /// Write a note on the selected span.
    Note "note" Spans ["KeyN"] key_note;
    /// Mark every place where the words stand.
    MarkAll "mark-all" Spans ["KeyM"] key_mark_all;
    /// Delete the selected span.
    Delete "delete" Spans ["Delete", "Backspace"] key_delete;
    /// Let go of what is selected.
    LetGo "let-go" Spans ["Escape"] key_escape;
    /// Undo.
    Undo "undo" Spans ["Ctrl+KeyZ"] key_undo;
    /// Redo.
    Redo "redo" Spans ["Ctrl+Shift+KeyZ", "Ctrl+KeyY"] key_redo;

    /// Open or close the settings of reading.
    Reading "reading" Reading ["Shift+KeyR"] key_reading;
    /// Set the report larger.
    Larger "larger" Reading ["Alt+Equal"] key_larger;
    /// Set the report smaller.
    Smaller "smaller" Reading ["Alt+Minus"] key_smaller;
    /// Show or hide invisible characters.
    Invisibles "invisibles" Reading ["Shift+KeyI"] key_invisibles;

    /// Show the report after in the queue.
    NextReport "next-report" Project ["KeyJ"] key_next_report;
    /// Show the report before in the queue.
    PreviousReport "previous-report" Project ["KeyK"] key_previous_report;
    /// Call the report done, or take it up again.
    Done "done" Project ["KeyD"] key_done;
    /// Show the report's details and the note on it.
    Details "details" Project ["KeyI"] key_details;
    /// Look for words in all reports.
    Search "search" Project ["Slash"] key_search;
    /// Find in the report.
    Find "find" Project ["Ctrl+KeyF"] key_find;
    /// Go to the hit after.
    NextHit "next-hit" Project ["F3"] key_next_hit;
    /// Go to the hit before.
    PreviousHit "previous-hit" Project ["Shift+F3"] key_previous_hit;
    /// Show what the casualties add up to, or go back to the text.
    Facts "facts" Project ["KeyG"] key_facts;
    /// Compare colleagues' layers, or go back to one's own.
    Review "review" Project ["KeyV"] review.key;
    /// Show the report side by side, or in one piece, while layers are compared.
    Panes "panes" Project ["Shift+KeyV"] review.key_panes;
    /// Show how far annotators agree, or go back to the text.
    Agreement "agreement" Project ["Shift+KeyG"] agreement.key;
    /// Change the schema.
    Schema "schema" Project ["Shift+KeyS"] key_schema;
    /// Open or close the guidelines.
    Guidelines "guidelines" Project ["KeyH"] key_guidelines;
    /// Put the selected span into its label's guidelines as an example.
    Example "example" Project ["Shift+KeyH"] key_example;
    /// Take the work over from another tab.
    WorkHere "work-here" Project ["KeyT"] key_work_here;
    /// Export the project.
    Export "export" Project ["Ctrl+KeyS"] key_export;
    /// Show all keys.
    Help "help" Project ["?", "؟", "F1"] key_help;
}

impl Deed {
    /// The command of this name.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|deed| deed.id() == id)
    }

    /// Its keys unless a person has changed them.
    #[must_use]
    pub fn usual_chords(self) -> Vec<Chord> {
        self.usual().iter().filter_map(|chord| Chord::parse(chord)).collect()
    }
}

/// A part of the list of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Labels.
    Tagging,
    /// Selecting words.
    Text,
    /// What is done to spans.
    Spans,
    /// How the report is set.
    Reading,
    /// Reports and the project.
    Project,
}

impl Group {
    /// Every part, in the order of the list.
    pub const ALL: &[Self] = &[Self::Tagging, Self::Text, Self::Spans, Self::Reading, Self::Project];

    /// Its title.
    #[must_use]
    pub fn name(self) -> Word {
        match self {
            Self::Tagging => |words| words.keys_tagging,
            Self::Text => |words| words.keys_text,
            Self::Spans => |words| words.keys_spans,
            Self::Reading => |words| words.reading,
            Self::Project => |words| words.keys_project,
        }
    }
}

/// What arrows do, by what is held with them. They point somewhere, so no
/// other key can take their place.
#[derive(Debug)]
pub struct Arrows {
    /// What is held.
    pub held: Held,
    /// The arrows that do it.
    pub ways: &'static [Way],
    /// The part of the list where they stand.
    pub group: Group,
    /// What they do, in words.
    pub name: Word,
    /// What one of them means.
    pub meaning: fn(Way) -> Intent,
}

const ALL: &[Way] = &[Way::Left, Way::Right, Way::Up, Way::Down, Way::LineStart, Way::LineEnd];

/// Arrows move the caret.
pub static MOVE: Arrows = Arrows {
    held: Held::NOTHING,
    ways: ALL,
    group: Group::Text,
    name: |words| words.key_caret,
    meaning: |way| Intent::Move(way, Unit::Letter),
};
/// They move it by words.
pub static MOVE_BY_WORDS: Arrows = Arrows {
    held: Held::CONTROL,
    ways: &[Way::Left, Way::Right],
    group: Group::Text,
    name: |words| words.key_caret_words,
    meaning: |way| Intent::Move(way, Unit::Word),
};
/// They move it by paragraphs.
pub static MOVE_BY_PARAGRAPHS: Arrows = Arrows {
    held: Held::CONTROL,
    ways: &[Way::Up, Way::Down],
    group: Group::Text,
    name: |words| words.key_caret_paragraphs,
    meaning: |way| Intent::Move(by_paragraph(way), Unit::Word),
};
/// They select by words.
pub static BY_WORDS: Arrows = Arrows {
    held: Held::SHIFT,
    ways: &[Way::Left, Way::Right],
    group: Group::Text,
    name: |words| words.key_words,
    meaning: |way| Intent::Extend(way, Unit::Word),
};
/// They select by lines.
pub static BY_LINES: Arrows = Arrows {
    held: Held::SHIFT,
    ways: &[Way::Up, Way::Down, Way::LineStart, Way::LineEnd],
    group: Group::Text,
    name: |words| words.key_lines,
    meaning: |way| Intent::Extend(way, Unit::Word),
};
/// They select by paragraphs.
pub static BY_PARAGRAPHS: Arrows = Arrows {
    held: Held::CONTROL_SHIFT,
    ways: &[Way::Up, Way::Down],
    group: Group::Text,
    name: |words| words.key_paragraphs,
    meaning: |way| Intent::Extend(by_paragraph(way), Unit::Word),
};
/// They select by letters.
pub static BY_LETTERS: Arrows = Arrows {
    held: Held::ALT_SHIFT,
    ways: ALL,
    group: Group::Text,
    name: |words| words.key_letters,
    meaning: |way| Intent::Extend(way, Unit::Letter),
};
/// Everything that arrows do.
pub static ARROWS: &[&Arrows] =
    &[&MOVE, &MOVE_BY_WORDS, &MOVE_BY_PARAGRAPHS, &BY_WORDS, &BY_LINES, &BY_PARAGRAPHS, &BY_LETTERS];

fn by_paragraph(way: Way) -> Way {
    if way == Way::Up { Way::ParagraphBack } else { Way::ParagraphOn }
}

impl PartialEq for Arrows {
    fn eq(&self, other: &Self) -> bool {
        self.held == other.held && self.ways == other.ways
    }
}

impl Eq for Arrows {}

impl Arrows {
    /// What was pressed, if it is an arrow that does something.
    #[must_use]
    pub fn of(press: &Press) -> Option<(&'static Self, Way)> {
        ARROWS.iter().copied().filter(|arrows| arrows.held == press.held).find_map(|arrows| {
            let way = arrows.ways.iter().find(|way| code(**way) == press.code)?;
            Some((arrows, *way))
        })
    }

    /// What the keys have written on them: what is held, then the arrows.
    #[must_use]
    pub fn caps(&self, mac: bool) -> Vec<String> {
        let mut caps = self.held.caps(mac);
        caps.extend(self.ways.iter().map(|way| cap(code(*way)).to_owned()));
        caps
    }
}

fn code(way: Way) -> &'static str {
    match way {
        Way::Left => "ArrowLeft",
        Way::Right => "ArrowRight",
        Way::Up | Way::ParagraphBack => "ArrowUp",
        Way::Down | Way::ParagraphOn => "ArrowDown",
        Way::LineStart => "Home",
        Way::LineEnd => "End",
    }
}
