//! The data card that goes with a data set: who and what is in it, how it came
//! about and what it lacks. Its headings are those of the Hugging Face Hub's cards,
//! with the parts of a data statement (Bender and Friedman 2018) among them; they
//! are in English, as the Hub expects.
//!
//! Nothing is made up: what nobody stated is called not stated.
//!
//! - `agreement`: how far the annotators agree
//! - `front`: what the Hub reads, in YAML
//! - `markup`: texts as Markdown
//! - `told`: what people say

mod agreement;
mod front;
mod markup;
mod told;

use std::fmt::Write;

use super::format::Format;
use super::inventory::{Inventory, Kind};
use super::split::{Split, Subset};
use super::tokens::{Tokens, View};
use super::write::{Loss, Losses, Nesting, Recipe, Scheme};
use crate::core::guide::{self, Block, Run};
use crate::core::model::Sha256;
pub use agreement::Agreement;
use markup::{block, line};
pub use told::Told;

/// A file of the data set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Which part of the data set it is; where it is not parted, the Hub calls it all `train`.
    pub subset: Subset,
    /// How many reports are in it.
    pub reports: usize,
    /// How many records: lines, rows or documents.
    pub records: usize,
}

/// What a card is made of.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    /// The name of the data set.
    pub name: &'a str,
    /// The languages of its reports, as BCP 47 tags.
    pub languages: &'a [String],
    /// Its reports, labels, relation types and annotators.
    pub inventory: &'a Inventory,
    /// Whether the annotators are named.
    pub names: bool,
    /// Whether it is the adjudicated layer alone.
    pub gold: bool,
    /// The version of the schema.
    pub schema_version: Option<u32>,
    /// The guidelines, in Markdown: the card names them, and does not repeat them.
    pub guidelines: &'a str,
    /// How far the annotators agree, where that is known.
    pub agreement: Option<&'a Agreement>,
    /// The format, and how it was written.
    pub recipe: Recipe,
    /// What the format could not carry.
    pub losses: &'a Losses,
    /// Its files.
    pub files: &'a [File],
    /// How it was parted, if it was.
    pub split: Option<Split>,
    /// What people say of it.
    pub told: &'a Told,
}

/// The card, as the `README.md` of the data set.
#[must_use]
pub fn card(facts: &Facts) -> String {
    let mut to = front::matter(facts);
    let _ = writeln!(to, "\n# Dataset Card for {}\n", line(facts.name));
    details(&mut to, facts);
    structure(&mut to, facts);
    creation(&mut to, facts);
    let told = facts.told;
    section(&mut to, "## Bias, Risks, and Limitations", &told.limitations);
    section(&mut to, "## Citation", &told.citation);
    section(&mut to, "## Dataset Card Contact", &told.contact);
    to
}

fn details(to: &mut String, facts: &Facts) {
    let told = facts.told;
    heading(to, "## Dataset Details");
    heading(to, "### Dataset Description");
    let layers = if facts.gold { "adjudicated by a reviewer" } else { "as the annotators left them" };
    let _ = writeln!(
        to,
        "{} with {} and {}, {layers}.\n",
        many(facts.inventory.documents, "report"),
        many(facts.inventory.marks, "span"),
        many(facts.inventory.links, "relation")
    );
    fact(to, "Curated by", &told.curators);
    fact(to, "Language(s)", &facts.languages.join(", "));
    fact(to, "License", &told.licence);
    to.push('\n');
    section(to, "### Dataset Sources", &told.source);
    heading(to, "## Uses");
    section(to, "### Direct Use", &told.uses);
    section(to, "### Out-of-Scope Use", &told.not_for);
}

fn structure(to: &mut String, facts: &Facts) {
    let Facts { recipe, inventory, .. } = facts;
    heading(to, "## Dataset Structure");
    fact(to, "Format", recipe.format.name());
    fact(to, "Offsets", offsets(recipe.format));
    options(recipe).into_iter().for_each(|(name, value)| fact(to, name, value));
    to.push('\n');

    heading(to, "### Labels");
    kinds(to, "Label", &inventory.labels);
    if !inventory.relations.is_empty() {
        heading(to, "### Relations");
        kinds(to, "Relation", &inventory.relations);
    }

    heading(to, "### Data Splits");
    if let Some(Split { train, dev, test, seed }) = facts.split {
        let _ = writeln!(
            to,
            "Parted {train} : {dev} : {test} (train, validation, test) with the seed {seed}. No report is in two \
             splits, and reports with the same text are in the same one.\n"
        );
    }
    let rows = facts.files.iter().map(|file| {
        [file.subset.hub_name().to_owned(), line(&file.name), number(file.reports), number(file.records)]
    });
    table(to, ["Split", "File", "Reports", "Records"], rows);

    heading(to, "### Not in the Files");
    let mut lost = facts.losses.iter().peekable();
    if lost.peek().is_none() {
        to.push_str("The format carries all that was annotated.\n");
    }
    for (loss, count) in lost {
        let _ = writeln!(to, "- {}: {count}", what_was_lost(loss));
    }
    to.push('\n');
}

