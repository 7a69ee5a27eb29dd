//! Reading and writing as jobs that any thread can do. Each job carries all that it
//! takes, and none needs the project.

use std::borrow::Cow;

use super::document::Document;
use super::finding::{Finding, What};
use super::flat::{
    put_document, put_format, put_found, put_inventory, put_one, take_document, take_format, take_inventory,
    take_one, take_told,
};
use super::format::Format;
use super::inventory::Inventory;
use super::parts::sound_lines;
use super::place::Unit;
use super::read::{Columns, Options, Source};
use super::tokens::{Tokens, View};
use super::write::{Loss, Losses, Nesting, Part, Recipe, Scheme};
use crate::core::flat::{Reader, Writer};
use crate::core::jobs::Job;

/// Documents on their way to be written: [`written`] reads the answer.
#[derive(Debug)]
pub struct Batch(Writer);

impl Batch {
    /// To be written so.
    #[must_use]
    pub fn new(recipe: &Recipe) -> Self {
        let mut to = Job::Write.begin();
        put_recipe(&mut to, recipe);
        Self(to)
    }

    /// Puts a document in.
    pub fn add(&mut self, document: &Document) {
        put_document(&mut self.0, document);
    }

    /// How many bytes it has come to.
    #[must_use]
    pub fn weight(&self) -> usize {
        self.0.len()
    }

    /// The job.
    #[must_use]
    pub fn job(self) -> Vec<u8> {
        self.0.into_bytes()
    }
}

/// Writes a batch of documents.
pub(crate) fn write(from: &mut Reader, to: &mut Writer) -> Option<()> {
    let recipe = take_recipe(from)?;
    let mut losses = Losses::default();
    while !from.is_at_end() {
        let parts = super::write::write(&take_document(from)?, &recipe, &mut losses);
        to.number(1);
        to.list(&parts, |to, Part { name, text }| {
            to.text(name);
            to.text(text);
        });
    }
    to.number(0);
    for loss in Loss::ALL {
        to.number(losses.of(loss));
    }
    Some(())
}

/// What became of a batch: the parts of each document, in the order in which they were
/// put in, and what could not be carried. `None` if these bytes don't say.
#[must_use]
pub fn written(answer: &[u8]) -> Option<(Vec<Vec<Part>>, Losses)> {
    let mut from = Reader::new(answer);
    let part =
        |from: &mut Reader| Some(Part { name: from.text()?.to_owned(), text: from.text()?.to_owned() });
    let mut documents = Vec::new();
    while from.number()? == 1 {
        documents.push(from.list(part)?);
    }
    let mut losses = Losses::default();
    for loss in Loss::ALL {
        losses.add(loss, from.number()?);
    }
    from.is_at_end().then_some((documents, losses))
}

/// The job of reading files that belong together, or a part of one: their names and what
/// is in them, in UTF-8. [`outline`] and [`documents`] read the answer.
#[must_use]
pub fn to_read(format: Format, files: &[(&str, &[u8])], options: &Options) -> Vec<u8> {
    let mut to = Job::Read.begin();
    put_format(&mut to, format);
    to.option(options.unit.as_ref(), |to, unit| put_one(to, &Unit::ALL, unit));
    to.number(options.lines_before);
    to.option(options.columns.as_ref(), put_columns);
    to.list(files, |to, (name, bytes)| {
        to.text(name);
        to.block(bytes);
    });
    to.into_bytes()
}

