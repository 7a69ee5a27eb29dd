//! The files of a data set: which part of which document goes where.

use std::collections::BTreeMap;

use super::card::File;
use super::format::Format;
use super::inventory::Inventory;
use super::split::Subset;
use super::write::{Frame, Part, beside, frame};

/// Text for the end of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The file.
    pub file: String,
    /// The text.
    pub text: String,
}

/// The files of a data set in the making: it says what is to be put where, and keeps
/// none of it.
#[derive(Debug)]
pub struct Files {
    format: Format,
    /// What the file is called where there is but one, without its ending.
    name: String,
    /// How many reports and records are in each file, and its subset.
    counts: BTreeMap<String, (Subset, usize, usize)>,
}

impl Files {
    /// None yet. `name` is that of the file where there is but one.
    #[must_use]
    pub fn new(format: Format, name: &str) -> Self {
        Self { format, name: name.to_owned(), counts: BTreeMap::new() }
    }

    /// Where the parts of a document go; `subset` is its part of a data set that is
    /// parted.
    pub fn put(&mut self, subset: Option<Subset>, parts: Vec<Part>) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut counted: Option<String> = None;
        for Part { name, text } in parts {
            let (file, text) = match frame(self.format) {
                Frame::Apart => {
                    (subset.map_or(name.clone(), |subset| format!("{}/{name}", subset.word())), text)
                }
                Frame::Together { ending, before, between, .. } => {
                    let file = self.together(subset, ending);
                    let first = if self.counts.contains_key(&file) { between } else { before };
                    (file, [first, &text].concat())
                }
            };
            let (_, reports, records) =
                self.counts.entry(file.clone()).or_insert((subset.unwrap_or(Subset::Train), 0, 0));
            *records = records.saturating_add(1);
            if counted.as_ref() != Some(&file) {
                *reports = reports.saturating_add(1);
            }
            counted = Some(file.clone());
            pieces.push(Piece { file, text });
        }
        pieces
    }

    fn together(&self, subset: Option<Subset>, ending: &str) -> String {
        let name = match subset {
            Some(subset) => subset.word(),
            None => &self.name,
        };
        format!("{name}.{ending}")
    }

    /// What ends the files, and the files that belong beside them. Without any
    /// document there is one empty file.
    pub fn finish(&mut self, inventory: &Inventory) -> Vec<Piece> {
        let mut pieces = Vec::new();
        if let Frame::Together { ending, before, after, .. } = frame(self.format) {
            let mut files: Vec<(String, &str)> = self.counts.keys().map(|file| (file.clone(), "")).collect();
            if files.is_empty() {
                files.push((self.together(None, ending), before));
            }
            let end = |(file, first): (String, &str)| Piece { file, text: [first, after].concat() };
            pieces.extend(files.into_iter().map(end).filter(|piece| !piece.text.is_empty()));
        }
        let beside = beside(self.format, inventory);
        pieces.extend(beside.into_iter().map(|Part { name, text }| Piece { file: name, text }));
        pieces
    }

    /// The files with what is in them.
    #[must_use]
    pub fn list(&self) -> Vec<File> {
        let file = |(name, (subset, reports, records)): (&String, &(Subset, usize, usize))| File {
            name: name.clone(),
            subset: *subset,
            reports: *reports,
            records: *records,
        };
        self.counts.iter().map(file).collect()
    }
}
