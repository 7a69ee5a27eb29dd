mod taking;

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::core::exchange::{Problem, layer_file, project_file};
use crate::core::model::{LayerId, Report, Sha256};
use crate::core::notation;

fn wish(people: usize, overlap: Overlap, seed: u64) -> Wish {
    Wish { people, overlap, seed }
}

#[test]
fn a_share_of_reports_is_rounded_up() {
    let check = |overlap: Overlap, reports, expected| assert_eq!(overlap.of(reports), expected);
    check(Overlap::Percent(0), 50, 0);
    check(Overlap::Percent(20), 5, 1);
    check(Overlap::Percent(20), 6, 2);
    check(Overlap::Percent(1), 7, 1);
    check(Overlap::Percent(100), 7, 7);
    check(Overlap::Percent(300), 7, 7);
    check(Overlap::Percent(usize::MAX), 7, 7);
    check(Overlap::Reports(3), 7, 3);
    check(Overlap::Reports(9), 7, 7);
    check(Overlap::Percent(50), 0, 0);
}

#[test]
fn what_can_not_be_divided() {
    let check = |reports, people, overlap, expected| {
        assert_eq!(Division::of(reports, wish(people, overlap, 1)), Err(expected));
    };
    check(5, 0, Overlap::Percent(20), NoDivision::Nobody);
    check(0, 2, Overlap::Percent(100), NoDivision::TooFew);
    check(2, 3, Overlap::Reports(0), NoDivision::TooFew);
    // What everybody gets is something.
    assert!(Division::of(2, wish(3, Overlap::Reports(1), 1)).is_ok());
}

#[test]
fn another_draw_divides_otherwise() {
    let draws: BTreeSet<_> =
        (0..20).map(|seed| Division::of(40, wish(3, Overlap::Percent(10), seed)).unwrap().own).collect();
    assert_eq!(draws.len(), 20);
}

#[test]
fn a_division_stays_what_it_was() {
    // Who hands out the rest next month counts on it.
    let division = Division::of(10, wish(3, Overlap::Reports(1), 1)).unwrap();
    assert_eq!((division.shared, division.own), (vec![9], vec![vec![0, 7, 8], vec![1, 2, 6], vec![3, 4, 5]]));
}

#[test]
fn numbers_are_read_in_every_script() {
    let check = |typed, expected| assert_eq!(number(typed), expected, "{typed:?}");
    check(" 12 ", Some(12));
    check("٢٠", Some(20));
    check("۴", Some(4));
    check("0", Some(0));
    check("", None);
    check("-1", None);
    check("+1", None);
    check("1.5", None);
    check("two", None);
    check("99999999999999999999999", None);
}

#[test]
fn names_stand_on_lines() {
    let check = |text: &str, expected: &[&str], twice: Option<&str>| {
        let (names, found) = names(text);
        assert_eq!(
            (names, found.as_deref()),
            (expected.iter().map(|one| (*one).to_owned()).collect(), twice)
        );
    };
    check("", &[], None);
    check(" ريما \r\n\n  عمر  الحلبي\n", &["ريما", "عمر الحلبي"], None);
    check("Rima\nOmar\nrima", &["Rima", "Omar", "rima"], Some("rima"));
}

proptest! {
    #[test]
    fn every_report_is_with_somebody(
        reports in 1..200_usize,
        people in 1..12_usize,
        shared in 0..220_usize,
        seed in any::<u64>(),
    ) {
        let wish = wish(people, Overlap::Reports(shared), seed);
        let Ok(division) = Division::of(reports, wish) else {
            prop_assert!(shared == 0 && reports < people);
            return Ok(());
        };
        prop_assert_eq!(&Division::of(reports, wish).unwrap(), &division);
        prop_assert_eq!(division.shared.len(), shared.min(reports));
        let shares: Vec<_> = (0..people).map(|person| division.share(person)).collect();
        // In the order of the queue, none twice.
        for share in &shares {
            prop_assert!(share.is_sorted_by(|a, b| a < b));
            prop_assert!(!share.is_empty());
            prop_assert!(division.shared.iter().all(|report| share.contains(report)));
        }
        let everybodys = |report: &usize| shares.iter().filter(|share| share.contains(report)).count();
        for report in 0..reports {
            let expected = if division.shared.contains(&report) { people } else { 1 };
            prop_assert_eq!(everybodys(&report), expected);
        }
        let sizes = || shares.iter().map(Vec::len);
        prop_assert!(sizes().max().unwrap() - sizes().min().unwrap() <= 1);
    }
}

const OWN: LayerId = LayerId(Uuid::from_u128(50));

/// A project with three reports and work of the lead and in a gold layer on the first.
fn project() -> Project {
    let mut project = notation::project("⟦حلب|place⟧");
    let report = |name: &str, text: &str| Arc::new(Report::from_text(ReportId::new(name), text));
    project.reports.push(report("s", "قصف على إدلب"));
    project.reports.push(report("t", "في حماة"));
    let gold = Layer { id: LayerId(Uuid::from_u128(60)), gold: true, ..project.layers[0].clone() };
    project.layers.push(gold);
    project
}

#[test]
fn a_colleague_opens_an_empty_layer_of_theirs() {
    let lead = project();
    for with_layers in [false, true] {
        let packet = packet(&lead, &[0, 2], (OWN, "ريما"), with_layers, None);
        let (opened, receipt) =
            project_file::read(project_file::write(&packet).as_bytes(), LayerId(Uuid::nil())).unwrap();
        assert!(receipt.quarantined.is_empty() && receipt.repaired.is_empty());
        assert_eq!(opened, packet);
        assert_eq!((opened.id, opened.open_layer), (lead.id, OWN));
        let layer = opened.layer(OWN).unwrap();
        assert_eq!((layer.annotator.as_str(), layer.sheets.len(), layer.gold), ("ريما", 0, false));
        let queue: Vec<_> = opened.reports.iter().map(|report| report.id.as_str()).collect();
        assert_eq!(queue, ["r", "t"]);
        assert_eq!(opened.layers.len(), if with_layers { 3 } else { 1 });
    }
    // Of other layers only what is about these reports.
    let packet = packet(&lead, &[1], (OWN, ""), true, None);
    assert!(packet.layers.iter().all(|layer| layer.sheets.is_empty()));
}

#[test]
fn work_on_a_part_comes_back_into_the_whole() {
    let mut lead = project();
    let mut theirs = packet(&lead, &[1, 2], (OWN, "عمر"), false, None);
    let sheet = crate::core::model::Sheet {
        spans: [notation::span(9, "place", 8, 12)].into_iter().collect(),
        done: true,
        ..Default::default()
    };
    theirs.layers[0].sheets.insert(ReportId::new("s"), sheet.into());
    let file = layer_file::write(&theirs, &theirs.layers[0]);
    let (layer, receipt) = layer_file::read(file.as_bytes(), &lead).unwrap();
    assert_eq!((receipt.reports, receipt.spans, &layer), (1, 1, &theirs.layers[0]));
    // Not where the text is another one by now.
    lead.reports[1] = Report::from_text(ReportId::new("s"), "قصف علي إدلب").into();
    let problem = layer_file::read(file.as_bytes(), &lead).unwrap_err();
    let stated = Sha256::of("قصف على إدلب");
    assert!(matches!(problem, Problem::OtherText { stated: found, .. } if found == stated), "{problem}");
}
