//! brat standoff (brat.nlplab.org/standoff.html): two files for each work on a
//! text, `.txt` and `.ann`; where there are several works, in a folder for each.
//! `annotation.conf`, which all of them share, is [`annotation_conf`].
//!
//! brat knows flags and single words as values of attributes; of several choices
//! each has a line. No mark goes over the end of a line.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::loss::{Loss, Losses};
use super::{Part, lose_surroundings, works};
use crate::core::datasets::document::{Document, Mark, Work};
use crate::core::datasets::inventory::{Inventory, Kind};
use crate::core::datasets::taking::in_words;
use crate::core::model::{Attributes, Value, ValueKind};
use crate::core::text::{CodePoint, Text, TextRange};

pub(super) fn write(document: &Document, losses: &mut Losses) -> Vec<Part> {
    lose_surroundings(document, losses);
    let works = works(document);
    let (several, mut folders) = (works.len() > 1, BTreeSet::new());
    let mut parts = Vec::with_capacity(works.len().saturating_mul(2));
    for work in &works {
        let folder = if several { folder(&work.annotator, &mut folders) } else { String::new() };
        let path = format!("{folder}{}", file_name(&document.name));
        parts.push(Part { name: format!("{path}.txt"), text: document.text.as_str().to_owned() });
        parts.push(Part { name: format!("{path}.ann"), text: annotations(&document.text, work, losses) });
    }
    parts
}

/// The folder of an annotator, with a number behind it if it is taken.
fn folder(annotator: &str, taken: &mut BTreeSet<String>) -> String {
    let name = file_name(annotator);
    let numbers = (2_usize..).map(|n| format!("{name}-{n}"));
    let free = std::iter::once(name.clone()).chain(numbers).find(|name| !taken.contains(name));
    let folder = free.unwrap_or(name);
    taken.insert(folder.clone());
    format!("{folder}/")
}

