//! The owner's name on a layer that was begun without one.

use std::sync::Arc;

use super::apply::put;
use super::change::{Change, Delta};
use crate::core::model::{Comment, Decision, Layer, Project, Relation, Span, Stamp};

/// What can be signed.
trait Signed: Clone + PartialEq {
    /// The stamps on it.
    fn stamps(&mut self) -> impl Iterator<Item = &mut Stamp>;

    /// The same with a name where there is none; `None` if there is one everywhere.
    fn signed(&self, name: &Arc<str>) -> Option<Self> {
        let mut signed = self.clone();
        signed.sign(name);
        (signed != *self).then_some(signed)
    }

    fn sign(&mut self, name: &Arc<str>) {
        for stamp in self.stamps() {
            if stamp.by.is_empty() {
                stamp.by = name.clone();
            }
        }
    }
}

impl Signed for Span {
    fn stamps(&mut self) -> impl Iterator<Item = &mut Stamp> {
        let provenance = Arc::make_mut(&mut self.provenance);
        [&mut provenance.created, &mut provenance.updated].into_iter()
    }
}

impl Signed for Relation {
    fn stamps(&mut self) -> impl Iterator<Item = &mut Stamp> {
        [&mut self.provenance.created, &mut self.provenance.updated].into_iter()
    }
}

impl Signed for Decision {
    fn stamps(&mut self) -> impl Iterator<Item = &mut Stamp> {
        std::iter::once(&mut self.made)
    }
}

impl Signed for Comment {
    fn stamps(&mut self) -> impl Iterator<Item = &mut Stamp> {
        [&mut self.created, &mut self.updated].into_iter()
    }
}

/// Gives the open layer this owner if it has none, and signs everything in it
/// that nobody signed. Not a revision: what the annotations say stays the same.
/// Gives what changed, report by report, for those who keep it; nothing where
/// the layer has an owner or the name is empty.
#[must_use]
pub fn sign(project: &mut Project, name: &Arc<str>) -> Option<Vec<Change>> {
    let id = project.open_layer;
    let layer = project.layer_mut(id).filter(|layer| layer.annotator.is_empty() && !name.is_empty())?;
    layer.annotator = name.to_string();
    let changes: Vec<Change> = unsigned(layer, name);
    for change in &changes {
        if layer.sheets.contains_key(&change.report) {
            put(layer.sheet_mut(&change.report), change);
        }
    }
    Some(changes)
}

fn unsigned(layer: &Layer, name: &Arc<str>) -> Vec<Change> {
    let changes = layer.sheets.iter().map(|(report, sheet)| Change {
        spans: sheet.spans.iter().filter_map(|one| delta(one, name)).collect(),
        relations: sheet.relations.values().filter_map(|one| delta(one, name)).collect(),
        decisions: sheet.decisions.values().filter_map(|one| delta(one, name)).collect(),
        comments: sheet.comments.values().filter_map(|one| delta(one, name)).collect(),
        ..Change::none(layer.id, report.clone())
    });
    changes.filter(|change| !change.is_empty()).collect()
}

fn delta<T: Signed>(one: &T, name: &Arc<str>) -> Option<Delta<T>> {
    Some(Delta { before: Some(one.clone()), after: Some(one.signed(name)?) })
}

impl Change {
    /// The same change as if it had been made under this name from the start.
    pub(super) fn sign(&mut self, name: &Arc<str>) {
        sign_all(&mut self.spans, name);
        sign_all(&mut self.relations, name);
        sign_all(&mut self.decisions, name);
        sign_all(&mut self.comments, name);
    }
}

fn sign_all<T: Signed>(deltas: &mut [Delta<T>], name: &Arc<str>) {
    deltas
        .iter_mut()
        .flat_map(|delta| [&mut delta.before, &mut delta.after])
        .flatten()
        .for_each(|one| one.sign(name));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::edit::{Command, History, Target, apply};
    use crate::core::model::{RelationKind, ReportId, Stamp};
    use crate::core::notation::{self, id, stamp};

    use crate::core::model::Provenance;

    #[test]
    fn what_nobody_signed_is_signed_and_can_still_be_undone() {
        let mut project = notation::project("⟦18|casualty⟧ في ⟦الرقة|place⟧");
        project.layers[0].annotator.clear();
        let nobody = Stamp { by: "".into(), ..stamp() };
        let target = Target { layer: project.open_layer, report: ReportId::new("r") };
        let mut history = History::default();
        let relate = Command::Relate { id: id(9), kind: RelationKind::new("at"), from: id(1), to: id(2) };
        for command in [relate, Command::Note(id(1), "x".into())] {
            history.record(apply(&mut project, &target, command, &nobody).unwrap());
        }
        assert_eq!(sign(&mut project, &"".into()), None);
        let changes = sign(&mut project, &"ريما".into()).unwrap();
        history.sign(&"ريما".into());
        assert_eq!((changes.len(), changes[0].spans.len(), changes[0].relations.len()), (1, 1, 1));
        assert_eq!(project.layers[0].annotator, "ريما");
        let sheet = project.sheet(&ReportId::new("r")).unwrap();
        let by =
            |provenance: &Provenance| [provenance.created.by.to_string(), provenance.updated.by.to_string()];
        assert_eq!(by(&sheet.spans.get(id(1)).unwrap().provenance), ["tester", "ريما"]);
        assert_eq!(by(&sheet.spans.get(id(2)).unwrap().provenance), ["tester", "tester"]);
        assert_eq!(by(&sheet.relations[&id(9)].provenance), ["ريما", "ريما"]);
        for _ in 0..2 {
            apply(&mut project, &target, Command::Restore(history.to_undo().unwrap()), &nobody).unwrap();
            history.undone();
        }
        assert_eq!(notation::show(&project), "⟦18|casualty⟧ في ⟦الرقة|place⟧");
        assert_eq!(sign(&mut project, &"أخرى".into()), None, "it has an owner");
    }
}