fn creation(to: &mut String, facts: &Facts) {
    let told = facts.told;
    heading(to, "## Dataset Creation");
    section(to, "### Curation Rationale", &told.rationale);
    heading(to, "### Source Data");
    section(to, "#### Language Variety", &told.variety);
    section(to, "#### Speaker Demographic", &told.speakers);
    section(to, "#### Speech Situation", &told.situation);
    section(to, "#### Text Characteristics", &told.characteristics);

    heading(to, "### Annotations");
    heading(to, "#### Annotation Process");
    let version = facts.schema_version.map(|version| version.to_string()).unwrap_or_default();
    fact(to, "Schema version", &version);
    fact(to, "Guidelines", &which_guidelines(facts.guidelines));
    fact(to, "Annotators", &number(facts.inventory.annotators.len()));
    let names: Vec<&str> =
        facts.inventory.annotators.keys().map(String::as_str).filter(|name| !name.is_empty()).collect();
    if facts.names {
        fact(to, "Names", &names.join(", "));
    }
    to.push('\n');
    section(to, "#### Annotator Demographic", &told.annotators);
    agreement::section(to, facts.agreement, facts.inventory.documents);
    section(to, "#### Personal and Sensitive Information", &told.privacy);
}

fn heading(to: &mut String, heading: &str) {
    let _ = writeln!(to, "{heading}\n");
}

/// What tells these guidelines from others and from their earlier versions: the
/// first heading, and how the SHA-256 of their UTF-8 bytes begins.
fn which_guidelines(guidelines: &str) -> String {
    if guidelines.trim().is_empty() {
        return String::new();
    }
    let words = |runs: Vec<Run>| runs.into_iter().map(|run| run.text).collect::<String>();
    let title = guide::read(guidelines).into_iter().find_map(|block| match block {
        Block::Heading(_, runs) => Some(words(runs)).filter(|title| !title.trim().is_empty()),
        _ => None,
    });
    let hash = format!("SHA-256 {:.8}…", Sha256::of(guidelines).to_string());
    title.map_or_else(|| hash.clone(), |title| format!("{title} ({hash})"))
}

/// A text of people under its heading.
fn section(to: &mut String, under: &str, text: &str) {
    heading(to, under);
    let text = if text.trim().is_empty() { "Not stated.".to_owned() } else { block(text) };
    let _ = writeln!(to, "{text}\n");
}

fn fact(to: &mut String, name: &str, value: &str) {
    let value = if value.trim().is_empty() { "not stated".to_owned() } else { line(value) };
    let _ = writeln!(to, "- **{name}:** {value}");
}

fn kinds(to: &mut String, head: &str, kinds: &std::collections::BTreeMap<String, Kind>) {
    let rows = kinds.iter().map(|(name, kind)| {
        let attributes: Vec<&str> = kind.attributes.keys().map(String::as_str).collect();
        [line(name), number(kind.count), line(&attributes.join(", "))]
    });
    table(to, [head, "Count", "Attributes"], rows);
}

/// A table, with a blank line after it. Its cells are Markdown.
fn table<const N: usize>(to: &mut String, head: [&str; N], rows: impl Iterator<Item = [String; N]>) {
    let _ = writeln!(to, "| {} |\n|{}", head.join(" | "), " --- |".repeat(N));
    for row in rows {
        let _ = writeln!(to, "| {} |", row.join(" | "));
    }
    to.push('\n');
}

fn number(number: usize) -> String {
    number.to_string()
}

fn many(count: usize, of: &str) -> String {
    format!("{count} {of}{}", if count == 1 { "" } else { "s" })
}

/// What a format counts in.
fn offsets(format: Format) -> &'static str {
    match format {
        Format::Cas | Format::WebAnno => "UTF-16 code units, ends excluded",
        Format::Gliner => "tokens, counted from 0, the last token of a span included",
        Format::HuggingFace | Format::Conll => "none: tokens with a tag each",
        Format::Chat => "none: words, and which of the places with these words it is, counted from 1",
        _ => "Unicode code points, ends excluded",
    }
}

/// How it was written, as far as the format leaves a choice.
fn options(recipe: &Recipe) -> Vec<(&'static str, &'static str)> {
    let view = match recipe.view {
        View::Exact => "exact; tokens are cut where a span begins or ends inside them",
        View::WholeTokens => "widened to whole tokens",
    };
    let tokens = match recipe.tokens {
        Tokens::Words => "words and marks of punctuation",
        Tokens::Blanks => "what stands between blanks",
    };
    let nesting = match recipe.nesting {
        Nesting::Innermost => "the innermost stays where the format can hold but one",
        Nesting::Outermost => "the outermost stays where the format can hold but one",
    };
    let scheme = match recipe.scheme {
        Scheme::Iob2 => "IOB2",
        Scheme::Bioes => "BIOES",
    };
    let mut options =
        vec![("Spans", view), ("Tokens", tokens), ("Overlapping spans", nesting), ("Tags", scheme)];
    options.truncate(match recipe.format {
        Format::HuggingFace | Format::Conll => 4,
        Format::Spacy => 3,
        Format::Gliner => 2,
        _ => 0,
    });
    options
}

fn what_was_lost(loss: Loss) -> &'static str {
    match loss {
        Loss::Overlapping => "Spans that overlap others, left out",
        Loss::Pieces => "Discontinuous spans, written as one from the first of their pieces to the last",
        Loss::Widened => "Spans that begin or end inside a token, widened to whole tokens",
        Loss::Lines => "Spans over several lines, cut at line ends",
        Loss::Relation => "Relations",
        Loss::Attribute => "Attributes of spans and relations",
        Loss::Note => "Notes of annotators",
        Loss::Annotator => "Who annotated, and whether it is adjudicated or done",
        Loss::Details => "Title, language, source or date of reports",
        Loss::Name => "Names of labels, relation types and attributes that had to be respelled",
        Loss::Aside => "Annotations that fit nowhere in their text",
        Loss::Unannotated => "Reports on which nobody worked, left out",
    }
}
