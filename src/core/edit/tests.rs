use proptest::prelude::*;

use super::*;
use crate::core::model::{
    AnnotationId, Details, LabelId, Project, Provenance, Relation, RelationKind, ReportId, Rule, Taken,
    Value, Verdict,
};
use crate::core::notation::{self, id, stamp};
use crate::core::text::{CodePoint, TextRange};

fn target(project: &Project) -> Target {
    Target { layer: project.open_layer, report: ReportId::new("r") }
}

fn range(start: usize, end: usize) -> TextRange {
    TextRange::between(CodePoint(start), CodePoint(end))
}

fn run(project: &mut Project, command: Command) -> Result<Change, EditError> {
    let target = target(project);
    apply(project, &target, command, &stamp())
}

/// Applies `command` to `before` and expects `after`; then takes it back.
#[track_caller]
fn check(before: &str, command: Command, after: &str) {
    let mut project = notation::project(before);
    let untouched = project.clone();
    let change = run(&mut project, command).unwrap();
    assert_eq!(notation::show(&project), after);
    run(&mut project, Command::Restore(change.inverse())).unwrap();
    assert_eq!(project, untouched);
}

#[track_caller]
fn check_error(before: &str, command: Command, error: &EditError) {
    let mut project = notation::project(before);
    let untouched = project.clone();
    assert_eq!(run(&mut project, command).as_ref(), Err(error));
    assert_eq!(project, untouched);
}

fn tag(n: u128, label: &str, start: usize, end: usize) -> Command {
    Command::Tag { id: id(n), label: LabelId::new(label), range: range(start, end), suggestions: Vec::new() }
}

fn relate(n: u128, kind: &str, from: u128, to: u128) -> Command {
    Command::Relate { id: id(n), kind: RelationKind::new(kind), from: id(from), to: id(to) }
}

#[test]
fn tagging() {
    check("غارة على مستشفى", tag(9, "place", 9, 15), "غارة على ⟦مستشفى|place⟧");
    check("غارة على مستشفى", tag(9, "place", 8, 15), "غارة على ⟦مستشفى|place⟧");
    check("في ⟦حلب|place⟧", tag(9, "actor", 3, 6), "في ⟦⟦حلب|actor⟧|place⟧");
    check("⟦ريف حلب|place⟧", tag(9, "place", 4, 7), "⟦ريف ⟦حلب|place⟧|place⟧");
    check("سُوريا", tag(9, "place", 0, 1), "⟦سُ|place⟧وريا");
    check_error("غارة على مستشفى", tag(9, "place", 4, 5), &EditError::NothingThere);
    check_error("غارة", tag(9, "place", 3, 99), &EditError::NothingThere);
    check_error("غارة", tag(9, "weapon", 0, 4), &EditError::NoLabel(LabelId::new("weapon")));
    check_error("⟦غارة|place⟧", tag(1, "place", 0, 4), &EditError::IdTaken(id(1)));
}

#[test]
fn changing_a_span() {
    check("⟦حلب|place⟧", Command::Relabel(id(1), LabelId::new("actor"), Vec::new()), "⟦حلب|actor⟧");
    check("⟦حلب|place⟧", Command::Relabel(id(1), LabelId::new("place"), Vec::new()), "⟦حلب|place⟧");
    check("ريف ⟦حلب|place⟧", Command::Move(id(1), range(0, 7)), "⟦ريف حلب|place⟧");
    check("⟦ريف حلب|place⟧", Command::Move(id(1), range(3, 7)), "ريف ⟦حلب|place⟧");
    check("⟦حلب|place⟧", Command::Note(id(1), "المدينة".into()), "⟦حلب|place⟧");
    check("⟦حلب|place⟧", Command::Delete(id(1)), "حلب");
    check_error("حلب", Command::Delete(id(1)), &EditError::NoAnnotation(id(1)));
    check_error("⟦ريف حلب|place⟧", Command::Move(id(1), range(3, 4)), &EditError::NothingThere);
}

