use std::sync::Arc;

use super::*;
use crate::core::find::Query;
use crate::core::model::{ReportId, Timestamp};
use crate::core::notation::{self, span};

/// A project of reports, each an id and a text; titles are their first lines.
fn project(reports: &[(&str, &str)]) -> Project {
    let report = |(id, text): &(&str, &str)| Arc::new(Report::from_text(ReportId::new(id), text));
    Project { reports: reports.iter().map(report).collect(), ..notation::project("") }
}

fn sheet<'a>(project: &'a mut Project, report: &str) -> &'a mut Sheet {
    let layer = project.open_layer;
    project.layer_mut(layer).unwrap().sheet_mut(&ReportId::new(report))
}

fn ids(project: &Project, by: Order, filter: &Filter, found: Option<&[Found]>) -> String {
    let ids: Vec<&str> =
        arrange(project, by, filter, found).into_iter().map(|at| project.reports[at].id.as_str()).collect();
    ids.concat()
}

#[test]
fn orders() {
    let mut project =
        project(&[("a", "يبرود"), ("b", "إدلب"), ("c", "ادلب، حي"), ("d", "Aleppo"), ("e", "بُصرى")]);
    for (report, date) in [("a", "2017-03-25"), ("b", "أمس"), ("c", "٢٤/٣/٢٠١٧"), ("e", "5.12.2016")]
    {
        let at = project.reports.iter().position(|one| one.id.as_str() == report).unwrap();
        Arc::get_mut(&mut project.reports[at]).unwrap().date = Some(date.to_owned());
    }
    for (report, many, at) in
        [("b", 1, "2026-01-02T00:00:00Z"), ("c", 3, "2026-01-01T00:00:00Z"), ("d", 1, "2026-01-02T00:00:00Z")]
    {
        for n in 0..many {
            let mut one = span(n, "actor", 0, 2);
            Arc::make_mut(&mut one.provenance).updated.at = Timestamp::parse(at).unwrap();
            sheet(&mut project, report).spans.insert(one);
        }
    }
    for (by, expected) in [
        (Order::Project, "abcde"),
        (Order::Title, "dbcea"),
        (Order::Date, "ecabd"),
        (Order::Spans, "cbdae"),
        (Order::Worked, "bdcae"),
    ] {
        assert_eq!(ids(&project, by, &Filter::default(), None), expected, "{by:?}");
    }
}

#[test]
fn dates() {
    for (date, key) in [
        ("2017-03-25", "20170325"),
        ("25/3/2017", "20170325"),
        ("٢٥ / ٣ / ٢٠١٧", "20170325"),
        ("2017-03-25T10:00", "20170325"),
        ("2017/3", "20170300"),
        ("03.2017", "20170300"),
        ("عام 2017", "20170000"),
        ("25 آذار", "~25 اذار"),
    ] {
        assert_eq!(date_key(date).as_deref(), Some(key), "{date}");
    }
    assert_eq!(date_key(" "), None);
}

#[test]
fn filters() {
    let mut project = project(&[("n", ""), ("s", "x"), ("d", "x"), ("m", "x"), ("z", "x")]);
    sheet(&mut project, "s").spans.insert(span(1, "actor", 0, 1));
    sheet(&mut project, "d").done = true;
    sheet(&mut project, "m").note = "later".to_owned();
    sheet(&mut project, "z")
        .spans
        .insert(crate::core::model::Span { note: "why".to_owned(), ..span(2, "place", 0, 1) });
    let label = |id| Some(LabelId::new(id));
    let all = Filter::default();
    for (filter, expected) in [
        (all.clone(), "nsdmz"),
        (Filter { progress: Some(Progress::New), ..all.clone() }, "n"),
        (Filter { progress: Some(Progress::Begun), ..all.clone() }, "smz"),
        (Filter { progress: Some(Progress::Done), ..all.clone() }, "d"),
        (Filter { label: label("actor"), ..all.clone() }, "s"),
        (Filter { label: label("claim"), ..all.clone() }, ""),
        (Filter { noted: true, ..all.clone() }, "mz"),
        (Filter { noted: true, label: label("place"), ..all.clone() }, "z"),
    ] {
        assert_eq!(ids(&project, Order::Project, &filter, None), expected, "{filter:?}");
    }
    assert!(all.is_empty() && !Filter { noted: true, ..all }.is_empty());
    assert_eq!(Progress::of(None), Progress::New);
}

#[test]
fn a_search_through_all_reports() {
    let mut project = project(&[
        ("a", "غارة على دمشق"),
        ("b", "لا شيء"),
        ("c", "دِمَشق ودمشق\nفي دمشق ودمشق ودمشق"),
        ("d", "x"),
    ]);
    Arc::get_mut(&mut project.reports[3]).unwrap().title = "ريف دمشق".to_owned();
    let found = |many| {
        let mut search = Search::new(Query::new("دمشق").unwrap());
        let mut steps = 1;
        while !search.step(&project.reports, many) {
            steps += 1;
        }
        (search.found().to_vec(), search.searched(), steps)
    };
    let (all, searched, steps) = found(1000);
    let counts: Vec<_> = all.iter().map(|one| (one.report, one.count, one.first.len())).collect();
    let search = Search::new(Query::new("دمشق").unwrap());
    assert_eq!(search.in_title(&project.reports[3]).map(|hit| (hit.start().0, hit.end().0)), Some((4, 8)));
    assert_eq!(counts, [(0, 1, 1), (2, 5, 3), (3, 0, 0)]);
    assert_eq!((searched, steps), (4, 4));
    let (slowly, _, steps) = found(5);
    assert!(slowly == all && steps > 8);
    assert_eq!(ids(&project, Order::Title, &Filter::default(), Some(&all)), "cda");
    let begun = Filter { progress: Some(Progress::Begun), ..Filter::default() };
    assert_eq!(ids(&project, Order::Project, &begun, Some(&all)), "");
    let mut search = Search::new(Query::new("x").unwrap());
    assert!(search.step(&[], 9) && search.found_in(0).is_none());
}
