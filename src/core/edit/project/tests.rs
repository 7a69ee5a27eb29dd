use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::core::edit::{Command, EditError, Target, apply};
use crate::core::keep::{self, Write};
use crate::core::model::{LabelId, RelationKind, Schema, Words};
use crate::core::notation::{self, id, stamp};
use crate::core::text::{CodePoint, TextRange};

fn report(n: usize) -> Arc<Report> {
    Arc::new(Report::from_text(ReportId::new(&n.to_string()), &format!("قُتل {n} في حلب")))
}

fn ids(names: &[&str]) -> Vec<ReportId> {
    names.iter().map(|name| ReportId::new(name)).collect()
}

fn queue(project: &Project) -> Vec<&str> {
    project.reports.iter().map(|report| report.id.as_str()).collect()
}

fn add(project: &mut Project, numbers: &[usize]) -> Result<ProjectChange, ProjectError> {
    apply_to_project(project, ProjectCommand::AddReports(numbers.iter().map(|n| report(*n)).collect()))
}

fn remove(project: &mut Project, names: &[&str]) -> Result<ProjectChange, ProjectError> {
    apply_to_project(project, ProjectCommand::RemoveReports(ids(names)))
}

#[test]
fn reports_come_and_go_with_their_work() {
    let mut project = notation::project("⟦حلب|place⟧");
    add(&mut project, &[1, 2]).unwrap();
    assert_eq!(queue(&project), ["r", "1", "2"]);
    let before = project.clone();
    let gone = remove(&mut project, &["2", "r"]).unwrap();
    assert_eq!(queue(&project), ["1"]);
    assert!(project.layers[0].sheets.is_empty());
    assert_eq!(gone.removed.iter().map(Placed::annotations).sum::<usize>(), 1);
    apply_to_project(&mut project, ProjectCommand::Restore(Box::new(gone.inverse()))).unwrap();
    assert_eq!(project, before);
}

#[test]
fn undoing_an_addition_has_the_work_done_since() {
    let mut project = notation::project("حلب");
    let added = add(&mut project, &[1]).unwrap();
    let target = Target { layer: project.open_layer, report: ReportId::new("1") };
    let range = TextRange::between(CodePoint(0), CodePoint(5));
    let tag = Command::Tag { id: id(5), label: LabelId::new("claim"), range, suggestions: Vec::new() };
    apply(&mut project, &target, tag, &stamp()).unwrap();
    let worked = project.clone();
    let undone = apply_to_project(&mut project, ProjectCommand::Restore(Box::new(added.inverse()))).unwrap();
    assert_eq!((queue(&project), undone.removed[0].annotations()), (vec!["r"], 1));
    apply_to_project(&mut project, ProjectCommand::Restore(Box::new(undone.inverse()))).unwrap();
    assert_eq!(project, worked);
}

#[test]
fn what_can_not_be_done_changes_nothing() {
    let check = |command, expected| {
        let mut project = notation::project("⟦حلب|place⟧");
        let before = project.clone();
        assert_eq!(apply_to_project(&mut project, command), Err(expected));
        assert_eq!(project, before);
    };
    let named = |name: &str| Arc::new(Report::from_text(ReportId::new(name), "x"));
    check(ProjectCommand::AddReports(vec![named("r")]), ProjectError::ReportTaken(ReportId::new("r")));
    check(
        ProjectCommand::AddReports(vec![named("a"), named("a")]),
        ProjectError::ReportTaken(ReportId::new("a")),
    );
    check(ProjectCommand::AddReports(vec![named("")]), ProjectError::Blank);
    check(ProjectCommand::RemoveReports(ids(&["r", "x"])), ProjectError::NoReport(ReportId::new("x")));
    check(ProjectCommand::Rename(" ".to_owned()), ProjectError::Blank);
    let nobody = LayerId(Uuid::from_u128(99));
    let placed = Placed { at: 0, report: named("a"), sheets: vec![(nobody, Arc::default())] };
    let change = ProjectChange { added: vec![placed], ..ProjectChange::default() };
    check(ProjectCommand::Restore(Box::new(change)), ProjectError::NoLayer(nobody));
}

