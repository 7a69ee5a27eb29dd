//! Web pages: their text, each block a line, without what is around it.

use std::borrow::Cow;

use super::markup::{Piece, Pieces, attribute, decoded};
use super::tally::Tally;
use super::{Found, Options, Source, stem};
use crate::core::datasets::document::Document;
use crate::core::datasets::finding::What;

pub(super) fn read(sources: &[Source], _: &Options, found: &mut Found) {
    for source in sources {
        found.begin(source.name);
        let mut page = Page::default();
        page.read(source.text);
        page.tally.tell(found);
        if page.lines.text.trim().is_empty() {
            found.tell("", What::NoText);
            continue;
        }
        found.documents.push(Document {
            title: page.title.split_whitespace().collect::<Vec<_>>().join(" "),
            language: page.language,
            source: page.site.or(page.author),
            date: page.date.or(page.time),
            ..Document::new(stem(source.name), page.lines.text)
        });
    }
}

/// What a page is on its way to.
#[derive(Default)]
struct Page {
    lines: Lines,
    tally: Tally,
    title: String,
    language: Option<String>,
    site: Option<String>,
    author: Option<String>,
    /// The date that the head states, and the first one in the text.
    date: Option<String>,
    time: Option<String>,
    /// The element that is left out now, and how many of its name are open.
    skipped: Option<(String, usize)>,
    /// Whether the text of the title comes.
    in_title: bool,
}

impl Page {
    fn read(&mut self, text: &str) {
        let mut pieces = Pieces::of(text);
        while let Some(piece) = pieces.next() {
            match piece {
                Piece::Open(name, attributes, closed) => {
                    let name = name.to_ascii_lowercase();
                    self.open(&name, attributes);
                    // What is in these is no text of the page, or no markup.
                    match name.as_str() {
                        "script" | "style" | "noscript" | "template" | "textarea" => pieces.leave(&name),
                        "svg" if !closed => pieces.leave(&name),
                        _ => {}
                    }
                }
                Piece::Close(name) => self.close(&name.to_ascii_lowercase()),
                Piece::Text(text) => self.text(&decoded(text)),
                Piece::Plain(text) => self.text(text),
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_title {
            self.title.push_str(text);
        } else if self.skipped.is_none() {
            self.lines.put(text);
        }
    }

    fn open(&mut self, name: &str, attributes: &str) {
        // An element that is left out and never closed does not swallow the page.
        if matches!(name, "main" | "article" | "body" | "h1") {
            self.skipped = None;
        }
        self.in_title = name == "title" && self.title.is_empty() && self.skipped.is_none();
        if let Some((skipped, depth)) = &mut self.skipped {
            if skipped == name {
                *depth = depth.saturating_add(1);
            }
            return;
        }
        match name {
            "html" => self.language = self.language.take().or_else(|| stated(attributes, "lang")),
            "meta" => self.meta(attributes),
            "time" => self.time = self.time.take().or_else(|| stated(attributes, "datetime")),
            "br" => self.lines.end(),
            "td" | "th" => self.lines.cell(),
            "pre" => self.lines.plain = true,
            _ => {}
        }
        let left_out = matches!(
            name,
            "a" | "audio"
                | "button"
                | "canvas"
                | "embed"
                | "iframe"
                | "img"
                | "input"
                | "math"
                | "nav"
                | "object"
                | "select"
                | "svg"
                | "table"
                | "textarea"
                | "video"
        );
        if left_out && (name != "a" || attribute(attributes, "href").is_some()) {
            self.tally.leave_out(&format!("<{name}>"), "");
        }
        if matches!(
            name,
            "audio" | "button" | "canvas" | "iframe" | "math" | "nav" | "object" | "select" | "video"
        ) {
            self.skipped = Some((name.to_owned(), 1));
        }
        if is_block(name) {
            self.lines.block();
        }
    }

    fn close(&mut self, name: &str) {
        self.in_title &= name != "title";
        if let Some((skipped, depth)) = &mut self.skipped {
            if skipped == name {
                *depth = depth.saturating_sub(1);
            }
            if *depth == 0 || matches!(name, "body" | "html") {
                self.skipped = None;
            }
        }
        if name == "pre" {
            self.lines.plain = false;
        }
        if is_block(name) {
            self.lines.block();
        }
    }

    fn meta(&mut self, attributes: &str) {
        let key = ["name", "property", "itemprop"].iter().find_map(|key| attribute(attributes, key));
        let key = key.map(Cow::into_owned).unwrap_or_default().to_ascii_lowercase();
        let slot = match key.as_str() {
            "article:published_time"
            | "date"
            | "dc.date"
            | "dcterms.date"
            | "dc.date.issued"
            | "pubdate"
            | "publishdate"
            | "publish_date"
            | "datepublished" => &mut self.date,
            "og:site_name" | "application-name" | "publisher" | "dc.publisher" => &mut self.site,
            "author" | "article:author" | "dc.creator" => &mut self.author,
            _ => return,
        };
        *slot = slot.take().or_else(|| stated(attributes, "content"));
    }
}

/// The value of an attribute, if it says anything.
fn stated(attributes: &str, name: &str) -> Option<String> {
    attribute(attributes, name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
}

/// The elements that the HTML standard shows as blocks.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "legend"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "option"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "tfoot"
            | "thead"
            | "tr"
            | "ul"
    )
}

/// Text in lines, as a page shows it: its blanks are one each, and none at the edges
/// of lines.
#[derive(Default)]
struct Lines {
    text: String,
    /// Line ends that are due before the next word; two at most.
    ends: usize,
    /// A blank that is due, or what parts two cells.
    blank: Option<char>,
    /// Whether blanks are kept as they are.
    plain: bool,
}

impl Lines {
    fn put(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\n' if self.plain => self.end(),
                '\r' if self.plain => {}
                ' ' | '\t' | '\n' | '\r' | '\u{c}' if !self.plain => self.blank = self.blank.or(Some(' ')),
                c => self.push(c),
            }
        }
    }

    fn push(&mut self, c: char) {
        if self.text.is_empty() {
            (self.ends, self.blank) = (0, None);
        }
        if self.ends > 0 {
            self.blank = None;
        }
        self.text.extend(std::iter::repeat_n('\n', self.ends.min(2)));
        self.text.extend(self.blank.take());
        self.ends = 0;
        self.text.push(c);
    }

    /// Ends the line.
    fn end(&mut self) {
        self.ends = self.ends.saturating_add(1);
    }

    /// Ends the line unless it has just begun.
    fn block(&mut self) {
        self.ends = self.ends.max(1);
    }

    /// Begins the next cell of a row.
    fn cell(&mut self) {
        self.blank = Some('\t');
    }
}
