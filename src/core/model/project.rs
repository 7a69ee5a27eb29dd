//! A project and its reports.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;
use sha2::Digest;

use super::id::{LayerId, ProjectId, ReportId};
use super::layer::{Layer, Sheet};
use super::schema::Schema;
use crate::core::text::Text;

/// Schema, guidelines, reports and layers.
#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    /// Its id.
    pub id: ProjectId,
    /// Its name, as people see it.
    pub name: String,
    /// Its labels and relation types.
    pub schema: Schema,
    /// How to annotate, in Markdown; empty if none.
    pub guidelines: String,
    /// The reports, in the order of the queue.
    pub reports: Vec<Arc<Report>>,
    /// The layers.
    pub layers: Vec<Layer>,
    /// The layer that is worked on here. Not part of any file.
    pub open_layer: LayerId,
}

/// One document. Its text is kept exactly as imported and never changes.
#[derive(Debug, PartialEq)]
pub struct Report {
    /// Its id within the project.
    pub id: ReportId,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: Text,
    /// The hash of its text as UTF-8.
    pub sha256: Sha256,
    /// Its language as a BCP 47 tag, where known.
    pub language: Option<String>,
    /// Who published it, where known.
    pub source: Option<String>,
    /// When it was published, as the source writes it, where known.
    pub date: Option<String>,
}

/// What is known of a report besides its text. It belongs to the project, and a
/// person may correct it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    /// As [`Report::title`].
    pub title: String,
    /// As [`Report::language`].
    pub language: Option<String>,
    /// As [`Report::source`].
    pub source: Option<String>,
    /// As [`Report::date`].
    pub date: Option<String>,
}

/// Whether a text has the form of a language tag: subtags of letters and digits,
/// eight at most, joined by hyphens, the first of two letters at least (RFC 5646
/// 2.1, without its rules on order; BCP 47).
#[must_use]
pub fn is_language_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let fits = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let language =
        |part: &str| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic());
    parts.next().is_some_and(language) && parts.all(fits)
}

impl Report {
    /// What is known of it besides its text.
    #[must_use]
    pub fn details(&self) -> Details {
        Details {
            title: self.title.clone(),
            language: self.language.clone(),
            source: self.source.clone(),
            date: self.date.clone(),
        }
    }

    /// The same text with other details.
    #[must_use]
    pub fn described(&self, details: Details) -> Self {
        let Details { title, language, source, date } = details;
        Self {
            id: self.id.clone(),
            text: self.text.clone(),
            sha256: self.sha256,
            title,
            language,
            source,
            date,
        }
    }

    /// The title of a text that was given none: its first line that has words.
    #[must_use]
    pub fn first_title(id: &ReportId, raw: &str) -> String {
        let title = raw.lines().map(clean_title).find(|line| !line.is_empty());
        title.unwrap_or_else(|| id.to_string())
    }

    /// A report from its text alone: titled by its first line that has words.
    #[must_use]
    pub fn from_text(id: ReportId, raw: &str) -> Self {
        let text = Text::new(raw);
        let title = Self::first_title(&id, raw);
        Self { id, title, sha256: Sha256::of(raw), text, language: None, source: None, date: None }
    }
}

/// A line without blanks and invisible marks at its edges, cut after 90 code
/// points at a blank.
fn clean_title(line: &str) -> String {
    const LONGEST: usize = 90;
    let edge = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200e}' | '\u{200f}');
    let line = line.trim_matches(edge);
    let Some((cut, _)) = line.char_indices().nth(LONGEST) else { return line.to_owned() };
    let head = line.get(..cut).unwrap_or(line);
    let head = head.rsplit_once(char::is_whitespace).map_or(head, |(head, _)| head);
    format!("{}…", head.trim_end_matches(edge))
}

/// A SHA-256 hash.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sha256([u8; 32]);

impl Sha256 {
    /// The hash of a text's UTF-8 bytes.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self(sha2::Sha256::digest(text.as_bytes()).into())
    }

    /// Reads 64 hexadecimal digits; `None` if `text` is something else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let mut bytes = [0; 32];
        for (i, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(text.get(2 * i..2 * i + 2)?, 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Sha256 {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Sha256 {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Sha256".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[0-9a-f]{64}$" })
    }
}

impl Project {
    /// The report with this id.
    #[must_use]
    pub fn report(&self, id: &ReportId) -> Option<&Arc<Report>> {
        self.reports.iter().find(|report| report.id == *id)
    }

    /// The layer with this id.
    #[must_use]
    pub fn layer(&self, id: LayerId) -> Option<&Layer> {
        self.layers.iter().find(|layer| layer.id == id)
    }

    /// The layer with this id, to change.
    pub fn layer_mut(&mut self, id: LayerId) -> Option<&mut Layer> {
        self.layers.iter_mut().find(|layer| layer.id == id)
    }

    /// The work of the open layer on a report, if there is any.
    #[must_use]
    pub fn sheet(&self, report: &ReportId) -> Option<&Sheet> {
        self.layer(self.open_layer)?.sheet(report)
    }

    /// Notes that a layer was changed here: from now on it is no copy of a file any
    /// more. Whether it was one.
    pub fn changed_here(&mut self, layer: LayerId) -> bool {
        self.layer_mut(layer).and_then(|layer| layer.as_of.take()).is_some()
    }

    /// The same project under another id and name, with layers of other ids:
    /// work on the copy is other work. The annotations keep theirs, which are
    /// unique within a layer.
    #[must_use]
    pub fn copied(mut self, id: ProjectId, name: String, new_layer: &mut dyn FnMut() -> LayerId) -> Self {
        (self.id, self.name) = (id, name);
        let open = self.open_layer;
        for layer in &mut self.layers {
            let old = std::mem::replace(&mut layer.id, new_layer());
            if old == open {
                self.open_layer = layer.id;
            }
        }
        self
    }
}
