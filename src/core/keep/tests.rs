use std::collections::BTreeMap;

use super::*;
use crate::core::edit::{Command, Target, apply};
use crate::core::model::{LabelId, RelationKind};
use crate::core::notation::{self, id, stamp};
use crate::core::text::{CodePoint, TextRange};

/// The records on a disk.
#[derive(Default)]
struct Disk(BTreeMap<String, String>);

impl Disk {
    fn write(&mut self, writes: Vec<Write>) {
        for write in writes {
            match write {
                Write::Put(key, record) => drop(self.0.insert(key, record)),
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
        Command::Tag { id: id(20), label: LabelId::new("place"), range },
        Command::Relate { id: id(21), kind: RelationKind::new("at"), from: id(3), to: id(4) },
        Command::Note(id(20), "ملاحظة".into()),
        Command::Note(id(21), "x".into()),
        Command::SetDone(true),
        Command::NoteReport("to be read again".into()),
        Command::Relabel(id(20), LabelId::new("actor")),
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
    assert!(matches!(read_head("2:{}"), Err(Problem::Version { found: Some(2), known: 1 })));
    assert!(matches!(read_head(""), Err(Problem::Version { found: None, known: 1 })));
    assert!(matches!(read_head("1:{"), Err(Problem::CutShort { .. })));
    let project = notation::project(MARKED);
    let Write::Put(_, head) = head(&project) else { panic!() };
    let lost = read(read_head(&head).unwrap(), &[]);
    assert!(matches!(lost, Err(Problem::UnknownReport { .. })));
}
