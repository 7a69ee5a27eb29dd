use super::*;
use crate::core::datasets::{Unit, What};
use crate::core::exchange::Reason;

fn found(lines: &str) -> Found {
    read_file(Format::Doccano, "admin.jsonl", lines)
}

#[test]
fn spans_have_numbers_for_ids_and_columns_for_the_rest() {
    let recipe = Recipe::of(Format::Doccano);
    let (line, losses) = file(&[document("غارة على ⟦مستشفى|place⟧ 🚑")], &recipe);
    let expected = concat!(
        r#"{"id": "r", "text": "غارة على مستشفى 🚑", "entities": "#,
        r#"[{"id": 0, "label": "place", "start_offset": 9, "end_offset": 15}], "relations": [], "#,
        r#""title": "", "language": "", "source": "", "date": "", "#,
        "\"annotator\": \"\", \"gold\": false, \"done\": false, \"note\": \"\"}\n",
    );
    assert_eq!((line.as_str(), losses), (expected, Losses::default()));
}

#[test]
fn spans_come_in_every_shape() {
    let check = |entries: &str, expected: &[&str]| {
        let found = found(&format!(r#"{{"id": 7, "text": "🚑 غارة على حلب", {entries}}}"#));
        let [document] = &found.documents[..] else { panic!("{found:?}") };
        assert_eq!(
            (words(document), &*document.name),
            (expected.iter().map(|w| w.to_string()).collect(), "7")
        );
        assert_eq!(found.findings, [], "{entries}");
    };
    check(r#""label": [[11, 14, "place"]]"#, &["حلب"]);
    check(r#""labels": [[2, 6, "event"], [11, 14, "place"]], "annotation_approver": null"#, &["غارة", "حلب"]);
    check(r#""entities": [{"id": 3, "label": "p", "start_offset": 11, "end_offset": 14}]"#, &["حلب"]);
    check(
        r#""annotations": [{"label": 2, "start_offset": 11, "end_offset": 14}], "comment_count": 0"#,
        &["حلب"],
    );
    check(r#""label": []"#, &[]);
    check(r#""label": """#, &[]);
}

#[test]
fn nobody_says_what_the_offsets_count() {
    let check = |line: &str, unit: Option<Unit>, expected: &str, doubts: Option<(usize, Unit)>| {
        let source = Source { name: "a.jsonl", text: line };
        let found = read(Format::Doccano, &[source], &Options { unit, ..Options::default() });
        assert_eq!((words(&found.documents[0]), found.doubts), (vec![expected.to_owned()], doubts), "{line}");
    };
    let plain = r#"{"text": "غارة على حلب", "label": [[9, 12, "place"]]}"#;
    check(plain, None, "حلب", None);
    let emoji = r#"{"text": "🚑 غارة على حلب.", "label": [[12, 15, "place"]]}"#;
    check(emoji, None, "حلب", Some((1, Unit::Utf16)));
    check(emoji, Some(Unit::Utf16), "حلب", None);
    check(emoji, Some(Unit::CodePoints), "لب.", None);
    let marks = r#"{"text": "مُدَرِّسَةٌ في حلب", "label": [[9, 12, "place"]]}"#;
    check(marks, None, "حلب", Some((1, Unit::Graphemes)));
    let before = r#"{"text": "غارة على حلب 🚑", "label": [[9, 12, "place"]]}"#;
    check(before, None, "حلب", None);
}

#[test]
fn relations_join_by_id() {
    let line = concat!(
        r#"{"text": "قصف الجيش حلب", "entities": [{"id": 20, "label": "a", "start_offset": 4, "end_offset": 9}, "#,
        r#"{"id": 21, "label": "p", "start_offset": 10, "end_offset": 13}], "#,
        r#""relations": [{"id": 5, "from_id": 21, "to_id": 20, "type": "by"}, {"from_id": 21, "to_id": 9, "type": "by"}], "#,
        r#""Comments": ["متى؟", "أين؟"], "meta": {"title": "عنوان"}}"#,
    );
    let found = found(line);
    let work = &found.documents[0].works[0];
    let link = &work.links[0];
    assert_eq!((&*link.id, &*link.kind, link.from, link.to, work.links.len()), ("5", "by", 1, 0, 1));
    assert_eq!((&*work.note, &*found.documents[0].title), ("متى؟\nأين؟", "عنوان"));
    assert_eq!(work.aside[0].reason, Reason::EndMissing);
}

#[test]
fn what_is_not_a_span_is_told() {
    let check = |lines: &str, documents: usize, expected: &[What]| {
        let found = found(lines);
        let told: Vec<What> = found.findings.into_iter().map(|finding| finding.what).collect();
        assert_eq!((told.as_slice(), found.documents.len()), (expected, documents), "{lines}");
    };
    let out = |word: &str| What::LeftOut(word.to_owned());
    check("", 0, &[]);
    check("{\"text\": \"a\"}\r\n\r\n{\"text\": \"b\"}", 2, &[]);
    check(r#"{"text": "a", "label": ["good", "bad"]}"#, 1, &[out("label × 2")]);
    check(r#"{"text": "a", "label": "good"}"#, 1, &[out("label")]);
    check(
        r#"{"text": "a", "cats": ["x"], "annotation_approver": "admin"}"#,
        1,
        &[out("annotation_approver"), out("cats")],
    );
    check(r#"{"text": "a", "meta": {"url": "x"}}"#, 1, &[out("url")]);
    check(r#"{"filename": "a.png", "bbox": []}"#, 0, &[What::NoText]);
    check(r#"{"text": "abc", "label": [["0", "1", "x"]]}"#, 1, &[What::Aside(Reason::OutsideText)]);
    check(r#"{"text": "abc", "label": [[0, 1e308, "x"]]}"#, 1, &[What::Aside(Reason::OutsideText)]);
    check(r#"{"text": "abc", "label": [[0, -3, "x"]]}"#, 1, &[What::Aside(Reason::OutsideText)]);
    check(r#"{"text": "abc", "label": [[2, 1, "x"]]}"#, 1, &[What::Aside(Reason::OffsetsReversed)]);
    check("[{\"text\": \"a\"}, {\"text\": \"b\"}]", 2, &[]);
    check("{\n\"text\": \"a\"\n}\n", 1, &[]);
}

proptest! {
    #[test]
    fn what_it_can_carry_comes_back(document in any_document()) {
        let mut expected = document;
        for mark in &mut expected.works[0].marks {
            let (label, range) = (mark.label.clone(), mark.range());
            *mark = Mark::new(label, range);
        }
        let (lines, losses) = file(&[expected.clone()], &Recipe::of(Format::Doccano));
        prop_assert_eq!(losses, Losses::default());
        let source = Source { name: "a.jsonl", text: &lines };
        let options = Options { unit: Some(Unit::CodePoints), ..Options::default() };
        let mut found = read(Format::Doccano, &[source], &options);
        prop_assert_eq!(&found.findings, &[]);
        let work = &mut found.documents[0].works[0];
        work.marks.iter_mut().for_each(|mark| mark.id.clear());
        for (link, expected) in work.links.iter_mut().zip(&expected.works[0].links) {
            link.id.clone_from(&expected.id);
        }
        prop_assert_eq!(found.documents, [expected]);
    }
}