#[test]
fn each_change_is_one_revision_and_no_change_is_none() {
    let mut project = notation::project("⟦حلب|place⟧");
    let revision = |project: &Project| {
        project.sheet(&ReportId::new("r")).unwrap().spans.get(id(1)).unwrap().provenance.revision
    };
    run(&mut project, Command::Relabel(id(1), LabelId::new("place"), Vec::new())).unwrap();
    assert_eq!(revision(&project), 1);
    run(&mut project, Command::Relabel(id(1), LabelId::new("actor"), Vec::new())).unwrap();
    run(&mut project, Command::Note(id(1), "x".into())).unwrap();
    run(&mut project, Command::SetAttribute(id(1), "level".into(), Some(Value::NotStated))).unwrap();
    assert_eq!(revision(&project), 4);
}

#[test]
fn a_span_takes_its_relations_with_it() {
    let mut project = notation::project("⟦18|casualty⟧ في ⟦الرقة|place⟧");
    run(&mut project, relate(9, "at", 1, 2)).unwrap();
    let linked = project.clone();
    let change = run(&mut project, Command::Delete(id(2))).unwrap();
    assert_eq!((change.spans.len(), change.relations.len()), (1, 1));
    run(&mut project, Command::Restore(change.inverse())).unwrap();
    assert_eq!(project, linked);
}

#[test]
fn relations_join_what_the_schema_allows() {
    let marked = "⟦18|casualty⟧ في ⟦الرقة|place⟧";
    let refused = |kind| EditError::EndsNotAllowed(RelationKind::new(kind));
    check_error(marked, relate(9, "at", 2, 1), &refused("at"));
    check_error(marked, relate(9, "same_as", 1, 1), &refused("same_as"));
    check_error(marked, relate(9, "near", 1, 2), &refused("near"));
    check_error(marked, relate(9, "at", 1, 5), &EditError::NoAnnotation(id(5)));
}

#[test]
fn a_relabelled_span_keeps_what_its_new_label_knows() {
    let mut project = notation::project("⟦18|casualty⟧ في ⟦الرقة|place⟧");
    run(&mut project, relate(9, "at", 1, 2)).unwrap();
    run(&mut project, Command::SetAttribute(id(2), "level".into(), Some(Value::Text("adm1".into()))))
        .unwrap();
    let linked = project.clone();
    let change = run(&mut project, Command::Relabel(id(2), LabelId::new("actor"), Vec::new())).unwrap();
    assert_eq!((change.spans.len(), change.relations.len()), (1, 1), "nobody dies at an actor");
    let sheet = project.sheet(&ReportId::new("r")).unwrap();
    assert!(sheet.relations.is_empty() && sheet.spans.get(id(2)).unwrap().attributes.is_empty());
    run(&mut project, Command::Restore(change.inverse())).unwrap();
    assert_eq!(project, linked);
    let same = run(&mut project, Command::Relabel(id(2), LabelId::new("place"), Vec::new())).unwrap();
    assert!(same.is_empty());
}

/// What the first span of a project says, with how it came to be.
fn said(project: &Project) -> String {
    let sheet = project.sheet(&ReportId::new("r")).unwrap();
    let span = sheet.spans.get(id(1)).unwrap();
    let one = |(name, value): (&String, &Value)| {
        let filled = span.origins.get(name).map(|filled| format!(" {filled:?}"));
        format!("{name} {value:?}{}", filled.unwrap_or_default())
    };
    span.attributes.iter().map(one).collect::<Vec<_>>().join(", ")
}

