//! Work out of layers: what is left out, widened, shared.

use std::sync::Arc;

use super::*;
use crate::core::model::{
    AnnotationId, Attributes, Filled, LabelId, Origin, Project, Provenance, Relation, RelationKind, Sheet,
    Span, Value,
};
use crate::core::notation::{self, id, stamp};

/// The marked text as the work of two, the second changed as told.
fn two(marked: &str, change: impl FnOnce(&mut Sheet)) -> (Project, Sheet) {
    let project = notation::project(marked);
    let mut other = project.sheet(&project.reports[0].id).cloned().unwrap_or_default();
    change(&mut other);
    (project, other)
}

fn measured(project: &Project, other: &Sheet, options: Options) -> Tallies {
    let mut layer = project.layers[0].clone();
    layer.sheets.insert(project.reports[0].id.clone(), other.clone().into());
    let plan = Plan::of(&project.schema, &[&project.layers[0], &layer], options);
    let sheets = [project.sheet(&project.reports[0].id), Some(other)];
    let task = Task::of(&plan, 0, &project.reports[0], &sheets);
    tallies(&plan, &[task])
}

fn change(sheet: &mut Sheet, n: u128, change: impl FnOnce(&mut Span)) {
    let mut span = sheet.spans.get(id(n)).unwrap().clone();
    change(&mut span);
    sheet.spans.insert(span);
}

fn exact(project: &Project, other: &Sheet, options: Options) -> Figure {
    of(&measured(project, other, options), Measure::ExactF1, None)
}

#[test]
fn a_glued_letter_moves_the_exact_figure_and_not_that_of_whole_tokens() {
    let (project, other) =
        two("قصف في حي جوبر ب⟦دمشق|place⟧ و⟦حلب|place⟧", |sheet| {
            change(sheet, 1, |span| span.range = TextRange::between(CodePoint(15), span.range.end()));
        });
    assert_eq!(exact(&project, &other, Options::default()), Ok(0.5));
    let whole = Options { edges: Edges::WholeTokens, ..Options::default() };
    assert_eq!(exact(&project, &other, whole), Ok(1.0));
}

#[test]
fn suggestions_are_counted_and_can_be_left_out() {
    let (project, other) = two("⟦دمشق|place⟧ ⟦حلب|place⟧ ⟦إدلب|place⟧", |sheet| {
        change(sheet, 1, |span| Arc::make_mut(&mut span.provenance).origin = Origin::SuggestionAccepted);
        change(sheet, 2, |span| Arc::make_mut(&mut span.provenance).origin = Origin::SuggestionEdited);
        change(sheet, 3, |span| Arc::make_mut(&mut span.provenance).origin = Origin::Import);
    });
    let tallies = measured(&project, &other, Options::default());
    assert_eq!((tallies.suggested(), of(&tallies, Measure::ExactF1, None)), (vec![0, 2], Ok(1.0)));
    let blind = measured(&project, &other, Options { blind: true, ..Options::default() });
    assert_eq!((blind.suggested(), of(&blind, Measure::ExactF1, None)), (vec![0, 2], Ok(0.5)));
}

#[test]
fn a_report_counts_from_its_first_span_or_where_it_is_done() {
    let done = Options { done_only: true, ..Options::default() };
    let cases = [
        ("⟦دمشق|place⟧", false, Options::default(), Err(Undefined::NoSharedReport)),
        ("⟦دمشق|place⟧", true, Options::default(), Ok(0.0)),
        ("⟦دمشق|place⟧", true, done, Err(Undefined::NoSharedReport)),
    ];
    for (marked, is_done, options, wanted) in cases {
        let (project, _) = two(marked, |_| ());
        let empty = Sheet { done: is_done, ..Sheet::default() };
        assert_eq!(exact(&project, &empty, options), wanted, "{marked} {is_done}");
    }
}

