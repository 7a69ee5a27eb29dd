//! Which letter stands for whom.
//!
//! Letters go by the order of the layers that have work in the project. With hidden names they
//! are dealt anew for each report, so that nobody is known by their letter: by
//! the hash of the report's and the layer's ids (FNV-1a), the same every time.

use crate::core::model::{LayerId, Project, ReportId};

/// The layers by their letters, A first.
#[must_use]
pub fn by_letter(project: &Project, report: &ReportId, hidden: bool) -> Vec<LayerId> {
    let mut layers: Vec<LayerId> = project
        .layers
        .iter()
        .filter(|layer| !layer.gold && !layer.sheets.is_empty())
        .map(|layer| layer.id)
        .collect();
    if hidden {
        layers.sort_by_key(|layer| (hash(report.as_str(), *layer), *layer));
    }
    layers
}

/// The letter at a place, counted from 0: A to Z, then A2 and on.
#[must_use]
pub fn letter(at: usize) -> String {
    let letter = ('A'..='Z').nth(at % 26).unwrap_or('A');
    match at / 26 {
        0 => letter.to_string(),
        round => format!("{letter}{}", round + 1),
    }
}

fn hash(report: &str, layer: LayerId) -> u64 {
    let bytes = report.bytes().chain(layer.0.as_bytes().iter().copied());
    let prime = 0x0100_0000_01b3;
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(prime));
    // The last bytes, in which ids may differ alone, have to reach all bits.
    let mixed = (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::model::Layer;
    use crate::core::notation::project;
    use uuid::Uuid;

    #[test]
    fn letters_are_dealt_anew_for_each_report_where_names_are_hidden() {
        let mut project = project("⟦حلب|place⟧");
        let id = |n: u128| LayerId(Uuid::from_u128(n));
        let sheets = project.layers[0].sheets.clone();
        let layer = |n| Layer { sheets: sheets.clone(), ..Layer::new(id(n), String::new(), 1) };
        project.layers = (1..=3).map(layer).collect();
        project.layers.insert(0, Layer::new(id(8), String::new(), 1));
        project.layers.push(Layer { gold: true, ..Layer::new(id(9), String::new(), 1) });
        let dealt = |report: &str, hidden| by_letter(&project, &ReportId::new(report), hidden);
        assert_eq!(dealt("001", false), [id(1), id(2), id(3)]);
        let orders: std::collections::BTreeSet<_> =
            (0..40).map(|n| dealt(&format!("{n:03}"), true)).collect();
        assert_eq!(orders.len(), 6, "every order comes about");
        assert_eq!(dealt("001", true), dealt("001", true));
        assert_eq!((letter(0), letter(25), letter(26)), ("A".to_owned(), "Z".to_owned(), "A2".to_owned()));
    }
}
