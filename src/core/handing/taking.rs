//! What becomes of a layer that comes in a file.
//!
//! In words: a layer that is not here yet is added. One that is here and was
//! never changed here ([`Layer::as_of`]) is replaced by a newer file, with
//! everything that the annotator deleted since, and is left as it is by an older
//! one. Where it was changed here too, or where each copy has something newer than
//! the other, the two were edited apart and are merged: of each annotation the
//! newer version stays, nothing is deleted, and every annotation that differs is
//! named with both versions. Reports of which a file says nothing stay as they are.
//!
//! Which file is newer its own moment says; where a file has none (other programs,
//! earlier versions), the moment when the last annotation was changed.

use std::cmp::Ordering;

use super::merging::{Clash, merge};
use super::pairs::{Dated, Odds, Pair, pairs, sheets};
use crate::core::model::{Layer, Project, ReportId, Sheet, Timestamp};

/// What becomes of a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It is new here.
    Added,
    /// It takes the place of an earlier copy.
    Replaced,
    /// It is joined with a copy that was edited apart.
    Merged,
    /// The copy that is here is newer: it stays.
    Older,
    /// All of it is here already.
    Same,
}

/// So many annotations: spans, relations, decisions and comments.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// New ones.
    pub came: usize,
    /// Those that were here in an earlier version.
    pub changed: usize,
    /// Those that are gone.
    pub gone: usize,
    /// Those that only the copy here has, and that stay.
    pub stayed: usize,
}

/// What taking a layer in comes to. The project has not changed yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Taking {
    /// What becomes of it.
    pub how: How,
    /// The layer as it is to be; as it was where nothing changes, but for the moment
    /// that it is of.
    pub layer: Layer,
    /// What is different then.
    pub counts: Counts,
    /// What both copies have in different versions, where they are merged.
    pub clashes: Vec<Clash>,
}

impl Taking {
    /// Whether the project is to change.
    #[must_use]
    pub fn changes(&self) -> bool {
        !matches!(self.how, How::Older | How::Same)
    }
}

/// What becomes of a layer that was read for this project. On the `untouched`
/// reports it has nothing any more.
#[must_use]
pub fn take(project: &Project, mut theirs: Layer, untouched: &[ReportId]) -> Taking {
    let Some(ours) = project.layer(theirs.id) else {
        let came = theirs.sheets.values().map(|sheet| sheet.ids().count()).sum();
        let counts = Counts { came, ..Counts::default() };
        return Taking { how: How::Added, layer: dated(theirs), counts, clashes: Vec::new() };
    };
    // Who was handed some of the reports says nothing about the others.
    let unsaid = ours.sheets.iter().filter(|(report, _)| !untouched.contains(report));
    for (report, sheet) in unsaid {
        theirs.sheets.entry(report.clone()).or_insert_with(|| sheet.clone());
    }
    let signs = Signs::of(ours, &theirs);
    let stays = |how| Taking { how, layer: ours.clone(), counts: Counts::default(), clashes: Vec::new() };
    if signs.same {
        let as_of = ours.as_of.clone().max(theirs.as_of).filter(|_| ours.as_of.is_some());
        return Taking { layer: Layer { as_of, ..ours.clone() }, ..stays(How::Same) };
    }
    match (&ours.as_of, order(ours, &theirs)) {
        (Some(_), Ordering::Less) if !signs.ahead => {
            let annotator =
                if theirs.annotator.is_empty() { ours.annotator.clone() } else { theirs.annotator.clone() };
            let layer = dated(Layer { annotator, gold: ours.gold, ..theirs });
            Taking { how: How::Replaced, layer, counts: signs.counts, clashes: Vec::new() }
        }
        (Some(_), Ordering::Greater) if !signs.behind => stays(How::Older),
        _ => {
            let (layer, clashes) = merge(project, ours, &theirs);
            let counts = Counts { gone: 0, stayed: signs.counts.gone, ..signs.counts };
            let same = layer.sheets == ours.sheets && layer.annotator == ours.annotator && clashes.is_empty();
            if same { stays(How::Same) } else { Taking { how: How::Merged, layer, counts, clashes } }
        }
    }
}

/// The layer with the moment that it is of, where its file did not say.
fn dated(layer: Layer) -> Layer {
    let as_of = layer.as_of.clone().or_else(|| super::last_change(&layer).cloned());
    Layer { as_of, ..layer }
}

/// Which of two copies was written first.
fn order(ours: &Layer, theirs: &Layer) -> Ordering {
    let moments: Option<(&Timestamp, &Timestamp)> = ours.as_of.as_ref().zip(theirs.as_of.as_ref());
    let moments = moments.or_else(|| super::last_change(ours).zip(super::last_change(theirs)));
    moments.map_or(Ordering::Equal, |(ours, theirs)| ours.cmp(theirs))
}

/// What tells how two copies stand to each other.
struct Signs {
    /// Everything is the same.
    same: bool,
    /// Ours has something in a newer version.
    ahead: bool,
    /// Theirs has.
    behind: bool,
    /// What is different when theirs takes the place of ours.
    counts: Counts,
}

impl Signs {
    fn of(ours: &Layer, theirs: &Layer) -> Self {
        let same = ours.sheets == theirs.sheets && ours.annotator == theirs.annotator;
        let mut signs = Self { same, ahead: false, behind: false, counts: Counts::default() };
        let empty = Sheet::default();
        for (_, our, their) in sheets(ours, theirs) {
            let (our, their) = (our.unwrap_or(&empty), their.unwrap_or(&empty));
            signs.note(&pairs(our.spans.iter(), their.spans.iter()));
            signs.note(&pairs(our.relations.values(), their.relations.values()));
            signs.note(&pairs(our.decisions.values(), their.decisions.values()));
            signs.note(&pairs(our.comments.values(), their.comments.values()));
        }
        signs
    }

    fn note<T: Dated>(&mut self, pairs: &[Pair<'_, T>]) {
        for pair in pairs {
            let counts = &mut self.counts;
            match pair.odds() {
                Some(Odds::Same) => {}
                Some(odds) => {
                    counts.changed += usize::from(odds != Odds::Ahead);
                    self.ahead |= odds != Odds::Behind;
                    self.behind |= odds != Odds::Ahead;
                }
                None if pair.ours.is_none() => counts.came += 1,
                None => counts.gone += 1,
            }
        }
    }
}