#[test]
fn the_same_name_is_no_change() {
    let mut project = notation::project("x");
    let rename = |name: &str| ProjectCommand::Rename(name.to_owned());
    assert!(apply_to_project(&mut project, rename("test")).unwrap().is_empty());
    assert!(!apply_to_project(&mut project, rename("حلب")).unwrap().is_empty());
    assert_eq!(project.name, "حلب");
}

fn any_command() -> impl Strategy<Value = ProjectCommand> {
    let numbers = || prop::collection::vec(0..8_usize, 0..4);
    prop_oneof![
        3 => numbers().prop_map(|all| ProjectCommand::AddReports(all.into_iter().map(report).collect())),
        3 => numbers().prop_map(|all| ProjectCommand::RemoveReports(all.into_iter().map(|n| ReportId::new(&n.to_string())).collect())),
        1 => "[a-c ]{0,2}".prop_map(ProjectCommand::Rename),
        3 => prop::collection::vec(some_layer(), 0..3).prop_map(ProjectCommand::PutLayers),
        3 => (numbers(), prop::collection::vec(some_layer(), 0..3), any::<bool>()).prop_map(|(all, layers, named)| {
            let schema = named.then(|| Schema { name: Words { en: "New".to_owned(), ar: String::new() }, ..Schema::conflict_reports() });
            let layers = layers.into_iter().map(|mut layer| {
                // On a report that comes along.
                if let Some(n) = all.first() {
                    let sheets = std::mem::take(&mut layer.sheets);
                    layer.sheets = sheets.into_values().map(|sheet| (ReportId::new(&n.to_string()), sheet)).collect();
                }
                layer
            });
            let layers = layers.collect();
            let reports = all.into_iter().map(report).collect();
            ProjectCommand::TakeIn(Box::new(Delivery { reports, schema, layers }))
        }),
    ]
}

/// One of two layers, with any of two spans on the first report.
fn some_layer() -> impl Strategy<Value = Layer> {
    (0..2_u128, any::<bool>(), any::<bool>()).prop_map(|(n, one, two)| {
        let spans =
            [one.then(|| notation::span(11, "place", 0, 3)), two.then(|| notation::span(12, "actor", 0, 3))];
        let sheet = Sheet { done: one, spans: spans.into_iter().flatten().collect(), ..Sheet::default() };
        let layer = Layer::new(LayerId(Uuid::from_u128(70 + n)), format!("A{n}"), 1);
        Layer { sheets: [(ReportId::new("r"), sheet.into())].into(), ..layer }
    })
}

/// Tags the first word of every report that has no work yet.
fn work(project: &mut Project, n: &mut u128) {
    for report in project.reports.clone() {
        *n += 1;
        let target = Target { layer: project.open_layer, report: report.id.clone() };
        let range = TextRange::between(CodePoint(0), CodePoint(2));
        let tag = Command::Tag { id: id(*n), label: LabelId::new("claim"), range, suggestions: Vec::new() };
        if project.sheet(&report.id).is_none() {
            apply(project, &target, tag, &stamp()).unwrap();
        }
    }
}

/// The records on a disk that is written step by step, and written whole.
fn disk(writes: Vec<Write>, records: &mut std::collections::BTreeMap<String, String>) {
    for write in writes {
        match write {
            Write::Put(key, record) => drop(records.insert(key, record.seal().into_owned())),
            Write::Delete(key) => drop(records.remove(&key)),
            Write::DeleteAll(prefix) => records.retain(|key, _| !key.starts_with(&prefix)),
        }
    }
}

