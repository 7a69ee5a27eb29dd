//! Work out of layers.

use std::collections::BTreeMap;

use super::plan::{Plan, Question};
use super::work::{Answer, Link, Task, Unit, Work, pieces};
use crate::core::model::{AnnotationId, Origin, Report, Sheet, Span, Value};
use crate::core::text::{CodePoint, Text, TextRange};

/// Whether the program suggested a span, whatever a person did with it then.
#[must_use]
pub fn is_suggestion(span: &Span) -> bool {
    matches!(span.provenance.origin, Origin::SuggestionAccepted | Origin::SuggestionEdited)
}

impl<'a> Task<'a> {
    /// One report with the sheets of the plan's annotators, in their order.
    #[must_use]
    pub fn of(plan: &Plan, place: usize, report: &Report, sheets: &[Option<&'a Sheet>]) -> Self {
        let len = report.text.len();
        let tokens = tokens(&report.text);
        let sheets = || sheets.iter().map(|sheet| sheet.filter(|sheet| takes_part(plan, sheet)));
        let work = sheets().map(|sheet| sheet.map(|sheet| Work::of(plan, sheet, &tokens))).collect();
        let days =
            sheets().flatten().flat_map(|sheet| sheet.spans.by_id()).map(|span| &span.provenance.updated.at);
        let day = days.max().and_then(|at| at.as_str().get(..10)).map(str::to_owned);
        Self { report: place, len, tokens, work, day }
    }
}

/// The tokens of a text: what stands between white space, as the reference
/// figures of domain.md 4 have it.
#[must_use]
pub fn tokens(text: &Text) -> Vec<TextRange> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, c) in text.as_str().chars().enumerate() {
        match (start, c.is_whitespace()) {
            (None, false) => start = Some(at),
            (Some(from), true) => {
                tokens.push(TextRange::between(CodePoint(from), CodePoint(at)));
                start = None;
            }
            _ => {}
        }
    }
    tokens.extend(start.map(|from| TextRange::between(CodePoint(from), text.len())));
    tokens
}

/// Whether a sheet counts as work on its report.
fn takes_part(plan: &Plan, sheet: &Sheet) -> bool {
    sheet.done || (!plan.options.done_only && !sheet.spans.is_empty())
}

impl<'a> Work<'a> {
    /// A sheet as the plan's options want it.
    #[must_use]
    pub fn of(plan: &Plan, sheet: &'a Sheet, tokens: &[TextRange]) -> Self {
        let mut units = Vec::with_capacity(sheet.spans.len());
        // Ids are looked up only for relations, and most reports have none.
        let mut places: BTreeMap<AnnotationId, usize> = BTreeMap::new();
        let mut suggested = 0;
        // Units are put in their order afterwards; equal ones stay in that of the ids.
        for span in sheet.spans.by_id() {
            suggested += usize::from(is_suggestion(span));
            if plan.options.blind && is_suggestion(span) {
                continue;
            }
            let Some(label) = plan.label(&span.label) else { continue };
            if !sheet.relations.is_empty() {
                places.insert(span.id, units.len());
            }
            let pieces = pieces(plan, span.pieces(), tokens);
            units.push(Unit { label, pieces, answers: answers(plan, label, span) });
        }
        let links: Vec<Link> = sheet
            .relations
            .values()
            .filter_map(|relation| {
                let kind = plan.kinds.iter().position(|(kind, _)| *kind == relation.kind)?;
                Some(Link { kind, from: *places.get(&relation.from)?, to: *places.get(&relation.to)? })
            })
            .collect();
        let mut work = Self::new(units, &links);
        work.suggested = suggested;
        work
    }
}

fn answers(plan: &Plan, label: usize, span: &Span) -> Vec<Option<Answer>> {
    if span.attributes.is_empty() {
        return Vec::new();
    }
    plan.questions_of(label).map(|(_, question)| answer(plan, question, span)).collect()
}

/// What a span says to a question: nothing if each of its attributes is missing
/// or blank.
fn answer(plan: &Plan, question: &Question, span: &Span) -> Option<Answer> {
    let mut answer = Answer::NONE;
    let mut answered = false;
    for id in &question.attributes {
        let own = !(plan.options.blind && span.origins.contains_key(id));
        let value = span.attributes.get(id).filter(|value| own && !value.is_blank());
        answered |= value.is_some();
        answer = put(answer, value);
    }
    answered.then_some(answer)
}

fn put(answer: Answer, value: Option<&Value>) -> Answer {
    match value {
        None => answer.with(b"-"),
        Some(Value::NotStated) => answer.with(b"0"),
        Some(Value::YesNo(yes)) => answer.with(&[b'y', u8::from(*yes)]),
        Some(Value::Whole(number)) => answer.with(b"w").with(&number.to_le_bytes()),
        Some(Value::Number(number)) => answer.with(b"n").with(&number.to_bits().to_le_bytes()),
        Some(Value::Text(text)) => answer.with(b"t").with(text.as_bytes()),
        Some(Value::Several(choices)) => {
            // Choices in whatever order they were ticked.
            let mut sorted: Vec<&str> = choices.iter().map(String::as_str).collect();
            let sorted =
                crate::core::order::order_texts(&sorted.drain(..).map(str::to_owned).collect::<Vec<_>>());
            let sorted = sorted.into_iter().filter_map(|at| choices.get(at));
            sorted.fold(answer.with(b"s"), |answer, choice| answer.with(choice.as_bytes()).with(&[0]))
        }
    }
}
