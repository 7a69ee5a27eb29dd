use super::*;
use crate::core::datasets::View;

#[test]
fn marks_end_with_their_last_token() {
    let check = |marked: &str, view: View, expected: &str| {
        let (lines, _) = file(&[document(marked)], &Recipe { view, ..Recipe::of(Format::Gliner) });
        assert_eq!(lines, expected, "{marked}");
    };
    check(
        "في ⟦حي ⟦جوبر|place⟧|actor⟧. ⟦نزح|claim⟧",
        View::Exact,
        "{\"tokenized_text\": [\"في\", \"حي\", \"جوبر\", \".\"], \"ner\": [[1, 2, \"actor\"], [2, 2, \"place\"]]}\n\
         {\"tokenized_text\": [\"نزح\"], \"ner\": [[0, 0, \"claim\"]]}\n",
    );
    let inside = "ب⟦دمشق|place⟧";
    let exact = "{\"tokenized_text\": [\"ب\", \"دمشق\"], \"ner\": [[1, 1, \"place\"]]}\n";
    check(inside, View::Exact, exact);
    let whole = "{\"tokenized_text\": [\"بدمشق\"], \"ner\": [[0, 0, \"place\"]]}\n";
    check(inside, View::WholeTokens, whole);
    check("حلب", View::Exact, "{\"tokenized_text\": [\"حلب\"], \"ner\": []}\n");
}

proptest! {
    #[test]
    fn tokens_spell_every_mark(document in any_document()) {
        let (lines, _) = file(std::slice::from_ref(&document), &Recipe::of(Format::Gliner));
        let shown = |text: &str| text.replace([' ', '\n', '\r', '\t', '\u{a0}', '\u{200f}'], "");
        let mut found = Vec::new();
        for line in lines.lines() {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            let tokens = row["tokenized_text"].as_array().unwrap();
            for mark in row["ner"].as_array().unwrap() {
                let at = |n: usize| usize::try_from(mark[n].as_u64().unwrap()).unwrap();
                let words: String = tokens[at(0)..=at(1)].iter().filter_map(|token| token.as_str()).collect();
                found.push((shown(&words), mark[2].as_str().unwrap().to_owned()));
            }
        }
        let marks = document.works[0].marks.iter();
        let mut wanted: Vec<_> = marks
            .map(|mark| (shown(document.text.slice(mark.range()).unwrap()), mark.label.clone()))
            .collect();
        found.sort();
        wanted.sort();
        prop_assert_eq!(found, wanted);
    }
}
