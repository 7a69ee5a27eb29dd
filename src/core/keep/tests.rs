use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::core::edit::{Command, ProjectCommand, Target, apply, apply_to_project};
use crate::core::model::{Details, LabelId, RelationKind};
use crate::core::notation::{self, id, stamp};
use crate::core::text::{CodePoint, TextRange};

/// The records on a disk.
#[derive(Default)]
struct Disk(BTreeMap<String, String>);

impl Disk {
    fn write(&mut self, writes: Vec<Write>) {
        for write in writes {
            match write {
                Write::Put(key, record) => drop(self.0.insert(key, record.seal().into_owned())),
                Write::Delete(key) => drop(self.0.remove(&key)),
                Write::DeleteAll(prefix) => self.0.retain(|key, _| !key.starts_with(&prefix)),
            }
        }
    }

    fn read(&self, project: ProjectId) -> Result<Project, Problem> {
        let prefix = body_prefix(project);
        let records: Vec<_> =
            self.0.iter().filter(|(key, _)| key.starts_with(&prefix)).map(|(_, r)| r.clone()).collect();
        let (project, receipt) = read(read_head(&self.0[&head_key(project)])?, &records)?;
        assert!(receipt.repaired.is_empty() && receipt.quarantined.is_empty());
        Ok(project)
    }
}

const MARKED: &str = "⟦قال ⟦ناشطون|actor⟧ إن ⟦37|casualty⟧ 👨‍👩‍👧 قتلوا في ⟦الرقة|place⟧|claim⟧";

#[test]
fn what_is_kept_comes_back() {
    let project = notation::project(MARKED);
    let mut disk = Disk::default();
    disk.write(whole(&project));
    assert_eq!(disk.read(project.id).unwrap(), project);
}

#[test]
fn each_change_is_kept_by_its_own_records() {
    let mut project = notation::project(MARKED);
    let mut disk = Disk::default();
    disk.write(whole(&project));
    let target = Target { layer: project.open_layer, report: ReportId::new("r") };
    let range = TextRange::between(CodePoint(4), CodePoint(11));
    let steps = [
        Command::Tag { id: id(20), label: LabelId::new("place"), range, suggestions: Vec::new() },
        Command::Relate { id: id(21), kind: RelationKind::new("at"), from: id(3), to: id(4) },
        Command::Note(id(20), "ملاحظة".into()),
        Command::Note(id(21), "x".into()),
        Command::SetDone(true),
        Command::NoteReport("to be read again".into()),
        Command::Describe(Details {
            title: "خبر".into(),
            language: Some("ar-SY".into()),
            source: Some("المرصد".into()),
            date: Some("25 آذار 2017".into()),
        }),
        Command::Relabel(id(20), LabelId::new("actor"), Vec::new()),
        Command::Delete(id(4)),
        Command::Delete(id(20)),
    ];
    for command in steps {
        let done = apply(&mut project, &target, command.clone(), &stamp()).unwrap();
        let writes = change(&project, &done);
        assert!(!writes.is_empty() && writes.len() <= 2, "{command:?}");
        disk.write(writes);
        assert_eq!(disk.read(project.id).unwrap(), project, "{command:?}");
        disk.write(change(&project, &done));
        assert_eq!(disk.read(project.id).unwrap(), project, "written twice");
    }
}

#[test]
fn what_changed_since_goes_when_all_the_work_is_written_again() {
    let mut project = notation::project(MARKED);
    let mut disk = Disk::default();
    disk.write(whole(&project));
    let target = Target { layer: project.open_layer, report: ReportId::new("r") };
    let first = project.layers[0].clone();
    for command in [Command::Delete(id(4)), Command::Note(id(1), "x".into()), Command::SetDone(true)] {
        let done = apply(&mut project, &target, command, &stamp()).unwrap();
        disk.write(change(&project, &done));
    }
    let mut put = |layer: Layer, records: usize| {
        let done = apply_to_project(&mut project, ProjectCommand::PutLayers(vec![layer])).unwrap();
        disk.write(project_change(&project, &done));
        assert_eq!(disk.read(project.id).unwrap(), project);
        assert_eq!(disk.0.len(), records, "{:?}", disk.0.keys());
    };
    // With the head and the report. What was deleted has to come back, too.
    put(first.clone(), 3);
    put(Layer { sheets: BTreeMap::new(), ..first.clone() }, 2);
    put(first, 3);
}

