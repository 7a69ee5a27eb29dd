//! What becomes of layers that come in files.

use std::collections::BTreeSet;

use proptest::prelude::*;
use uuid::Uuid;

use super::super::*;
use crate::core::edit::{Command, ProjectCommand, Target, apply, apply_to_project};
use crate::core::model::{AnnotationId, Decision, LabelId, RelationKind, Stamp, Verdict, Version};
use crate::core::notation::{self, id};
use crate::core::text::{CodePoint, TextRange};

fn moment(minute: usize) -> Timestamp {
    Timestamp::parse(&format!("2026-03-01T{:02}:{:02}:00.000Z", minute / 60, minute % 60)).unwrap()
}

/// A layer of the project as somebody works on it, minute by minute.
struct Desk {
    project: Project,
    minute: usize,
}

impl Desk {
    fn new(marked: &str) -> Self {
        Self { project: notation::project(marked), minute: 10 }
    }

    /// The same layer on another machine.
    fn elsewhere(&self) -> Self {
        Self { project: self.project.clone(), minute: self.minute }
    }

    fn does(&mut self, command: Command) -> &mut Self {
        self.minute += 1;
        let stamp = Stamp { by: "A".into(), at: moment(self.minute) };
        let target = Target { layer: self.project.open_layer, report: ReportId::new("r") };
        apply(&mut self.project, &target, command, &stamp).unwrap();
        self
    }

    fn tags(&mut self, n: u128, label: &str, start: usize, end: usize) -> &mut Self {
        let range = TextRange::between(CodePoint(start), CodePoint(end));
        self.does(Command::Tag { id: id(n), label: LabelId::new(label), range, suggestions: Vec::new() })
    }

    /// The layer as its file has it.
    fn file(&mut self) -> Layer {
        self.minute += 1;
        let layer = self.project.layer(self.project.open_layer).unwrap();
        Layer { as_of: Some(moment(self.minute)), ..layer.clone() }
    }
}

/// The lead's project, which has the text and a layer of the lead's own.
fn lead(marked: &str) -> Project {
    let mut project = notation::project(marked);
    let lead = Layer::new(LayerId(Uuid::from_u128(70)), "lead".into(), 1);
    project.layers = vec![lead];
    project.open_layer = project.layers[0].id;
    project
}

/// Takes a layer in; what became of it, and the project with it.
fn brings(project: &mut Project, layer: Layer) -> Taking {
    let taking = take(project, layer, &[ReportId::new("r")]);
    if taking.changes() || taking.how == How::Same {
        apply_to_project(project, ProjectCommand::PutLayers(vec![taking.layer.clone()])).unwrap();
    }
    taking
}

fn counts(came: usize, changed: usize, gone: usize, stayed: usize) -> Counts {
    Counts { came, changed, gone, stayed }
}

/// The spans of a layer in the notation.
fn shown(project: &Project, layer: LayerId) -> String {
    notation::show(&Project { open_layer: layer, ..project.clone() })
}

const TEXT: &str = "⟦حلب|place⟧ ⟦حماة|place⟧ إدلب";

#[test]
fn a_file_says_nothing_of_reports_that_its_writer_did_not_have() {
    let mut lead = lead(TEXT);
    let mut desk = Desk::new(TEXT);
    let first = desk.file();
    brings(&mut lead, first.clone());
    let newer = |sheets| Layer { as_of: Some(moment(90)), sheets, ..first.clone() };
    let check = |untouched: &[&str], how: How, gone: usize| {
        let untouched: Vec<_> = untouched.iter().map(|id| ReportId::new(id)).collect();
        let taking = take(&lead, newer([].into()), &untouched);
        assert_eq!((taking.how, taking.counts.gone), (how, gone), "{untouched:?}");
        assert_eq!(taking.layer.sheets.is_empty(), gone > 0, "{untouched:?}");
    };
    check(&[], How::Same, 0);
    check(&["another"], How::Same, 0);
    check(&["r"], How::Replaced, 2);
}

#[test]
fn a_newer_file_takes_the_place_of_the_older_one() {
    let mut lead = lead(TEXT);
    let mut desk = Desk::new(TEXT);
    let first = desk.file();
    let theirs = first.id;
    let taking = brings(&mut lead, first.clone());
    assert_eq!((taking.how, taking.counts), (How::Added, counts(2, 0, 0, 0)));
    assert_eq!(take(&lead, first.clone(), &[]).how, How::Same);
    desk.tags(5, "place", 9, 13).does(Command::Delete(id(1))).does(Command::Note(id(2), "x".into()));
    let second = desk.file();
    let taking = brings(&mut lead, second.clone());
    assert_eq!((taking.how, taking.counts), (How::Replaced, counts(1, 1, 1, 0)));
    assert_eq!(lead.layer(theirs), Some(&second));
    assert_eq!(shown(&lead, theirs), "حلب ⟦حماة|place⟧ ⟦إدلب|place⟧");
    // The older one again: newer work is not undone.
    let taking = take(&lead, first, &[]);
    assert_eq!((taking.how, taking.changes(), taking.layer), (How::Older, false, second));
}