#[test]
fn suggestions_are_confirmed_or_changed() {
    let mut project = notation::project("⟦82|casualty⟧");
    let whole = |name: &str, n| (name.to_owned(), Value::Whole(n));
    let mut check = |command, expected: &str| {
        let before = project.clone();
        let change = run(&mut project, command).unwrap();
        assert_eq!(said(&project), expected);
        let mut back = project.clone();
        run(&mut back, Command::Restore(change.inverse())).unwrap();
        assert_eq!(back, before);
    };
    let set = |name: &str, value| Command::SetAttribute(id(1), name.to_owned(), value);
    let suggest = |all: &[(String, Value)]| Command::Suggest(id(1), all.to_vec());
    check(set("high", Some(Value::Whole(90))), "high Whole(90)");
    check(
        suggest(&[whole("low", 82), whole("best", 82), whole("high", 82)]),
        "best Whole(82) Suggested, high Whole(90), low Whole(82) Suggested",
    );
    check(
        set("best", Some(Value::Whole(85))),
        "best Whole(85) Edited, high Whole(90), low Whole(82) Suggested",
    );
    check(
        suggest(&[whole("low", 80), whole("best", 80)]),
        "best Whole(85) Edited, high Whole(90), low Whole(80) Suggested",
    );
    check(Command::Confirm(id(1)), "best Whole(85) Edited, high Whole(90), low Whole(80) Accepted");
    check(suggest(&[whole("low", 1)]), "best Whole(85) Edited, high Whole(90), low Whole(80) Accepted");
    // A suggestion that was taken away does not come back.
    check(set("low", None), "best Whole(85) Edited, high Whole(90)");
    check(suggest(&[whole("low", 1)]), "best Whole(85) Edited, high Whole(90)");
}

#[test]
fn spans_in_pieces() {
    let check = |pieces: &[(usize, usize)], command: Option<Command>, expected: &str| {
        let mut project = notation::project("⟦قتل|claim⟧ وجرح خمسة جنود أتراك");
        let pieces = pieces.iter().map(|(start, end)| range(*start, *end)).collect();
        run(&mut project, Command::SetPieces(id(1), pieces)).unwrap();
        if let Some(command) = command {
            run(&mut project, command).unwrap();
        }
        let sheet = project.sheet(&ReportId::new("r")).unwrap();
        let span = sheet.spans.get(id(1)).unwrap();
        let words = span.pieces().iter().map(|piece| project.reports[0].text.slice(*piece).unwrap());
        assert_eq!(words.collect::<Vec<_>>().join(" … "), expected);
        assert_eq!(span.parts.is_empty(), span.pieces().len() == 1);
        let over = |at: usize| sheet.spans.covering(CodePoint(at)).len();
        assert_eq!([over(1), over(5)], [1, usize::from(!expected.contains('…'))]);
    };
    check(&[(0, 3), (9, 18)], None, "قتل … خمسة جنود");
    check(&[(9, 18), (0, 4)], None, "قتل … خمسة جنود");
    check(&[(0, 8), (8, 13), (2, 5)], None, "قتل وجرح خمسة");
    let moved = |start, end| Some(Command::Move(id(1), range(start, end)));
    check(&[(0, 3), (9, 18)], moved(0, 24), "قتل … خمسة جنود أتراك");
    check(&[(0, 3), (9, 18)], moved(0, 13), "قتل … خمسة");
}

fn details(title: &str, language: &str, source: &str, date: &str) -> Details {
    let some = |text: &str| Some(text.to_owned());
    Details { title: title.to_owned(), language: some(language), source: some(source), date: some(date) }
}

#[test]
fn details_are_corrected_and_the_text_stays() {
    let mut project = notation::project("\n ⟦حلب|place⟧ اليوم\nثم");
    let untouched = project.clone();
    let change = run(&mut project, Command::Describe(details(" عنوان ", "ar-SY", " سانا", "  "))).unwrap();
    let expected = Details { date: None, ..details("عنوان", "ar-SY", "سانا", "") };
    assert_eq!(project.reports[0].details(), expected);
    let (old, new) = (&untouched.reports[0], &project.reports[0]);
    assert_eq!((&old.text, old.sha256, &old.id), (&new.text, new.sha256, &new.id));
    assert_eq!(project.layers, untouched.layers);
    assert!(run(&mut project, Command::Describe(expected)).unwrap().is_empty());
    run(&mut project, Command::Describe(details("", "fa", "", ""))).unwrap();
    assert_eq!(project.reports[0].title, "حلب اليوم");
    assert_eq!(run(&mut project, Command::Restore(change.clone().inverse())), Err(EditError::Stale));
    let mut again = untouched.clone();
    run(&mut again, Command::Restore(change.clone())).unwrap();
    run(&mut again, Command::Restore(change.inverse())).unwrap();
    assert_eq!(again, untouched);
}

