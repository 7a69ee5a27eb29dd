use super::*;
use crate::core::datasets::{groups, recognise};

#[test]
fn formats_are_known_by_what_is_in_files() {
    let check = |text: &str, expected: Format| {
        for name in ["a", "a.txt", "a.unknown"] {
            assert_eq!(recognise(name, text), expected, "{text}");
        }
        assert_eq!(recognise("a.txt", &format!("\n {}", text.replace('\n', "\r\n"))), expected, "{text}");
    };
    check(r#"{"%TYPES": {}, "%FEATURE_STRUCTURES": []}"#, Format::Cas);
    check("{\n  \"%FEATURE_STRUCTURES\" : [ { \"text\": 1 } ]\n}", Format::Cas);
    check(r#"[{"id": 1, "data": {"text": "a"}, "annotations": []}]"#, Format::LabelStudio);
    check(r#"[ {"predictions": [{"result": []}], "data": {"text": "\"}]{"}}, {}]"#, Format::LabelStudio);
    check(r#"{"completions": [], "data": {}}"#, Format::LabelStudio);
    check("[]", Format::LabelStudio);
    check(r#"{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation"}"#, Format::WebAnnotation);
    check(r#"[{"type": "Annotation", "body": {}, "target": {}}]"#, Format::WebAnnotation);
    check("{\"text\": \"a\", \"offset_unit\": \"unicode_code_point\"}\n{}", Format::JsonLines);
    check(r#"{"text": "a", "spans": [], "annotator": "A"}"#, Format::JsonLines);
    check(r#"{"text": "a"}"#, Format::JsonLines);
    check(r#"{"text": "a", "meta": {"label": 1, "entities": []}}"#, Format::JsonLines);
    check(r#"{"text": "the \"label\": {", "spans": []}"#, Format::JsonLines);
    check(r#"{"text": "a", "label": [[0, 1, "X"]]}"#, Format::Doccano);
    check(r#"{"id": 1, "text": "a", "labels": []}"#, Format::Doccano);
    check(r#"{"id": 1, "text": "a", "entities": [], "relations": []}"#, Format::Doccano);
    check(r#"{"text": "a", "tokens": [], "spans": []}"#, Format::Prodigy);
    check(r#"{"text": "a", "spans": [], "answer": "accept"}"#, Format::Prodigy);
    check(r#"{"text": "a", "_input_hash": 1}"#, Format::Prodigy);
    check("T1\tplace 0 4\tحلب", Format::Brat);
    check("*\tEquiv T1 T2\nT1\tplace 0 1;2 3\ta c", Format::Brat);
    check("#1\tAnnotatorNotes T1\tx", Format::Brat);
    check("E1\tKill:T1 Who:T2", Format::Brat);
    check("[entities]\nplace\n", Format::Brat);
    check("#FORMAT=WebAnno TSV 3.2\n\n", Format::WebAnno);
    check("-DOCSTART- -X- O O\n", Format::Conll);
    check("# id = r\nفي\tO\nحلب\tB-place\n", Format::Conll);
    check("EU NNP I-NP I-ORG\n\n. . O O\n", Format::Conll);
    check("id,text\n1,a\n", Format::Table);
    check("التاريخ;النص\n2024;غارة\n", Format::Table);
    check("<!DOCTYPE html><p>a", Format::Html);
    check("<html lang=ar>", Format::Html);
    check("<?xml version=\"1.0\"?>\n<html>", Format::Html);
    check("<?xml version=\"1.0\"?><w:document xmlns:w=\"x\">", Format::Docx);
    check("غارة على حلب", Format::Text);
    check("A raid, they said, hit\nAleppo, O\n", Format::Text);
    check("# Title\n\nAleppo said:\tO\nwell\n", Format::Text);
    check("[a link](b) and {text}", Format::Text);
    check("{text} here", Format::Text);
    check("<b>Aleppo</b>", Format::Text);
    check("T1\ta b\n", Format::Text);
    check("date, source\nno more, no less, they said", Format::Text);
}

#[test]
fn names_decide_where_contents_say_nothing() {
    let check = |name: &str, text: &str, expected: Format| {
        assert_eq!(recognise(name, text), expected, "{name} {text}")
    };
    check("a.csv", "x,y\n1,2", Format::Table);
    check("a.TSV", "x\n1", Format::Table);
    check("a.ann", "", Format::Brat);
    check("a.conll", "a NN\n", Format::Conll);
    check("a.html", "<p>a", Format::Html);
    check("a.docx", "", Format::Docx);
    check("a.jsonl", "", Format::JsonLines);
    check("a.json", "{\"a\": 1", Format::JsonLines);
    check("a.txt", "", Format::Text);
    // What is in it counts for more.
    check("a.csv", r#"{"text": "a", "label": []}"#, Format::Doccano);
    check("a.json", "id,text\n1,a", Format::JsonLines);
    check("a.html", "T1\tplace 0 4\tحلب", Format::Brat);
}

#[test]
fn little_is_read_of_long_files() {
    let long = format!("[{{\"data\": 1, \"annotations\": []}}, {}]", "{\"a\": [".repeat(1_000_000));
    assert_eq!(recognise("a", &long), Format::LabelStudio);
    assert_eq!(recognise("a", &"[".repeat(1_000_000)), Format::Text);
    assert_eq!(recognise("a", &format!("{{\"a\": {}", "[".repeat(1_000_000))), Format::JsonLines);
    assert_eq!(recognise("a", &"<".repeat(1_000_000)), Format::Text);
}

#[test]
fn files_of_brat_go_together() {
    let check = |names: &[&str], expected: &[&[usize]]| {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(groups(&names), expected, "{names:?}");
    };
    check(&["a.txt", "b.txt", "a.ann"], &[&[0, 2], &[1]]);
    check(&["x/a.ann", "y/a.txt", "x/a.txt"], &[&[0, 2], &[1]]);
    check(&["a.a1", "a.json", "a.a2", "a.txt", "annotation.conf"], &[&[0, 2, 3], &[1], &[4]]);
    check(&["a.ann"], &[&[0]]);
    check(&["a.txt", "a.csv"], &[&[0], &[1]]);
    check(&[], &[]);
}

proptest! {
    #[test]
    fn what_we_write_is_recognised(document in any_document()) {
        let written = [Format::JsonLines, Format::Conll, Format::Table];
        for format in written {
            let (file, _) = file(std::slice::from_ref(&document), &Recipe::of(format));
            let something = !document.text.as_str().trim().is_empty() && !document.works[0].marks.is_empty();
            prop_assert!(!something || recognise("a", &file) == format, "{file}");
        }
    }

    #[test]
    fn no_text_is_too_much(text in "[{\\[\"\\\\}\\],:<#T1\t a🚑\n]{0,40}") {
        let _ = recognise("a", &text);
    }
}