#[test]
fn what_was_only_deleted_is_newer_all_the_same() {
    let mut lead = lead(TEXT);
    let mut desk = Desk::new(TEXT);
    desk.tags(5, "place", 9, 13);
    brings(&mut lead, desk.file());
    desk.does(Command::Delete(id(5)));
    let taking = brings(&mut lead, desk.file());
    assert_eq!((taking.how, taking.counts), (How::Replaced, counts(0, 0, 1, 0)));
    // So are the note on a report, and that it is done.
    desk.does(Command::SetDone(true));
    let taking = brings(&mut lead, desk.file());
    assert_eq!((taking.how, taking.counts), (How::Replaced, counts(0, 0, 0, 0)));
    assert!(taking.layer.sheets[&ReportId::new("r")].done);
}

#[test]
fn files_without_a_moment_go_by_their_last_change() {
    let mut lead = lead(TEXT);
    let mut desk = Desk::new(TEXT);
    desk.tags(5, "place", 9, 13);
    let older = Layer { as_of: None, ..desk.file() };
    desk.does(Command::Delete(id(1))).does(Command::Note(id(5), "x".into()));
    let newer = Layer { as_of: None, ..desk.file() };
    brings(&mut lead, older.clone());
    assert_eq!(brings(&mut lead, newer).how, How::Replaced);
    assert_eq!(brings(&mut lead, older).how, How::Older);
}

#[test]
fn copies_that_were_edited_apart_are_merged() {
    let mut ours = Desk::new(TEXT);
    let mut theirs = ours.elsewhere();
    ours.does(Command::Relabel(id(1), LabelId::new("actor"), Vec::new()));
    ours.does(Command::Delete(id(2)));
    theirs.minute += 20;
    theirs.does(Command::Note(id(2), "theirs".into())).tags(9, "place", 9, 13).does(Command::SetDone(true));
    let layer = ours.project.open_layer;
    let taking = brings(&mut ours.project, theirs.file());
    assert_eq!((taking.how, taking.counts), (How::Merged, counts(2, 0, 0, 0)));
    assert_eq!(shown(&ours.project, layer), "⟦حلب|actor⟧ ⟦حماة|place⟧ ⟦إدلب|place⟧");
    // Ours is the newer, but nothing is silent.
    let [clash] = taking.clashes.as_slice() else { panic!("{:?}", taking.clashes) };
    assert_eq!((clash.ours.quote.as_str(), clash.took_theirs), ("حلب", false));
    let label = |name| What::Span(LabelId::new(name));
    assert_eq!((&clash.ours.what, &clash.theirs.what), (&label("actor"), &label("place")));
    assert!(taking.layer.sheets[&ReportId::new("r")].done);
    // It is nobody's copy any more, and has all of it.
    assert_eq!(taking.layer.as_of, None);
}

#[test]
fn of_two_versions_the_newer_stays_and_both_are_shown() {
    let mut ours = Desk::new(TEXT);
    let mut theirs = ours.elsewhere();
    let level = |value: &str| {
        Command::SetAttribute(id(1), "level".into(), Some(crate::core::model::Value::Text(value.into())))
    };
    ours.does(level("adm1")).does(Command::Note(id(1), "ours".into()));
    theirs.minute += 5;
    theirs.does(level("adm2")).does(Command::Note(id(1), "theirs".into()));
    let taking = brings(&mut ours.project, theirs.file());
    let [clash] = taking.clashes.as_slice() else { panic!("{:?}", taking.clashes) };
    assert!(clash.took_theirs);
    assert_eq!((clash.ours.note.as_str(), clash.theirs.note.as_str()), ("ours", "theirs"));
    assert_ne!(clash.ours.values["level"], clash.theirs.values["level"]);
    assert_eq!(taking.counts, counts(0, 1, 0, 0));
    // As new as each other: ours stays.
    let mut lead = lead(TEXT);
    let mut desk = Desk::new(TEXT);
    let (mut one, mut two) = (desk.file(), desk.file());
    let note = |layer: &mut Layer, note: &str| {
        let sheet = layer.sheet_mut(&ReportId::new("r"));
        let span = sheet.spans.get(id(1)).unwrap().clone();
        sheet.spans.insert(crate::core::model::Span { note: note.into(), ..span });
    };
    note(&mut one, "one");
    note(&mut two, "two");
    brings(&mut lead, one);
    let taking = brings(&mut lead, two);
    assert_eq!((taking.how, taking.clashes.len(), taking.clashes[0].took_theirs), (How::Merged, 1, false));
}

