//! What the Hugging Face Hub reads at the head of a card: YAML, by the documentation
//! of the Hub ("Dataset Cards") and its `datasetcard.md`.

use std::fmt::Write;

use super::Facts;
use crate::core::datasets::format::Format;
use crate::core::datasets::write::{Frame, features, frame, tag_names, yaml_text};

pub(super) fn matter(facts: &Facts) -> String {
    let told = facts.told;
    let mut to = "---\n".to_owned();
    let _ = writeln!(to, "pretty_name: {}", yaml_text(facts.name));
    licence(&mut to, told.licence.trim());
    list(&mut to, "language", &languages(facts.languages));
    list(&mut to, "annotations_creators", &told.annotations_creators);
    list(&mut to, "source_datasets", &told.source_datasets);
    let task = if facts.recipe.format == Format::Chat { "text-generation" } else { "token-classification" };
    list(&mut to, "task_categories", &[task.to_owned()]);
    let records = facts.files.iter().map(|file| file.records).sum();
    list(&mut to, "size_categories", &[size(records).to_owned()]);
    configs(&mut to, facts);
    to.push_str("---\n");
    to
}

/// The Hub knows licences by their SPDX identifiers in small letters; another one
/// is `other`, with its name.
fn licence(to: &mut String, licence: &str) {
    let is_id = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+');
    if licence.is_empty() {
        return;
    }
    if licence.chars().all(is_id) {
        let _ = writeln!(to, "license: {}", yaml_text(&licence.to_lowercase()));
    } else {
        let _ = writeln!(to, "license: other\nlicense_name: {}", yaml_text(licence));
    }
}

/// The Hub takes the codes of languages alone: `ar` of `ar-SY`.
fn languages(tags: &[String]) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for tag in tags {
        let code = tag.split('-').next().unwrap_or_default().to_lowercase();
        if !code.is_empty() && !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}

fn list(to: &mut String, key: &str, items: &[String]) {
    if items.is_empty() {
        return;
    }
    let _ = writeln!(to, "{key}:");
    items.iter().for_each(|item| {
        let _ = writeln!(to, "- {}", yaml_text(item));
    });
}

/// The Hub's word for a number of records.
fn size(records: usize) -> &'static str {
    match records {
        0..1_000 => "n<1K",
        1_000..10_000 => "1K<n<10K",
        10_000..100_000 => "10K<n<100K",
        100_000..1_000_000 => "100K<n<1M",
        1_000_000..10_000_000 => "1M<n<10M",
        10_000_000..100_000_000 => "10M<n<100M",
        _ => "100M<n<1B",
    }
}

/// Which file is which split, and what its columns hold.
fn configs(to: &mut String, facts: &Facts) {
    let is_json = matches!(frame(facts.recipe.format), Frame::Together { ending: "jsonl" | "json", .. });
    if !is_json || facts.files.is_empty() {
        return;
    }
    to.push_str("configs:\n- config_name: default\n  data_files:\n");
    for file in facts.files {
        let (split, name) = (file.subset.hub_name(), yaml_text(&file.name));
        let _ = writeln!(to, "  - split: {split}\n    path: {name}");
    }
    if facts.recipe.format == Format::HuggingFace {
        let labels = facts.inventory.labels.keys().map(String::as_str);
        to.push_str(&features(&tag_names(labels, facts.recipe.scheme)));
    }
}
