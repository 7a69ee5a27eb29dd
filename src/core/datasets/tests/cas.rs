use super::*;
use crate::core::datasets::What;
use crate::core::exchange::Reason;

fn found(text: &str) -> Found {
    read_file(Format::Cas, "annotation/report.txt/admin.json", text)
}

/// A CAS on `🚑 قصف الجيش حلب` with these structures beside the text.
fn cas(types: &str, structures: &str) -> String {
    format!(
        r#"{{"%TYPES": {{{types}}}, "%FEATURE_STRUCTURES": [{{"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView", "mimeType": "text", "sofaString": "🚑 قصف الجيش حلب"}}{structures}], "%VIEWS": {{"_InitialView": {{"%SOFA": 1, "%MEMBERS": []}}}}}}"#
    )
}

/// A structure with this id, type and features.
fn one(id: usize, kind: &str, features: &str) -> String {
    format!(r#", {{"%ID": {id}, "%TYPE": "{kind}", "@sofa": 1{features}}}"#)
}

/// The army, and Aleppo: in UTF-16 one more than in code points.
const ARMY: &str = r#", "begin": 7, "end": 12"#;
const ALEPPO: &str = r#", "begin": 13, "end": 16"#;
const ENTITY: &str = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity";

fn files(document: &Document) -> (Vec<Part>, Losses) {
    let mut losses = Losses::default();
    (write(document, &Recipe::of(Format::Cas), &mut losses), losses)
}

#[test]
fn labels_are_features_or_types() {
    let check = |kind: &str, features: &str, label: &str, attributes: &[(&str, Value)], told: &[What]| {
        let found = found(&cas("", &one(5, kind, &[ALEPPO, features].concat())));
        let [document] = &found.documents[..] else { panic!("{found:?}") };
        let marks = &document.works[0].marks;
        let attributes: Attributes =
            attributes.iter().map(|(key, value)| (key.to_string(), value.clone())).collect();
        assert_eq!(
            (words(document), &*marks[0].label, &marks[0].attributes),
            (vec!["حلب".to_owned()], label, &attributes),
            "{features}"
        );
        assert_eq!(
            found.findings.into_iter().map(|finding| finding.what).collect::<Vec<_>>(),
            told,
            "{features}"
        );
    };
    let text = |text: &str| Value::Text(text.to_owned());
    check(
        ENTITY,
        r#", "value": "LOC", "identifier": "http://example.org/Aleppo""#,
        "LOC",
        &[("identifier", text("http://example.org/Aleppo"))],
        &[],
    );
    check(ENTITY, "", "NamedEntity", &[], &[]);
    check(
        "webanno.custom.Casualty",
        r#", "low": 3, "sure": true, "share": 0.5, "who": null"#,
        "Casualty",
        &[("low", Value::Whole(3)), ("share", Value::Number(0.5)), ("sure", Value::YesNo(true))],
        &[],
    );
    check("webanno.custom.Claim", r#", "@by": 99"#, "Claim", &[], &[What::LeftOut("by".to_owned())]);
    check("Plain", r#", "label": "place", "value": "x""#, "place", &[("value", text("x"))], &[]);
}

#[test]
fn what_stands_above_a_type_decides() {
    let types = r#""my.Base": {"%NAME": "my.Base", "%SUPER_TYPE": "uima.tcas.Annotation"}, "my.Place": {"%NAME": "my.Place", "%SUPER_TYPE": "my.Base"}, "my.About": {"%NAME": "my.About", "%SUPER_TYPE": "uima.tcas.DocumentAnnotation"}, "my.Note": {"%NAME": "my.Note", "%SUPER_TYPE": "uima.cas.TOP"}, "a": {"%SUPER_TYPE": "b"}, "b": {"%SUPER_TYPE": "a"}"#;
    let check = |structure: &str, marks: usize, told: &[What]| {
        let found = found(&cas(types, structure));
        let whats: Vec<What> = found.findings.iter().map(|finding| finding.what.clone()).collect();
        let count = found.documents[0].works.iter().map(|work| work.marks.len()).sum::<usize>();
        assert_eq!((count, &whats[..]), (marks, told), "{structure}");
    };
    let out = |word: &str| What::LeftOut(word.to_owned());
    check(&one(5, "my.Place", ALEPPO), 1, &[]);
    check(&one(5, "my.Place", r#", "end": 2"#), 1, &[]);
    check(&one(5, "my.Place", ""), 0, &[What::Aside(Reason::QuoteBlank)]);
    check(&one(5, "my.About", r#", "begin": 0, "end": 16, "language": "ar""#), 0, &[]);
    check(&one(5, "my.Note", ""), 0, &[out("Note")]);
    check(&one(5, "a", ""), 0, &[out("a")]);
    check(&one(5, "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token", ALEPPO), 0, &[out("Token")]);
    check(
        &one(5, "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence", ALEPPO),
        0,
        &[out("Sentence")],
    );
    check(&one(5, "my.Place", r#", "begin": 13, "end": 99"#), 0, &[What::Aside(Reason::OutsideText)]);
    // Inside of the surrogate pair.
    check(&one(5, "my.Place", r#", "begin": 1, "end": 6"#), 0, &[What::Aside(Reason::OutsideText)]);
    check(&one(5, "my.Place", r#", "begin": -1, "end": 1e300"#), 0, &[What::Aside(Reason::OutsideText)]);
}

#[test]
fn relations_come_in_every_shape() {
    let check = |structures: &str, expected: &[(&str, usize, usize)], told: &[&str]| {
        let both = [one(5, ENTITY, ARMY), one(6, ENTITY, ALEPPO)].concat();
        let found = found(&cas("", &[&both, structures].concat()));
        let links: Vec<_> =
            found.documents[0].works[0].links.iter().map(|link| (&*link.kind, link.from, link.to)).collect();
        let told: Vec<What> = told.iter().map(|word| What::LeftOut(word.to_string())).collect();
        assert_eq!(
            (links, found.findings.iter().map(|f| f.what.clone()).collect::<Vec<_>>()),
            (expected.to_vec(), told),
            "{structures}"
        );
    };
    let relation = |features: &str| one(7, "webanno.custom.Attack", &[ALEPPO, features].concat());
    check(&relation(r#", "@Governor": 5, "@Dependent": 6, "label": "by""#), &[("by", 0, 1)], &[]);
    check(&relation(r#", "@Governor": 6, "@Dependent": 5"#), &[("Attack", 1, 0)], &[]);
    let token = one(8, "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token", ALEPPO);
    check(
        &[relation(r#", "@Governor": 8, "@Dependent": 8"#), token].concat(),
        &[],
        &["Token", "relation to Token"],
    );
    // A feature that points to a mark, and one that points to a list of links with roles.
    check(&one(7, "my.Claim", &[ALEPPO, r#", "@by": 5"#].concat()), &[("by", 2, 0)], &[]);
    let links = r#", {"%ID": 8, "%TYPE": "uima.cas.TOP[]", "%ELEMENTS": [9, 10, 6, 77]}, {"%ID": 9, "%TYPE": "my.Link", "role": "source", "@target": 5}, {"%ID": 10, "%TYPE": "my.Link", "@target": 6}"#;
    let slots = one(7, "my.Claim", &[ALEPPO, r#", "@args": 8"#].concat());
    check(&[&slots, links].concat(), &[("source", 2, 0), ("args", 2, 1), ("args", 2, 1)], &["args"]);
}

#[test]
fn an_end_that_is_nowhere_keeps_a_relation_aside() {
    let relation = one(7, "my.Attack", &[ALEPPO, r#", "@Governor": 5, "@Dependent": 66"#].concat());
    let found = found(&cas("", &[one(5, ENTITY, ARMY), relation].concat()));
    assert_eq!(found.documents[0].works[0].aside[0].reason, Reason::EndMissing);
}

#[test]
fn lists_of_words_are_attributes() {
    let list = r#", {"%ID": 8, "%TYPE": "uima.cas.StringArray", "%ELEMENTS": ["a", "b"]}"#;
    let found =
        found(&cas("", &[&one(5, "my.Place", &[ALEPPO, r#", "@kinds": 8"#].concat()), list].concat()));
    let attributes = &found.documents[0].works[0].marks[0].attributes;
    assert_eq!(attributes["kinds"], Value::Several(vec!["a".into(), "b".into()]));
}

#[test]
fn the_document_says_what_it_is() {
    let check = |structures: &str, name: &str, title: &str, language: Option<&str>, annotator: &str| {
        let found = found(&cas("", structures));
        let [document] = &found.documents[..] else { panic!("{found:?}") };
        let by = document.works.first().map(|work| &*work.annotator).unwrap_or_default();
        assert_eq!(
            (&*document.name, &*document.title, document.language.as_deref(), by),
            (name, title, language, annotator)
        );
    };
    let about = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData";
    check("", "admin", "", None, "");
    check(
        &one(
            2,
            about,
            r#", "begin": 0, "end": 16, "language": "ar", "documentTitle": "عنوان", "documentId": "r7""#,
        ),
        "r7",
        "عنوان",
        Some("ar"),
        "",
    );
    check(&one(2, "uima.tcas.DocumentAnnotation", r#", "language": "x-unspecified""#), "admin", "", None, "");
    check(
        &one(
            2,
            "de.tudarmstadt.ukp.clarin.webanno.api.type.CASMetadata",
            r#", "begin": 0, "end": 0, "username": "rim""#,
        ),
        "admin",
        "",
        None,
        "rim",
    );
}

#[test]
fn each_view_is_a_document() {
    let views = r#"{"%TYPES": {}, "%FEATURE_STRUCTURES": {"1": {"%TYPE": "uima.cas.Sofa", "sofaID": "_InitialView", "sofaString": "حلب"}, "4": {"%TYPE": "my.Place", "@sofa": 2, "begin": 0, "end": 6}, "2": {"%TYPE": "uima.cas.Sofa", "sofaID": "en", "sofaString": "Aleppo"}, "3": {"%TYPE": "uima.cas.Sofa", "sofaID": "pdf", "sofaURI": "x.pdf"}}, "%VIEWS": {}}"#;
    let found = found(views);
    let read: Vec<_> = found.documents.iter().map(|one| (&*one.name, words(one))).collect();
    assert_eq!(read, [("admin._InitialView", vec![]), ("admin.en", vec!["Aleppo".to_owned()])]);
    assert_eq!((&*found.findings[0].place, &found.findings[0].what), ("pdf", &What::NoText));
    assert_eq!(found.findings.len(), 1);
}

#[test]
fn what_is_no_cas_is_refused() {
    for text in [
        "",
        "{}",
        "[]",
        "{",
        r#"{"%FEATURE_STRUCTURES": 3}"#,
        r#"{"%FEATURE_STRUCTURES": []}"#,
        r#"{"%TYPES": {}, "%VIEWS": {}}"#,
    ] {
        let found = found(text);
        assert_eq!((found.documents.len(), found.findings.len()), (0, 1), "{text}");
        assert!(found.findings[0].what.is_lost(), "{text}");
    }
}

#[test]
fn each_work_has_a_file() {
    let mut one = document("⟦حلب|place⟧");
    one.name = "a/ب 1".to_owned();
    let second = Work { annotator: "ريم/.".to_owned(), ..one.works[0].clone() };
    one.works.extend([second.clone(), second]);
    let names: Vec<String> = files(&one).0.into_iter().map(|part| part.name).collect();
    assert_eq!(names, ["a%2Fب%201.json", "a%2Fب%201.ريم%2F..json", "a%2Fب%201.ريم%2F..2.json"]);
}

proptest! {
    #[test]
    fn what_it_can_carry_comes_back(document in any_document(), note in "[a-z\\n]{0,3}", source in "[a-z]{0,3}") {
        let mut expected = document;
        expected.title = source.clone();
        expected.source = Some(source).filter(|source| !source.is_empty());
        let work = &mut expected.works[0];
        work.note = note;
        for mark in &mut work.marks {
            mark.pieces = vec![mark.range()];
            mark.attributes.insert("kinds".to_owned(), Value::Several(vec!["a".into(), "b".into()]));
            mark.attributes.insert("none".to_owned(), Value::NotStated);
            mark.attributes.insert("share".to_owned(), Value::Number(-2.5));
        }
        for link in &mut work.links {
            link.attributes.insert("sure".to_owned(), Value::YesNo(true));
            link.note = "sic".to_owned();
        }
        let (files, losses) = files(&expected);
        prop_assert_eq!(losses, Losses::default());
        let found = found(&files[0].text);
        prop_assert_eq!(found.findings, []);
        prop_assert_eq!(found.documents, [expected]);
    }
}
