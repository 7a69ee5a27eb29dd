//! What people, pairs, labels and figures are called here.

use super::super::messages::{AgreementWording, Language, apart, decimal, fill, name_measure};
use leptos::prelude::*;

use super::board::{Cell, Deed, Grid};
use crate::core::agreement::{Figure, Measure, Scope, Tallies, Undefined};
use crate::core::model::Project;
use crate::state::{Agreeing, App, Measured};

/// What was measured, with all that names are made of.
pub(super) struct Names<'a> {
    pub project: &'a Project,
    pub measured: &'a Measured,
    pub language: Language,
    /// The shown report or all; no pair and no label.
    pub scope: Scope,
    pub agreeing: Agreeing,
}

/// A table that follows what was measured, in words of the language.
pub(super) fn grid(app: App, make: fn(&Names<'_>) -> Grid) -> Memo<Grid> {
    Memo::new(move |_| read(app, make).unwrap_or_default())
}

/// Reads what was measured and follows it.
pub(super) fn read<T>(app: App, make: fn(&Names<'_>) -> T) -> Option<T> {
    let agreeing = app.agreeing;
    agreeing.made.track();
    let (language, scope) = (app.session.language.get(), agreeing.scope());
    agreeing.with(|project, measured| make(&Names { project, measured, language, scope, agreeing }))
}

impl Names<'_> {
    pub fn words(&self) -> &'static AgreementWording {
        &self.language.messages().agreement
    }

    pub fn tallies(&self) -> &Tallies {
        &self.measured.tallies
    }

    /// The pairs that have columns: all annotators together first, unless they
    /// are two.
    pub fn pairs(&self) -> Vec<Option<usize>> {
        let pairs = self.tallies().pairs().len();
        let all = (pairs > 1).then_some(None);
        all.into_iter().chain((0..pairs).map(Some)).collect()
    }

    /// The pair that is looked at closely; none for all. Follows it.
    pub fn chosen(&self) -> Option<usize> {
        let only = (self.tallies().pairs().len() == 1).then_some(0);
        self.agreeing.pair.get().or(only)
    }

    /// An annotator's letter.
    pub fn letter(&self, at: usize) -> &str {
        self.measured.letters.get(at).map_or("", String::as_str)
    }

    /// An annotator's letter and name; the letter alone where names are hidden.
    pub fn person(&self, at: usize) -> String {
        let letter = self.letter(at);
        let name = self.measured.tallies.plan().annotators.get(at).map_or("", String::as_str);
        match name {
            name if name == letter => letter.to_owned(),
            "" => format!("{letter} {}", apart(self.language.messages().nameless)),
            name => format!("{letter} {}", apart(name)),
        }
    }

    /// A pair by its letters: `A–B`.
    pub fn letters(&self, pair: usize) -> String {
        let (a, b) = self.measured.tallies.pairs().get(pair).copied().unwrap_or_default();
        format!("{}–{}", self.letter(a), self.letter(b))
    }

    /// A pair by its names.
    pub fn pair(&self, pair: usize) -> String {
        let (a, b) = self.measured.tallies.pairs().get(pair).copied().unwrap_or_default();
        fill(self.words().pair_of, &[&apart(&self.person(a)), &apart(&self.person(b))])
    }

    /// A pair, or all.
    pub fn compared(&self, pair: Option<usize>) -> String {
        pair.map_or_else(|| self.words().all.to_owned(), |pair| self.pair(pair))
    }

    /// The head of a pair's column, by which it is chosen.
    pub fn pair_head(&self, pair: Option<usize>) -> Cell {
        let short = pair.map_or_else(|| self.words().all.to_owned(), |pair| self.letters(pair));
        Cell { text: false, ..Cell::words(short).more(self.compared(pair)).with(Deed::Pair(pair)) }
    }

    /// A label, by its place in the plan.
    pub fn label(&self, at: usize) -> String {
        let id = self.measured.tallies.plan().labels.get(at);
        id.map(|id| self.language.label(&self.project.schema, id).to_owned()).unwrap_or_default()
    }

    /// A measure in full.
    pub fn measure(&self, measure: Measure) -> String {
        let Measure::Attribute(at) = measure else {
            let [name, ..] = name_measure(self.language, measure);
            return name.to_owned();
        };
        let question = self.measured.tallies.plan().questions.get(at);
        let Some(question) = question else { return String::new() };
        let attributes =
            question.attributes.iter().map(|id| self.language.attribute(&self.project.schema, id));
        let attributes = attributes.collect::<Vec<_>>().join(" + ");
        format!("{}: {}", self.label(question.label), attributes)
    }

    /// A figure; a dash with the reason where there is none.
    pub fn figure(&self, figure: Figure) -> Cell {
        match figure {
            Ok(value) => Cell::number(decimal(value)),
            Err(why) => self.no_figure(why),
        }
    }

    /// A dash with the reason.
    pub fn no_figure(&self, why: Undefined) -> Cell {
        Cell { instead: true, faint: true, ..Cell::number("–").more(self.words().reason(why)) }
    }

    /// Why figures are missing, in words, each reason once: `found` names what
    /// has none and why.
    pub fn reasons(&self, found: &[(String, Undefined)]) -> Vec<String> {
        let mut notes: Vec<(Undefined, Vec<&str>)> = Vec::new();
        for (name, why) in found {
            match notes.iter_mut().find(|(known, _)| known == why) {
                Some((_, names)) if names.contains(&name.as_str()) => {}
                Some((_, names)) => names.push(name),
                None => notes.push((*why, vec![name])),
            }
        }
        let words = self.language.messages();
        let note = |(why, names): (Undefined, Vec<&str>)| {
            let names = names.into_iter().map(apart).collect::<Vec<_>>().join(words.facts.list);
            fill(words.agreement.undefined, &[&names, words.agreement.reason(why)])
        };
        notes.into_iter().map(note).collect()
    }
}