#[test]
fn languages_are_tags() {
    for tag in ["ar", "fa", "ckb", "ar-SY", "ur-Arab-PK", "sr-Latn", "de-1996", "en-x-a1"] {
        assert!(
            run(&mut notation::project("x"), Command::Describe(details("", tag, "", ""))).is_ok(),
            "{tag}"
        );
    }
    for text in ["a", "Arabic language", "ar_SY", "عربي", "ar-", "-ar", "arabiclanguage", "12"] {
        let refused = EditError::NotALanguage(text.to_owned());
        check_error("x", Command::Describe(details("", text, "", "")), &refused);
    }
}

#[test]
fn a_stale_change_is_refused() {
    let mut project = notation::project("⟦حلب|place⟧");
    let change = run(&mut project, Command::Relabel(id(1), LabelId::new("actor"), Vec::new())).unwrap();
    run(&mut project, Command::Note(id(1), "later".into())).unwrap();
    assert_eq!(run(&mut project, Command::Restore(change.inverse())), Err(EditError::Stale));
}

#[test]
fn steps_have_names() {
    let check = |before: &str, command, expected| {
        let change = run(&mut notation::project(before), command).unwrap();
        assert_eq!(Action::of(&change), expected);
    };
    let place = LabelId::new("place");
    check("حلب", tag(1, "place", 0, 3), Some(Action::Tag(place.clone())));
    check("⟦حلب|place⟧", Command::Delete(id(1)), Some(Action::Delete(place.clone())));
    check("⟦حلب|actor⟧", Command::Relabel(id(1), place.clone(), Vec::new()), Some(Action::Relabel(place)));
    check("⟦حلب|actor⟧ اليوم", Command::Move(id(1), range(0, 8)), Some(Action::Move));
    check("⟦حلب|actor⟧", Command::Note(id(1), "x".into()), Some(Action::Edit));
    check("⟦حلب|actor⟧", Command::SetDone(true), Some(Action::Done));
    check("⟦حلب|actor⟧", Command::NoteReport("x".into()), Some(Action::NoteReport));
    check("⟦حلب|actor⟧", Command::Describe(details("x", "ar", "", "")), Some(Action::Describe));
    check("⟦حلب|actor⟧", Command::SetDone(false), None);
}

const TEXT: &str = "قُتل 82 عنصراً 👨‍👩‍👧 على الأقل،\nفي حي_جوبر  بدمشق (2016-04-27) e\u{301}t\u{e9}.";

fn any_command() -> impl Strategy<Value = Command> {
    let any_id = || (1u128..12).prop_map(id);
    let any_label =
        || prop::sample::select(vec!["actor", "place", "casualty", "claim", "weapon"]).prop_map(LabelId::new);
    let any_range = || (0usize..80, 0usize..80).prop_map(|(a, b)| range(a, b));
    let any_kind =
        prop::sample::select(vec!["at", "same_as", "subset_of", "about"]).prop_map(RelationKind::new);
    prop_oneof![
        4 => (any_id(), any_label(), any_range()).prop_map(|(id, label, range)| Command::Tag { id, label, range, suggestions: vec![("low".into(), Value::NotStated)] }),
        2 => (any_id(), prop::collection::vec(any_range(), 0..4)).prop_map(|(id, pieces)| Command::SetPieces(id, pieces)),
        1 => any_id().prop_map(|id| Command::Suggest(id, vec![("best".into(), Value::Whole(3))])),
        1 => any_id().prop_map(Command::Confirm),
        2 => any_id().prop_map(Command::Delete),
        1 => (any_id(), any_label()).prop_map(|(id, label)| Command::Relabel(id, label, Vec::new())),
        1 => (any_id(), any_range()).prop_map(|(id, range)| Command::Move(id, range)),
        1 => (any_id(), ".{0,5}").prop_map(|(id, note)| Command::Note(id, note)),
        1 => (any_id(), prop::option::of(any::<i64>()))
            .prop_map(|(id, value)| Command::SetAttribute(id, "low".into(), value.map(Value::Whole))),
        3 => (any_id(), any_kind, any_id(), any_id())
            .prop_map(|(id, kind, from, to)| Command::Relate { id, kind, from, to }),
        1 => any::<bool>().prop_map(Command::SetDone),
        1 => ".{0,5}".prop_map(Command::NoteReport),
        1 => (".{0,4}", "[a-z]{0,3}", ".{0,4}", ".{0,4}")
            .prop_map(|(title, language, source, date)| Command::Describe(details(&title, &language, &source, &date))),
    ]
}

