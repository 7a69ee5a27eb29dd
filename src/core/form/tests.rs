use super::*;
use crate::core::figures::Policy;
use crate::core::model::{Condition, ReportId};
use crate::core::notation;
use crate::core::text::Text;

#[test]
fn numbers_are_typed_in_every_script() {
    let check = |text: &str, expected| assert_eq!(typed(ValueKind::Whole, text), expected, "{text}");
    check("82", Ok(Some(Value::Whole(82))));
    check(" ١٬٢٥٠ ", Ok(Some(Value::Whole(1250))));
    check("۱۲", Ok(Some(Value::Whole(12))));
    check("1,250", Ok(Some(Value::Whole(1250))));
    check("–", Ok(Some(Value::NotStated)));
    check("-", Ok(Some(Value::NotStated)));
    check("", Ok(None));
    for text in ["-3", "many", "3 dead", "1e3", "+4", "99999999999999999999"] {
        check(text, Err(NotAValue));
    }
    assert_eq!(typed(ValueKind::Number, "٣٣٫٥"), Ok(Some(Value::Number(33.5))));
    assert_eq!(typed(ValueKind::Number, "-36.2"), Ok(Some(Value::Number(-36.2))));
    assert_eq!(typed(ValueKind::Number, "NaN"), Err(NotAValue));
    assert_eq!(typed(ValueKind::Text, " المرصد "), Ok(Some(Value::Text("المرصد".to_owned()))));
}

#[test]
fn choices_are_pressed_and_pressed_again() {
    let text = |id: &str| Some(Value::Text(id.to_owned()));
    let several = |ids: &[&str]| Some(Value::Several(ids.iter().map(|id| (*id).to_owned()).collect()));
    let check = |kind, before: Option<Value>, choice, after| {
        assert_eq!(pressed(kind, before.as_ref(), choice), after)
    };
    check(ValueKind::Choice, None, "killed", text("killed"));
    check(ValueKind::Choice, text("injured"), "killed", text("killed"));
    check(ValueKind::Choice, text("killed"), "killed", None);
    check(ValueKind::Several, None, "a", several(&["a"]));
    check(ValueKind::Several, several(&["a"]), "b", several(&["a", "b"]));
    check(ValueKind::Several, several(&["a", "b"]), "a", several(&["b"]));
    check(ValueKind::Several, several(&["a"]), "a", None);
    check(ValueKind::YesNo, None, "no", Some(Value::YesNo(false)));
    check(ValueKind::YesNo, Some(Value::YesNo(false)), "no", None);
}

#[test]
fn keys_stand_for_choices() {
    for (n, (code, written)) in KEYS.iter().enumerate() {
        assert_eq!((choice_of(code), cap(n)), (Some(n), *written));
    }
    assert_eq!(choice_of("Numpad3"), Some(2));
    assert_eq!((choice_of("KeyZ"), choice_of("Enter"), cap(20)), (None, None, ""));
}

/// The fields of a label of the default schema with these values.
fn shown(label: &str, values: &[(&str, Value)], suggested: &[&str]) -> String {
    let schema = Schema::conflict_reports();
    let label = schema.labels.iter().find(|one| one.id.as_str() == label).unwrap();
    let values = values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    let origins = suggested.iter().map(|name| ((*name).to_owned(), Filled::Suggested)).collect();
    let fields = fields(&label.attributes, &values, &origins);
    fields
        .iter()
        .map(|field| format!("{} {:?}", field.attribute.id, field.state))
        .collect::<Vec<_>>()
        .join(", ")
}

#[test]
fn fields_say_how_far_they_are() {
    let text = |id: &str| Value::Text(id.to_owned());
    assert_eq!(
        shown("claim", &[("stance", text("denied"))], &[]),
        "stance Done, certainty Missing, quote Blank, cue Blank"
    );
    assert_eq!(
        shown(
            "casualty",
            &[("low", Value::Whole(82)), ("high", Value::NotStated), ("kind", text("killed"))],
            &["low"]
        ),
        "low Suggested, best Missing, high Done, modifier Missing, kind Done, victim Missing, scope Blank"
    );
    assert_eq!(shown("place", &[], &[]), "level Blank, use Blank, precision Blank, gazetteer_id Blank");
    assert_eq!(
        shown("place", &[("precision", text("1"))], &[]),
        "level Blank, use Blank, precision Done, gazetteer_id Blank, lat Blank, lon Blank"
    );
    // What was filled in before stays in sight.
    assert!(shown("place", &[("lat", Value::Number(33.5))], &[]).ends_with("lat Done"));
}

