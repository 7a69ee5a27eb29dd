//! One module for each format that is read. Each has
//! `read(sources, options, found)`: it puts the documents of these files, which
//! belong together, into `found`, and tells there what can't come in.
//!
//! A record that can't be read leaves the others alone.

mod brat;
mod cas;
mod cells;
mod columns;
mod conll;
mod doccano;
mod docx;
mod html;
mod json;
mod jsonl;
mod label_studio;
mod markup;
mod prodigy;
mod selector;
mod sketch;
mod table;
mod tally;
mod text;
mod web_annotation;
mod webanno;

use super::document::Document;
use super::finding::{Finding, What};
use super::format::Format;
use super::place::Unit;
use crate::core::model::Value;
use tally::Tally;

pub(super) use brat::brat_path;
pub(super) use columns::known_columns;
pub use columns::{Columns, Preview, preview};
pub(super) use conll::has_tags;
pub use docx::word_parts;

/// A file, as text: decoded, without a byte order mark.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Its name, with its folders.
    pub name: &'a str,
    /// What is in it.
    pub text: &'a str,
}

/// What a person can say about files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What offsets are counted in, where the file doesn't say.
    pub unit: Option<Unit>,
    /// How many lines of a file of lines come before these: a long file is read in parts.
    pub lines_before: usize,
    /// What the columns of tables are; else as [`preview`] proposes.
    pub columns: Option<Columns>,
}

/// What was found in files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The texts with their annotations, in the order of the files.
    pub documents: Vec<Document>,
    /// What is to be told.
    pub findings: Vec<Finding>,
    /// In how many documents nothing tells what the offsets are counted in, and
    /// it matters; and what was likely in the last of them.
    pub doubts: Option<(usize, Unit)>,
    /// The file that is read.
    pub(super) file: String,
    /// What was left out of it.
    tally: Tally,
}

impl Found {
    /// Notes which file is read now.
    fn begin(&mut self, file: &str) {
        self.tell_left_out();
        file.clone_into(&mut self.file);
    }

    /// Counts something of the file that is read that has no place here. It is told
    /// once for the file: there may be one in every line.
    fn leave_out(&mut self, word: &str) {
        self.tally.leave_out(word, "");
    }

    fn tell_left_out(&mut self) {
        std::mem::take(&mut self.tally).tell(self);
    }

    /// Puts in a document; if it has the name and text of the last one, its works.
    fn put(&mut self, document: Document) {
        match self.documents.last_mut() {
            Some(last) if last.name == document.name && last.text == document.text => {
                last.works.extend(document.works);
            }
            _ => self.documents.push(document),
        }
    }

    /// Notes something about the file that is read.
    fn tell(&mut self, place: &str, what: What) {
        self.findings.push(Finding { file: self.file.clone(), place: place.to_owned(), what });
    }

    /// Notes that nothing tells the unit of a document's offsets, but this is likely.
    fn doubt(&mut self, unit: Unit) -> Unit {
        let many = self.doubts.map_or(0, |(many, _)| many);
        self.doubts = Some((many.saturating_add(1), unit));
        unit
    }

    /// Puts what was found in the next part of a file, or in the next file, behind
    /// this. A document that goes on there stays one.
    pub fn append(&mut self, other: Self) {
        other.documents.into_iter().for_each(|document| self.put(document));
        self.findings.extend(other.findings);
        if let Some((many, unit)) = other.doubts {
            let before = self.doubts.map_or(0, |(many, _)| many);
            self.doubts = Some((before.saturating_add(many), unit));
        }
    }

    /// Takes the last document out, which may go on in the next part of its file.
    #[must_use]
    pub fn unfinished(&mut self) -> Self {
        Self { documents: self.documents.pop().into_iter().collect(), ..Self::default() }
    }
}

/// Reads files that belong together (one file, but for brat) in a format.
#[must_use]
pub fn read(format: Format, sources: &[Source], options: &Options) -> Found {
    let mut found = Found::default();
    match format {
        Format::Cas => cas::read(sources, options, &mut found),
        Format::Doccano => doccano::read(sources, options, &mut found),
        Format::Brat => brat::read(sources, options, &mut found),
        Format::Conll => conll::read(sources, options, &mut found),
        Format::Docx => docx::read(sources, options, &mut found),
        Format::Html => html::read(sources, options, &mut found),
        Format::JsonLines => jsonl::read(sources, options, &mut found),
        Format::LabelStudio => label_studio::read(sources, options, &mut found),
        Format::Prodigy => prodigy::read(sources, options, &mut found),
        Format::WebAnnotation => web_annotation::read(sources, options, &mut found),
        Format::Table => table::read(sources, options, &mut found),
        Format::WebAnno => webanno::read(sources, options, &mut found),
        Format::Text => text::read(sources, &mut found),
        _ => {}
    }
    found.tell_left_out();
    found
}

/// The name of a file without its folder and ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The value that a word stands for, where a format has words alone.
fn word_value(word: &str) -> Value {
    match word {
        "true" => Value::YesNo(true),
        "false" => Value::YesNo(false),
        _ => match word.parse::<i64>() {
            // What is spelled otherwise, with zeros in front, is a code.
            Ok(number) if number.to_string() == word => Value::Whole(number),
            _ => Value::Text(word.to_owned()),
        },
    }
}
