//! What the program suggests for a span that takes casualty figures.

use crate::core::edit::{Command, Suggestions, Target};
use crate::core::figures::{self, Modifier, Policy, Reading, Rule};
use crate::core::model::{Label, Project, Span, Value};
use crate::core::text::{Text, TextRange};

/// The figures of a phrase, if spans of this label have such and there are any.
#[must_use]
pub fn reading(label: &Label, text: &Text, range: TextRange, policy: Policy) -> Option<Reading> {
    let takes = |name: &str| {
        label.attribute(name).is_some_and(|asked| !asked.retired && asked.takes(&Value::Whole(1)))
    };
    if !["low", "best", "high"].into_iter().all(takes) {
        return None;
    }
    let reading = figures::read(text, range, policy);
    (reading.reason.rule != Rule::NoFigure).then_some(reading)
}

/// What the program suggests for a phrase under a label.
#[must_use]
pub fn suggest(label: &Label, text: &Text, range: TextRange, policy: Policy) -> Suggestions {
    reading(label, text, range, policy).map(|reading| suggestions(label, &reading)).unwrap_or_default()
}

/// The values that a reading suggests for the attributes of a label. Where a
/// phrase can mean several numbers, what it does not settle is left to a person.
fn suggestions(label: &Label, reading: &Reading) -> Suggestions {
    let settled = reading.modifier != Modifier::Ambiguous;
    let figure = |name: &str, number: Option<u64>| {
        let value = match number.map(i64::try_from) {
            Some(Ok(number)) => Value::Whole(number),
            _ if settled => Value::NotStated,
            _ => return None,
        };
        Some((name.to_owned(), value))
    };
    let choice = |name: &str, id: &str| Some((name.to_owned(), Value::Text(id.to_owned())));
    let all = [
        figure("low", reading.low),
        figure("best", reading.best),
        figure("high", reading.high),
        choice("modifier", reading.modifier.as_str()),
        choice("kind", reading.kind.as_str()),
        choice("victim", reading.victim.as_str()),
    ];
    let takes = |(name, value): &(String, Value)| {
        label.attribute(name).is_some_and(|asked| !asked.retired && asked.takes(value))
    };
    all.into_iter().flatten().filter(takes).collect()
}

/// What is to be done to the spans of a project when it works under another
/// policy: what no person has confirmed is derived anew.
#[must_use]
pub fn under_policy(project: &Project, policy: Policy) -> Vec<(Target, Command)> {
    let mut work = Vec::new();
    for layer in &project.layers {
        for (id, sheet) in &layer.sheets {
            let Some(report) = project.report(id) else { continue };
            let suggest = |span: &Span| {
                let label = project.schema.label(&span.label)?;
                let reading = reading(label, &report.text, span.range, policy)?;
                let target = Target { layer: layer.id, report: id.clone() };
                Some((target, Command::Suggest(span.id, suggestions(label, &reading))))
            };
            work.extend(sheet.spans.iter().filter(|span| span.is_unconfirmed()).filter_map(suggest));
        }
    }
    work
}
