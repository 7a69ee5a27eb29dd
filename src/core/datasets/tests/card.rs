use pulldown_cmark::{Event, Options as Markdown, Parser, Tag, TagEnd};

use super::*;
use crate::core::agreement::{Counts, Measure, Plan, Tallies, Task, Unit, Work as Marked};
use crate::core::datasets::card::{Agreement, Facts, File, Told, card};
use crate::core::datasets::write::{Loss, Scheme};
use crate::core::datasets::{Inventory, Split, Subset};
use crate::core::model::{LabelId, Sha256};

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
        agreement: None,
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
    // Every field of `Told` but the two of the YAML, and schema, guidelines, languages.
    assert_eq!(unstated, 15 + 3);
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
    let languages = ["ar-SY".to_owned(), "ar".to_owned(), "no".to_owned()];
    let facts = Facts {
        languages: &languages,
        gold: true,
        schema_version: Some(3),
        recipe,
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
        "Tags: BIOES",
        "place",
        "low",
        "Parted 80 : 10 : 10 (train, validation, test) with the seed 42. No report is in two splits, and reports \
         with the same text are in the same one.",
    ] {
        assert!(texts.iter().any(|shown| shown == text), "{text} is not in {texts:?}");
    }
}

/// What a card says under one of its headings.
fn under(heading: &str, card: &str) -> String {
    let (_, from) = card.split_once(&format!("# {heading}\n\n")).unwrap();
    from.split_once("\n#").unwrap().0.trim_end().to_owned()
}

#[test]
fn guidelines_are_told_from_others() {
    let (inventory, losses, told) = (Inventory::default(), Losses::default(), Told::default());
    let check = |guidelines: &str, wanted: &str| {
        let card = card(&Facts { guidelines, ..facts(&inventory, &losses, &told) });
        let hash = Sha256::of(guidelines).to_string();
        let wanted = format!(
            "- **Guidelines:** {}\n",
            wanted.replace("{}", &format!("SHA-256 {}…", &hash.get(..8).unwrap()))
        );
        assert!(card.contains(&wanted), "{wanted} is not in {card}");
    };
    check("", "not stated");
    check(" \n", "not stated");
    check("Tag *all* places.", "{}");
    check("#\n\n> # not this\n\n## من *يسِم* ماذا\n\n# late", "من يسِم ماذا ({})");
    check("Guidelines 2\n===", "Guidelines 2 ({})");
}

#[test]
fn all_that_was_said_is_kept() {
    let mut told = Told::default();
    assert_eq!(told.said(), Default::default());
    for (name, field) in Told::FIELDS {
        let text = field(&mut told);
        assert_eq!(text, "", "{name} is there twice");
        *text = format!("{name}\nآخر");
    }
    let said = told.said();
    assert_eq!(said.len(), Told::FIELDS.len());
    assert_eq!(said["licence"], told.licence);
    assert_eq!(Told::of(said), told);
    assert_eq!(Told::of([("gone".to_owned(), "x".to_owned())].into()), Told::default());
}

#[test]
fn agreement_says_of_whom_and_over_what() {
    let (inventory, losses, told) =
        (inventory(&[document("⟦حلب|place⟧"), document("حمص")]), Losses::default(), Told::default());
    let two = Agreement {
        annotators: 2,
        reports: 1,
        suggested: 0,
        done_only: false,
        figures: vec![(Measure::ExactF1, 0.5)],
    };
    let check = |agreement: Option<&Agreement>, wanted: &str| {
        let card = card(&Facts { agreement, ..facts(&inventory, &losses, &told) });
        let said = under("Agreement", &card);
        assert_eq!(said.lines().next(), Some(wanted), "{said}");
        said
    };
    check(None, "Not known: no work of two annotators on the same report can be compared.");
    let said = check(
        Some(&two),
        "Between 2 annotators, before any adjudication, over the 1 report of 2 on which two or more of them worked.",
    );
    let row =
        "| F1, exact spans | 0.500 | 2 both / (A + B), over spans with the same label and the same pieces. |";
    assert!(said.ends_with(row), "{said}");
    check(
        Some(&Agreement { annotators: 3, reports: 2, suggested: 4, done_only: true, ..two }),
        "Between 3 annotators, before any adjudication, over the 2 reports of 2 on which two or more of them worked \
         and called their work done. F1 is the mean of their pairs. 4 of the compared spans had been suggested by \
         the program.",
    );
}

#[test]
fn agreement_is_of_those_who_share_a_report() {
    let plan = |people: usize| Plan {
        annotators: vec!["ليلى".to_owned(); people],
        labels: vec![LabelId::new("place")],
        questions: Vec::new(),
        kinds: Vec::new(),
        options: crate::core::agreement::Options::default(),
    };
    // In each report, where each annotator put a span; nothing where they have not worked.
    let of = |reports: &[&[Option<(usize, usize)>]]| {
        let mut tallies = Tallies::new(plan(reports[0].len()));
        for (report, people) in reports.iter().enumerate() {
            let work = |(start, end): (usize, usize)| {
                let pieces = if start < end { vec![range(start, end)] } else { Vec::new() };
                let mut work =
                    Marked::new(vec![Unit { label: 0, pieces: pieces.into(), answers: Vec::new() }], &[]);
                work.suggested = 1;
                work
            };
            let work = people.iter().map(|span| span.map(work)).collect();
            let task = Task {
                report,
                len: CodePoint(20),
                tokens: vec![range(0, 9), range(10, 20)],
                work,
                day: None,
            };
            tallies.add(Counts::of(tallies.plan(), &task));
        }
        let said = Agreement::of(&tallies)?;
        let exact = said.figures.iter().find(|(one, _)| *one == Measure::ExactF1).unwrap().1;
        Some((said.annotators, said.reports, said.suggested, exact))
    };
    let (here, there) = (Some((0, 9)), Some((10, 20)));
    assert_eq!(of(&[&[here]]), None);
    assert_eq!(of(&[&[here, None], &[None, here]]), None);
    assert_eq!(of(&[&[Some((0, 0)), Some((0, 0))]]), None, "nothing marked");
    assert_eq!(of(&[&[here, here]]), Some((2, 1, 2, 1.0)));
    assert_eq!(of(&[&[here, there], &[here, here], &[here, None]]), Some((2, 2, 4, 0.5)));
    // The third works alone.
    assert_eq!(of(&[&[here, here, None], &[None, None, here]]), Some((2, 1, 2, 1.0)));
    assert_eq!(of(&[&[here, here, None], &[None, there, here]]), Some((3, 2, 4, 0.5)));
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