fn edges_are_clean(project: &Project) {
    let text = &project.reports[0].text;
    for span in project.sheet(&ReportId::new("r")).iter().flat_map(|sheet| sheet.spans.iter()) {
        assert_eq!(text.clean(span.range), Some(span.range));
    }
}

proptest! {
    #[test]
    fn undo_gives_back_the_same_project(commands in prop::collection::vec(any_command(), 1..60)) {
        let mut project = notation::project(TEXT);
        let mut history = History::default();
        let mut states = vec![project.clone()];
        for command in commands {
            let before = project.clone();
            match run(&mut project, command) {
                Ok(change) if change.is_empty() => prop_assert_eq!(&project, &before),
                Ok(change) => {
                    history.record(change);
                    states.push(project.clone());
                }
                Err(_) => prop_assert_eq!(&project, &before),
            }
            edges_are_clean(&project);
        }
        let last = project.clone();
        for state in states.iter().rev().skip(1) {
            run(&mut project, Command::Restore(history.to_undo().unwrap())).unwrap();
            history.undone();
            prop_assert_eq!(&project, state);
        }
        prop_assert!(history.to_undo().is_none());
        while let Some(change) = history.to_redo() {
            run(&mut project, Command::Restore(change)).unwrap();
            history.redone();
        }
        prop_assert_eq!(project, last);
    }

    #[test]
    fn relations_never_dangle(commands in prop::collection::vec(any_command(), 1..60)) {
        let mut project = notation::project(TEXT);
        for command in commands {
            run(&mut project, command).ok();
        }
        let ids = |id: &AnnotationId| project.sheet(&ReportId::new("r")).unwrap().spans.get(*id).is_some();
        for relation in project.sheet(&ReportId::new("r")).iter().flat_map(|sheet| sheet.relations.values()) {
            prop_assert!(ids(&relation.from) && ids(&relation.to));
        }
    }
}

#[track_caller]
fn decide(before: &str, rulings: Vec<Ruling>, after: &str) -> Project {
    check(before, Command::Decide(rulings.clone()), after);
    let mut project = notation::project(before);
    run(&mut project, Command::Decide(rulings)).unwrap();
    project
}

fn taken() -> Taken {
    Taken { by: Rule::One, from: Vec::new(), edited: false }
}

/// A decision that puts in a span, or nothing.
fn ruling(n: u128, span: Option<(u128, &str, usize, usize)>) -> Ruling {
    let puts =
        span.map(|(n, label, start, end)| Put::Span(Box::new(notation::span(n, label, start, end)), taken()));
    let verdict = if puts.is_some() { Verdict::Accepted } else { Verdict::Rejected };
    Ruling { id: id(n), about: Vec::new(), verdict, reason: String::new(), puts }
}

