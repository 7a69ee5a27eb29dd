//! Handing reports out to colleagues: who gets which, and the project file that
//! each of them gets.

mod divide;
#[cfg(test)]
mod tests;

pub use divide::{Division, NoDivision, Overlap, Wish, names};

use std::collections::BTreeSet;

use crate::core::model::{Layer, LayerId, Project, ReportId};

/// The project for one colleague: these reports, by their places in the queue
/// counted from 0, under the same id, so that the colleague's layer comes back
/// to where it belongs. Their layer, `own`, is empty and stands first: it is the
/// one that opens. The layers that are there come along only where `with_layers`
/// says so, and then only with their work on these reports.
#[must_use]
pub fn packet(project: &Project, places: &[usize], own: LayerId, name: &str, with_layers: bool) -> Project {
    let reports: Vec<_> = places.iter().filter_map(|at| project.reports.get(*at)).cloned().collect();
    let here: BTreeSet<&ReportId> = reports.iter().map(|report| &report.id).collect();
    let mut layers = vec![Layer::new(own, name.to_owned(), project.schema.version)];
    if with_layers {
        layers.extend(project.layers.iter().map(|layer| {
            let mut layer = layer.clone();
            layer.sheets.retain(|report, _| here.contains(report));
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
