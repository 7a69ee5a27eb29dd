use super::*;
use crate::core::datasets::write::Loss;
use serde_json::{Value as Json, json};

/// The report and the answer of the only line.
fn talk(document: &Document) -> (String, Json) {
    let line: Json =
        serde_json::from_str(&file(std::slice::from_ref(document), &Recipe::of(Format::Chat)).0).unwrap();
    let messages = line["messages"].as_array().unwrap();
    let roles: Vec<&str> = messages.iter().map(|message| message["role"].as_str().unwrap()).collect();
    assert_eq!(roles, ["system", "user", "assistant"]);
    let content = |n: usize| messages[n]["content"].as_str().unwrap();
    assert!(content(0).contains("counted from 1"));
    (content(1).to_owned(), serde_json::from_str(content(2)).unwrap())
}

#[test]
fn a_mark_is_its_words_and_which_of_them() {
    let check = |marked: &str, expected: &[(&str, &str, usize)]| {
        let document = document(marked);
        let (text, answer) = talk(&document);
        assert_eq!(text, document.text.as_str());
        let spans = expected.iter().map(
            |(label, text, occurrence)| json!({ "label": label, "text": text, "occurrence": occurrence }),
        );
        assert_eq!(answer, json!({ "spans": spans.collect::<Vec<_>>() }), "{marked}");
    };
    check("حلب وحلب ثم ⟦حلب|place⟧", &[("place", "حلب", 3)]);
    check("⟦حلب|place⟧ و⟦حلب|place⟧", &[("place", "حلب", 1), ("place", "حلب", 2)]);
    check("⟦حي ⟦جوبر|place⟧|actor⟧", &[("actor", "حي جوبر", 1), ("place", "جوبر", 1)]);
    check("ههه⟦هه|x⟧", &[("x", "هه", 4)]);
    check("\"⟦\"أ\\\n🚑\"|x⟧", &[("x", "\"أ\\\n🚑\"", 1)]);
    check("حلب", &[]);
}

#[test]
fn attributes_are_told_and_relations_are_not() {
    let mut document = document("⟦3|casualty⟧");
    document.works[0].marks[0].attributes =
        Attributes::from([("low".to_owned(), Value::Whole(3)), ("high".to_owned(), Value::NotStated)]);
    let attributes = Attributes::from([("x".to_owned(), Value::YesNo(true))]);
    let (id, note) = (String::new(), String::new());
    document.works[0].links.push(Link { id, kind: "by".to_owned(), from: 0, to: 0, attributes, note });
    let (_, answer) = talk(&document);
    assert_eq!(answer["spans"][0]["attributes"], json!({ "low": 3, "high": null }));
    let (_, losses) = file(&[document], &Recipe::of(Format::Chat));
    assert_eq!(losses.iter().collect::<Vec<_>>(), [(Loss::Relation, 1), (Loss::Attribute, 1)]);
}

#[test]
fn there_is_an_end_to_what_is_repeated() {
    let check = |chars: usize, ranges: Vec<TextRange>, carried: usize| {
        let mut document = document(&"a".repeat(chars));
        let marks: Vec<Mark> = ranges.into_iter().map(|range| Mark::new("x", range)).collect();
        let lost = marks.len() - carried;
        document.works[0].marks = marks;
        assert_eq!(talk(&document).1["spans"].as_array().unwrap().len(), carried);
        let (_, losses) = file(&[document], &Recipe::of(Format::Chat));
        assert_eq!(losses.of(Loss::Overlapping), lost);
    };
    check(1 << 10, vec![range(0, 1 << 10); 64], 64);
    // What is short still fits.
    check(1 << 10, [vec![range(0, 1000); 66], vec![range(0, 536)]].concat(), 66);
    check(1 << 13, vec![range(0, 1 << 13); 100], 32);
    check(1 << 13, (0..1 << 13).map(|at| range(at, at + 1)).collect(), 1 << 13);
}

proptest! {
    #[test]
    fn every_mark_is_found_again(document in any_document()) {
        let (text, answer) = talk(&document);
        let mut found = Vec::new();
        for span in answer["spans"].as_array().unwrap() {
            let words = span["text"].as_str().unwrap();
            let nth = usize::try_from(span["occurrence"].as_u64().unwrap()).unwrap();
            let rests = std::iter::successors(Some(text.as_str()), |rest| {
                let mut rest = rest.chars();
                rest.next().map(|_| rest.as_str())
            });
            let mut places = rests.enumerate().filter(|(_, rest)| rest.starts_with(words));
            let (start, _) = places.nth(nth - 1).unwrap();
            found.push((range(start, start + words.chars().count()), span["label"].as_str().unwrap().to_owned()));
        }
        let marks = document.works[0].marks.iter();
        let mut wanted: Vec<_> = marks.map(|mark| (mark.range(), mark.label.clone())).collect();
        prop_assert!(found.windows(2).all(|pair| pair[0].0.start() <= pair[1].0.start()));
        found.sort();
        wanted.sort();
        prop_assert_eq!(found, wanted);
    }
}
