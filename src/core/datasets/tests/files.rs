use std::collections::BTreeMap;

use super::*;
use crate::core::datasets::files::Files;
use crate::core::datasets::{Inventory, Subset};

/// The files that documents make, each with the subset that it is in.
fn made(format: Format, documents: &[(Option<Subset>, Document)]) -> (BTreeMap<String, String>, Files) {
    let mut files = Files::new(format, "set");
    let (mut all, mut losses) = (BTreeMap::<String, String>::new(), Losses::default());
    let mut inventory = Inventory::default();
    let mut pieces = Vec::new();
    for (subset, one) in documents {
        inventory.count(one);
        pieces.extend(files.put(*subset, write(one, &Recipe::of(format), &mut losses)));
    }
    pieces.extend(files.finish(&inventory));
    pieces.into_iter().for_each(|piece| all.entry(piece.file).or_default().push_str(&piece.text));
    (all, files)
}

#[test]
fn a_list_is_one_file_that_can_be_read() {
    let check = |many: usize| {
        let document = |n| (None, Document { name: format!("r{n}"), ..document("⟦حلب|place⟧") });
        let (all, _) = made(Format::LabelStudio, &(0..many).map(document).collect::<Vec<_>>());
        let list: serde_json::Value = serde_json::from_str(&all["set.json"]).unwrap();
        assert_eq!(list.as_array().map(Vec::len), Some(many));
        assert!(all.keys().any(|name| name.ends_with(".xml")), "the labelling interface: {:?}", all.keys());
    };
    check(0);
    check(1);
    check(3);
}

#[test]
fn no_report_is_in_two_parts() {
    let one =
        |subset, name: &str| (Some(subset), Document { name: name.to_owned(), ..document("⟦حلب|place⟧") });
    let (all, files) =
        made(Format::JsonLines, &[one(Subset::Train, "a"), one(Subset::Test, "b"), one(Subset::Train, "c")]);
    let count = |name: &str| all[name].lines().count();
    assert_eq!((all.len(), count("train.jsonl"), count("test.jsonl")), (2, 2, 1));
    let list = files.list();
    let listed: Vec<_> = list.iter().map(|file| (file.name.as_str(), file.reports, file.records)).collect();
    assert_eq!(listed, [("test.jsonl", 1, 1), ("train.jsonl", 2, 2)]);
    let (all, _) = made(Format::Brat, &[one(Subset::Dev, "a")]);
    assert!(all.contains_key("dev/a.ann") && all.contains_key("annotation.conf"), "{:?}", all.keys());
}