#[test]
fn a_report_is_no_prefix_of_another() {
    let mut project = notation::project("⟦حلب|place⟧");
    let names = ["r", "r/a", "r/a/sheet"];
    for (n, name) in (1..).zip(names) {
        if n > 1 {
            project.reports.push(Arc::new(Report::from_text(ReportId::new(name), "حلب")));
        }
        project.layers[0].sheet_mut(&ReportId::new(name)).spans.insert(notation::span(n, "place", 0, 3));
    }
    let mut disk = Disk::default();
    disk.write(whole(&project));
    for (n, name) in (1..).zip(names) {
        let target = Target { layer: project.open_layer, report: ReportId::new(name) };
        let done = apply(&mut project, &target, Command::Note(id(n), name.into()), &stamp()).unwrap();
        disk.write(change(&project, &done));
    }
    for name in ["r", "r/a"] {
        let gone = ProjectCommand::RemoveReports(vec![ReportId::new(name)]);
        let done = apply_to_project(&mut project, gone).unwrap();
        disk.write(project_change(&project, &done));
        assert_eq!(disk.read(project.id).unwrap(), project, "without {name}");
    }
}

#[test]
fn records_of_earlier_versions_are_read_and_known_for_old() {
    let project = notation::project(MARKED);
    let report = &project.reports[0];
    let layer = &project.layers[0];
    let sheet = layer.sheet(&report.id).unwrap();
    // Every annotation was a record of its own.
    let mut records: Vec<String> =
        sheet.spans.iter().map(|span| seal(&record_of_span(layer.id, span, report))).collect();
    records.push(seal(&Record::Report(ReportRecord::of(report))));
    records.push(seal(&Record::Sheet(layer.id, SheetRecord::facts(sheet, &report.id))));
    let old: Vec<String> = records.iter().map(|record| record.replacen("4:", "3:", 1)).collect();
    let Write::Put(_, head) = head(&project) else { panic!() };
    let (read, _) = read(read_head(&head.seal()).unwrap(), &old).unwrap();
    assert_eq!(read, project);
    assert!(is_old(&old) && !is_old(&records));
    // What was written since counts, whatever of earlier versions is still there.
    let mut changed = project.clone();
    let target = Target { layer: layer.id, report: report.id.clone() };
    let mut mixed = old;
    for command in [Command::Delete(id(4)), Command::Note(id(1), "x".into())] {
        let done = apply(&mut changed, &target, command, &stamp()).unwrap();
        let put = |write| match write {
            Write::Put(_, record) => record.seal().into_owned(),
            other => panic!("{other:?}"),
        };
        mixed.extend(change(&changed, &done).into_iter().map(put));
    }
    assert_eq!(self::read(read_head(&head.seal()).unwrap(), &mixed).unwrap().0, changed);
}

#[test]
fn work_on_a_report_that_the_queue_does_not_name_is_none() {
    let mut project = notation::project(MARKED);
    let mut disk = Disk::default();
    disk.write(whole(&project));
    project.reports.clear();
    project.layers[0].sheets.clear();
    disk.write(vec![head(&project)]);
    assert_eq!(disk.read(project.id).unwrap(), project);
}

#[test]
fn a_project_is_no_prefix_of_another() {
    let project = notation::project(MARKED);
    let other = Project { id: ProjectId(uuid::Uuid::from_u128(99)), ..project.clone() };
    let mut disk = Disk::default();
    disk.write(whole(&project));
    disk.write(whole(&other));
    disk.write(vec![Write::DeleteAll(body_prefix(other.id)), Write::Delete(head_key(other.id))]);
    assert_eq!(disk.read(project.id).unwrap(), project);
}

#[test]
fn damaged_and_newer_records_are_refused() {
    assert!(matches!(read_head("5:{}"), Err(Problem::Version { found: Some(5), known: 4 })));
    assert!(matches!(read_head(""), Err(Problem::Version { found: None, known: 4 })));
    assert!(matches!(read_head("1:{"), Err(Problem::CutShort { .. })));
    let project = notation::project(MARKED);
    let Write::Put(_, head) = head(&project) else { panic!() };
    let lost = read(read_head(&head.seal()).unwrap(), &[]);
    assert!(matches!(lost, Err(Problem::UnknownReport { .. })));
}

/// Two reports and two layers, so that there is something to mix up.
fn wide() -> Project {
    let mut project = notation::project(MARKED);
    let more = Report::from_text(ReportId::new("q/2"), "قصف على حلب\nوريفها");
    project.reports.push(Arc::new(more));
    let other = Layer { id: LayerId(uuid::Uuid::from_u128(70)), ..project.layers[0].clone() };
    project.layers.push(other);
    project
}

