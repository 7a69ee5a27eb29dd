use super::*;
use crate::core::datasets::write::beside;
use crate::core::datasets::{Inventory, Kind, Unit, What};
use crate::core::exchange::Reason;

fn found(text: &str) -> Found {
    read_file(Format::LabelStudio, "a.json", text)
}

/// A task on `🚑 غارة على حلب` with these results.
fn task(results: &str) -> String {
    format!(
        r#"[{{"id": 7, "data": {{"text": "🚑 غارة على حلب"}}, "annotations": [{{"id": 1, "completed_by": 3, "result": [{results}]}}]}}]"#
    )
}

const HALAB: &str = r#"{"id": "a", "from_name": "label", "to_name": "text", "type": "labels", "value": {"start": 11, "end": 14, "text": "حلب", "labels": ["place"]}}"#;
const RAID: &str = r#"{"id": "b", "from_name": "label", "to_name": "text", "type": "labels", "value": {"start": 2, "end": 6, "text": "غارة", "labels": ["event"]}}"#;

#[test]
fn a_task_says_all_that_is_asked_for() {
    let (text, losses) = file(&[document("غارة على ⟦مستشفى|place⟧ 🚑")], &Recipe::of(Format::LabelStudio));
    let expected = concat!(
        "[\n",
        r#"{"id": "r", "data": {"text": "غارة على مستشفى 🚑", "report": "r"}, "annotations": [{"ground_truth": false, "result": ["#,
        r#"{"id": "T1", "from_name": "label", "to_name": "text", "type": "labels", "value": {"start": 9, "end": 15, "text": "مستشفى", "labels": ["place"]}}"#,
        "]}], \"predictions\": []}\n]\n",
    );
    assert_eq!(text, expected);
    assert_eq!(losses.iter().collect::<Vec<_>>(), [(Loss::Annotator, 1)]);
}

