//! JSON as both kinds of file use it: bytes to text to records and back, and
//! the head that tells what a file is.

use std::io::{self, Write};

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::ser::Formatter;

use super::problem::{Problem, Spot};
use super::tree::{FromJson, Json, Node, end_of, record};
use crate::core::text::Byte;

/// The version of all formats that this program writes, and the newest it reads.
pub const VERSION: u32 = 3;
/// The oldest version that this program reads. Files of version 1 have no parts
/// of spans, no attributes in their schemas and no lines of labels; those of
/// version 2 have no decisions, no comments and no gold layers.
pub const OLDEST: u32 = 1;

/// What projects and layers say about their texts: the entry and its value.
const CONVENTIONS: [(&str, &str); 3] =
    [("offset_unit", UNIT), ("end", END), ("normalization", NORMALIZATION)];
pub(super) const UNIT: &str = "unicode_code_point";
pub(super) const END: &str = "exclusive";
pub(super) const NORMALIZATION: &str = "none";

/// The kinds of Wasim's own files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A project with its reports and layers.
    Project,
    /// One annotator's layer.
    Layer,
    /// A schema by itself.
    Schema,
}

impl FileKind {
    /// What files of this kind call their `format`.
    #[must_use]
    pub fn format(self) -> &'static str {
        match self {
            Self::Project => "wasim-project",
            Self::Layer => "wasim-layer",
            Self::Schema => "wasim-schema",
        }
    }
}

/// The program that wrote a file.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct Tool {
    /// Its name.
    name: String,
    /// Its version.
    version: String,
}

record!(Tool { name, version });

impl Tool {
    /// This program.
    pub(super) fn this() -> Self {
        Self { name: "wasim".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() }
    }
}

/// What kind of file this is. Looks through the whole file for JSON, and at
/// nothing but its head for the rest.
///
/// # Errors
/// What [`Problem`] lists up to [`Problem::Shape`].
pub fn kind_of(bytes: &[u8]) -> Result<FileKind, Problem> {
    kind_of_json(&file(text_of(bytes)?)?)
}

/// A record out of JSON text, as [`to_json`] makes it.
///
/// # Errors
/// [`Problem::NotJson`], [`Problem::CutShort`] or [`Problem::Shape`].
pub fn from_json<T: FromJson>(text: &str) -> Result<T, Problem> {
    shaped(text, &parse(text)?)
}

/// A record as JSON on one line.
pub fn to_json<T: Serialize>(record: &T) -> String {
    write(record, 0)
}

/// A file of the kind `expected`, out of its bytes.
pub(super) fn read<T: FromJson>(bytes: &[u8], expected: FileKind) -> Result<T, Problem> {
    let text = text_of(bytes)?;
    let json = file(text)?;
    match kind_of_json(&json)? {
        found if found == expected => shaped(text, &json),
        found => Err(Problem::OtherKind { expected, found }),
    }
}

/// A file as text. What lies up to `depth` brackets deep has a line of its
/// own, what lies deeper shares that of its parent.
pub(super) fn write<T: Serialize>(file: &T, depth: usize) -> String {
    let mut out = Vec::new();
    let lines = Lines { depth, open: 0, filled: false };
    let done = file.serialize(&mut serde_json::Serializer::with_formatter(&mut out, lines));
    // Memory takes every byte, and all keys of the records are text: nothing can fail.
    debug_assert!(done.is_ok(), "{done:?}");
    String::from_utf8_lossy(&out).into_owned()
}

/// The text of a file, without its byte order mark.
fn text_of(bytes: &[u8]) -> Result<&str, Problem> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let byte = error.valid_up_to();
        let good = bytes.get(..byte).and_then(|good| std::str::from_utf8(good).ok()).unwrap_or_default();
        match error.error_len() {
            // The file ends inside a character.
            None if !good.is_empty() => Problem::CutShort { spot: spot_at(good, good.len()) },
            _ => Problem::NotUtf8 { byte: Byte(byte) },
        }
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// A file as a tree. Only objects are read into one: nothing else is ours.
fn file(text: &str) -> Result<Json<'_>, Problem> {
    if text.trim_start().starts_with(|c| c != '{') {
        parse::<IgnoredAny>(text)?;
        return Err(Problem::OtherFormat { found: None });
    }
    parse(text)
}

