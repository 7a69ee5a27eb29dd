use super::*;
use crate::core::datasets::write::{Loss, Nesting, Scheme, features, tag_names};
use crate::core::datasets::{Tokens, View};
use serde_json::Value as Json;

fn rows(document: &Document, recipe: &Recipe) -> (Vec<Json>, Losses) {
    let (lines, losses) = file(std::slice::from_ref(document), recipe);
    (lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), losses)
}

fn strings(json: &Json) -> Vec<String> {
    json.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_sentence_is_a_line() {
    let document = document("قصف ⟦حي جوبر|place⟧ \"ليلاً\". ⟦نزح|claim⟧ 5.\n\nانتهى");
    let (lines, losses) = file(&[document], &Recipe::of(Format::HuggingFace));
    let expected = concat!(
        r#"{"id": "r-1", "report": "r", "tokens": ["قصف", "حي", "جوبر", "\"", "ليلاً", "\"", "."], "#,
        r#""ner_tags": ["O", "B-place", "I-place", "O", "O", "O", "O"]}"#,
        "\n",
        r#"{"id": "r-2", "report": "r", "tokens": ["نزح", "5", "."], "ner_tags": ["B-claim", "O", "O"]}"#,
        "\n",
        r#"{"id": "r-3", "report": "r", "tokens": ["انتهى"], "ner_tags": ["O"]}"#,
        "\n",
    );
    assert_eq!((lines.as_str(), losses), (expected, Losses::default()));
}

#[test]
fn a_recipe_says_what_becomes_of_marks() {
    let usual = Recipe::of(Format::HuggingFace);
    let whole = Recipe { view: View::WholeTokens, ..usual };
    let bioes = Recipe { scheme: Scheme::Bioes, ..usual };
    let check = |marked: &str, recipe: Recipe, expected: &str, lost: &[(Loss, usize)]| {
        let (rows, losses) = rows(&document(marked), &recipe);
        let cells = rows.iter().flat_map(|row| {
            let cells = strings(&row["tokens"]).into_iter().zip(strings(&row["ner_tags"]));
            cells.map(|(token, tag)| format!("{token} {tag}")).collect::<Vec<_>>()
        });
        assert_eq!(cells.collect::<Vec<_>>().join(", "), expected, "{marked} {recipe:?}");
        assert_eq!(losses.iter().collect::<Vec<_>>(), lost, "{marked} {recipe:?}");
    };
    check("ب⟦دمشق|place⟧", usual, "ب O, دمشق B-place", &[]);
    check("ب⟦دمشق|place⟧", whole, "بدمشق B-place", &[(Loss::Widened, 1)]);
    check("⟦و|claim⟧⟦دمشق|place⟧", usual, "و B-claim, دمشق B-place", &[]);
    check("⟦و|claim⟧⟦دمشق|place⟧", whole, "ودمشق B-claim", &[(Loss::Overlapping, 1), (Loss::Widened, 1)]);
    let nested = "⟦حي ⟦جوبر|place⟧|actor⟧";
    check(nested, usual, "حي O, جوبر B-place", &[(Loss::Overlapping, 1)]);
    check(
        nested,
        Recipe { nesting: Nesting::Outermost, ..usual },
        "حي B-actor, جوبر I-actor",
        &[(Loss::Overlapping, 1)],
    );
    check("⟦أ ب ج|x⟧ ⟦د|y⟧ ⟦ه و|z⟧", bioes, "أ B-x, ب I-x, ج E-x, د S-y, ه B-z, و E-z", &[]);
    let blanks = Recipe { tokens: Tokens::Blanks, ..usual };
    check("⟦حلب|place⟧، غرباً.", blanks, "حلب B-place, ، O, غرباً. O", &[]);
    check(
        "⟦حلب|place⟧، غرباً.",
        Recipe { tokens: Tokens::Blanks, ..whole },
        "حلب، B-place, غرباً. O",
        &[(Loss::Widened, 1)],
    );
    check("", usual, "", &[]);
}

#[test]
fn what_has_no_place_is_counted() {
    let mut one = document("⟦حلب|place⟧ ⟦نعم|claim⟧");
    one.title = "a".to_owned();
    let work = &mut one.works[0];
    work.annotator = "A".to_owned();
    work.note = "b".to_owned();
    work.marks[0].attributes.insert("c".to_owned(), Value::YesNo(true));
    work.marks[1].note = "d".to_owned();
    work.marks[1].pieces.push(range(6, 7));
    let (attributes, note) = (Attributes::from([("e".to_owned(), Value::NotStated)]), "f".to_owned());
    work.links.push(Link { id: String::new(), kind: "in".to_owned(), from: 0, to: 1, attributes, note });
    let expected = [
        (Loss::Pieces, 1),
        (Loss::Relation, 1),
        (Loss::Attribute, 2),
        (Loss::Note, 3),
        (Loss::Annotator, 1),
        (Loss::Details, 1),
    ];
    for format in [Format::HuggingFace, Format::Spacy, Format::Gliner] {
        let (_, losses) = file(&[one.clone()], &Recipe::of(format));
        assert_eq!(losses.iter().collect::<Vec<_>>(), expected, "{format:?}");
    }
    let bare = Document { title: "a".to_owned(), ..Document::new("r", "حلب") };
    for format in [Format::HuggingFace, Format::Spacy, Format::Gliner, Format::Chat] {
        let (lines, losses) = file(std::slice::from_ref(&bare), &Recipe::of(format));
        assert_eq!(lines, "", "{format:?}");
        assert_eq!(losses.iter().collect::<Vec<_>>(), [(Loss::Unannotated, 1)], "{format:?}");
    }
}

#[test]
fn two_works_on_a_report_have_ids_of_their_own() {
    let mut twice = document("⟦حلب|place⟧");
    twice.works.push(Work { annotator: "B".to_owned(), ..Work::default() });
    let (rows, _) = rows(&twice, &Recipe::of(Format::HuggingFace));
    let cells = rows.iter().map(|row| (row["id"].as_str().unwrap(), strings(&row["ner_tags"]).concat()));
    assert_eq!(cells.collect::<Vec<_>>(), [("r-1", "B-place".to_owned()), ("r-2", "O".to_owned())]);
}

#[test]
fn the_columns_are_declared() {
    let names = tag_names(["actor", "a: \"b\""].into_iter(), Scheme::Iob2);
    assert_eq!(names, ["O", "B-actor", "I-actor", "B-a: \"b\"", "I-a: \"b\""]);
    assert_eq!(tag_names(["x"].into_iter(), Scheme::Bioes), ["O", "B-x", "I-x", "E-x", "S-x"]);
    let yaml = features(&names[..4]);
    assert!(yaml.ends_with("          '2': \"I-actor\"\n          '3': \"B-a: \\\"b\\\"\"\n"), "{yaml}");
}

proptest! {
    #[test]
    fn tokens_and_tags_are_pairs_and_spell_the_marks(document in any_document(), whole: bool, blanks: bool) {
        let view = if whole { View::WholeTokens } else { View::Exact };
        let tokens = if blanks { Tokens::Blanks } else { Tokens::Words };
        let recipe = Recipe { view, tokens, ..Recipe::of(Format::HuggingFace) };
        let (rows, losses) = rows(&document, &recipe);
        let of = |wanted| losses.iter().find(|(loss, _)| *loss == wanted).map_or(0, |(_, many)| many);
        let mut begun = 0;
        for row in &rows {
            let (tokens, tags) = (strings(&row["tokens"]), strings(&row["ner_tags"]));
            prop_assert_eq!(tokens.len(), tags.len());
            begun += tags.iter().filter(|tag| tag.starts_with("B-")).count();
            let mut before = "O".to_owned();
            for tag in tags {
                let continues = tag.strip_prefix("I-").is_none_or(|label| before.ends_with(label));
                prop_assert!(continues, "{} after {}", tag, before);
                before = tag;
            }
        }
        prop_assert_eq!(begun + of(Loss::Overlapping), document.works[0].marks.len());
        prop_assert!(whole || of(Loss::Widened) == 0);
    }
}