proptest! {
    #[test]
    fn each_change_can_be_taken_back_and_is_kept_by_its_own_records(
        commands in prop::collection::vec((any_command(), any::<bool>()), 1..20),
    ) {
        let mut project = notation::project("⟦حلب|place⟧");
        let mut kept = std::collections::BTreeMap::new();
        disk(keep::whole(&project), &mut kept);
        let (mut done, mut n) = (Vec::new(), 100);
        for (command, worked) in commands {
            let before = project.clone();
            match apply_to_project(&mut project, command) {
                Ok(change) => {
                    let mut back = project.clone();
                    apply_to_project(&mut back, ProjectCommand::Restore(Box::new(change.clone().inverse()))).unwrap();
                    prop_assert_eq!(&back, &before);
                    disk(keep::project_change(&project, &change), &mut kept);
                    let mut whole = std::collections::BTreeMap::new();
                    disk(keep::whole(&project), &mut whole);
                    prop_assert_eq!(&kept, &whole);
                    done.push((before, change));
                }
                Err(_) => prop_assert_eq!(&project, &before),
            }
            if worked {
                work(&mut project, &mut n);
                disk(keep::whole(&project), &mut kept);
                done.clear();
            }
        }
        for (before, change) in done.into_iter().rev() {
            apply_to_project(&mut project, ProjectCommand::Restore(Box::new(change.inverse()))).unwrap();
            prop_assert_eq!(&project, &before);
        }
    }
}

fn revision(schema: Option<Schema>, work: Vec<(Target, Command)>) -> ProjectCommand {
    ProjectCommand::Revise(Box::new(Revision { schema, guidelines: None, work, stamp: stamp() }))
}

#[test]
fn a_schema_changes_and_nothing_loses_its_place() {
    let mut project = notation::project("⟦حلب|place⟧ و⟦الجيش|actor⟧");
    let untouched = project.clone();
    let mut schema = project.schema.clone();
    schema.labels.retain(|label| label.id.as_str() != "place");
    schema
        .relations
        .retain(|one| one.ends.iter().all(|(from, to)| [from, to].iter().all(|end| end.as_str() != "place")));
    let refused = apply_to_project(&mut project, revision(Some(schema.clone()), Vec::new()));
    assert_eq!(refused, Err(ProjectError::Orphans(1)));
    assert_eq!(project, untouched);
    let target = Target { layer: project.open_layer, report: ReportId::new("r") };
    let moved = vec![(target, Command::Relabel(id(1), LabelId::new("actor"), Vec::new()))];
    let change = apply_to_project(&mut project, revision(Some(schema), moved)).unwrap();
    assert_eq!(notation::show(&project), "⟦حلب|actor⟧ و⟦الجيش|actor⟧");
    assert_eq!((project.schema.version, project.layers[0].schema_version), (2, 2));
    let back = apply_to_project(&mut project, ProjectCommand::Restore(Box::new(change.inverse()))).unwrap();
    assert_eq!(project, untouched);
    apply_to_project(&mut project, ProjectCommand::Restore(Box::new(back.inverse()))).unwrap();
    assert_eq!(notation::show(&project), "⟦حلب|actor⟧ و⟦الجيش|actor⟧");
}