/// For the first report of a project, or the second: ids are unique within a layer.
fn any_command(report: u128) -> impl Strategy<Value = Command> {
    let any_id = move || (1u128..9).prop_map(move |n| id(report * 100 + n));
    let any_label =
        || prop::sample::select(vec!["actor", "place", "casualty", "claim"]).prop_map(LabelId::new);
    let any_range =
        || (0usize..40, 0usize..40).prop_map(|(a, b)| TextRange::between(CodePoint(a), CodePoint(b)));
    // Links that the schema allows as long as the ends are what they were at first.
    let any_link = prop::sample::select(vec![("at", 3, 4), ("about", 1, 3), ("source", 1, 2)]);
    prop_oneof![
        4 => (any_id(), any_label(), any_range()).prop_map(|(id, label, range)| Command::Tag { id, label, range, suggestions: Vec::new() }),
        2 => any_id().prop_map(Command::Delete),
        // Not an end of a link: reading would set the link aside.
        1 => (5u128..9, any_label()).prop_map(move |(n, label)| Command::Relabel(id(report * 100 + n), label, Vec::new())),
        1 => (any_id(), ".{0,5}").prop_map(|(id, note)| Command::Note(id, note)),
        4 => (5u128..9, any_link).prop_map(move |(n, (kind, from, to))| {
            let [id, from, to] = [n, from, to].map(|n| id(report * 100 + n));
            Command::Relate { id, kind: RelationKind::new(kind), from, to }
        }),
        1 => any::<bool>().prop_map(Command::SetDone),
        1 => ".{0,5}".prop_map(Command::NoteReport),
    ]
}

fn any_step() -> impl Strategy<Value = (usize, Command)> {
    prop_oneof![any_command(0).prop_map(|one| (0, one)), any_command(1).prop_map(|one| (1, one))]
}

proptest! {
    #[test]
    fn a_follower_has_what_the_writer_has(
        steps in prop::collection::vec((any_step(), 0usize..2, any::<bool>()), 1..40),
        batch in 1usize..5,
    ) {
        let mut writer = wide();
        let mut follower = writer.clone();
        let mut disk = Disk::default();
        disk.write(whole(&writer));
        let mut waiting = Vec::new();
        for (i, ((report, command), layer, back)) in steps.into_iter().enumerate() {
            let target = Target { layer: writer.layers[layer].id, report: writer.reports[report].id.clone() };
            if let Ok(done) = apply(&mut writer, &target, command, &stamp()) {
                waiting.extend(change(&writer, &done));
                if back {
                    let undone = apply(&mut writer, &target, Command::Restore(done.inverse()), &stamp()).unwrap();
                    waiting.extend(change(&writer, &undone));
                }
            }
            if i % batch == 0 {
                let sent = std::mem::take(&mut waiting);
                follow(&mut follower, &sent).unwrap();
                prop_assert_eq!(&follower, &writer);
                prop_assert_eq!(follow(&mut follower, &sent).unwrap().work, !sent.is_empty());
                prop_assert_eq!(&follower, &writer, "done again");
                disk.write(sent);
                prop_assert_eq!(&disk.read(writer.id).unwrap(), &writer);
            }
        }
    }
}

#[test]
fn a_follower_takes_over_facts_queue_and_layers() {
    let mut writer = wide();
    let mut follower = writer.clone();
    let mut check = |writer: &Project, writes: Vec<Write>, head| {
        assert_eq!(follow(&mut follower, &writes).map(|touched| touched.head), Ok(head));
        assert_eq!(&follower, writer);
    };
    check(&writer, vec![head(&writer)], false);
    writer.name = "another".into();
    writer.open_layer = writer.layers[1].id;
    writer.reports.reverse();
    check(&writer, vec![head(&writer)], true);
    let report = Report::from_text(ReportId::new("new"), "غارة");
    let report = Arc::new(report);
    let put = self::report(writer.id, &report);
    writer.reports.push(report);
    check(&writer, vec![head(&writer), put], true);
    let titled = Report { title: "titled".into(), ..Report::from_text(ReportId::new("new"), "غارة") };
    let titled = Arc::new(titled);
    let put = self::report(writer.id, &titled);
    *writer.reports.last_mut().unwrap() = titled;
    check(&writer, vec![put], false);
    let gone = writer.reports.remove(1);
    writer.layers.iter_mut().for_each(|layer| drop(layer.sheets.remove(&gone.id)));
    check(&writer, vec![head(&writer), Write::Delete(report_key(writer.id, &gone.id))], true);
    writer.layers.remove(0);
    check(&writer, vec![head(&writer)], true);
}

