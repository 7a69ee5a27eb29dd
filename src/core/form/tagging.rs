//! What a new span is filled in with.

use super::suggest::suggest;
use crate::core::edit::Command;
use crate::core::figures::Policy;
use crate::core::model::{AnnotationId, Attributes, Filled, Label, Span};
use crate::core::text::{Text, TextRange};

/// What tags words with a label, with the values of a span that it is to be
/// like, and with what the program suggests for the rest.
#[must_use]
pub fn tag(
    id: AnnotationId,
    label: &Label,
    text: &Text,
    range: TextRange,
    policy: Policy,
    like: Option<&Span>,
) -> Vec<Command> {
    let values = like.map(|like| values_to_copy(like, label)).unwrap_or_default();
    let mut suggestions = suggest(label, text, range, policy);
    suggestions.retain(|(name, _)| !values.contains_key(name));
    let tag = Command::Tag { id, label: label.id.clone(), range, suggestions };
    let copied = values.into_iter().map(|(name, value)| Command::SetAttribute(id, name, Some(value)));
    std::iter::once(tag).chain(copied).collect()
}

/// The values of a span that others of this label can have as well: those that
/// the label asks for, but for what the program suggested and no person has
/// looked at.
#[must_use]
pub fn values_to_copy(span: &Span, label: &Label) -> Attributes {
    let confirmed = |name: &String| span.origins.get(name) != Some(&Filled::Suggested);
    let asked = |name: &str, value| label.attribute(name).is_some_and(|asked| asked.takes(value));
    let values = span.attributes.iter().filter(|(name, value)| confirmed(name) && asked(name, value));
    values.map(|(name, value)| (name.clone(), value.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::model::{LabelId, Schema, Value};
    use crate::core::notation::{id, span};
    use crate::core::text::CodePoint;

    #[test]
    fn only_what_a_person_stands_for_is_copied() {
        let schema = Schema::conflict_reports();
        let mut one = span(1, "place", 0, 3);
        for (name, value) in [("level", "adm1"), ("use", "event"), ("precision", "1"), ("type", "civilians")]
        {
            one.attributes.insert(name.into(), Value::Text(value.into()));
        }
        one.origins.insert("use".into(), Filled::Suggested);
        one.origins.insert("precision".into(), Filled::Accepted);
        let names = |label: &str| -> Vec<String> {
            let label = schema.label(&LabelId::new(label)).unwrap();
            values_to_copy(&one, label).into_keys().collect()
        };
        assert_eq!(names("place"), ["level", "precision"]);
        assert_eq!(names("actor"), ["type"]);
    }

    #[test]
    fn copied_values_come_before_suggested_ones() {
        let schema = Schema::conflict_reports();
        let casualty = schema.label(&LabelId::new("casualty")).unwrap();
        let text = Text::new("قتل 3 مدنيين");
        let range = TextRange::between(CodePoint(4), CodePoint(12));
        let mut like = span(1, "casualty", 0, 3);
        like.attributes.insert("kind".into(), Value::Text("injured".into()));
        let commands = tag(id(2), casualty, &text, range, Policy::default(), Some(&like));
        let [Command::Tag { suggestions, .. }, Command::SetAttribute(_, name, Some(value))] =
            commands.as_slice()
        else {
            panic!("{commands:?}")
        };
        assert_eq!((name.as_str(), value), ("kind", &Value::Text("injured".into())));
        let best = suggestions.iter().find(|(name, _)| name == "best").map(|(_, value)| value);
        assert_eq!(best, Some(&Value::Whole(3)));
        assert!(suggestions.iter().all(|(name, _)| name != "kind"));
    }
}
