use super::*;
use crate::core::datasets::write::Loss;
use crate::core::datasets::{Tokens, View};
use crate::core::text::Text;
use serde_json::Value as Json;

fn line(document: &Document, recipe: &Recipe) -> Json {
    serde_json::from_str(&file(std::slice::from_ref(document), recipe).0).unwrap()
}

/// The words at the offsets of these objects.
fn cut_out(text: &Text, objects: &Json) -> Vec<String> {
    let at = |one: &Json, key: &str| usize::try_from(one[key].as_u64().unwrap()).unwrap();
    let slice = |one: &Json| text.slice(range(at(one, "start"), at(one, "end"))).unwrap().to_owned();
    objects.as_array().unwrap().iter().map(slice).collect()
}

/// What spaCy makes of a text with these tokens: `util.get_words_and_spaces`.
fn words_and_spaces(words: &[String], text: &str) -> Vec<String> {
    let white = |c: char| c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c);
    let (mut found, mut rest) = (Vec::new(), text);
    for word in words.iter().filter(|word| !word.chars().all(white)) {
        let (gap, tail) = rest.split_once(word.as_str()).unwrap();
        found.extend(Some(gap).filter(|gap| !gap.is_empty()).map(str::to_owned));
        found.push(word.clone());
        rest = tail.strip_prefix(' ').unwrap_or(tail);
    }
    found.extend(Some(rest).filter(|gap| !gap.is_empty()).map(str::to_owned));
    found
}

#[test]
fn white_space_is_a_token_but_for_a_space_that_follows_one() {
    let check = |text: &str, expected: &[&str]| {
        let mut document = Document::new("r", text);
        document.works.push(Work::default());
        let line = line(&document, &Recipe::of(Format::Spacy));
        let tokens = cut_out(&document.text, &line["tokens"]);
        assert_eq!(tokens, expected, "{text:?}");
        assert_eq!(words_and_spaces(&tokens, text), expected, "{text:?}");
    };
    check("غارة على حلب", &["غارة", "على", "حلب"]);
    check(" غارة", &[" ", "غارة"]);
    check("غارة ", &["غارة"]);
    check("غارة  على", &["غارة", " ", "على"]);
    check("غارة \r\n على\n", &["غارة", "\r\n ", "على", "\n"]);
    check("غارة\u{a0}على", &["غارة", "\u{a0}", "على"]);
    check("غارة \u{200f} على", &["غارة", "\u{200f}", "على"]);
    check("غارة\u{1f}\u{200f}  ،", &["غارة", "\u{1f}", "\u{200f}", " ", "،"]);
    check("غارة\u{202f} على", &["غارة", "\u{202f} ", "على"]);
    check("می\u{200c}خواهم🚑e\u{301}", &["می\u{200c}خواهم", "🚑", "e\u{301}"]);
    check("  ", &["  "]);
    check("", &[]);
}

#[test]
fn marks_are_ents_side_by_side_and_spans_all() {
    let document = document("ب⟦حي ⟦جوبر|place⟧|actor⟧");
    let exact = line(&document, &Recipe::of(Format::Spacy));
    assert_eq!(exact["id"], "r");
    assert_eq!(cut_out(&document.text, &exact["tokens"]), ["ب", "حي", "جوبر"]);
    assert_eq!(cut_out(&document.text, &exact["ents"]), ["جوبر"]);
    assert_eq!(cut_out(&document.text, &exact["spans"]["sc"]), ["حي جوبر", "جوبر"]);
    let recipe = Recipe { view: View::WholeTokens, ..Recipe::of(Format::Spacy) };
    let whole = line(&document, &recipe);
    assert_eq!(cut_out(&document.text, &whole["tokens"]), ["بحي", "جوبر"]);
    assert_eq!(cut_out(&document.text, &whole["spans"]["sc"]), ["بحي جوبر", "جوبر"]);
    assert_eq!(whole["spans"]["sc"][0]["label"], "actor");
}

#[test]
fn whole_tokens_are_what_every_tokenizer_parts() {
    let check = |marked: &str, tokens: Tokens, expected: &[&str], marks: &[&str]| {
        let document = document(marked);
        let recipe = Recipe { view: View::WholeTokens, tokens, ..Recipe::of(Format::Spacy) };
        let line = line(&document, &recipe);
        assert_eq!(cut_out(&document.text, &line["tokens"]), expected, "{marked}");
        assert_eq!(cut_out(&document.text, &line["spans"]["sc"]), marks, "{marked}");
    };
    let (words, blanks) = (Tokens::Words, Tokens::Blanks);
    check("(\"ب⟦دمشق|place⟧\")، لا.", words, &["(\"", "بدمشق", "\")،", "لا."], &["بدمشق"]);
    check("(\"ب⟦دمشق|place⟧\")، لا.", blanks, &["(\"بدمشق\")،", "لا."], &["(\"بدمشق\")،"]);
    check("لـ\"⟦العربي|actor⟧\"", words, &["لـ\"العربي", "\""], &["لـ\"العربي"]);
    check("(⟦8|x⟧) :⟦D|x⟧", words, &["(8)", ":D"], &["(8)", ":D"]);
    check("\u{200f}⟦حلب|place⟧ \u{1f}،", words, &["\u{200f}حلب", "\u{1f}", "،"], &["\u{200f}حلب"]);
}

#[test]
fn no_mark_begins_or_ends_with_white_space_of_python() {
    let document = document("⟦\u{1f}حلب\u{1f}|place⟧\n⟦\u{1f}|x⟧");
    let (lines, losses) = file(std::slice::from_ref(&document), &Recipe::of(Format::Spacy));
    let line: Json = serde_json::from_str(&lines).unwrap();
    assert_eq!(cut_out(&document.text, &line["spans"]["sc"]), ["حلب"]);
    assert_eq!(cut_out(&document.text, &line["tokens"]), ["\u{1f}", "حلب", "\u{1f}\n\u{1f}"]);
    assert_eq!(losses.iter().collect::<Vec<_>>(), [(Loss::Widened, 1), (Loss::Aside, 1)]);
}

proptest! {
    #[test]
    fn spacy_takes_any_document(document in any_document(), whole: bool) {
        let view = if whole { View::WholeTokens } else { View::Exact };
        let line = line(&document, &Recipe { view, ..Recipe::of(Format::Spacy) });
        let text = &document.text;
        let tokens = cut_out(text, &line["tokens"]);
        prop_assert_eq!(&words_and_spaces(&tokens, text.as_str()), &tokens);
        let edges = |key: &str| -> Vec<u64> {
            line["tokens"].as_array().unwrap().iter().map(|token| token[key].as_u64().unwrap()).collect()
        };
        let (starts, ends) = (edges("start"), edges("end"));
        let mut last = 0;
        for ent in line["ents"].as_array().unwrap() {
            prop_assert!(last <= ent["start"].as_u64().unwrap());
            last = ent["end"].as_u64().unwrap();
        }
        for span in line["spans"]["sc"].as_array().unwrap() {
            prop_assert!(starts.contains(&span["start"].as_u64().unwrap()));
            prop_assert!(ends.contains(&span["end"].as_u64().unwrap()));
        }
        let marks = &document.works[0].marks;
        let wanted: Vec<&str> = marks.iter().map(|mark| text.slice(mark.range()).unwrap()).collect();
        let found = cut_out(text, &line["spans"]["sc"]);
        prop_assert_eq!(found.len(), wanted.len());
        for (found, wanted) in found.iter().zip(wanted) {
            prop_assert!(found == wanted || (whole && found.contains(wanted)));
        }
    }
}