fn kind_of_json(file: &Json<'_>) -> Result<FileKind, Problem> {
    let format = match file.entry("format") {
        Some(Json::Text(format)) => Some(&**format),
        _ => None,
    };
    let Some(kind) = [FileKind::Project, FileKind::Layer, FileKind::Schema]
        .into_iter()
        .find(|kind| format == Some(kind.format()))
    else {
        return Err(Problem::OtherFormat { found: format.map(str::to_owned) });
    };
    let found = match file.entry("version") {
        Some(Json::Number(version)) => version.as_u64(),
        _ => None,
    };
    if !found.is_some_and(|found| (u64::from(OLDEST)..=u64::from(VERSION)).contains(&found)) {
        return Err(Problem::Version { found, known: VERSION });
    }
    if kind == FileKind::Schema {
        // Nothing in it counts.
        return Ok(kind);
    }
    for (place, known) in CONVENTIONS {
        let found = match file.entry(place) {
            Some(Json::Text(word)) if word == known => continue,
            Some(Json::Text(word)) => Some(word.clone().into_owned()),
            Some(Json::Null) | None => None,
            Some(other) => Some(other.describe()),
        };
        return Err(Problem::Convention { place, found, known });
    }
    Ok(kind)
}

/// JSON text as a tree, or as anything that is made of one.
pub(crate) fn parse<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, Problem> {
    serde_json::from_str(text).map_err(|error| {
        let spot = spot_at(text, byte_of(text, &error));
        if error.is_eof() {
            return Problem::CutShort { spot };
        }
        let said = error.to_string();
        let detail = said.rsplit_once(" at line ").map_or(said.as_str(), |(detail, _)| detail).to_owned();
        Problem::NotJson { spot, detail }
    })
}

/// A record out of JSON; `text` is what the JSON was read from, to say where something is wrong.
fn shaped<T: FromJson>(text: &str, json: &Json<'_>) -> Result<T, Problem> {
    T::read(&Node::root(json)).map_err(|wrong| Problem::Shape {
        spot: spot_at(text, end_of(text, &wrong.path, wrong.key)),
        place: wrong.place,
        detail: wrong.detail,
    })
}

/// How many bytes the parser had read at an error: it counts columns in bytes.
fn byte_of(text: &str, error: &serde_json::Error) -> usize {
    let before = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    before.saturating_add(error.column())
}

/// The spot of the code point that holds the last byte before `byte`.
fn spot_at(text: &str, byte: usize) -> Spot {
    let head = text.get(..text.ceil_char_boundary(byte)).unwrap_or(text);
    let last = head.rsplit('\n').next().unwrap_or_default();
    Spot { line: head.matches('\n').count().saturating_add(1), column: last.chars().count() }
}

/// Writes JSON for people and for diffs: one line for each annotation.
struct Lines {
    /// How many brackets deep things have lines of their own.
    depth: usize,
    /// How many brackets are open.
    open: usize,
    /// Whether the innermost one holds something.
    filled: bool,
}

impl Lines {
    fn begin<W: Write + ?Sized>(&mut self, to: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.open = self.open.saturating_add(1);
        self.filled = false;
        to.write_all(bracket)
    }

    fn end<W: Write + ?Sized>(&mut self, to: &mut W, bracket: &[u8]) -> io::Result<()> {
        let own_lines = self.filled && self.open <= self.depth;
        self.open = self.open.saturating_sub(1);
        if own_lines {
            self.new_line(to)?;
        }
        to.write_all(bracket)?;
        // So ends the file, too.
        if self.open == 0 && self.depth > 0 { to.write_all(b"\n") } else { Ok(()) }
    }

    fn new_line<W: Write + ?Sized>(&self, to: &mut W) -> io::Result<()> {
        to.write_all(b"\n")?;
        (0..self.open).try_for_each(|_| to.write_all(b"  "))
    }

    fn item<W: Write + ?Sized>(&self, to: &mut W, first: bool) -> io::Result<()> {
        match (first, self.open <= self.depth) {
            (true, true) => self.new_line(to),
            (false, true) => to.write_all(b",").and_then(|()| self.new_line(to)),
            (true, false) => Ok(()),
            (false, false) => to.write_all(b", "),
        }
    }
}

impl Formatter for Lines {
    fn begin_array<W: Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.begin(to, b"[")
    }

    fn end_array<W: Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.end(to, b"]")
    }

    fn begin_array_value<W: Write + ?Sized>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        self.item(to, first)
    }

    fn end_array_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }

    fn begin_object<W: Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.begin(to, b"{")
    }

    fn end_object<W: Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.end(to, b"}")
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        self.item(to, first)
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        to.write_all(b": ")
    }

    fn end_object_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }
}
