//! What the rows hold, how they are grouped, ordered and written.

use super::super::csv::write_cell;
use super::*;
use crate::core::model::{Details, Project, Report, Value};
use crate::core::notation::{self, id};
use crate::core::text::{CodePoint, TextRange};

/// Report 003 in short: the same eighteen by two accounts, each at a place of its own.
fn twice_told() -> Project {
    let mut project = notation::project(
        "قتل ⟦ثمانية عشر مدنياً|casualty⟧ بقصف ⟦لطائرات التحالف الدولي|actor⟧ على ⟦مدينة الرقة|place⟧. \
         وذكرت ⟦حملة \"الرقة تُذبح بصمت\"|actor⟧ أن ⟦قصفاً لطائرات ⟦التحالف الدولي|actor⟧ و⟦قسد|actor⟧ \
         استهدفا ⟦حي مسجد النور|place⟧ ما أدى إلى مقتل ⟦ثمانية عشر مدنياً|casualty⟧|claim⟧، بحسب ⟦وكالة، \"أ\"|actor⟧",
    );
    let layer = project.open_layer;
    let report = project.reports[0].id.clone();
    let sheet = project.layer_mut(layer).unwrap().sheet_mut(&report);
    for n in [1, 9] {
        let mut span = sheet.spans.get(id(n)).unwrap().clone();
        set_figure(&mut span, "18");
        span.attributes.insert("kind".into(), Value::Text("killed".into()));
        span.attributes.insert("victim".into(), Value::Text("civilian".into()));
        sheet.spans.insert(span);
    }
    let mut claim = sheet.spans.get(id(5)).unwrap().clone();
    claim.attributes.insert("stance".into(), Value::Text("asserted".into()));
    sheet.spans.insert(claim);
    for (n, (kind, from, to)) in [
        ("same_as", 9, 1),
        ("at", 1, 3),
        ("at", 9, 8),
        ("perpetrator", 9, 7),
        ("perpetrator", 9, 6),
        ("perpetrator", 1, 2),
        ("same_as", 2, 6),
        ("about", 5, 9),
        ("source", 5, 4),
    ]
    .into_iter()
    .enumerate()
    {
        relate(sheet, 100 + n as u128, kind, id(from), id(to));
    }
    let accused = sheet.relations.get_mut(&id(104)).unwrap();
    accused.attributes.insert("confidence".into(), Value::Text("suspected_or_accused".into()));
    project
}

fn told_by(facts: &Facts, by: By) -> (Vec<(String, u64)>, usize) {
    let all: Vec<usize> = (0..facts.rows.len()).collect();
    let Groups { groups, shared } = groups(facts, &all, by);
    (groups.into_iter().map(|group| (group.name.unwrap_or("–".into()), group.sum.best)).collect(), shared)
}

#[test]
fn words_in_pieces_are_quoted_piece_by_piece() {
    let mut project = notation::project("قتل ⟦ثلاثة في حلب مدنيين|casualty⟧");
    let layer = project.open_layer;
    let report = project.reports[0].id.clone();
    let sheet = project.layer_mut(layer).unwrap().sheet_mut(&report);
    let span = sheet.spans.get(id(1)).unwrap().clone();
    let piece = |from, to| TextRange::between(CodePoint(from), CodePoint(to));
    sheet.spans.insert(span.on(vec![piece(4, 9), piece(17, 23)]).unwrap());
    assert_eq!(facts(&project).rows[0].quote, "ثلاثة … مدنيين");
}

#[test]
fn a_row_has_what_is_linked_to_its_span() {
    let facts = facts(&twice_told());
    let row = &facts.rows[1];
    assert_eq!(row.quote, "ثمانية عشر مدنياً");
    let perpetrators: Vec<_> =
        row.perpetrators.iter().map(|one| (one.name.text.as_str(), one.confidence.as_deref())).collect();
    // In reading order, by their fullest names.
    assert_eq!(perpetrators, [("لطائرات التحالف الدولي", Some("suspected_or_accused")), ("قسد", None)]);
    assert_eq!(row.places[0].text, "حي مسجد النور");
    assert_eq!(row.claims[0].stance.as_deref(), Some("asserted"));
    assert_eq!(row.claims[0].sources[0].name.text, "حملة \"الرقة تُذبح بصمت\"");
    assert_eq!((row.status, row.same), (Status::SameAs(0), 0));
}

