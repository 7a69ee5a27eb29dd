//! Word documents (ECMA-376): a line for each paragraph and for each row of a table
//! (part 1, 17), the title from the properties (part 2, 11); when the file was made is
//! there, too, and not when the report was. What was deleted or
//! moved away under revision is no text; what was inserted is. A text box comes behind
//! the paragraph or the table that it hangs on.

use super::markup::{Piece, Pieces, attribute, decoded};
use super::tally::Tally;
use super::{Found, Options, Source, stem};
use crate::core::datasets::document::Document;
use crate::core::datasets::finding::What;
use crate::core::datasets::zip::{Entry, Listing};

/// Where the text of a document is in its archive, and where its properties.
const PARTS: [&str; 2] = ["word/document.xml", "docProps/core.xml"];

/// The parts of a Word document's archive that make the file to be read, one behind the
/// other. None if there is no text in it.
pub fn word_parts<'l, 'a>(listing: &'l Listing<'a>) -> Vec<&'l Entry<'a>> {
    let [text, properties] = PARTS.map(|part| listing.entries.iter().find(|entry| entry.name == part));
    text.map_or_else(Vec::new, |text| [text].into_iter().chain(properties).collect())
}

pub(super) fn read(sources: &[Source], _: &Options, found: &mut Found) {
    for source in sources {
        found.begin(source.name);
        let mut body = Body::default();
        body.read(source.text);
        body.end();
        body.tally.tell(found);
        let text = body.flow.text.trim_end_matches('\n');
        if text.trim().is_empty() {
            found.tell("", What::NoText);
        } else {
            let title = body.title.split_whitespace().collect::<Vec<_>>().join(" ");
            let document = Document::new(stem(source.name), text);
            found.documents.push(Document { title, ..document });
        }
    }
}

/// What the text between two tags belongs to.
#[derive(Clone, Copy, Default)]
enum Place {
    /// Nothing: it is for people who read the XML.
    #[default]
    Between,
    /// A run, whose outer blanks count or not.
    Run(bool),
    Title,
}

/// Paragraphs and tables, of the body or of a text box.
#[derive(Default)]
struct Flow {
    text: String,
    /// How many tables are open.
    tables: usize,
    /// What parts the next words from those before, in a table.
    between: Option<char>,
    /// The text boxes that hang on the open paragraph or table.
    boxes: String,
}

/// A document on its way to a text.
#[derive(Default)]
struct Body {
    flow: Flow,
    /// What waits for the end of a text box, and how many of them are open: one in another
    /// is no more than text of that.
    around: Flow,
    open_boxes: usize,
    title: String,
    tally: Tally,
    place: Place,
    /// For each open drawing, whether a text box is in it.
    drawings: Vec<bool>,
    /// For each open place with alternatives, whether one of them has been taken.
    alternatives: Vec<bool>,
    /// The element that is left out now, and how many of its name are open.
    skipped: Option<(String, usize)>,
}

impl Body {
    fn read(&mut self, text: &str) {
        for piece in Pieces::of(text) {
            match piece {
                Piece::Open(name, attributes, closed) => {
                    self.open(name, attributes);
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

    /// Closes what the file left open.
    fn end(&mut self) {
        self.open_boxes = self.open_boxes.min(1);
        self.end_box();
        self.flow.tables = 0;
        self.flow.end_row();
    }

    fn open(&mut self, name: &str, attributes: &str) {
        if let Some((skipped, depth)) = &mut self.skipped {
            if skipped == name {
                *depth = depth.saturating_add(1);
            }
            return;
        }
        match name {
            "w:t" => {
                self.place = Place::Run(attribute(attributes, "xml:space").as_deref() == Some("preserve"))
            }
            "dc:title" => self.place = Place::Title,
            "w:tab" | "w:ptab" => self.flow.push("\t"),
            "w:br" | "w:cr" => self.flow.push("\n"),
            "w:noBreakHyphen" => self.flow.push("\u{2011}"),
            "w:softHyphen" => self.flow.push("\u{ad}"),
            "w:tbl" => {
                self.flow.tables = self.flow.tables.saturating_add(1);
                self.tally.leave_out(name, "");
            }
            "w:drawing" | "w:pict" | "w:object" => self.drawings.push(false),
            "w:txbxContent" => {
                self.drawings.last_mut().into_iter().for_each(|with_text| *with_text = true);
                self.begin_box();
            }
            "mc:AlternateContent" => self.alternatives.push(false),
            // The same for several programs: one of them is enough.
            "mc:Choice" | "mc:Fallback" => match self.alternatives.last_mut() {
                Some(taken @ false) => *taken = true,
                _ => self.skip(name),
            },
            "w:hyperlink" | "w:footnoteReference" | "w:endnoteReference" | "w:commentReference" | "w:sym" => {
                self.tally.leave_out(name, "");
            }
            // Fields that are not shown, and how all looks.
            "w:instrText" | "w:rPrChange" | "w:pPrChange" | "w:pPr" | "w:rPr" => self.skip(name),
            "w:del" | "w:moveFrom" | "m:oMath" | "m:oMathPara" => {
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
            "w:t" | "dc:title" => self.place = Place::Between,
            "w:p" => self.flow.end_paragraph(),
            "w:tc" => self.flow.between = Some('\t'),
            "w:tr" => self.flow.end_row(),
            "w:tbl" => {
                self.flow.tables = self.flow.tables.saturating_sub(1);
                self.flow.end_row();
            }
            "w:txbxContent" => self.end_box(),
            "mc:AlternateContent" => drop(self.alternatives.pop()),
            "w:drawing" | "w:pict" | "w:object" if self.drawings.pop() == Some(false) => {
                self.tally.leave_out(name, "");
            }
            _ => {}
        }
    }

    fn begin_box(&mut self) {
        if self.open_boxes == 0 {
            std::mem::swap(&mut self.flow, &mut self.around);
        } else {
            self.flow.end_row();
        }
        self.open_boxes = self.open_boxes.saturating_add(1);
    }

    fn end_box(&mut self) {
        match self.open_boxes {
            0 => return,
            1 => {
                let mut inner = std::mem::take(&mut self.flow);
                inner.tables = 0;
                inner.end_row();
                std::mem::swap(&mut self.flow, &mut self.around);
                self.flow.boxes.push_str(&inner.text);
            }
            _ => self.flow.end_row(),
        }
        self.open_boxes = self.open_boxes.saturating_sub(1);
    }

    fn put(&mut self, text: &str) {
        if self.skipped.is_some() {
            return;
        }
        match self.place {
            Place::Between => {}
            Place::Run(true) => self.flow.push(text),
            Place::Run(false) => self.flow.push(text.trim_matches(['\n', '\r', '\t', ' '])),
            Place::Title => self.title.push_str(text),
        }
    }
}

impl Flow {
    fn end_paragraph(&mut self) {
        if self.tables > 0 {
            self.between = self.between.or(Some(' '));
        } else {
            self.text.push('\n');
            self.put_boxes();
        }
    }

    fn end_row(&mut self) {
        self.between = None;
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        if self.tables == 0 {
            self.put_boxes();
        }
    }

    fn put_boxes(&mut self) {
        self.text.push_str(&std::mem::take(&mut self.boxes));
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