#[test]
fn conditions_name_values_or_any() {
    let mut asked = Schema::conflict_reports().labels[0].attributes[0].clone();
    let mut check = |values: &[&str], of: Option<Value>, expected| {
        let values = values.iter().map(|id| (*id).to_owned()).collect();
        asked.when = Some(Condition { attribute: "other".to_owned(), values });
        let of = of.map(|value| ("other".to_owned(), value)).into_iter().collect();
        assert_eq!(asked.asked(&of), expected);
    };
    check(&[], None, false);
    check(&[], Some(Value::NotStated), true);
    check(&["a"], Some(Value::Text("a".to_owned())), true);
    check(&["a"], Some(Value::Text("b".to_owned())), false);
    check(&["a"], Some(Value::Several(vec!["b".to_owned(), "a".to_owned()])), true);
    check(&["yes"], Some(Value::YesNo(true)), true);
    check(&["yes"], Some(Value::YesNo(false)), false);
}

#[test]
fn a_sheet_says_what_it_lacks() {
    let mut project = notation::project("⟦82|casualty⟧ في ⟦حلب|place⟧ قال ⟦المرصد|actor⟧");
    let report = ReportId::new("r");
    let lacking = Lacking::of(project.sheet(&report).unwrap(), &project.schema);
    assert_eq!((lacking.incomplete.as_slice(), lacking.unconfirmed.len()), (&[notation::id(1)][..], 0));
    let asked: Vec<String> = project.schema.labels[2].attributes.iter().map(|one| one.id.clone()).collect();
    let layer = project.layers.first_mut().unwrap();
    let sheet = layer.sheet_mut(&report);
    let mut span = sheet.spans.get(notation::id(1)).unwrap().clone();
    span.attributes = asked.iter().map(|id| (id.clone(), Value::NotStated)).collect();
    span.origins.insert("low".to_owned(), Filled::Suggested);
    sheet.spans.insert(span);
    let lacking = Lacking::of(project.sheet(&report).unwrap(), &project.schema);
    assert_eq!((lacking.incomplete.len(), lacking.unconfirmed.as_slice()), (0, &[notation::id(1)][..]));
}

#[test]
fn a_tagged_casualty_is_filled_in() {
    let schema = Schema::conflict_reports();
    let check = |marked: &str, policy: Policy, expected: &str| {
        let (text, spans) = notation::parse(marked);
        let label = schema.label(&spans[0].label).unwrap();
        let suggested = suggest(label, &Text::new(text), spans[0].range, policy);
        let one = |(name, value): (String, Value)| match value {
            Value::Whole(number) => format!("{name} {number}"),
            Value::Text(id) => format!("{name} {id}"),
            _ => format!("{name} –"),
        };
        let said: Vec<String> = suggested.into_iter().map(one).collect();
        assert_eq!(said.join(", "), expected, "{marked}");
    };
    let literal = Policy::Literal;
    check(
        "وثق المرصد ⟦82 عنصراً على الأقل|casualty⟧ من قوات النظام قتلوا",
        literal,
        "low 82, best 82, high –, modifier at_least, kind killed, victim fighter",
    );
    check(
        "مقتل ⟦أكثر من 20 شخصاً|casualty⟧",
        literal,
        "low 21, best 21, high –, modifier more_than, kind killed, victim unknown",
    );
    check(
        "مقتل ⟦أكثر من 20 شخصاً|casualty⟧",
        Policy::Conservative,
        "low 20, best 20, high –, modifier more_than, kind killed, victim unknown",
    );
    // Two or many: a person decides, nothing is guessed.
    check(
        "مقتل ⟦مقاتلين|casualty⟧ في الغوطة",
        literal,
        "low 2, modifier ambiguous, kind killed, victim fighter",
    );
    check("مقتل ⟦82|actor⟧", literal, "");
    check("في ⟦المدينة|casualty⟧", literal, "");
}
