//! CSV and TSV: a row a report, or a row an annotation with the text of its report.

use std::collections::HashMap;

use super::cells::{Row, Rows};
use super::columns::{Columns, preview};
use super::sketch::{Sketch, Sketches};
use super::tally::Tally;
use super::{Found, Options, Source, stem, word_value};
use crate::core::datasets::document::{Document, Work};
use crate::core::datasets::finding::What;
use crate::core::datasets::place::Stated;
use crate::core::model::Attributes;

pub(super) fn read(sources: &[Source], options: &Options, found: &mut Found) {
    for source in sources {
        found.begin(source.name);
        let columns = options.columns.clone().unwrap_or_else(|| preview(source.text).columns);
        if columns.text.is_none() {
            let why = if columns.has_annotations() {
                What::Unreadable("annotations without the texts they are in".to_owned())
            } else {
                What::NoText
            };
            found.tell("", why);
            continue;
        }
        let mut table = Table::new(columns, source.name);
        table.read(source.text);
        table.finish(options, found);
    }
}

/// A table on its way to documents.
struct Table<'a> {
    columns: Columns,
    stem: &'a str,
    names: Vec<String>,
    /// Each document with the annotations of each annotator.
    documents: Vec<(Document, Vec<(String, Sketches)>)>,
    /// The place of each text, under the id of its report, if rows are annotations.
    places: HashMap<(String, String), usize>,
    /// The place of each annotator among those of a document.
    seats: HashMap<(usize, String), usize>,
    tally: Tally,
}

impl<'a> Table<'a> {
    fn new(columns: Columns, file: &'a str) -> Self {
        let stem = stem(file);
        let (names, documents) = (Vec::new(), Vec::new());
        let (places, seats) = (HashMap::new(), HashMap::new());
        Self { columns, stem, names, documents, places, seats, tally: Tally::default() }
    }

    fn read(&mut self, text: &str) {
        let mut rows = Rows::of(text, self.columns.delimiter);
        if self.columns.header {
            let first = rows.next();
            let name = |cell: &str| cell.trim().to_owned();
            self.names =
                first.map(|row| row.cells.iter().map(|cell| name(cell)).collect()).unwrap_or_default();
        }
        for row in rows {
            let place = format!("line {}", row.line);
            let text = row.cell(self.columns.text);
            if text.trim().is_empty() {
                self.tally.refuse("a row without a text", &place);
            } else if self.columns.has_annotations() {
                self.annotation(&row, text, &place);
            } else {
                let document = self.document(&row, text);
                self.documents.push((document, Vec::new()));
                self.others(&row, |table, name, _| table.tally.leave_out(name, &place));
            }
        }
    }

    fn document(&self, row: &Row, text: &str) -> Document {
        let word = |column| Some(row.cell(column).trim().to_owned()).filter(|cell| !cell.is_empty());
        let numbered = || format!("{}-{}", self.stem, self.documents.len().saturating_add(1));
        Document {
            title: word(self.columns.title).unwrap_or_default(),
            date: word(self.columns.date),
            source: word(self.columns.source),
            language: word(self.columns.language),
            ..Document::new(word(self.columns.id).unwrap_or_else(numbered), text)
        }
    }

    fn annotation(&mut self, row: &Row, text: &str, place: &str) {
        let key = (row.cell(self.columns.id).trim().to_owned(), text.to_owned());
        let at = match self.places.get(&key) {
            Some(at) => *at,
            None => {
                let at = self.documents.len();
                self.documents.push((self.document(row, text), Vec::new()));
                self.places.insert(key, at);
                at
            }
        };
        let label = row.cell(self.columns.label).trim();
        let ends = [self.columns.start, self.columns.end].map(|column| row.cell(column).trim());
        if label.is_empty() && ends.iter().all(|end| end.is_empty()) {
            return;
        }
        let [start, end] = ends.map(|end| end.parse::<usize>().ok());
        // Without offsets it is outside of any text.
        let (start, end) = start.zip(end).unwrap_or((usize::MAX, usize::MAX));
        let quote = row.cell(self.columns.quote);
        let quote = Some(quote.to_owned()).filter(|quote| !quote.is_empty());
        let mut attributes = Attributes::new();
        self.others(row, |_, name, cell| drop(attributes.insert(name.to_owned(), word_value(cell))));
        let sketch = Sketch {
            label: label.to_owned(),
            pieces: vec![Stated { quote, ..Stated::at(start, end) }],
            attributes,
            place: place.to_owned(),
            ..Sketch::default()
        };
        let annotator = row.cell(self.columns.annotator).trim().to_owned();
        let Some((_, works)) = self.documents.get_mut(at) else { return };
        let seat = *self.seats.entry((at, annotator.clone())).or_insert(works.len());
        if seat == works.len() {
            works.push((annotator, Sketches::default()));
        }
        if let Some((_, sketches)) = works.get_mut(seat) {
            sketches.marks.push(sketch);
        }
    }

    /// What is in the columns that are nothing we know, with their names.
    fn others(&mut self, row: &Row, mut each: impl FnMut(&mut Self, &str, &str)) {
        for (n, cell) in row.cells.iter().enumerate() {
            if self.columns.holds(n) || cell.trim().is_empty() {
                continue;
            }
            let name = self.names.get(n).filter(|name| !name.is_empty()).cloned();
            let name = name.unwrap_or_else(|| format!("column {}", n.saturating_add(1)));
            each(self, &name, cell.trim());
        }
    }

    fn finish(self, options: &Options, found: &mut Found) {
        self.tally.tell(found);
        if self.documents.is_empty() {
            found.tell("", What::NoText);
        }
        for (mut document, works) in self.documents {
            for (annotator, sketches) in works {
                let work = sketches.settle(&document.text, options.unit, found);
                document.works.push(Work { annotator, ..work });
            }
            found.documents.push(document);
        }
    }
}