#[test]
fn people_told_of_twice_stand_in_every_group_and_once_in_the_whole() {
    let facts = facts(&twice_told());
    assert_eq!(whole(&facts).best, 18);
    let groups = |names: &[&str]| names.iter().map(|name| ((*name).to_owned(), 18)).collect::<Vec<_>>();
    assert_eq!(told_by(&facts, By::Kind), (groups(&["killed"]), 0));
    assert_eq!(told_by(&facts, By::Place), (groups(&["مدينة الرقة", "حي مسجد النور"]), 1));
    assert_eq!(told_by(&facts, By::Perpetrator), (groups(&["لطائرات التحالف الدولي", "قسد"]), 1));
    assert_eq!(told_by(&facts, By::Source), (groups(&["حملة \"الرقة تُذبح بصمت\"", "–"]), 1));
    assert_eq!(told_by(&facts, By::Group), (groups(&["–"]), 0));
}

#[test]
fn each_source_has_the_figure_that_it_gave() {
    let mut project = twice_told();
    let layer = project.open_layer;
    let report = project.reports[0].id.clone();
    let sheet = project.layer_mut(layer).unwrap().sheet_mut(&report);
    let mut span = sheet.spans.get(id(9)).unwrap().clone();
    set_figure(&mut span, "21+");
    sheet.spans.insert(span);
    let facts = facts(&project);
    let by = told_by(&facts, By::Source).0;
    assert_eq!(by, [("حملة \"الرقة تُذبح بصمت\"".to_owned(), 21), ("–".to_owned(), 18)]);
    assert_eq!((whole(&facts).best, &facts.rows[0].notes[..]), (18, &[Note::FiguresDiffer][..]));
}

#[test]
fn a_claim_that_comes_from_another_has_its_sources_too() {
    let mut project = twice_told();
    let layer = project.open_layer;
    let report = project.reports[0].id.clone();
    let sheet = project.layer_mut(layer).unwrap().sheet_mut(&report);
    // The claim has it from a second one, that from an agency and, round in a circle, from the first.
    sheet.spans.insert(notation::span(40, "claim", 0, 5));
    for (n, (from, to)) in [(5, 40), (40, 10), (40, 5)].into_iter().enumerate() {
        relate(sheet, 200 + n as u128, "source", id(from), id(to));
    }
    let facts = facts(&project);
    let chain: Vec<_> =
        facts.rows[1].claims[0].sources.iter().map(|one| (one.name.text.as_str(), one.hops)).collect();
    assert_eq!(chain, [("حملة \"الرقة تُذبح بصمت\"", 0), ("وكالة، \"أ\"", 1)]);
    // The figure is by the account of the nearest only.
    assert_eq!(told_by(&facts, By::Source).0.len(), 2);
}

#[test]
fn names_that_mean_the_same_are_one_group_in_all_reports() {
    let mut project =
        notation::project("⟦أ|casualty⟧ ⟦حلب|place⟧ ⟦ب|casualty⟧ ⟦حَلَب|place⟧ ⟦ت|casualty⟧ ⟦Aleppo|place⟧");
    let layer = project.open_layer;
    let report = project.reports[0].id.clone();
    let sheet = project.layer_mut(layer).unwrap().sheet_mut(&report);
    for n in [1, 3, 5] {
        let mut span = sheet.spans.get(id(n)).unwrap().clone();
        set_figure(&mut span, "2");
        sheet.spans.insert(span);
        relate(sheet, 100 + n, "at", id(n), id(n + 1));
    }
    assert_eq!(told_by(&facts(&project), By::Place).0, [("حلب".to_owned(), 4), ("Aleppo".to_owned(), 2)]);
    let sheet = project.layer_mut(layer).unwrap().sheet_mut(&report);
    for n in [2, 4, 6] {
        let mut span = sheet.spans.get(id(n)).unwrap().clone();
        span.attributes.insert("gazetteer_id".into(), Value::Text("SY02".into()));
        sheet.spans.insert(span);
    }
    assert_eq!(told_by(&facts(&project), By::Place).0, [("حلب".to_owned(), 6)]);
}