#[test]
fn discontinuous_spans_are_equal_if_all_their_pieces_are() {
    let (mut project, other) = two("⟦قوات النظام والمعارضة|actor⟧", |_| ());
    let report = project.reports[0].id.clone();
    let piece = |start, end| range(start, end);
    let sheet = project.layers[0].sheet_mut(&report);
    let parted = sheet.spans.get(id(1)).unwrap().clone().on(vec![piece(0, 4), piece(12, 21)]).unwrap();
    sheet.spans.insert(parted.clone());
    let tallies = measured(&project, &other, Options::default());
    assert_eq!(of(&tallies, Measure::ExactF1, None), Ok(0.0));
    assert_eq!(of(&tallies, Measure::RelaxedF1, None), Ok(1.0));
    near("characters", of(&tallies, Measure::CharacterF1, None), 2.0 * 13.0 / 34.0, 1e-9);
    let mut same = Sheet::default();
    same.spans.insert(parted);
    assert_eq!(exact(&project, &same, Options::default()), Ok(1.0));
}

/// Four casualties with attributes of either annotator, `kind low high`, `-` for
/// none and `?` for not stated.
fn coded(ours: [&str; 4], theirs: [&str; 4], options: Options) -> Tallies {
    let set = |sheet: &mut Sheet, values: [&str; 4]| {
        for (n, values) in values.into_iter().enumerate() {
            change(sheet, n as u128 + 1, |span| {
                for (name, value) in ["kind", "low", "high"].into_iter().zip(values.split(' ')) {
                    let (value, filled) =
                        value.strip_suffix('*').map_or((value, false), |value| (value, true));
                    let value = match (value, value.parse()) {
                        ("-", _) => continue,
                        ("?", _) => Value::NotStated,
                        (_, Ok(number)) => Value::Whole(number),
                        (text, Err(_)) => Value::Text(text.into()),
                    };
                    span.attributes.insert(name.into(), value);
                    if filled {
                        span.origins.insert(name.into(), Filled::Accepted);
                    }
                }
            });
        }
    };
    let marked = "⟦82|casualty⟧ ⟦9|casualty⟧ ⟦37|casualty⟧ ⟦18|casualty⟧";
    let (mut project, mut other) = two(marked, |_| ());
    let report = project.reports[0].id.clone();
    set(project.layers[0].sheet_mut(&report), ours);
    set(&mut other, theirs);
    measured(&project, &other, options)
}

fn question(tallies: &Tallies, attributes: &[&str]) -> Measure {
    let casualty = tallies.plan().label(&LabelId::new("casualty")).unwrap();
    let is = |question: &Question| question.label == casualty && question.attributes == attributes;
    Measure::Attribute(tallies.plan().questions.iter().position(is).unwrap())
}

#[test]
fn attributes_are_compared_over_shared_spans() {
    let ours = ["killed 82 ?", "killed 9 9", "injured - -", "killed 18 -"];
    let theirs = ["killed 82 -", "injured 9 9", "injured 37 37", "- 18 -"];
    let tallies = coded(ours, theirs, Options::default());
    // killed–killed, killed–injured, injured–injured; the fourth is one-sided.
    // Coincidences: 2 of 6 values disagree of 3·3·2 = 18 expected over 5.
    near("kind", of(&tallies, question(&tallies, &["kind"]), None), 1.0 - 5.0 * 2.0 / 18.0, 1e-9);
    // 82/? and 82/- differ, 9/9 and 18/- are equal, 37 is one-sided.
    near("low, high", of(&tallies, question(&tallies, &["low", "high"]), None), 2.0 / 3.0, 1e-9);
    near("low", of(&tallies, question(&tallies, &["low"]), None), 1.0, 1e-9);
    let best = question(&tallies, &["best"]);
    assert_eq!(of(&tallies, best, None), Err(Undefined::NoSharedValues));
    let place = Scope { label: tallies.plan().label(&LabelId::new("place")), ..Scope::default() };
    assert_eq!(tallies.figure(best, place), Err(Undefined::NotMeasured));
    let kind = question(&tallies, &["kind"]);
    let Measure::Attribute(kind) = kind else { panic!() };
    let pair = tallies.counts().next().unwrap().pairs[0].clone().unwrap();
    let kind = pair.answers.iter().find(|one| one.question == kind).unwrap();
    assert_eq!((kind.both, kind.equal, kind.one_sided), (3, 2, 1));
}

