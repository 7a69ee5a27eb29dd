//! Documents laid flat in bytes, on their way from one thread to another.

mod inventory;

use super::document::{Aside, Document, Link, Mark, Work};
use super::finding::{Finding, What};
use super::format::Format;
use super::place::Unit;
use super::read::Found;
use crate::core::exchange::Reason;
use crate::core::flat::{Reader, Writer};
use crate::core::model::{Attributes, Value};
use crate::core::text::{CodePoint, TextRange};

pub(super) use inventory::{put_inventory, take_inventory};

/// Puts one of a list of all there are, by its place.
pub(super) fn put_one<T: PartialEq>(to: &mut Writer, all: &[T], one: &T) {
    to.number(all.iter().position(|other| other == one).unwrap_or_default());
}

/// As [`put_one`].
pub(super) fn take_one<T: Copy>(from: &mut Reader, all: &[T]) -> Option<T> {
    all.get(from.number()?).copied()
}

fn flag(from: &mut Reader) -> Option<bool> {
    from.number().map(|number| number == 1)
}

fn owned(from: &mut Reader) -> Option<String> {
    from.text().map(str::to_owned)
}

/// Puts a document.
pub(super) fn put_document(to: &mut Writer, document: &Document) {
    let Document { name, title, language, source, date, text, works } = document;
    to.text(name);
    to.text(title);
    for detail in [language, source, date] {
        to.option(detail.as_ref(), |to, detail| to.text(detail));
    }
    to.text(text.as_str());
    to.list(works, put_work);
}

/// As [`put_document`].
pub(super) fn take_document(from: &mut Reader) -> Option<Document> {
    let (name, title) = (owned(from)?, owned(from)?);
    let mut detail = || from.option(owned);
    let (language, source, date) = (detail()?, detail()?, detail()?);
    let document = Document::new(name, from.text()?);
    Some(Document { title, language, source, date, works: from.list(take_work)?, ..document })
}

fn put_work(to: &mut Writer, work: &Work) {
    let Work { annotator, gold, done, predicted, note, marks, links, aside } = work;
    to.text(annotator);
    for flag in [gold, done, predicted] {
        to.number(usize::from(*flag));
    }
    to.text(note);
    to.list(marks, put_mark);
    to.list(links, put_link);
    to.list(aside, |to, Aside { reason, annotation }| {
        put_one(to, &Reason::ALL, reason);
        to.text(&annotation.to_string());
    });
}

fn take_work(from: &mut Reader) -> Option<Work> {
    Some(Work {
        annotator: owned(from)?,
        gold: flag(from)?,
        done: flag(from)?,
        predicted: flag(from)?,
        note: owned(from)?,
        marks: from.list(take_mark)?,
        links: from.list(take_link)?,
        aside: from.list(|from| {
            let reason = take_one(from, &Reason::ALL)?;
            Some(Aside { reason, annotation: serde_json::from_str(from.text()?).ok()? })
        })?,
    })
}

fn put_mark(to: &mut Writer, mark: &Mark) {
    let Mark { id, label, pieces, attributes, note } = mark;
    to.text(id);
    to.text(label);
    to.list(pieces, |to, piece| {
        to.number(piece.start().0);
        to.number(piece.len());
    });
    put_attributes(to, attributes);
    to.text(note);
}

fn take_mark(from: &mut Reader) -> Option<Mark> {
    let piece = |from: &mut Reader| {
        let start = from.number()?;
        let end = start.checked_add(from.number()?)?;
        Some(TextRange::between(CodePoint(start), CodePoint(end)))
    };
    Some(Mark {
        id: owned(from)?,
        label: owned(from)?,
        pieces: from.list(piece)?,
        attributes: take_attributes(from)?,
        note: owned(from)?,
    })
}