#[test]
fn the_order_of_the_rows_is_chosen() {
    let table = facts(&project(&["5/killed", "..40", "?", "10+/injured", "5/killed"], &[Link(4, '=', 0)]));
    let check = |query: Query, expected: &str| {
        let found: String = arrange(&table, &query).into_iter().map(letter).collect();
        assert_eq!(found, expected, "{query:?}");
    };
    let by = |column| Query { column, ..Query::default() };
    check(by(Column::Report), "abcde");
    check(Query { descending: true, ..by(Column::Report) }, "abcde");
    check(by(Column::Low), "aedbc");
    check(Query { descending: true, ..by(Column::Low) }, "daebc");
    check(by(Column::High), "aebcd");
    check(Query { descending: true, ..by(Column::Best) }, "bdaec");
    check(by(Column::Kind), "daebc");
    check(by(Column::Status), "abdec");
    check(Query { kind: Some("killed".into()), ..Query::default() }, "ae");
    check(Query { reason: Some(Reason::Same), ..Query::default() }, "e");
    let found =
        |words: &str| arrange(&facts(&twice_told()), &Query { words: words.into(), ..Query::default() });
    assert_eq!(found(" مَسجد"), [1]);
    assert_eq!(found("تذبح"), [1]);
    assert_eq!(found("مدنيا"), [0, 1]);
    assert_eq!(found("nothing"), [0; 0]);
}

#[test]
fn the_file_keeps_what_spreadsheets_would_change() {
    let mut project = twice_told();
    let named = |report: &Report| Details { title: "=1+1".into(), ..report.details() };
    let report = project.reports[0].described(named(&project.reports[0]));
    project.reports[0] = report.into();
    let facts = facts(&project);
    let file = csv(&facts, &[1, 0], true);
    let lines: Vec<&str> = file.split("\r\n").collect();
    assert_eq!(lines.len(), 4, "{file}");
    assert!(lines[0].starts_with("\u{feff}report,title,start_code_point,end_code_point_exclusive,text,low,"));
    let start = facts.rows[1].range.start().0;
    let expected = format!(
        "r,'=1+1,{start},{},ثمانية عشر مدنياً,18,18,18,,killed,civilian,,,حي مسجد النور,لطائرات التحالف الدولي; قسد,\
         suspected_or_accused; ,asserted,,\"حملة \"\"الرقة تُذبح بصمت\"\"\",same_as,{},,,,{}",
        start + 17,
        id(1),
        id(9)
    );
    assert_eq!(lines[1], expected);
    assert!(lines[2].ends_with(&format!(",counted,,18,18,18,{}", id(1))));
    let columns = |line: &str| line.split(',').count();
    assert_eq!(columns(lines[0]), columns(lines[2]));
    assert_eq!(csv(&Facts::default(), &[], false).lines().count(), 1);
}

#[test]
fn cells_that_look_like_formulas_are_made_harmless() {
    for cell in ["=1", "+1", "-1", "@a", "\ta", "\ra"] {
        let mut out = String::new();
        write_cell(&mut out, cell);
        assert!(out.trim_start_matches('"').starts_with('\''), "{out}");
    }
    let mut out = String::new();
    write_cell(&mut out, "a=1, \"b\"\n");
    assert_eq!(out, "\"a=1, \"\"b\"\"\n\"");
}

#[test]
fn what_was_used_is_counted() {
    let project = twice_told();
    let layer = project.layer(project.open_layer).unwrap();
    let tally = Tally::of(layer, &project.reports);
    let labels: Vec<_> = tally.labels.iter().map(|(label, count)| (label.as_str(), *count)).collect();
    assert_eq!(labels, [("casualty", 2), ("actor", 5), ("place", 2), ("claim", 1)]);
    let values: Vec<_> =
        tally.values.iter().map(|one| (one.attribute.as_str(), one.counts.clone())).collect();
    let one = |value: &str, count| vec![(value.to_owned(), count)];
    assert_eq!(
        values,
        [("kind", one("killed", 2)), ("victim", one("civilian", 2)), ("stance", one("asserted", 1))]
    );
    assert_eq!(tally.progress, [0, 1, 0]);
}

#[test]
fn the_axis_goes_up_tenfold() {
    for (count, place) in
        [(0, 0), (1, 0), (2, 301), (10, 1000), (15, 1150), (82, 1913), (100, 2000), (10_000, 4000)]
    {
        assert_eq!(log_place(count), place, "{count}");
    }
    let places: Vec<u64> = (0..2000).map(log_place).collect();
    assert!(places.is_sorted());
    assert!(log_place(u64::MAX) > 19_000);
}