#[test]
fn blind_figures_leave_out_what_the_program_filled_in() {
    let values = ["killed 82* 82*", "injured 9 9", "killed* 1 2", "killed 18* -"];
    let all = coded(values, ["killed 82 82", "injured 8 9", "killed 1 2", "killed 18 -"], Options::default());
    near("all", of(&all, question(&all, &["low", "high"]), None), 0.75, 1e-9);
    let other = ["killed 82 82", "injured 8 9", "killed 1 2", "killed 18 -"];
    let blind = coded(values, other, Options { blind: true, ..Options::default() });
    near("blind", of(&blind, question(&blind, &["low", "high"]), None), 0.5, 1e-9);
}

fn relate(sheet: &mut Sheet, n: u128, kind: &str, from: u128, to: u128) {
    let (from, to): (AnnotationId, AnnotationId) = (id(from), id(to));
    let provenance = Provenance::human(&stamp());
    let (kind, attributes) = (RelationKind::new(kind), Attributes::new());
    let relation = Relation { id: id(n), kind, from, to, attributes, note: String::new(), provenance };
    sheet.relations.insert(relation.id, relation);
}

#[test]
fn relations_are_compared_between_shared_spans() {
    type Links = &'static [(&'static str, u128, u128)];
    let cases: [(Links, Links, Figure, Figure); 6] = [
        (&[("at", 1, 3)], &[("at", 1, 3)], Ok(1.0), Ok(1.0)),
        (&[("at", 1, 3)], &[], Ok(0.0), Ok(0.0)),
        // The fourth span is not shared.
        (&[("at", 1, 3)], &[("at", 1, 3), ("at", 2, 4)], Ok(1.0), Ok(2.0 / 3.0)),
        (&[("at", 2, 4)], &[], Err(Undefined::NoRelations), Ok(0.0)),
        (&[("subset_of", 1, 2)], &[("subset_of", 2, 1)], Ok(0.0), Ok(0.0)),
        (&[("same_as", 1, 2)], &[("same_as", 2, 1)], Ok(1.0), Ok(1.0)),
    ];
    for (ours, theirs, shared, all) in cases {
        let (mut project, mut other) =
            two("⟦82|casualty⟧ ⟦9|casualty⟧ ⟦دمشق|place⟧ ب⟦حلب|place⟧", |sheet| {
                change(sheet, 4, |span| span.range = TextRange::between(CodePoint(10), span.range.end()));
            });
        let report = project.reports[0].id.clone();
        let own = project.layers[0].sheet_mut(&report);
        for (sheet, links) in [(own, ours), (&mut other, theirs)] {
            links
                .iter()
                .enumerate()
                .for_each(|(n, (kind, from, to))| relate(sheet, 50 + n as u128, kind, *from, *to));
        }
        let tallies = measured(&project, &other, Options::default());
        assert_eq!(of(&tallies, Measure::RelationsF1, None), shared, "{ours:?} {theirs:?}");
        assert_eq!(of(&tallies, Measure::AllRelationsF1, None), all, "{ours:?} {theirs:?}");
    }
}

#[test]
fn the_confusion_of_labels_pairs_spans_one_to_one() {
    let (project, other) = two(
        "⟦قال ⟦المرصد|actor⟧ أمس|claim⟧ في ⟦حلب|place⟧ و⟦دمشق|place⟧",
        |sheet| {
            change(sheet, 2, |span| span.label = LabelId::new("place"));
            change(sheet, 3, |span| span.range = range(0, 3));
        },
    );
    let tallies = measured(&project, &other, Options::default());
    let place = |name: &str| tallies.plan().label(&LabelId::new(name)).unwrap();
    let (actor, claim, city, none) =
        (place("actor"), place("claim"), place("place"), tallies.plan().labels.len());
    let confusion = tallies.confusion(Scope { pair: Some(0), ..Scope::default() });
    let cells = [(actor, city), (claim, claim), (city, city), (city, none), (none, city), (city, actor)];
    assert_eq!(cells.map(|(row, column)| confusion.get(row, column)), [1, 1, 1, 1, 1, 0]);
    assert_eq!(confusion.cells().iter().sum::<usize>(), 5);
    // All: both ways round.
    let all = tallies.confusion(Scope::default());
    assert_eq!((all.get(actor, city), all.get(city, actor)), (1, 1));
}
