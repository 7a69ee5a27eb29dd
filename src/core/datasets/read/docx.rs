//! Word documents, from the text of their `word/document.xml` (ECMA-376, part 1,
//! 17): a line for each paragraph and for each row of a table. What was deleted or
//! moved away under revision is no text; what was inserted is.

use super::markup::{Piece, Pieces, attribute, decoded};
use super::tally::Tally;
use super::{Found, Options, Source, stem};
use crate::core::datasets::document::Document;
use crate::core::datasets::finding::What;

pub(super) fn read(sources: &[Source], _: &Options, found: &mut Found) {
    for source in sources {
        found.begin(source.name);
        let mut body = Body::default();
        body.read(source.text);
        body.tally.tell(found);
        let text = body.text.trim_end_matches('\n');
        if text.trim().is_empty() {
            found.tell("", What::NoText);
        } else {
            found.documents.push(Document::new(stem(source.name), text));
        }
    }
}

/// The body on its way to a text.
#[derive(Default)]
struct Body {
    text: String,
    tally: Tally,
    /// Whether the text of a run comes, and whether its outer blanks count.
    run: Option<bool>,
    /// How many tables are open, and whether a cell of this row has been closed.
    tables: usize,
    /// What parts the next words from those before, in a table.
    between: Option<char>,
    /// The element that is left out now, and how many of its name are open.
    skipped: Option<(String, usize)>,
}

impl Body {
    fn read(&mut self, text: &str) {
        for piece in Pieces::of(text) {
            match piece {
                Piece::Open(name, attributes, closed) => {
                    self.open(name, attributes, closed);
                    if closed {
                        self.close(name);
                    }
                }
                Piece::Close(name) => self.close(name),
                Piece::Text(text) => self.put(&decoded(text)),
                Piece::Plain(text) => self.put(text),
            }
        }
    }

    fn open(&mut self, name: &str, attributes: &str, closed: bool) {
        if let Some((skipped, depth)) = &mut self.skipped {
            if skipped == name {
                *depth = depth.saturating_add(1);
            }
            return;
        }
        match name {
            "w:t" if !closed => {
                self.run = Some(attribute(attributes, "xml:space").as_deref() == Some("preserve"))
            }
            "w:tab" | "w:ptab" => self.push("\t"),
            "w:br" | "w:cr" => self.push("\n"),
            "w:noBreakHyphen" => self.push("\u{2011}"),
            "w:softHyphen" => self.push("\u{ad}"),
            "w:tbl" => {
                self.tables = self.tables.saturating_add(1);
                self.tally.leave_out(name, "");
            }
            "w:hyperlink" | "w:footnoteReference" | "w:endnoteReference" | "w:commentReference" | "w:sym" => {
                self.tally.leave_out(name, "");
            }
            // The same once more for old programs, and fields that are not shown.
            "mc:Fallback" | "w:instrText" | "w:rPrChange" | "w:pPrChange" | "w:pPr" | "w:rPr" => {
                self.skip(name)
            }
            "w:del" | "w:moveFrom" | "w:drawing" | "w:pict" | "w:object" | "m:oMath" | "m:oMathPara" => {
                self.tally.leave_out(name, "");
                self.skip(name);
            }
            _ => {}
        }
    }

    fn skip(&mut self, name: &str) {
        self.skipped = Some((name.to_owned(), 1));
    }

    fn close(&mut self, name: &str) {
        if let Some((skipped, depth)) = &mut self.skipped {
            if skipped == name {
                *depth = depth.saturating_sub(1);
            }
            if *depth == 0 {
                self.skipped = None;
            }
            return;
        }
        match name {
            "w:t" => self.run = None,
            "w:p" if self.tables > 0 => self.between = self.between.or(Some(' ')),
            "w:p" => self.text.push('\n'),
            "w:tc" => self.between = Some('\t'),
            "w:tr" => self.end_row(),
            "w:tbl" => {
                self.tables = self.tables.saturating_sub(1);
                self.end_row();
            }
            _ => {}
        }
    }

    fn end_row(&mut self) {
        self.between = None;
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// Text of a run; what is between elements is for people who read the XML.
    fn put(&mut self, text: &str) {
        let Some(preserved) = self.run.filter(|_| self.skipped.is_none()) else { return };
        self.push(if preserved { text } else { text.trim_matches(['\n', '\r', '\t', ' ']) });
    }

    fn push(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let between = self.between.take().filter(|_| !self.text.is_empty() && !self.text.ends_with('\n'));
        self.text.extend(between);
        self.text.push_str(text);
    }
}