#[test]
fn a_copy_that_was_changed_here_is_merged() {
    let mut lead = lead(TEXT);
    let mut desk = Desk::new(TEXT);
    brings(&mut lead, desk.file());
    let theirs = desk.project.open_layer;
    assert!(lead.changed_here(theirs) && !lead.changed_here(theirs));
    desk.does(Command::Delete(id(1)));
    let taking = brings(&mut lead, desk.file());
    // There is nothing new in it, and who knows why the one is not there.
    assert_eq!(taking.how, How::Same);
    desk.tags(5, "place", 9, 13);
    let taking = brings(&mut lead, desk.file());
    assert_eq!((taking.how, taking.counts), (How::Merged, counts(1, 0, 0, 1)));
}

#[test]
fn links_that_can_not_stand_are_kept_aside() {
    let mut ours = Desk::new("⟦5 قتلى|casualty⟧ في ⟦حلب|place⟧");
    let mut theirs = ours.elsewhere();
    ours.does(Command::Relate { id: id(9), kind: RelationKind::new("at"), from: id(1), to: id(2) });
    theirs.does(Command::Relabel(id(2), LabelId::new("actor"), Vec::new()));
    let taking = brings(&mut ours.project, theirs.file());
    let sheet = &taking.layer.sheets[&ReportId::new("r")];
    assert!(sheet.relations.is_empty());
    let reasons: Vec<_> = sheet.quarantine.iter().map(|one| one.reason.as_str()).collect();
    assert_eq!(reasons, ["ends_not_allowed"]);
}

#[test]
fn what_is_said_of_a_report_is_not_lost() {
    let check = |ours: &str, theirs: &str, kept: &str, clashes: usize| {
        let mut ours_desk = Desk::new(TEXT);
        let mut theirs_desk = ours_desk.elsewhere();
        ours_desk.does(Command::NoteReport(ours.into()));
        theirs_desk.does(Command::NoteReport(theirs.into())).tags(9, "place", 9, 13);
        let taking = brings(&mut ours_desk.project, theirs_desk.file());
        let sheet = &taking.layer.sheets[&ReportId::new("r")];
        assert_eq!((sheet.note.as_str(), taking.clashes.len()), (kept, clashes), "{ours} {theirs}");
    };
    check("", "x", "x", 0);
    check("x", "", "x", 0);
    check("x", "x", "x", 0);
    check("x", "y", "x", 1);
}

/// The lead's project with a gold layer that took both places of a colleague.
fn reviewed() -> (Project, Desk) {
    let mut lead = lead(TEXT);
    let mut desk = Desk::new(TEXT);
    brings(&mut lead, desk.file());
    let theirs = desk.project.open_layer;
    let decision = |n: u128, about: u128| Decision {
        id: id(n),
        about: vec![Version { layer: theirs, id: id(about), revision: 1 }],
        verdict: Verdict::Rejected,
        gold: None,
        reason: String::new(),
        revision: 1,
        made: notation::stamp(),
    };
    let decisions = [decision(51, 1), decision(52, 2)].into_iter().map(|one| (one.id, one)).collect();
    let sheet = crate::core::model::Sheet { decisions, ..Default::default() };
    let gold = Layer { gold: true, ..Layer::new(LayerId(Uuid::from_u128(80)), "lead".into(), 1) };
    lead.layers.push(Layer { sheets: [(ReportId::new("r"), sheet.into())].into(), ..gold });
    (lead, desk)
}

#[test]
fn decisions_that_still_apply_stay_and_the_others_are_named() {
    let (lead, mut desk) = reviewed();
    let reports = BTreeSet::from([ReportId::new("r")]);
    desk.does(Command::Relabel(id(2), LabelId::new("actor"), Vec::new())).tags(9, "place", 9, 13);
    let mut after = lead.clone();
    assert_eq!(brings(&mut after, desk.file()).how, How::Replaced);
    let unsettled = unsettled(&lead, &after, &reports);
    let named: Vec<_> = unsettled.iter().map(|one| (one.decision, one.quote.as_str())).collect();
    assert_eq!(named, [(id(52), "حماة")]);
    assert!(super::super::unsettled(&after, &after, &reports).is_empty());
    // The words of what is gone are known from before.
    let mut gone = after.clone();
    desk.does(Command::Delete(id(1)));
    brings(&mut gone, desk.file());
    let named: Vec<_> =
        super::super::unsettled(&after, &gone, &reports).into_iter().map(|one| one.quote).collect();
    assert_eq!(named, ["حلب"]);
}

