//! What is asked of an annotation: which attributes, what of them is filled in,
//! by which keys they are chosen, and what a report still lacks.

mod suggest;
mod tagging;
#[cfg(test)]
mod tests;

use crate::core::model::{
    AnnotationId, Attribute, Attributes, Filled, Origins, Schema, Sheet, Value, ValueKind,
};

pub use suggest::{reading, suggest, under_policy};
pub use tagging::{tag, values_to_copy};

/// How far an attribute is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Not filled in, and it need not be.
    Blank,
    /// Not filled in, and it has to be.
    Missing,
    /// The program filled it in, and no person has looked at it.
    Suggested,
    /// Filled in.
    Done,
}

/// One attribute that is asked, or that has a value although it is not.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// What the schema says of it; its choices are those still offered and those chosen.
    pub attribute: Attribute,
    /// Its value.
    pub value: Option<Value>,
    /// How far it is.
    pub state: State,
}

/// The fields of an annotation with these values, in the order of the schema.
#[must_use]
pub fn fields(asked: &[Attribute], values: &Attributes, origins: &Origins) -> Vec<Field> {
    let field = |attribute: &Attribute| {
        let value = values.get(&attribute.id).cloned();
        if value.is_none() && !attribute.asked(values) {
            return None;
        }
        let state = if origins.get(&attribute.id) == Some(&Filled::Suggested) {
            State::Suggested
        } else if attribute.missing(values) {
            State::Missing
        } else if value.as_ref().is_none_or(Value::is_blank) {
            State::Blank
        } else {
            State::Done
        };
        let mut attribute = attribute.clone();
        attribute
            .choices
            .retain(|choice| !choice.retired || value.as_ref().is_some_and(|value| has(value, &choice.id)));
        Some(Field { attribute, value, state })
    };
    asked.iter().filter_map(field).collect()
}

/// Whether a choice is among the chosen ones.
#[must_use]
pub fn has(value: &Value, choice: &str) -> bool {
    match value {
        Value::Text(id) => id == choice,
        Value::Several(ids) => ids.iter().any(|id| id == choice),
        Value::YesNo(yes) => choice == if *yes { "yes" } else { "no" },
        Value::NotStated | Value::Whole(_) | Value::Number(_) => false,
    }
}

/// The value after a choice is pressed: chosen, or taken away again.
#[must_use]
pub fn pressed(kind: ValueKind, value: Option<&Value>, choice: &str) -> Option<Value> {
    let chosen = value.is_some_and(|value| has(value, choice));
    match kind {
        ValueKind::Several => {
            let mut ids = match value {
                Some(Value::Several(ids)) => ids.clone(),
                _ => Vec::new(),
            };
            if chosen {
                ids.retain(|id| id != choice);
            } else {
                ids.push(choice.to_owned());
            }
            (!ids.is_empty()).then_some(Value::Several(ids))
        }
        _ if chosen => None,
        ValueKind::YesNo => Some(Value::YesNo(choice == "yes")),
        _ => Some(Value::Text(choice.to_owned())),
    }
}

/// The physical keys of choices, in their order, as browsers name them, each
/// with what is written on it.
const KEYS: [(&str, &str); 20] = [
    ("Digit1", "1"),
    ("Digit2", "2"),
    ("Digit3", "3"),
    ("Digit4", "4"),
    ("Digit5", "5"),
    ("Digit6", "6"),
    ("Digit7", "7"),
    ("Digit8", "8"),
    ("Digit9", "9"),
    ("Digit0", "0"),
    ("KeyQ", "Q"),
    ("KeyW", "W"),
    ("KeyE", "E"),
    ("KeyR", "R"),
    ("KeyT", "T"),
    ("KeyY", "Y"),
    ("KeyU", "U"),
    ("KeyI", "I"),
    ("KeyO", "O"),
    ("KeyP", "P"),
];

/// What is written on the key of the nth choice, counted from 0; empty where
/// there are more choices than keys.
#[must_use]
pub fn cap(n: usize) -> &'static str {
    KEYS.get(n).map_or("", |(_, cap)| cap)
}

/// Which choice a physical key stands for, counted from 0.
#[must_use]
pub fn choice_of(code: &str) -> Option<usize> {
    let code = code.strip_prefix("Numpad").map_or_else(|| code.to_owned(), |digit| format!("Digit{digit}"));
    KEYS.iter().position(|(key, _)| *key == code)
}

/// What was typed is no value of this kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAValue;

/// The value that was typed; none if nothing was. Digits of every script count,
/// signs between thousands and blanks around do not; a dash is "not stated".
///
/// # Errors
/// [`NotAValue`] where the words are no number and one is asked.
pub fn typed(kind: ValueKind, text: &str) -> Result<Option<Value>, NotAValue> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    match kind {
        ValueKind::Whole if matches!(text, "-" | "–" | "—" | "−") => Ok(Some(Value::NotStated)),
        ValueKind::Whole => {
            let digits: String =
                plain(text).filter(|c| !matches!(c, ',' | '٬' | ' ' | '\u{a0}' | '.' | '’')).collect();
            let number: Option<i64> =
                digits.parse().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()));
            number.map(|number| Some(Value::Whole(number))).ok_or(NotAValue)
        }
        ValueKind::Number => {
            let text: String = plain(text).map(|c| if matches!(c, '٫' | ',') { '.' } else { c }).collect();
            // The parser that files are read with: another one would be 10 KB more.
            let number: Option<f64> = serde_json::from_str(&text).ok();
            number.map(|number| Some(Value::Number(number))).ok_or(NotAValue)
        }
        _ => Ok(Some(Value::Text(text.to_owned()))),
    }
}

/// Digits of every script as ASCII.
fn plain(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().map(|c| {
        let from = |zero: char| char::from_digit(u32::from(c).checked_sub(u32::from(zero))?, 10);
        from('٠').or_else(|| from('۰')).unwrap_or(c)
    })
}

/// What a sheet still lacks, in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lacking {
    /// Spans, and spans whose relations, lack something required.
    pub incomplete: Vec<AnnotationId>,
    /// Spans with suggestions that no person has looked at, and nothing lacking.
    pub unconfirmed: Vec<AnnotationId>,
}

impl Lacking {
    /// Of this sheet under this schema.
    #[must_use]
    pub fn of(sheet: &Sheet, schema: &Schema) -> Self {
        let mut lacking = Self::default();
        let lame = |relation: &&crate::core::model::Relation| {
            let kind = schema.relation(&relation.kind);
            kind.is_some_and(|kind| kind.attributes.iter().any(|asked| asked.missing(&relation.attributes)))
        };
        let from: Vec<AnnotationId> =
            sheet.relations.values().filter(lame).map(|relation| relation.from).collect();
        for span in sheet.spans.iter() {
            let label = schema.label(&span.label);
            if label.is_some_and(|label| label.missing(&span.attributes).next().is_some())
                || from.contains(&span.id)
            {
                lacking.incomplete.push(span.id);
            } else if span.is_unconfirmed() {
                lacking.unconfirmed.push(span.id);
            }
        }
        lacking
    }

    /// Whether nothing is lacking.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.incomplete.is_empty() && self.unconfirmed.is_empty()
    }
}
