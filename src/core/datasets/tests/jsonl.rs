use super::*;
use crate::core::datasets::What;
use crate::core::exchange::Reason;

#[test]
fn a_line_says_what_it_counts_in() {
    let (line, losses) = file(&[document("غارة على ⟦مستشفى|place⟧ 🚑")], &Recipe::of(Format::JsonLines));
    let expected = concat!(
        r#"{"id": "r", "text": "غارة على مستشفى 🚑", "offset_unit": "unicode_code_point", "end": "exclusive", "#,
        r#""annotator": "", "spans": [{"id": "T1", "label": "place", "start": 9, "end": 15, "text": "مستشفى"}], "#,
        "\"relations\": []}\n",
    );
    assert_eq!((line.as_str(), losses), (expected, Losses::default()));
}

#[test]
fn what_is_wrong_in_a_line_is_told() {
    let check = |line: &str, expected: &[What]| {
        let found = read_file(Format::JsonLines, "a.jsonl", line);
        let told: Vec<What> = found.findings.into_iter().map(|finding| finding.what).collect();
        assert_eq!(told, expected, "{line}");
    };
    let span = |span: &str| format!(r#"{{"text": "غارة على حلب", "spans": [{span}]}}"#);
    check(&span(r#"{"label": "place", "start": 9, "end": 12, "text": "حلب"}"#), &[]);
    check(&span(r#"{"label": "place", "start": 9, "end": 12}"#), &[]);
    check(&span(r#"{"label": "place", "start": 8, "end": 12}"#), &[What::Trimmed]);
    check(&span(r#"{"label": "place", "start": 5, "end": 8, "text": "حلب"}"#), &[What::Moved]);
    check(
        &span(r#"{"label": "place", "start": 5, "end": 8, "text": "حمص"}"#),
        &[What::Aside(Reason::QuoteNotFound)],
    );
    check(&span(r#"{"label": "place", "start": 9, "end": 99}"#), &[What::Aside(Reason::OutsideText)]);
    check(&span(r#"{"label": "place", "start": -1, "end": 1e300}"#), &[What::Aside(Reason::OutsideText)]);
    check(&span(r#"{"label": "place"}"#), &[What::Aside(Reason::OutsideText)]);
    check(&span(r#"{"label": "place", "start": 12, "end": 9}"#), &[What::Aside(Reason::OffsetsReversed)]);
    check(r#"{"spans": []}"#, &[What::NoText]);
    check("\n\n", &[]);
    check(
        r#"{"text": "a", "relations": [{"type": "by", "from": "T1", "to": "T2"}]}"#,
        &[What::Aside(Reason::EndMissing)],
    );
}

#[test]
fn a_broken_line_leaves_the_others_alone() {
    let found = read_file(Format::JsonLines, "a.jsonl", "{\"text\": \"a\"}\n{\"text\"\n{\"text\": \"b\"}");
    assert_eq!(found.documents.len(), 2);
    assert_eq!(found.findings[0].place, "line 2");
    assert!(matches!(found.findings[0].what, What::Unreadable(_)));
}

#[test]
fn what_says_nothing_is_counted_and_not_kept() {
    for format in [Format::JsonLines, Format::Prodigy] {
        let line = r#"{"text": "a", "tokens": [], "spans": [0, {}, 0]}"#;
        let found = read_file(format, "a.jsonl", line);
        let told: Vec<String> = found.findings.iter().map(|one| one.what.to_string()).collect();
        assert_eq!(told, ["left out: span × 3"], "{format:?}");
        assert!(found.documents[0].works.iter().all(|work| *work == Work::default()));
    }
}

#[test]
fn a_name_without_letters_is_a_name() {
    let mut odd = document("⟦حلب|⟧");
    odd.works[0].marks[0].attributes.insert(String::new(), Value::Several(vec![String::new()]));
    let (lines, _) = file(&[odd.clone()], &Recipe::of(Format::JsonLines));
    assert_eq!(read_file(Format::JsonLines, "a.jsonl", &lines).documents, [odd]);
}

#[test]
fn works_on_one_report_are_one_document() {
    let mut twice = document("⟦حلب|place⟧");
    twice.works.push(Work { annotator: "B".to_owned(), ..twice.works[0].clone() });
    let (lines, _) = file(&[twice.clone()], &Recipe::of(Format::JsonLines));
    assert_eq!(read_file(Format::JsonLines, "a.jsonl", &lines).documents, [twice]);
}

#[test]
fn what_a_work_is_comes_back() {
    let check = |flags: [bool; 3], said: &str| {
        let mut one = document("⟦حلب|place⟧");
        let [gold, done, predicted] = flags;
        one.works[0] = Work { gold, done, predicted, ..one.works[0].clone() };
        let (line, losses) = file(std::slice::from_ref(&one), &Recipe::of(Format::JsonLines));
        assert!(line.contains(&format!(r#""annotator": "", {said}"spans""#)), "{line}");
        assert_eq!(losses, Losses::default());
        assert_eq!(read_file(Format::JsonLines, "a.jsonl", &line).documents, [one]);
    };
    check([false; 3], "");
    check([true, false, false], r#""gold": true, "#);
    check([false, true, false], r#""done": true, "#);
    check([false, false, true], r#""predicted": true, "#);
    check([true; 3], r#""gold": true, "done": true, "predicted": true, "#);
}

proptest! {
    #[test]
    fn all_comes_back(document in any_document()) {
        let (lines, losses) = file(std::slice::from_ref(&document), &Recipe::of(Format::JsonLines));
        prop_assert_eq!(losses, Losses::default());
        let found = read_file(Format::JsonLines, "a.jsonl", &lines);
        prop_assert_eq!(found.findings, []);
        prop_assert_eq!(found.documents, [document]);
    }
}
