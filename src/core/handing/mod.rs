//! Handing reports out to colleagues, and taking in what comes back.
//!
//! - `divide`: who gets which reports.
//! - here: the project file that each of them gets.
//! - `taking`: what becomes of a layer that comes in a file: whether it is new,
//!   newer, older, or edited apart from the one that is here.
//! - `pairs`: the two copies of each annotation, and which of them is the newer.
//! - `merging`: one layer out of two copies that were edited apart.
//! - `aftermath`: which decisions no longer apply then, and who has another's name.

mod aftermath;
mod divide;
mod merging;
mod pairs;
mod taking;
#[cfg(test)]
mod tests;

pub use aftermath::{Namesake, Unsettled, last_change, namesakes, unsettled};
pub use divide::{Division, NoDivision, Overlap, Wish, names, number};
pub use merging::{Clash, Held, What};
pub use taking::{Counts, How, Taking, take};

use std::collections::BTreeSet;

use crate::core::model::{Layer, LayerId, Project, ReportId, Timestamp};

/// The project for one colleague: these reports, by their places in the queue
/// counted from 0, under the same id, so that the colleague's layer comes back
/// to where it belongs. Their layer, `own`, is empty and stands first: it is the
/// one that opens. The layers that are there come along only where `with_layers`
/// says so, and then only with their work on these reports, as of `now`.
#[must_use]
pub fn packet(
    project: &Project,
    places: &[usize],
    (own, name): (LayerId, &str),
    with_layers: bool,
    now: Option<&Timestamp>,
) -> Project {
    let reports: Vec<_> = places.iter().filter_map(|at| project.reports.get(*at)).cloned().collect();
    let here: BTreeSet<&ReportId> = reports.iter().map(|report| &report.id).collect();
    let mut layers = vec![Layer::new(own, name.to_owned(), project.schema.version)];
    if with_layers {
        layers.extend(project.layers.iter().map(|layer| {
            let mut layer = layer.clone();
            layer.sheets.retain(|report, _| here.contains(report));
            layer.as_of = layer.as_of.or(now.cloned());
            layer
        }));
    }
    Project {
        id: project.id,
        name: project.name.clone(),
        schema: project.schema.clone(),
        guidelines: project.guidelines.clone(),
        reports,
        layers,
        open_layer: own,
    }
}