/// A name that every file system takes: what some do not is spelled `%` and its
/// number, so that different names stay different.
fn file_name(name: &str) -> String {
    let mut out = String::new();
    let last = name.chars().count().saturating_sub(1);
    for (n, c) in name.chars().enumerate() {
        let reserved =
            c.is_control() || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '%');
        if reserved || (c == '.' && (n == 0 || n == last)) || (c == ' ' && n == last) {
            let _ = write!(out, "%{:02X}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    if out.is_empty() { "-".to_owned() } else { out }
}

/// The lines of an `.ann`.
#[derive(Default)]
struct Lines {
    text: String,
    attributes: usize,
    notes: usize,
}

fn annotations(text: &Text, work: &Work, losses: &mut Losses) -> String {
    let mut lines = Lines::default();
    for (n, mark) in work.marks.iter().enumerate() {
        lines.mark(text, n.saturating_add(1), mark, losses);
    }
    for (n, link) in work.links.iter().enumerate() {
        let (n, kind) = (n.saturating_add(1), name(&link.kind, losses));
        let (from, to) = (link.from.saturating_add(1), link.to.saturating_add(1));
        let _ = writeln!(lines.text, "R{n}\t{kind} Arg1:T{from} Arg2:T{to}");
        lines.rest(&format!("R{n}"), &link.attributes, &link.note, losses);
    }
    lines.text
}

impl Lines {
    fn mark(&mut self, text: &Text, n: usize, mark: &Mark, losses: &mut Losses) {
        let pieces: Vec<TextRange> = mark.pieces.iter().flat_map(|piece| in_lines(text, *piece)).collect();
        if pieces.len() > mark.pieces.len() {
            losses.count(Loss::Lines);
        }
        let offsets: Vec<String> =
            pieces.iter().map(|piece| format!("{} {}", piece.start().0, piece.end().0)).collect();
        let words: Vec<&str> = pieces.iter().map(|piece| text.slice(*piece).unwrap_or_default()).collect();
        let label = name(&mark.label, losses);
        let _ = writeln!(self.text, "T{n}\t{label} {}\t{}", offsets.join(";"), words.join(" "));
        self.rest(&format!("T{n}"), &mark.attributes, &mark.note, losses);
    }

    /// What is said of an annotation.
    fn rest(&mut self, id: &str, attributes: &Attributes, note: &str, losses: &mut Losses) {
        for (key, value) in attributes {
            let words = match value {
                Value::NotStated => Vec::new(),
                Value::YesNo(true) => vec![String::new()],
                Value::Several(words) => words.clone(),
                other => vec![in_words(other)],
            };
            let carried = |word: &String| !word.contains(char::is_whitespace);
            let is_flag = *value == Value::YesNo(true);
            if words.is_empty() || !words.iter().all(|word| carried(word) && (is_flag || !word.is_empty())) {
                losses.count(Loss::Attribute);
                continue;
            }
            let key = name(key, losses);
            for word in words {
                self.attributes = self.attributes.saturating_add(1);
                let _ = write!(self.text, "A{}\t{key} {id}", self.attributes);
                if !word.is_empty() {
                    self.text.push(' ');
                    self.text.push_str(&word);
                }
                self.text.push('\n');
            }
        }
        if note.is_empty() {
            return;
        }
        if note.contains(is_line_end) {
            losses.count(Loss::Note);
        }
        self.notes = self.notes.saturating_add(1);
        let note = note.replace(is_line_end, " ");
        let _ = writeln!(self.text, "#{}\tAnnotatorNotes {id}\t{note}", self.notes);
    }
}

/// All that ends a line for Python, brat's language (`str.splitlines`).
fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The parts of a piece that lie in one line each, without blanks at their edges.
fn in_lines(text: &Text, piece: TextRange) -> Vec<TextRange> {
    let (mut at, mut parts) = (piece.start().0, Vec::new());
    for line in text.slice(piece).unwrap_or_default().split(is_line_end) {
        let end = at.saturating_add(line.chars().count());
        let part = TextRange::between(CodePoint(at), CodePoint(end));
        if part == piece {
            return vec![piece];
        }
        parts.extend(text.clean(part));
        // The line end itself is one code point.
        at = end.saturating_add(1);
    }
    parts
}

/// A name as one word that means nothing else in brat's files; counted if it is
/// not what it was.
fn name(name: &str, losses: &mut Losses) -> String {
    let word = respelled(name);
    if word != name {
        losses.count(Loss::Name);
    }
    word
}

fn respelled(name: &str) -> String {
    let means = |c: char| c.is_whitespace() || matches!(c, '|' | ',' | ':' | ';' | '<' | '>');
    if name.is_empty() { "_".to_owned() } else { name.replace(means, "_") }
}

/// The `annotation.conf` for documents with these things in them
/// (brat.nlplab.org/configuration.html): labels, relation types with what they
/// join, and attributes with their choices. Marks may lie in one another.
#[must_use]
pub fn annotation_conf(inventory: &Inventory) -> String {
    let mut conf = String::from("[entities]\n\n");
    let names: BTreeSet<String> = inventory.labels.keys().map(|label| respelled(label)).collect();
    names.iter().for_each(|name| conf.extend([name, "\n"]));
    conf.push_str("\n[relations]\n\n<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n");
    for (kind, of) in &inventory.relations {
        let from: BTreeSet<String> = of.ends.iter().map(|(from, _)| respelled(from)).collect();
        let to: BTreeSet<String> = of.ends.iter().map(|(_, to)| respelled(to)).collect();
        let _ = writeln!(conf, "{}\tArg1:{}, Arg2:{}", respelled(kind), joined(&from), joined(&to));
    }
    conf.push_str("\n[events]\n\n[attributes]\n\n");
    let mut attributes: BTreeMap<String, Asked> = BTreeMap::new();
    inventory.labels.iter().for_each(|(label, kind)| ask(&mut attributes, &respelled(label), kind));
    inventory.relations.values().for_each(|kind| ask(&mut attributes, "<RELATION>", kind));
    for (name, Asked { of, values }) in &attributes {
        let _ = write!(conf, "{name}\tArg:{}", joined(of));
        if !values.is_empty() {
            let _ = write!(conf, ", Value:{}", joined(values));
        }
        conf.push('\n');
    }
    conf
}

/// What an attribute is asked of, and its choices.
#[derive(Default)]
struct Asked {
    of: BTreeSet<String>,
    values: BTreeSet<String>,
}

fn ask(attributes: &mut BTreeMap<String, Asked>, of: &str, kind: &Kind) {
    for (name, values) in &kind.attributes {
        let asked = attributes.entry(respelled(name)).or_default();
        asked.of.insert(of.to_owned());
        if let (ValueKind::Choice | ValueKind::Several, words) = values.kind() {
            asked
                .values
                .extend(words.into_iter().filter(|word| !word.is_empty() && respelled(word) == *word));
        }
    }
}

fn joined(words: &BTreeSet<String>) -> String {
    words.iter().map(String::as_str).collect::<Vec<_>>().join("|")
}
