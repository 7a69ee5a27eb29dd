//! The data card of what `wasim convert` writes.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use wasim::core::datasets::card::{Facts, File as Listed, Told, card};
use wasim::core::datasets::write::{Losses, Recipe};
use wasim::core::datasets::{Document, Inventory, Split};
use wasim::core::model::Project;

/// What a card says of where a data set comes from.
#[derive(Default)]
pub struct About {
    /// The name of the project and the version of its schema, where all is of one project.
    project: Option<(String, u32)>,
    mixed: bool,
    languages: BTreeSet<String>,
    /// How many works there are, and how many of them are adjudicated.
    works: usize,
    gold: usize,
}

impl About {
    /// The data set has reports of this project in it; of another program without one.
    pub fn source(&mut self, project: Option<&Project>) {
        self.mixed |= project.is_none() || self.project.is_some();
        self.project = project.map(|project| (project.name.clone(), project.schema.version));
    }

    /// The data set has this report in it.
    pub fn document(&mut self, document: &Document) {
        self.languages.extend(document.language.clone());
        self.works = self.works.saturating_add(document.works.len());
        self.gold = self.gold.saturating_add(document.works.iter().filter(|work| work.gold).count());
    }

    /// The card. Without a project the data set is called `name`.
    pub fn card(
        &self,
        name: &str,
        (recipe, split): (&Recipe, Option<Split>),
        (inventory, losses): (&Inventory, &Losses),
        files: &[Listed],
    ) -> String {
        let project = self.project.as_ref().filter(|_| !self.mixed);
        card(&Facts {
            name: project.map_or(name, |(name, _)| name),
            languages: &self.languages.iter().cloned().collect::<Vec<_>>(),
            inventory,
            names: false,
            gold: self.works > 0 && self.gold == self.works,
            schema_version: project.map(|(_, version)| *version),
            guidelines: "",
            agreement: None,
            recipe: *recipe,
            losses,
            files,
            split,
            told: &Told::default(),
        })
    }
}

/// Where the card of a data set is: in its folder, or beside its file.
pub fn place(out: &Path, is_folder: bool) -> io::Result<PathBuf> {
    let folder = if is_folder { Some(out) } else { out.parent() };
    let path = folder.unwrap_or(out).join("README.md");
    // People may have written it.
    if path.exists() {
        return Err(io::Error::other(format!("{} is there already: move it away first", path.display())));
    }
    Ok(path)
}

/// Puts a card where there is none yet.
pub fn put(path: &Path, card: &str) -> io::Result<()> {
    File::create_new(path)?.write_all(card.as_bytes())
}
