//! One layer out of two copies that were edited apart.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

use super::pairs::{Dated, Odds, pairs, sheets};
use crate::core::exchange::{Reason, RelationRecord, SpanRecord, from_json, to_json};
use crate::core::model::{
    AnnotationId, Attributes, Comment, Decision, LabelId, Layer, Project, Quarantined, Relation,
    RelationKind, Report, ReportId, Sheet, Span, Stamp, Verdict,
};

/// Why a span of the file is kept aside: its id stands for something on another
/// report here. A word for programs, as in the file format.
const ID_TAKEN: &str = "id_taken";

/// Something that both copies have in different versions.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    /// Its report.
    pub report: ReportId,
    /// As the copy here has it.
    pub ours: Held,
    /// As the file has it.
    pub theirs: Held,
    /// Whether the file's version was taken.
    pub took_theirs: bool,
}

/// What a version is of, and what it is called there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A span, with its label.
    Span(LabelId),
    /// A relation, with its type.
    Relation(RelationKind),
    /// A decision.
    Decision(Verdict),
    /// A comment.
    Comment,
    /// What is said of the report as a whole: whether it is done, and the note on it.
    Report(bool),
}

/// A version of something, as far as it can differ from another.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// What it is.
    pub what: What,
    /// The words that it stands on; of a relation those of both ends. Empty if none.
    pub quote: String,
    /// Its attributes that the other version has otherwise, or not at all.
    pub values: Attributes,
    /// The note on it, the comment itself, or the reason of a decision.
    pub note: String,
    /// Who changed it last, when; of a report nobody knows.
    pub stamp: Option<Stamp>,
}

/// The words of a span, piece by piece.
fn quote(span: &Span, report: &Report) -> String {
    let words = |piece: &crate::core::text::TextRange| report.text.slice(*piece).unwrap_or_default();
    span.pieces().iter().map(words).collect::<Vec<_>>().join(" … ")
}

/// What can be shown of a version.
trait Shown: Dated {
    fn held(&self, report: &Report, sheet: &Sheet) -> Held;
}

impl Shown for Span {
    fn held(&self, report: &Report, _: &Sheet) -> Held {
        Held {
            what: What::Span(self.label.clone()),
            quote: quote(self, report),
            values: self.attributes.clone(),
            note: self.note.clone(),
            stamp: Some(self.provenance.updated.clone()),
        }
    }
}

impl Shown for Relation {
    fn held(&self, report: &Report, sheet: &Sheet) -> Held {
        let end = |id| sheet.spans.get(id).map(|span| quote(span, report)).unwrap_or_default();
        Held {
            what: What::Relation(self.kind.clone()),
            quote: format!("{} – {}", end(self.from), end(self.to)),
            values: self.attributes.clone(),
            note: self.note.clone(),
            stamp: Some(self.provenance.updated.clone()),
        }
    }
}

impl Shown for Decision {
    fn held(&self, report: &Report, sheet: &Sheet) -> Held {
        let span = self.gold.and_then(|id| sheet.spans.get(id));
        Held {
            what: What::Decision(self.verdict),
            quote: span.map(|span| quote(span, report)).unwrap_or_default(),
            values: Attributes::new(),
            note: self.reason.clone(),
            stamp: Some(self.made.clone()),
        }
    }
}

impl Shown for Comment {
    fn held(&self, _: &Report, _: &Sheet) -> Held {
        Held {
            what: What::Comment,
            quote: String::new(),
            values: Attributes::new(),
            note: self.text.clone(),
            stamp: Some(self.updated.clone()),
        }
    }
}

/// Two copies of the work on one report, on their way to one.
struct Seam<'a> {
    report: &'a Report,
    ours: &'a Sheet,
    theirs: &'a Sheet,
    clashes: &'a mut Vec<Clash>,
}