#[test]
fn a_follower_says_where_it_can_not_follow() {
    let writer = wide();
    let other = Project { id: ProjectId(uuid::Uuid::from_u128(99)), ..writer.clone() };
    let target = Target { layer: writer.open_layer, report: ReportId::new("r") };
    let done = apply(&mut writer.clone(), &target, Command::Note(id(1), "x".into()), &stamp()).unwrap();
    let Write::Put(key, span) = change(&writer, &done).remove(0) else { panic!() };
    let span = span.seal();
    let put = |span: String| vec![Write::Put(key.clone(), span.into())];
    let check = |writes: Vec<Write>, because: &str| {
        assert_eq!(follow(&mut writer.clone(), &writes), Err(Astray), "{because}");
    };
    check(whole(&writer), "all of it is new");
    check(vec![head(&other)], "it is of another project");
    check(put(span.replacen("4:", "5:", 1)), "it is of a newer version");
    check(put(span.replace("ناشطون", "آخرون")), "its words are not there");
    check(put(span.replace("\"r\"", "\"s\"")), "there is no such report");
    check(put("1:{\"Novelty\": 1}".into()), "it is of an unknown kind");
    check(vec![Write::Delete(format!("{}novelty/a/b", body_prefix(writer.id)))], "the key is unknown");
}

#[test]
fn a_ledger_goes_along_and_is_no_part_of_the_project() {
    let project = wide();
    let ledger = Ledger { turn: "t".into(), changes: 3, ..Ledger::default() };
    let put = Write::Put(ledger_key(project.id), seal_ledger(&ledger).into());
    let mut disk = Disk::default();
    disk.write(whole(&project));
    disk.write(vec![put.clone()]);
    assert_eq!(disk.read(project.id).unwrap(), project);
    assert_eq!(read_ledger(&disk.0[&ledger_key(project.id)]), Ok(ledger.clone()));
    let mut follower = project.clone();
    let touched = follow(&mut follower, &[put]).unwrap();
    assert_eq!((touched.ledger, touched.work, touched.head), (Some(ledger), false, false));
    assert_eq!(follower, project);
    disk.write(whole(&project));
    assert!(!disk.0.contains_key(&ledger_key(project.id)), "it goes with the body");
}

#[test]
fn work_is_told_from_opening() {
    let project = wide();
    assert!(!is_work(&whole(&project)));
    assert!(!is_work(&[head(&project)]));
    let mut changed = project.clone();
    let target = Target { layer: project.open_layer, report: ReportId::new("r") };
    let done = apply(&mut changed, &target, Command::SetDone(true), &stamp()).unwrap();
    let writes = change(&changed, &done);
    assert!(is_work(&writes));
    for write in writes.iter().chain(&whole(&project)) {
        assert_eq!(project_of(write), Some(project.id));
    }
    assert_eq!(project_of(&Write::Delete("other/x".into())), None);
}

#[test]
fn a_deleted_project_comes_back_whole_and_an_erased_one_leaves_nothing() {
    let project = notation::project(MARKED);
    let mut disk = Disk::default();
    disk.write(whole(&project));
    disk.write(vec![worked(project.id, &stamp().at)]);
    let before = disk.0.clone();
    let head = read_head(&disk.0[&head_key(project.id)]).unwrap();
    disk.write(bury(&head));
    assert!(!disk.0.contains_key(&head_key(project.id)));
    assert_eq!(read_head(&disk.0[&deleted_key(project.id)]).unwrap(), head);
    disk.write(unbury(&head));
    assert_eq!(disk.0, before);
    disk.write(bury(&head));
    disk.write(erase(project.id));
    assert!(disk.0.is_empty(), "{:?}", disk.0);
}

#[test]
fn projects_are_sorted_by_their_latest_work() {
    let moment = |text| Timestamp::parse(text).unwrap();
    let moments = [
        None,
        Some(moment("2026-11-22T09:30:00.000Z")),
        Some(moment("2026-11-22T09:30:00.001Z")),
        Some(moment("2025-12-31T23:59:59.999Z")),
        Some(moment("2026-11-23T00:00:00.000Z")),
    ];
    assert_eq!(newest_first(moments.iter().map(Option::as_ref)), [4, 2, 1, 3, 0]);
    let id = ProjectId(uuid::Uuid::from_u128(8));
    let Write::Put(_, record) = worked(id, &stamp().at) else { panic!() };
    assert_eq!(read_worked(&record.seal()), Some((id, stamp().at)));
    assert_eq!(read_worked("3:[]"), None);
}