#[test]
fn what_hangs_on_a_region_is_its_own() {
    let with = |value: &str| {
        let text = task(&format!("{HALAB}, {value}"));
        let found = found(&text);
        let [document] = &found.documents[..] else { panic!("{found:?}") };
        assert_eq!((words(document), &found.findings[..]), (vec!["حلب".to_owned()], &[][..]), "{value}");
        document.works[0].marks[0].clone()
    };
    let check = |value: &str, name: &str, expected: Value| {
        assert_eq!(with(value).attributes, Attributes::from([(name.to_owned(), expected)]), "{value}");
    };
    let on = |kind: &str, value: &str| {
        format!(
            r#"{{"id": "a", "from_name": "why", "to_name": "text", "type": "{kind}", "value": {{"start": 11, "end": 14, {value}}}}}"#
        )
    };
    let text = |text: &str| Value::Text(text.to_owned());
    check(&on("textarea", r#""text": ["سوق"]"#), "why", text("سوق"));
    check(&on("choices", r#""choices": ["city"]"#), "why", text("city"));
    check(&on("choices", r#""choices": ["a", "b"]"#), "why", Value::Several(vec!["a".into(), "b".into()]));
    check(&on("rating", r#""rating": 4"#), "why", Value::Whole(4));
    check(&on("number", r#""number": 2.5"#), "why", Value::Number(2.5));
    check(&on("taxonomy", r#""taxonomy": [["Syria", "Aleppo"]]"#), "why", text("Syria / Aleppo"));
    check(
        &[on("textarea", r#""text": ["x"]"#), on("textarea", r#""text": ["y"]"#)].join(", "),
        "why",
        Value::Several(vec!["x".into(), "y".into()]),
    );
    let noted = HALAB.replace(r#""type""#, r#""meta": {"text": ["one", "two"]}, "type""#);
    assert_eq!(found(&task(&noted)).documents[0].works[0].marks[0].note, "one\ntwo");
}

#[test]
fn several_labels_are_several_marks() {
    let found = found(&task(&HALAB.replace(r#"["place"]"#, r#"["place", "actor"]"#)));
    let labels: Vec<&str> = found.documents[0].works[0].marks.iter().map(|mark| &*mark.label).collect();
    assert_eq!((words(&found.documents[0]), labels), (vec!["حلب".to_owned(); 2], vec!["place", "actor"]));
}

#[test]
fn places_are_told_by_offsets_and_words() {
    let check = |value: &str, expected: &[&str], told: &[What]| {
        let region = format!(
            r#"{{"id": "a", "type": "hypertextlabels", "value": {{{value}, "hypertextlabels": ["place"]}}}}"#
        );
        let found = found(&task(&region));
        let whats: Vec<What> = found.findings.iter().map(|finding| finding.what.clone()).collect();
        assert_eq!(
            (words(&found.documents[0]), &whats[..]),
            (expected.iter().map(|w| w.to_string()).collect(), told),
            "{value}"
        );
        assert_eq!(found.doubts, None, "{value}");
    };
    // The versions that counted UTF-16 code units.
    check(r#""start": 12, "end": 15, "text": "حلب""#, &["حلب"], &[]);
    check(
        r#""start": "/div[1]/text()[1]", "startOffset": 0, "end": "/div[1]/text()[1]", "endOffset": 3, "globalOffsets": {"start": 11, "end": 14}, "text": "حلب""#,
        &["حلب"],
        &[],
    );
    check(
        r#""start": "/div[1]/text()[1]", "startOffset": 0, "end": "/div[1]/text()[1]", "endOffset": 3, "text": "حلب""#,
        &["حلب"],
        &[],
    );
    let node =
        r#""start": "/text()[1]", "startOffset": 12, "end": "/text()[1]", "endOffset": 15, "text": "حلب""#;
    check(node, &["حلب"], &[]);
    check(
        r#""start": "/div[1]", "startOffset": 0, "end": "/div[1]", "endOffset": 3"#,
        &[],
        &[What::Aside(Reason::OutsideText)],
    );
    check(r#""start": 1, "end": 3, "text": "حمص""#, &[], &[What::Aside(Reason::QuoteNotFound)]);
    check(r#""start": 3, "end": 6, "text": "حلب""#, &["حلب"], &[What::Moved]);
    check(r#""start": 1e300, "end": 3, "text": "حلب""#, &["حلب"], &[]);
}

#[test]
fn offsets_without_words_are_doubtful() {
    let region = r#"{"id": "a", "type": "labels", "value": {"start": 11, "end": 14, "labels": ["place"]}}"#;
    assert_eq!(found(&task(region)).doubts, Some((1, Unit::CodePoints)));
}

#[test]
fn the_words_of_one_annotation_tell_for_all() {
    let bare = r#"{"id": "a", "type": "labels", "value": {"start": 12, "end": 15, "labels": ["place"]}}"#;
    let quoting = r#"{"id": "a", "type": "labels", "value": {"start": 12, "end": 15, "text": "حلب", "labels": ["place"]}}"#;
    let found = found(&format!(
        r#"[{{"data": {{"text": "🚑 غارة على حلب."}}, "annotations": [{{"result": [{bare}]}}], "predictions": [{{"result": [{quoting}]}}]}}]"#
    ));
    assert_eq!((words(&found.documents[0]), found.doubts), (vec!["حلب".to_owned(); 2], None));
}

#[test]
fn relations_have_directions() {
    let check = |direction: &str, expected: &[(&str, usize, usize)]| {
        let relation = format!(
            r#"{{"type": "relation", "from_id": "a", "to_id": "b", "direction": "{direction}", "labels": ["by", "in"]}}"#
        );
        let found = found(&task(&[HALAB, RAID, &relation].join(",")));
        let links = &found.documents[0].works[0].links;
        let links: Vec<_> = links.iter().map(|link| (&*link.kind, link.from, link.to)).collect();
        assert_eq!(links, expected);
    };
    check("right", &[("by", 0, 1), ("in", 0, 1)]);
    check("left", &[("by", 1, 0), ("in", 1, 0)]);
    check("bi", &[("by", 0, 1), ("in", 0, 1)]);
}

#[test]
fn each_annotation_and_prediction_is_a_work() {
    let check = |entries: &str, expected: &[(&str, bool, bool, usize)], told: &[&str]| {
        let found =
            found(&format!(r#"[{{"id": 1, "data": {{"body": "🚑 غارة على حلب", "url": "x"}}, {entries}}}]"#));
        let works: Vec<_> = found.documents[0]
            .works
            .iter()
            .map(|work| (&*work.annotator, work.gold, work.predicted, work.marks.len()))
            .collect();
        let told: Vec<What> = told.iter().map(|word| What::LeftOut(word.to_string())).collect();
        assert_eq!(
            (works, found.findings.iter().map(|f| f.what.clone()).collect::<Vec<_>>()),
            (expected.to_vec(), told),
            "{entries}"
        );
    };
    let result = format!(r#""result": [{HALAB}]"#);
    check(
        &format!(
            r#""annotations": [{{"completed_by": {{"id": 1, "email": "a@b.org"}}, "ground_truth": true, {result}}}, {{"completed_by": 4, "result": []}}]"#
        ),
        &[("a@b.org", true, false, 1), ("4", false, false, 0)],
        &["url"],
    );
    check(
        &format!(
            r#""completions": [{{"completed_by": {{"first_name": "Rim", "last_name": "K"}}, {result}}}]"#
        ),
        &[("Rim K", false, false, 1)],
        &["url"],
    );
    check(
        &format!(r#""predictions": [{{"model_version": "v1", {result}}}]"#),
        &[("v1", false, true, 1)],
        &["url"],
    );
    check(
        &format!(
            r#""annotations": [{{"was_cancelled": true, {result}}}], "drafts": [1], "total_annotations": 1"#
        ),
        &[],
        &["drafts", "url", "was_cancelled"],
    );
    check(
        r#""annotations": [{"result": [{"id": "z", "type": "choices", "value": {"choices": ["x"]}}]}]"#,
        &[("", false, false, 0)],
        &["choices", "url"],
    );
}

#[test]
fn the_short_form_is_one_annotation() {
    let found = found(
        r#"[{"text": "🚑 غارة على حلب", "id": 7, "label": [{"start": 11, "end": 14, "text": "حلب", "labels": ["place"]}], "sentiment": "bad", "annotator": 1, "annotation_id": 2, "lead_time": 3.5}]"#,
    );
    let [document] = &found.documents[..] else { panic!("{found:?}") };
    assert_eq!(
        (words(document), &*document.works[0].annotator, &*document.name),
        (vec!["حلب".to_owned()], "1", "7")
    );
    assert_eq!(
        found.findings.iter().map(|f| f.what.clone()).collect::<Vec<_>>(),
        [What::LeftOut("sentiment".to_owned())]
    );
}

#[test]
fn what_is_no_task_is_told() {
    let check = |text: &str, refused: usize| {
        let found = found(text);
        assert_eq!((found.findings.len(), found.documents.len()), (refused, 0), "{text}");
        assert!(found.findings.iter().all(|finding| finding.what.is_lost()), "{text}");
    };
    check("", 0);
    check("[]", 0);
    check("[1, null, {}]", 3);
    check(r#"[{"data": {"image": 1}}]"#, 1);
    check("[{]", 1);
    check("[", 1);
}

#[test]
fn the_configuration_names_all_labels() {
    let expected = concat!(
        "<View>\n  <Relations>\n    <Relation value=\"by\"/>\n  </Relations>\n",
        "  <Labels name=\"label\" toName=\"text\">\n    <Label value=\"a&amp;&quot;b\"/>\n    <Label value=\"مكان\"/>\n  </Labels>\n",
        "  <Text name=\"text\" value=\"$text\"/>\n</View>\n",
    );
    let kind = |name: &str| (name.to_owned(), Kind::default());
    let inventory = Inventory {
        labels: [kind("a&\"b"), kind("مكان")].into(),
        relations: [kind("by")].into(),
        ..Inventory::default()
    };
    assert_eq!(beside(Format::LabelStudio, &inventory)[0].text, expected);
}

proptest! {
    #[test]
    fn what_it_can_carry_comes_back(document in any_document(), title in "[a-z]{0,4}") {
        let mut expected = document;
        expected.title = title;
        for mark in &mut expected.works[0].marks {
            mark.pieces = vec![mark.range()];
            mark.attributes.clear();
        }
        let (text, losses) = file(&[expected.clone()], &Recipe::of(Format::LabelStudio));
        prop_assert_eq!(losses.iter().collect::<Vec<_>>(), [(Loss::Annotator, 1)]);
        expected.works[0].links.iter_mut().for_each(|link| link.id.clear());
        let found = found(&text);
        prop_assert_eq!(found.findings, []);
        prop_assert_eq!(found.documents, [expected]);
    }
}
