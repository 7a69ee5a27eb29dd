use pulldown_cmark::{Event, Options as Markdown, Parser, Tag, TagEnd};

use super::*;
use crate::core::datasets::card::{Facts, File, Told, card};
use crate::core::datasets::write::{Loss, Scheme};
use crate::core::datasets::{Inventory, Split, Subset};

fn inventory(documents: &[Document]) -> Inventory {
    let mut inventory = Inventory::default();
    documents.iter().for_each(|document| inventory.count(document));
    inventory
}

fn facts<'a>(inventory: &'a Inventory, losses: &'a Losses, told: &'a Told) -> Facts<'a> {
    Facts {
        name: "تقارير",
        languages: &[],
        inventory,
        names: false,
        gold: false,
        schema_version: None,
        guidelines: "",
        agreement: &[],
        recipe: Recipe::of(Format::HuggingFace),
        losses,
        files: &[],
        split: None,
        told,
    }
}

/// The YAML between the fences, and the Markdown behind them.
fn parts(card: &str) -> (&str, &str) {
    card.strip_prefix("---\n").unwrap().split_once("\n---\n").unwrap()
}

/// The headings, and all cells and lines of text, as a reader sees them.
fn shown(markdown: &str) -> (Vec<String>, Vec<String>) {
    let (mut headings, mut texts, mut open) = (Vec::new(), Vec::new(), String::new());
    for event in Parser::new_ext(markdown, Markdown::ENABLE_TABLES) {
        match event {
            Event::Text(text) => open.push_str(&text),
            Event::SoftBreak | Event::End(TagEnd::Paragraph | TagEnd::TableCell | TagEnd::Item) => {
                texts.push(std::mem::take(&mut open));
            }
            Event::End(TagEnd::Heading(_)) => headings.push(std::mem::take(&mut open)),
            Event::Start(Tag::CodeBlock(_) | Tag::BlockQuote(_) | Tag::Link { .. } | Tag::Emphasis)
            | Event::Code(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::Rule => panic!("{event:?} in {markdown}"),
            _ => {}
        }
    }
    (headings, texts)
}

#[test]
fn what_nobody_stated_is_called_not_stated() {
    let (inventory, losses, told) = (Inventory::default(), Losses::default(), Told::default());
    let card = card(&facts(&inventory, &losses, &told));
    let (yaml, markdown) = parts(&card);
    let expected =
        "pretty_name: \"تقارير\"\ntask_categories:\n- \"token-classification\"\nsize_categories:\n- \"n<1K\"";
    assert_eq!(yaml, expected);
    let (headings, texts) = shown(markdown);
    assert_eq!(headings[..3], ["Dataset Card for تقارير", "Dataset Details", "Dataset Description"]);
    let unstated = texts.iter().filter(|text| text.to_lowercase().contains("not stated")).count();
    // Every field of `Told` but the two of the YAML, and schema, guidelines, languages, agreement.
    assert_eq!(unstated, 15 + 4);
}

#[test]
fn a_card_says_what_is_known() {
    let mut one = document("⟦حلب|place⟧ و⟦حمص|place⟧ ⟦3|casualty⟧");
    one.works[0].annotator = "ليلى".to_owned();
    one.works[0].marks[2].attributes.insert("low".to_owned(), Value::Whole(3));
    let inventory = inventory(&[one]);
    let mut losses = Losses::default();
    losses.add(Loss::Overlapping, 7);
    let told = Told {
        licence: "CC-BY-4.0".to_owned(),
        annotators: "- محامون\n1. من *حلب*".to_owned(),
        annotations_creators: vec!["expert-generated".to_owned()],
        ..Told::default()
    };
    let file =
        |name: &str, subset, reports, records| File { name: name.to_owned(), subset, reports, records };
    let files = [file("a.jsonl", Subset::Train, 8, 900), file("b.jsonl", Subset::Dev, 1, 100)];
    let recipe = Recipe { scheme: Scheme::Bioes, ..Recipe::of(Format::HuggingFace) };
    let agreement = [("Krippendorff’s α".to_owned(), "0.71".to_owned())];
    let languages = ["ar-SY".to_owned(), "ar".to_owned(), "no".to_owned()];
    let facts = Facts {
        languages: &languages,
        gold: true,
        schema_version: Some(3),
        recipe,
        agreement: &agreement,
        files: &files,
        split: Some(Split { train: 80, dev: 10, test: 10, seed: 42 }),
        ..facts(&inventory, &losses, &told)
    };
    let (yaml, markdown) = (card(&facts), card(&Facts { names: true, ..facts.clone() }));
    for part in [
        "license: \"cc-by-4.0\"\nlanguage:\n- \"ar\"\n- \"no\"\nannotations_creators:\n- \"expert-generated\"\n",
        "- \"1K<n<10K\"\n",
        "  - split: validation\n    path: \"b.jsonl\"\ndataset_info:\n",
        "          '1': \"B-casualty\"\n",
        "          '8': \"S-place\"\n---\n",
    ] {
        assert!(yaml.contains(part), "{part} is not in {yaml}");
    }
    assert!(!yaml.contains("ليلى"));
    let (_, texts) = shown(parts(&markdown).1);
    for text in [
        "1 report with 3 spans and 0 relations, adjudicated by a reviewer.",
        "Names: ليلى",
        "Schema version: 3",
        "Spans that overlap others, left out: 7",
        "- محامون",
        "1. من *حلب*",
        "0.71",
        "Tags: BIOES",
        "place",
        "low",
        "Parted 80 : 10 : 10 (train, validation, test) with the seed 42. No report is in two splits, and reports \
         with the same text are in the same one.",
    ] {
        assert!(texts.iter().any(|shown| shown == text), "{text} is not in {texts:?}");
    }
}

#[test]
fn another_licence_is_named() {
    let (inventory, losses) = (Inventory::default(), Losses::default());
    let told = Told { licence: "Ours: \"ask\"".to_owned(), ..Told::default() };
    let card = card(&facts(&inventory, &losses, &told));
    assert!(card.contains("\nlicense: other\nlicense_name: \"Ours: \\\"ask\\\"\"\n"), "{card}");
}

proptest! {
    #[test]
    fn no_text_becomes_markup(
        name in "[-a-zء-ي #*_`\\[\\]()<>|~&\\\\!:=+.0-9]{0,12}",
        lines in vec("[-a #*_`\\[\\]()<>|~&\\\\!:=+.)0-9]{0,8}", 0..6),
    ) {
        let mut one = document("⟦حلب|place⟧");
        one.works[0].marks[0].label.clone_from(&name);
        let (inventory, losses) = (inventory(&[one]), Losses::default());
        let words = lines.join("\n");
        let told = Told { rationale: words.clone(), licence: name.clone(), ..Told::default() };
        let plain = Told { rationale: "x".to_owned(), licence: "x".to_owned(), ..Told::default() };
        let (card, usual) = (card(&facts(&inventory, &losses, &told)), card(&facts(&inventory, &losses, &plain)));
        let (headings, texts) = shown(parts(&card).1);
        prop_assert_eq!(headings, shown(parts(&usual).1).0);
        let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let has = |wanted: &str| texts.iter().any(|text| squeezed(text) == wanted);
        prop_assert!(has(&squeezed(&name)), "{} is not in {:?}", name, texts);
        for line in lines.iter().filter(|line| !line.trim().is_empty()) {
            prop_assert!(has(&squeezed(line)), "{} is not in {:?}", line, texts);
        }
    }
}