impl Seam<'_> {
    /// Of each annotation of a kind the newer version; of two that are as new, ours.
    fn newer<'b, T: Shown + 'b>(
        &mut self,
        ours: impl Iterator<Item = &'b T>,
        theirs: impl Iterator<Item = &'b T>,
    ) -> Vec<T> {
        let mut all = Vec::new();
        for pair in pairs(ours, theirs) {
            let odds = pair.odds();
            let theirs_newer = odds == Some(Odds::Behind);
            if let (Some(ours), Some(theirs), Some(Odds::Ahead | Odds::Behind | Odds::Clash)) =
                (pair.ours, pair.theirs, odds)
            {
                let (ours, theirs) =
                    (ours.held(self.report, self.ours), theirs.held(self.report, self.theirs));
                self.clash(ours, theirs, theirs_newer);
            }
            let kept = if theirs_newer { pair.theirs } else { pair.ours.or(pair.theirs) };
            all.extend(kept.cloned());
        }
        all
    }

    fn clash(&mut self, mut ours: Held, mut theirs: Held, took_theirs: bool) {
        let both: BTreeSet<String> = ours
            .values
            .iter()
            .filter(|(name, value)| theirs.values.get(*name) == Some(value))
            .map(|(name, _)| name.clone())
            .collect();
        ours.values.retain(|name, _| !both.contains(name));
        theirs.values.retain(|name, _| !both.contains(name));
        self.clashes.push(Clash { report: self.report.id.clone(), ours, theirs, took_theirs });
    }

    /// What is said of the report as a whole: theirs where ours says nothing.
    fn facts(&mut self) -> (bool, String) {
        let facts = |sheet: &Sheet| (sheet.done, sheet.note.clone());
        let (ours, theirs) = (facts(self.ours), facts(self.theirs));
        let silent = (false, String::new());
        if ours == silent {
            return theirs;
        }
        if theirs != ours && theirs != silent {
            let held = |(done, note): (bool, String)| Held {
                what: What::Report(done),
                quote: String::new(),
                values: Attributes::new(),
                note,
                stamp: None,
            };
            self.clash(held(ours.clone()), held(theirs), false);
        }
        ours
    }

    fn join(mut self, project: &Project, taken: &BTreeSet<AnnotationId>) -> Sheet {
        let (ours, theirs) = (self.ours, self.theirs);
        let mut quarantine = ours.quarantine.clone();
        quarantine.extend(theirs.quarantine.iter().filter(|one| !ours.quarantine.contains(one)).cloned());
        let (done, note) = self.facts();
        // What has an id that stands for something else here is kept aside.
        let spans = self.newer(ours.spans.iter(), theirs.spans.iter().filter(|one| !taken.contains(&one.id)));
        let spans: crate::core::model::Spans = spans.into_iter().collect();
        let theirs_free = theirs.relations.values().filter(|one| !taken.contains(&one.id));
        let relations = self.newer(ours.relations.values(), theirs_free);
        let stands = |one: &Relation| {
            let ends = spans.get(one.from).zip(spans.get(one.to));
            ends.is_some_and(|(from, to)| project.schema.allows(&one.kind, &from.label, &to.label))
        };
        // A span that got another label there may have links here that it can't have.
        let (stand, fall): (Vec<_>, Vec<_>) = relations.into_iter().partition(stands);
        let aside = |record: String, reason: &str| {
            let annotation = from_json(&record).ok()?;
            Some(Quarantined { reason: reason.to_owned(), annotation })
        };
        let relation = |one: &Relation| json(&RelationRecord::of(one));
        quarantine
            .extend(fall.iter().filter_map(|one| aside(relation(one), Reason::EndsNotAllowed.as_str())));
        let double = theirs.spans.iter().filter(|one| taken.contains(&one.id));
        let span = |one: &Span| json(&SpanRecord::of(one, &self.report.text));
        quarantine.extend(double.filter_map(|one| aside(span(one), ID_TAKEN)));
        let decisions = self.newer(ours.decisions.values(), theirs.decisions.values());
        let comments = self.newer(ours.comments.values(), theirs.comments.values());
        Sheet {
            done,
            note,
            spans,
            relations: stand.into_iter().map(|one| (one.id, one)).collect(),
            decisions: decisions.into_iter().map(|one| (one.id, one)).collect(),
            comments: comments.into_iter().map(|one| (one.id, one)).collect(),
            quarantine,
        }
    }
}

fn json<T: Serialize>(record: &T) -> String {
    to_json(record)
}

/// Joins two copies of a layer, and names what both have in different versions.
/// Nothing of either is deleted.
pub(super) fn merge(project: &Project, ours: &Layer, theirs: &Layer) -> (Layer, Vec<Clash>) {
    let place: BTreeMap<AnnotationId, &ReportId> =
        ours.sheets.iter().flat_map(|(report, sheet)| sheet.ids().map(move |id| (id, report))).collect();
    let empty = Sheet::default();
    let mut clashes = Vec::new();
    let mut joined = BTreeMap::new();
    for (id, our, their) in sheets(ours, theirs) {
        let Some(report) = project.report(id) else { continue };
        let (our, their) = (our.unwrap_or(&empty), their.unwrap_or(&empty));
        let taken: BTreeSet<AnnotationId> =
            their.ids().filter(|one| place.get(one).is_some_and(|here| *here != id)).collect();
        let seam = Seam { report, ours: our, theirs: their, clashes: &mut clashes };
        let sheet = seam.join(project, &taken);
        if sheet != empty {
            joined.insert(id.clone(), Arc::new(sheet));
        }
    }
    let annotator = if ours.annotator.is_empty() { theirs.annotator.clone() } else { ours.annotator.clone() };
    let schema_version = ours.schema_version.max(theirs.schema_version);
    // From now on it is nobody's copy any more.
    let layer = Layer { annotator, schema_version, as_of: None, sheets: joined, ..ours.clone() };
    (layer, clashes)
}