fn put_link(to: &mut Writer, link: &Link) {
    let Link { id, kind, from, to: end, attributes, note } = link;
    to.text(id);
    to.text(kind);
    to.number(*from);
    to.number(*end);
    put_attributes(to, attributes);
    to.text(note);
}

fn take_link(from: &mut Reader) -> Option<Link> {
    Some(Link {
        id: owned(from)?,
        kind: owned(from)?,
        from: from.number()?,
        to: from.number()?,
        attributes: take_attributes(from)?,
        note: owned(from)?,
    })
}

fn put_attributes(to: &mut Writer, attributes: &Attributes) {
    to.number(attributes.len());
    for (name, value) in attributes {
        to.text(name);
        match value {
            Value::NotStated => to.number(0),
            Value::YesNo(yes) => {
                to.number(1);
                to.number(usize::from(*yes));
            }
            Value::Whole(number) => {
                to.number(2);
                to.wide(number.cast_unsigned());
            }
            Value::Number(number) => {
                to.number(3);
                to.float(*number);
            }
            Value::Text(text) => {
                to.number(4);
                to.text(text);
            }
            Value::Several(words) => {
                to.number(5);
                to.list(words, |to, word| to.text(word));
            }
        }
    }
}

fn take_attributes(from: &mut Reader) -> Option<Attributes> {
    let many = from.number()?;
    let value = |from: &mut Reader| {
        Some(match from.number()? {
            0 => Value::NotStated,
            1 => Value::YesNo(flag(from)?),
            2 => Value::Whole(from.wide()?.cast_signed()),
            3 => Value::Number(from.float()?),
            4 => Value::Text(owned(from)?),
            5 => Value::Several(from.list(owned)?),
            _ => return None,
        })
    };
    (0..many).map(|_| Some((owned(from)?, value(from)?))).collect()
}

/// Puts what was found in files: what is to be told, then the documents.
pub(super) fn put_found(to: &mut Writer, found: &Found) {
    to.list(&found.findings, |to, Finding { file, place, what }| {
        to.text(file);
        to.text(place);
        put_what(to, what);
    });
    to.option(found.doubts.as_ref(), |to, (many, unit)| {
        to.number(*many);
        put_one(to, &Unit::ALL, unit);
    });
    to.list(&found.documents, put_document);
}

/// What is to be told of files, and the documents whose unit is in doubt.
type ToldOf = (Vec<Finding>, Option<(usize, Unit)>);

/// Takes what is to be told of files.
pub(super) fn take_told(from: &mut Reader) -> Option<ToldOf> {
    let finding =
        |from: &mut Reader| Some(Finding { file: owned(from)?, place: owned(from)?, what: take_what(from)? });
    let findings = from.list(finding)?;
    Some((findings, from.option(|from| Some((from.number()?, take_one(from, &Unit::ALL)?)))?))
}

fn put_what(to: &mut Writer, what: &What) {
    match what {
        What::NoText => to.number(0),
        What::Moved => to.number(1),
        What::Trimmed => to.number(2),
        What::Unreadable(detail) => {
            to.number(3);
            to.text(detail);
        }
        What::LeftOut(word) => {
            to.number(4);
            to.text(word);
        }
        What::Aside(reason) => {
            to.number(5);
            put_one(to, &Reason::ALL, reason);
        }
    }
}

fn take_what(from: &mut Reader) -> Option<What> {
    Some(match from.number()? {
        0 => What::NoText,
        1 => What::Moved,
        2 => What::Trimmed,
        3 => What::Unreadable(owned(from)?),
        4 => What::LeftOut(owned(from)?),
        5 => What::Aside(take_one(from, &Reason::ALL)?),
        _ => return None,
    })
}

/// Puts a format.
pub(super) fn put_format(to: &mut Writer, format: Format) {
    put_one(to, &Format::ALL, &format);
}

/// As [`put_format`].
pub(super) fn take_format(from: &mut Reader) -> Option<Format> {
    take_one(from, &Format::ALL)
}