#[test]
fn layers_that_are_called_alike_are_named() {
    let mut project = lead(TEXT);
    let all = |project: &Project| project.layers.iter().map(|layer| layer.id).collect::<BTreeSet<_>>();
    assert_eq!(namesakes(&project, &all(&project)), Vec::<Vec<Namesake>>::new());
    let layer = |n, name: &str| Layer::new(LayerId(Uuid::from_u128(n)), name.into(), 1);
    let mut worked = Desk::new(TEXT).file();
    worked.annotator = "Rima".into();
    project.layers.extend([worked, layer(71, " rima "), layer(72, ""), layer(73, "")]);
    let found = namesakes(&project, &all(&project));
    let [rimas] = found.as_slice() else { panic!("{found:?}") };
    let told: Vec<_> = rimas.iter().map(|one| (one.name.as_str(), one.spans, one.last.is_some())).collect();
    assert_eq!(told, [("Rima", 2, true), (" rima ", 0, false)]);
    // Only those that came are asked about.
    assert!(namesakes(&project, &[LayerId(Uuid::from_u128(70))].into()).is_empty());
}

/// What a person does next to one of few spans.
fn any_step() -> impl Strategy<Value = (u128, u8)> {
    (1..6_u128, 0..3_u8)
}

fn step(desk: &mut Desk, (n, what): (u128, u8)) {
    let there = desk.project.sheet(&ReportId::new("r")).map(|sheet| {
        let nth = usize::try_from(n).unwrap() % sheet.spans.len().max(1);
        sheet.spans.nth(nth).map(|span| span.id)
    });
    match (what, there.flatten()) {
        (0, Some(id)) => drop(desk.does(Command::Delete(id))),
        (1, Some(id)) => {
            let note = format!("{}", desk.minute);
            desk.does(Command::Note(id, note));
        }
        // No id is given twice.
        _ => drop(desk.tags(desk.minute as u128, "place", 0, 3)),
    }
}

proptest! {
    #[test]
    fn whatever_was_done_the_newest_file_is_what_the_lead_has(
        rounds in prop::collection::vec(prop::collection::vec(any_step(), 0..5), 1..6),
        skipped in prop::collection::vec(any::<bool>(), 6),
    ) {
        let mut lead = lead("حلب ثم حماة");
        let mut desk = Desk::new("حلب ثم حماة");
        let mut files = Vec::new();
        for round in rounds {
            round.into_iter().for_each(|one| step(&mut desk, one));
            files.push(desk.file());
        }
        for (file, skip) in files.iter().zip(skipped) {
            if !skip {
                brings(&mut lead, file.clone());
            }
        }
        let last = files.last().unwrap().clone();
        brings(&mut lead, last.clone());
        prop_assert_eq!(&lead.layer(last.id).unwrap().sheets, &last.sheets);
        for file in files {
            prop_assert!(matches!(take(&lead, file, &[]).how, How::Older | How::Same));
        }
    }

    #[test]
    fn merging_loses_nothing_of_either(
        common in prop::collection::vec(any_step(), 0..4),
        ours in prop::collection::vec(any_step(), 0..6),
        theirs in prop::collection::vec(any_step(), 0..6),
    ) {
        let mut our_desk = Desk::new("حلب ثم حماة");
        common.into_iter().for_each(|one| step(&mut our_desk, one));
        let mut their_desk = our_desk.elsewhere();
        ours.into_iter().for_each(|one| step(&mut our_desk, one));
        their_desk.minute += 300;
        theirs.into_iter().for_each(|one| step(&mut their_desk, one));
        let (mine, file) = (our_desk.project.layers[0].clone(), their_desk.file());
        let taking = take(&our_desk.project, file.clone(), &[]);
        let spans = |layer: &Layer| -> BTreeSet<AnnotationId> {
            layer.sheets.values().flat_map(|sheet| sheet.ids()).collect()
        };
        let all: BTreeSet<_> = spans(&mine).union(&spans(&file)).copied().collect();
        prop_assert_eq!(spans(&taking.layer), all);
        // What both have otherwise is named, each once.
        let report = ReportId::new("r");
        let both = |n: &AnnotationId| {
            let one = |layer: &Layer| layer.sheets.get(&report).and_then(|sheet| sheet.spans.get(*n)).cloned();
            one(&mine).zip(one(&file))
        };
        let differ = spans(&mine).iter().filter_map(both).filter(|(a, b)| a.note != b.note).count();
        prop_assert_eq!(taking.clashes.len(), differ);
        // Again it has nothing new.
        let mut joined = our_desk.project.clone();
        joined.layers[0] = taking.layer;
        let again = take(&joined, file, &[]);
        prop_assert_eq!(again.counts.came, 0);
        prop_assert_eq!(&again.layer.sheets, &joined.layers[0].sheets);
    }
}
