use super::*;
use crate::core::datasets::What;
use crate::core::exchange::Reason;

fn found(text: &str) -> Found {
    read_file(Format::WebAnnotation, "a.jsonld", text)
}

const TEXT: &str = r#"{"id": "http://example.org/7", "type": "Text", "schema:name": "عنوان", "language": "ar", "schema:text": "🚑 قصف الجيش حلب، ثم قصف حمص"}"#;

/// The words and what is told of an annotation of that text with this target and body.
fn words_of(target: &str, body: &str) -> (Vec<String>, Vec<What>) {
    let whole = format!(
        r#"[{{"type": "Annotation", "target": {TEXT}}}, {{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "http://example.org/a", "type": "Annotation", "body": {body}, "target": {target}}}]"#
    );
    let found = found(&whole);
    let [document] = &found.documents[..] else { panic!("{found:?}") };
    assert_eq!((&*document.title, document.language.as_deref()), ("عنوان", Some("ar")));
    (words(document), found.findings.into_iter().map(|finding| finding.what).collect())
}

const TAG: &str = r#"{"type": "TextualBody", "purpose": "tagging", "value": "place"}"#;

#[test]
fn selectors_tell_places() {
    let check = |selector: &str, expected: &[&str], told: &[What]| {
        let target = format!(r#"{{"source": "http://example.org/7", "selector": {selector}}}"#);
        let (words, whats) = words_of(&target, TAG);
        assert_eq!(
            (words, &whats[..]),
            (expected.iter().map(|w| w.to_string()).collect(), told),
            "{selector}"
        );
    };
    let position =
        |start, end| format!(r#"{{"type": "TextPositionSelector", "start": {start}, "end": {end}}}"#);
    let quote = |before: &str, exact: &str, after: &str| {
        format!(
            r#"{{"type": "TextQuoteSelector", "prefix": "{before}", "exact": "{exact}", "suffix": "{after}"}}"#
        )
    };
    let refined = |kind: &str, by: &str| format!(r#"{{{kind}, "refinedBy": {by}}}"#);
    check(&position(12, 15), &["حلب"], &[]);
    check(&quote("", "حلب", ""), &["حلب"], &[]);
    check(&quote("", "قصف", ""), &[], &[What::Aside(Reason::QuoteAmbiguous)]);
    check(&quote("ثم ", "قصف", " حمص"), &["قصف"], &[]);
    check(&quote("", "الرقة", ""), &[], &[What::Aside(Reason::QuoteNotFound)]);
    check(&quote("", "", ""), &[], &[What::Aside(Reason::QuoteBlank)]);
    check(&quote("", " حلب", ""), &["حلب"], &[What::Trimmed]);
    check(&format!("[{}, {}]", position(12, 15), quote("", "حلب", "")), &["حلب"], &[]);
    check(&format!("[{}, {}]", quote("", "حلب", ""), position(12, 15)), &["حلب"], &[]);
    // A program that counts UTF-16 code units.
    check(&format!("[{}, {}]", position(13, 16), quote("", "حلب", "")), &["حلب"], &[]);
    check(&format!("[{}, {}]", position(2, 5), quote("ثم ", "قصف", "")), &["قصف"], &[]);
    check(&format!("[{}, {}]", position(3, 6), quote("", "حلب", "")), &["حلب"], &[What::Moved]);
    check(&refined(r#""type": "FragmentSelector", "value": "char=2,15""#, &position(10, 13)), &["حلب"], &[]);
    check(r##"{"type": "FragmentSelector", "value": "#char=12,15;length=28"}"##, &["حلب"], &[]);
    check(&refined(r#""type": "XPathSelector", "value": "/p[1]""#, &quote("", "حلب", "")), &["حلب"], &[]);
    check(
        &refined(r#""type": "XPathSelector", "value": "/p[1]""#, &position(3, 6)),
        &[],
        &[What::Aside(Reason::OutsideText)],
    );
    check(&refined(r#""type": "TextQuoteSelector", "exact": "الجيش حلب""#, &position(6, 9)), &["حلب"], &[]);
    check(
        r#"{"type": "RangeSelector", "startSelector": {"type": "TextPositionSelector", "start": 12, "end": 13}, "endSelector": {"type": "TextPositionSelector", "start": 15, "end": 16}}"#,
        &["حلب"],
        &[],
    );
    check(&position(12, 99), &[], &[What::Aside(Reason::OutsideText)]);
    check(
        r#"{"type": "TextPositionSelector", "start": -1, "end": 1e300}"#,
        &[],
        &[What::Aside(Reason::OutsideText)],
    );
    check("[]", &[], &[What::Aside(Reason::OutsideText)]);
    check("null", &[], &[What::Aside(Reason::OutsideText)]);
}

#[test]
fn several_targets_are_one_mark() {
    let target = |start, end| {
        format!(
            r#"{{"source": "http://example.org/7", "selector": {{"type": "TextPositionSelector", "start": {start}, "end": {end}}}}}"#
        )
    };
    let check = |targets: &[String], expected: &str| {
        let (words, told) = words_of(&format!("[{}]", targets.join(", ")), TAG);
        assert_eq!((words, told), (vec![expected.to_owned()], vec![]));
    };
    check(&[target(2, 5), target(12, 15)], "قصف…حلب");
    check(&[target(12, 15), target(2, 5)], "قصف…حلب");
    check(&[target(2, 5), target(2, 5)], "قصف");
    check(&[target(2, 11), target(6, 15)], "قصف الجيش حلب");
}

#[test]
fn bodies_are_labels_notes_and_attributes() {
    let check = |entries: &str, labels: &[&str], note: &str, attributes: &[(&str, Value)], told: &[&str]| {
        let whole = format!(
            r#"{{"id": "urn:uuid:7", {entries}, "target": {{"source": {TEXT}, "selector": {{"type": "TextPositionSelector", "start": 12, "end": 15}}}}}}"#
        );
        let found = found(&whole);
        let marks = &found.documents[0].works[0].marks;
        let whats: Vec<What> = told.iter().map(|word| What::LeftOut(word.to_string())).collect();
        assert_eq!(
            found.findings.into_iter().map(|finding| finding.what).collect::<Vec<_>>(),
            whats,
            "{entries}"
        );
        assert_eq!(marks.iter().map(|mark| &*mark.label).collect::<Vec<_>>(), labels, "{entries}");
        let attributes: Attributes =
            attributes.iter().map(|(key, value)| (key.to_string(), value.clone())).collect();
        assert_eq!(
            (&*marks[0].id, &*marks[0].note, &marks[0].attributes),
            ("7", note, &attributes),
            "{entries}"
        );
    };
    let text = |text: &str| Value::Text(text.to_owned());
    check(r#""bodyValue": "place", "motivation": "tagging""#, &["place"], "", &[], &[]);
    check(r#""body": {"type": "TextualBody", "value": "place"}"#, &["place"], "", &[], &[]);
    check(
        r#""motivation": "commenting", "body": {"type": "TextualBody", "value": "sic"}"#,
        &[""],
        "sic",
        &[],
        &[],
    );
    check(
        r#""body": [{"purpose": "tagging", "value": "a"}, {"purpose": "classifying", "value": "b"}, {"purpose": "commenting", "value": "c"}]"#,
        &["a", "b"],
        "c",
        &[],
        &[],
    );
    check(r#""motivation": "highlighting""#, &[""], "", &[], &[]);
    check(
        r#""body": {"purpose": "classifying", "source": "http://example.org/Place"}"#,
        &["http://example.org/Place"],
        "",
        &[],
        &[],
    );
    check(
        r#""motivation": "linking", "body": "http://example.org/Aleppo""#,
        &[""],
        "",
        &[("linking", text("http://example.org/Aleppo"))],
        &[],
    );
    check(
        r#""body": [{"type": "schema:PropertyValue", "schema:name": "low", "schema:value": 3}, {"type": "schema:PropertyValue", "schema:name": "who"}]"#,
        &[""],
        "",
        &[("low", Value::Whole(3)), ("who", Value::NotStated)],
        &[],
    );
    check(
        r#""body": ["http://example.org/x.mp3", {"purpose": "editing", "value": "x"}, 7]"#,
        &[""],
        "",
        &[],
        &["body × 2", "editing"],
    );
}

#[test]
fn collections_pages_graphs_and_lines_are_read() {
    let one = |id: &str| {
        format!(
            r#"{{"id": "{id}", "type": "Annotation", "body": {TAG}, "creator": {{"type": "Person", "name": "ريم"}}, "target": {{"source": {TEXT}, "selector": {{"type": "TextQuoteSelector", "exact": "حلب"}}}}}}"#
        )
    };
    let (a, b) = (one("a"), one("b"));
    let check = |text: &str, expected: usize| {
        let found = found(text);
        assert_eq!(found.findings, [], "{text}");
        let works: Vec<_> = found
            .documents
            .iter()
            .flat_map(|one| &one.works)
            .map(|work| (&*work.annotator, work.marks.len()))
            .collect();
        assert_eq!(works, [("ريم", expected)], "{text}");
    };
    check(&a, 1);
    check(&format!("{a}\r\n{b}"), 2);
    check(&format!("[{a}, {b}]"), 2);
    check(&format!(r#"{{"type": "AnnotationPage", "items": [{a}, {b}]}}"#), 2);
    check(
        &format!(
            "{{\n\"type\": \"AnnotationCollection\", \"total\": 2, \"first\": {{\"items\": [{a}, {b}]}}}}"
        ),
        2,
    );
    check(&format!(r#"{{"@graph": [{a}, {TEXT}]}}"#), 1);
}

#[test]
fn what_has_no_text_or_place_is_told() {
    let check = |text: &str, place: &str, expected: &[What]| {
        let found = found(text);
        assert_eq!(found.documents, [], "{text}");
        assert_eq!(found.findings.iter().map(|f| f.what.clone()).collect::<Vec<_>>(), expected, "{text}");
        assert!(found.findings.iter().all(|finding| finding.place == place), "{text}");
    };
    let out = |word: &str| What::LeftOut(word.to_owned());
    check(
        r#"{"target": {"source": "http://example.org/x", "selector": {"type": "TextQuoteSelector", "exact": "a"}}}"#,
        "http://example.org/x",
        &[What::NoText],
    );
    check(r#"{"target": "http://example.org/x"}"#, "http://example.org/x", &[What::NoText]);
    check(r#"{"type": "AnnotationCollection", "first": "http://example.org/page1"}"#, "", &[out("first")]);
    check(r#"{"motivation": "linking", "target": "a", "body": "b"}"#, "", &[out("linking")]);
    check(
        r#"{"motivation": "replying", "bodyValue": "no", "target": "http://example.org/a"}"#,
        "",
        &[out("replying")],
    );
    check("[1, {}]", "", &[out("record × 2")]);
    check("", "", &[]);
}

#[test]
fn a_relation_may_have_two_targets() {
    let mark = |id: &str, exact: &str| {
        format!(
            r#"{{"id": "{id}", "body": {TAG}, "target": {{"source": {TEXT}, "selector": {{"type": "TextQuoteSelector", "exact": "{exact}"}}}}}}"#
        )
    };
    let check = |rest: &str| {
        let found = found(&format!(
            r#"[{}, {}, {{"motivation": "linking", {rest}}}]"#,
            mark("a", "حلب"),
            mark("b", "الجيش")
        ));
        let links = &found.documents[0].works[0].links;
        assert_eq!(
            links.iter().map(|link| (&*link.kind, link.from, link.to)).collect::<Vec<_>>(),
            [("place", 0, 1)],
            "{rest}"
        );
    };
    check(&format!(r#""body": {TAG}, "target": ["a", "b"]"#));
    check(&format!(r#""body": {TAG}, "target": [{{"id": "a"}}, {{"source": "b"}}]"#));
    check(&format!(r#""body": [{TAG}, "b"], "target": "a""#));
}

#[test]
fn ids_are_iris() {
    let check = |id: &str, expected: &str| {
        let mut one = document("⟦حلب|place⟧");
        one.name = "تقرير 1/ب".to_owned();
        one.works[0].marks[0].id = id.to_owned();
        let (text, _) = file(&[one.clone()], &Recipe::of(Format::WebAnnotation));
        assert!(text.contains(&format!("\"id\": \"{expected}\"")), "{text}");
        assert_eq!(found(&text).documents, [one]);
    };
    check("00000000-0000-0000-0000-000000000001", "urn:uuid:00000000-0000-0000-0000-000000000001");
    check("T1", "urn:wasim:تقرير%201%2Fب:1:T1");
    check("a:b%🚑", "urn:wasim:تقرير%201%2Fب:1:a%3Ab%25%F0%9F%9A%91");
}

#[test]
fn no_two_annotations_have_one_iri() {
    let id = "00000000-0000-0000-0000-000000000001";
    let mut one = document("⟦حلب|place⟧");
    one.works[0].marks[0].id = id.to_owned();
    one.works[0].annotator = "A".to_owned();
    one.works.push(Work { annotator: "B".to_owned(), ..one.works[0].clone() });
    let (text, _) = file(&[one.clone()], &Recipe::of(Format::WebAnnotation));
    assert_eq!(
        (
            text.matches(&format!("urn:uuid:{id}")).count(),
            text.matches(&format!("urn:wasim:r:2:{id}")).count()
        ),
        (1, 1)
    );
    assert_eq!(found(&text).documents, [one]);
}

proptest! {
    #[test]
    fn what_it_can_carry_comes_back(document in any_document(), note in "[a-z\\n]{0,3}", source in "[a-z]{0,3}") {
        let mut expected = document;
        expected.works[0].note = note;
        expected.source = Some(source).filter(|source| !source.is_empty());
        let (text, losses) = file(&[expected.clone()], &Recipe::of(Format::WebAnnotation));
        prop_assert_eq!(losses.iter().collect::<Vec<_>>(), [(Loss::Annotator, 1)]);
        expected.works[0].done = false;
        expected.works.retain(|work| !work.note.is_empty() || !work.marks.is_empty());
        let found = found(&text);
        prop_assert_eq!(found.findings, []);
        prop_assert_eq!(found.documents, [expected]);
    }
}