#[test]
fn deciding() {
    let in_aleppo = || ruling(90, Some((9, "place", 3, 6)));
    decide("في حلب", vec![in_aleppo()], "في ⟦حلب|place⟧");
    decide("في حلب", vec![ruling(90, None)], "في حلب");
    let mut project = decide("في حلب", vec![in_aleppo()], "في ⟦حلب|place⟧");
    let gold = |project: &Project| project.sheet(&ReportId::new("r")).unwrap().spans.get(id(9)).cloned();
    assert_eq!(gold(&project).unwrap().provenance.taken, Some(taken()));
    run(&mut project, tag(10, "actor", 0, 2)).unwrap();
    // Revised, the span keeps its id; changed by hand, it says so.
    let other = ruling(90, Some((9, "place", 0, 6)));
    run(&mut project, Command::Decide(vec![other])).unwrap();
    assert_eq!(notation::show(&project), "⟦⟦في|actor⟧ حلب|place⟧");
    run(&mut project, Command::Move(id(9), range(3, 6))).unwrap();
    assert!(gold(&project).unwrap().provenance.taken.as_ref().unwrap().edited);
    let decision = || project.sheet(&ReportId::new("r")).unwrap().decisions[&id(90)].clone();
    assert_eq!((decision().revision, decision().gold), (2, Some(id(9))));
    // Rejected, or taken back, it goes with what it put in.
    let before = project.clone();
    run(&mut project, Command::Decide(vec![ruling(90, None)])).unwrap();
    assert_eq!(gold(&project), None);
    let mut project = before;
    run(&mut project, Command::Delete(id(90))).unwrap();
    assert_eq!(notation::show(&project), "⟦في|actor⟧ حلب");
    let nowhere = Command::Decide(vec![in_aleppo(), ruling(91, Some((12, "place", 2, 3)))]);
    check_error("في حلب", nowhere, &EditError::NothingThere);
    check_error("⟦في|actor⟧ حلب", Command::Decide(vec![ruling(1, None)]), &EditError::IdTaken(id(1)));
}

#[test]
fn deciding_about_relations() {
    let at = Relation {
        id: id(20),
        kind: RelationKind::new("at"),
        from: id(9),
        to: id(10),
        attributes: Default::default(),
        note: "theirs".into(),
        provenance: Provenance::human(&stamp()),
    };
    let link = |n| Ruling { puts: Some(Put::Relation(Box::new(at.clone()), taken())), ..ruling(n, None) };
    let ends = [ruling(90, Some((9, "casualty", 0, 2))), ruling(91, Some((10, "place", 6, 11)))];
    let all = ends.iter().cloned().chain([link(92)]).collect();
    let mut project = decide("18 في الرقة", all, "⟦18|casualty⟧ في ⟦الرقة|place⟧");
    let relations = |project: &Project| project.sheet(&ReportId::new("r")).unwrap().relations.len();
    assert_eq!(relations(&project), 1);
    assert_eq!(project.sheet(&ReportId::new("r")).unwrap().relations[&id(20)].note, "");
    // Without one of its ends it goes, once even where both go.
    let change = run(&mut project, Command::Decide(vec![ruling(90, None), ruling(91, None)])).unwrap();
    assert_eq!((relations(&project), change.relations.len()), (0, 1));
    check_error("18 في الرقة", Command::Decide(vec![link(92)]), &EditError::NoAnnotation(id(9)));
}

#[test]
fn commenting() {
    let comment =
        |n, text: &str| Command::Comment { id: id(n), about: None, answers: None, text: text.into() };
    let mut project = notation::project("حلب");
    let untouched = project.clone();
    let first = run(&mut project, comment(5, " لماذا؟ ")).unwrap();
    let second = run(&mut project, comment(5, "لماذا هنا؟")).unwrap();
    let sheet = project.sheet(&ReportId::new("r")).unwrap();
    assert_eq!((sheet.comments[&id(5)].text.as_str(), sheet.comments[&id(5)].revision), ("لماذا هنا؟", 2));
    assert!(run(&mut project, comment(5, "لماذا هنا؟")).unwrap().is_empty());
    assert_eq!(run(&mut project, comment(6, " ")), Err(EditError::NothingSaid));
    let gone = run(&mut project, Command::Delete(id(5))).unwrap();
    for change in [gone, second, first] {
        run(&mut project, Command::Restore(change.inverse())).unwrap();
    }
    assert_eq!(project, untouched);
}