#[test]
fn many_reports_are_worked_on_in_one_step_or_not_at_all() {
    let mut project = notation::project("حلب ثم حلب");
    let untouched = project.clone();
    let target = Target { layer: project.open_layer, report: ReportId::new("r") };
    let tag = |n, start, end| {
        let range = TextRange::between(CodePoint(start), CodePoint(end));
        let command =
            Command::Tag { id: id(n), label: LabelId::new("place"), range, suggestions: Vec::new() };
        (target.clone(), command)
    };
    let refused = apply_to_project(&mut project, revision(None, vec![tag(1, 0, 3), tag(2, 3, 4)]));
    assert_eq!(refused, Err(ProjectError::Edit(EditError::NothingThere)));
    assert_eq!(project, untouched);
    let change = apply_to_project(&mut project, revision(None, vec![tag(1, 0, 3), tag(2, 7, 10)])).unwrap();
    assert_eq!(notation::show(&project), "⟦حلب|place⟧ ثم ⟦حلب|place⟧");
    // What a person touched since stays, with the rest taken back.
    apply(&mut project, &target, Command::Note(id(2), "x".into()), &stamp()).unwrap();
    apply(
        &mut project,
        &target,
        Command::Relate { id: id(7), kind: RelationKind::new("same_as"), from: id(1), to: id(2) },
        &stamp(),
    )
    .unwrap();
    let back = apply_to_project(&mut project, ProjectCommand::Restore(Box::new(change.inverse()))).unwrap();
    assert_eq!(notation::show(&project), "حلب ثم ⟦حلب|place⟧");
    assert!(project.sheet(&ReportId::new("r")).unwrap().relations.is_empty());
    apply_to_project(&mut project, ProjectCommand::Restore(Box::new(back.inverse()))).unwrap();
    assert_eq!(project.sheet(&ReportId::new("r")).unwrap().relations.len(), 1);
}

#[test]
fn a_layer_that_is_taken_back_leaves_what_was_done_since() {
    let mut project = notation::project("⟦حلب|place⟧ ثم حماة");
    let report = ReportId::new("r");
    let mut newer = project.layers[0].clone();
    let sheet = newer.sheet_mut(&report);
    sheet.spans.remove(id(1));
    sheet.spans.insert(notation::span(2, "place", 7, 11));
    let change = apply_to_project(&mut project, ProjectCommand::PutLayers(vec![newer])).unwrap();
    assert_eq!(notation::show(&project), "حلب ثم ⟦حماة|place⟧");
    let target = Target { layer: project.open_layer, report: report.clone() };
    let range = TextRange::between(CodePoint(4), CodePoint(6));
    let tag = Command::Tag { id: id(3), label: LabelId::new("claim"), range, suggestions: Vec::new() };
    apply(&mut project, &target, tag, &stamp()).unwrap();
    let back = apply_to_project(&mut project, ProjectCommand::Restore(Box::new(change.inverse()))).unwrap();
    assert_eq!(notation::show(&project), "⟦حلب|place⟧ ⟦ثم|claim⟧ حماة");
    apply_to_project(&mut project, ProjectCommand::Restore(Box::new(back.inverse()))).unwrap();
    assert_eq!(notation::show(&project), "حلب ⟦ثم|claim⟧ ⟦حماة|place⟧");
}

#[test]
fn layers_that_do_not_fit_are_refused() {
    let mut project = notation::project("⟦حلب|place⟧");
    let before = project.clone();
    let put = |sheet: (ReportId, Arc<Sheet>)| {
        let layer = Layer::new(LayerId(Uuid::from_u128(70)), "A".into(), 1);
        ProjectCommand::PutLayers(vec![Layer { sheets: [sheet].into(), ..layer }])
    };
    let sheet =
        |label| Sheet { spans: [notation::span(1, label, 0, 3)].into_iter().collect(), ..Sheet::default() };
    let nowhere = apply_to_project(&mut project, put((ReportId::new("x"), sheet("place").into())));
    assert_eq!(nowhere, Err(ProjectError::NoReport(ReportId::new("x"))));
    let orphan = apply_to_project(&mut project, put((ReportId::new("r"), sheet("tank").into())));
    assert_eq!(orphan, Err(ProjectError::Orphans(1)));
    assert_eq!(project, before);
}

#[test]
fn without_the_layer_that_was_worked_on_another_one_is() {
    let mut project = notation::project("حلب");
    let before = project.clone();
    let new = Layer::new(LayerId(Uuid::from_u128(70)), "A".into(), 1);
    let change = apply_to_project(&mut project, ProjectCommand::PutLayers(vec![new.clone()])).unwrap();
    project.open_layer = new.id;
    apply_to_project(&mut project, ProjectCommand::Restore(Box::new(change.inverse()))).unwrap();
    assert_eq!(project, before);
}