/// Reads files.
pub(crate) fn read(from: &mut Reader, to: &mut Writer) -> Option<()> {
    let format = take_format(from)?;
    let unit = from.option(|from| take_one(from, &Unit::ALL))?;
    let lines_before = from.number()?;
    let columns = from.option(take_columns)?;
    let options = Options { unit, lines_before, columns };
    let files = from.list(|from| Some((from.text()?, from.block()?)))?;
    let mut damaged = Vec::new();
    let texts: Vec<Cow<str>> = files
        .iter()
        .map(|(name, bytes)| match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => {
                let (text, lines) = sound_lines(bytes);
                let place =
                    |line: usize| format!("line {}", lines_before.saturating_add(line).saturating_add(1));
                let what = || What::Unreadable("invalid UTF-8".to_owned());
                damaged.extend(lines.into_iter().map(|line| Finding {
                    file: (*name).to_owned(),
                    place: place(line),
                    what: what(),
                }));
                Cow::Owned(text)
            }
        })
        .collect();
    let sources: Vec<Source> =
        files.iter().zip(&texts).map(|((name, _), text)| Source { name, text }).collect();
    let mut found = super::read::read(format, &sources, &options);
    found.findings.extend(damaged);
    put_inventory(to, &Inventory::of(files.first().map_or("", |(name, _)| name), &found.documents));
    put_found(to, &found);
    Some(())
}

/// What was found in files, without the documents themselves.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// What kinds of things there are.
    pub inventory: Inventory,
    /// What is to be told.
    pub findings: Vec<Finding>,
    /// In how many documents nothing tells what the offsets are counted in, and what
    /// is likely.
    pub doubts: Option<(usize, Unit)>,
}

impl Outline {
    /// Puts what was found in the next files, or in the next part of one, behind this.
    pub fn append(&mut self, other: Self) {
        self.inventory.append(other.inventory);
        self.findings.extend(other.findings);
        if let Some((many, unit)) = other.doubts {
            let before = self.doubts.map_or(0, |(many, _)| many);
            self.doubts = Some((before.saturating_add(many), unit));
        }
    }
}

/// What was found; `None` if these bytes don't say.
#[must_use]
pub fn outline(answer: &[u8]) -> Option<Outline> {
    let mut from = Reader::new(answer);
    let inventory = take_inventory(&mut from)?;
    let (findings, doubts) = take_told(&mut from)?;
    Some(Outline { inventory, findings, doubts })
}

/// The documents of an answer, one by one, as far as its bytes say.
pub fn documents(answer: &[u8]) -> impl Iterator<Item = Document> {
    let mut from = Reader::new(answer);
    let head = take_inventory(&mut from).and_then(|_| take_told(&mut from));
    let many = head.and_then(|_| from.number()).unwrap_or_default();
    (0..many).map_while(move |_| take_document(&mut from))
}

fn put_columns(to: &mut Writer, columns: &Columns) {
    let Columns { delimiter, header, .. } = columns;
    to.option(delimiter.as_ref(), |to, delimiter| to.text(delimiter.encode_utf8(&mut [0; 4])));
    to.number(usize::from(*header));
    for column in columns.roles() {
        to.option(column.as_ref(), |to, column| to.number(*column));
    }
}

fn take_columns(from: &mut Reader) -> Option<Columns> {
    let delimiter = from.option(|from| from.text()?.chars().next())?;
    let mut columns = Columns { delimiter, header: from.number()? == 1, ..Columns::default() };
    for role in columns.roles_mut() {
        *role = from.option(Reader::number)?;
    }
    Some(columns)
}

fn put_recipe(to: &mut Writer, recipe: &Recipe) {
    let Recipe { format, view, nesting, tokens, scheme } = recipe;
    put_format(to, *format);
    put_one(to, &VIEWS, view);
    put_one(to, &NESTINGS, nesting);
    put_one(to, &TOKENS, tokens);
    put_one(to, &SCHEMES, scheme);
}

const VIEWS: [View; 2] = [View::Exact, View::WholeTokens];
const NESTINGS: [Nesting; 2] = [Nesting::Innermost, Nesting::Outermost];
const TOKENS: [Tokens; 2] = [Tokens::Words, Tokens::Blanks];
const SCHEMES: [Scheme; 2] = [Scheme::Iob2, Scheme::Bioes];

fn take_recipe(from: &mut Reader) -> Option<Recipe> {
    Some(Recipe {
        format: take_format(from)?,
        view: take_one(from, &VIEWS)?,
        nesting: take_one(from, &NESTINGS)?,
        tokens: take_one(from, &TOKENS)?,
        scheme: take_one(from, &SCHEMES)?,
    })
}
