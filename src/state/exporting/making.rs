//! The files of a data set, and what is known of them.

use std::collections::BTreeMap;

use super::Made;
use crate::core::datasets::files::{Files, Piece};
use crate::core::datasets::preview::{self, preview};
use crate::core::datasets::write::{Losses, Part};
use crate::core::datasets::{Document, Format, Inventory, Subset};
use crate::platform::files::Growing;

/// A data set in the making.
pub(super) struct Making {
    name: String,
    pub assembly: Files,
    pub inventory: Inventory,
    pub losses: Losses,
    /// The places of its reports in the project.
    pub places: Vec<usize>,
    /// The beginning of the first file, until it is enough to be shown.
    start: String,
    first: Option<String>,
    files: BTreeMap<String, Growing>,
}

/// Bytes that hold more than is shown.
const ENOUGH: usize = preview::LINES * preview::LENGTH * 4;

impl Making {
    /// Nothing yet, in files of this name.
    pub(super) fn new(name: String, format: Format) -> Self {
        Self {
            assembly: Files::new(format, &name),
            name,
            inventory: Inventory::default(),
            losses: Losses::default(),
            places: Vec::new(),
            start: String::new(),
            first: None,
            files: BTreeMap::new(),
        }
    }

    /// Takes notice of the report at this place of the project.
    pub(super) fn count(&mut self, at: usize, document: &Document) {
        self.inventory.count(document);
        self.places.push(at);
    }

    /// Takes written documents, each with the subset it is in.
    pub(super) fn take(
        &mut self,
        documents: Vec<Vec<Part>>,
        subsets: &mut impl Iterator<Item = Option<Subset>>,
    ) {
        // What goes into one file goes there at once.
        let mut together: Vec<Piece> = Vec::new();
        for (parts, subset) in documents.into_iter().zip(subsets) {
            for piece in self.assembly.put(subset, parts) {
                match together.iter_mut().find(|other| other.file == piece.file) {
                    Some(other) => other.text.push_str(&piece.text),
                    None => together.push(piece),
                }
            }
        }
        together.into_iter().for_each(|piece| self.put(piece));
    }

    fn put(&mut self, Piece { file, text }: Piece) {
        if self.first.get_or_insert_with(|| file.clone()) == &file && self.start.len() < ENOUGH {
            self.start.push_str(&text);
        }
        self.files.entry(file).or_default().push(text.as_bytes());
    }

    /// Puts in what ends the files.
    pub(super) fn end(&mut self) {
        self.assembly.finish(&self.inventory).into_iter().for_each(|piece| self.put(piece));
    }

    /// What there is to show of it.
    pub(super) fn made(&self) -> Made {
        Made {
            reports: self.inventory.documents,
            spans: self.inventory.marks,
            relations: self.inventory.links,
            losses: self.losses.clone(),
            preview: preview(&self.start),
            files: self.files.iter().map(|(name, file)| (name.clone(), file.size())).collect(),
        }
    }

    /// Offers the one file that there is, or all in a zip. Gives its name.
    pub(super) fn offer(&self, card: Option<String>, too_large: &str) -> Result<String, String> {
        if let (None, Some((name, file)), 1) = (&card, self.files.first_key_value(), self.files.len()) {
            file.offer(name, "application/octet-stream")?;
            return Ok(name.clone());
        }
        let mut files = self.files.clone();
        if let Some(card) = card {
            files.entry("README.md".to_owned()).or_default().push(card.as_bytes());
        }
        let name = format!("{}.zip", self.name);
        let archive = Growing::zipped(files.iter().map(|(name, file)| (name.as_str(), file)));
        archive.ok_or_else(|| too_large.to_owned())?.offer(&name, "application/zip")?;
        Ok(name)
    }
}
