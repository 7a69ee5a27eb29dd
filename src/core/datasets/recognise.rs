//! In which format a file is, by what is in it; its name decides only where that
//! says nothing. And which files belong together.

use std::collections::BTreeMap;

use super::format::Format;
use super::read::{brat_path, has_tags, known_columns};

/// In which format a file is. What nothing speaks for is plain text.
#[must_use]
pub fn recognise(name: &str, text: &str) -> Format {
    let start = text.trim_start();
    let by_content = match start.as_bytes().first() {
        Some(b'{' | b'[') => json(start),
        Some(b'<') => markup(start),
        _ => None,
    };
    by_content.or_else(|| lines(start)).unwrap_or_else(|| by_name(name, text))
}

fn by_name(name: &str, text: &str) -> Format {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "csv" | "tsv" | "tab" => Format::Table,
        "jsonl" | "ndjson" | "json" => Format::JsonLines,
        "html" | "htm" | "xhtml" => Format::Html,
        "docx" => Format::Docx,
        "conll" | "bio" | "iob" | "iob2" | "bioes" | "conll03" => Format::Conll,
        "ann" | "a1" | "a2" => Format::Brat,
        _ if known_columns(text) > 1 => Format::Table,
        _ => Format::Text,
    }
}

/// So much of a file is looked at, in bytes, where the first lines do not do.
const HEAD: usize = 4096;

/// The first part of a text.
fn head(text: &str) -> &str {
    let end = (0..=HEAD.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    end.and_then(|end| text.get(..end)).unwrap_or_default()
}

fn markup(text: &str) -> Option<Format> {
    let head = head(text).to_ascii_lowercase();
    if head.contains("<w:document") {
        return Some(Format::Docx);
    }
    let begins = |tag: &&str| head.starts_with(*tag);
    let html = ["<!doctype html", "<html", "<head", "<body"].iter().any(begins);
    (html || (head.starts_with("<?xml") && head.contains("<html"))).then_some(Format::Html)
}

/// Formats of lines, by the first of them.
fn lines(text: &str) -> Option<Format> {
    let first = text.lines().next().unwrap_or_default();
    if first.starts_with("#FORMAT=WebAnno TSV 3") {
        return Some(Format::WebAnno);
    }
    if first.starts_with("-DOCSTART-") || has_tags(text) {
        return Some(Format::Conll);
    }
    if ["[entities]", "[relations]", "[events]", "[attributes]"].contains(&first.trim()) || is_standoff(first)
    {
        return Some(Format::Brat);
    }
    None
}

/// Whether a line is one of brat's `.ann`: `T1⇥Label 0 5⇥words`, `R1⇥by Arg1:T1 …`.
fn is_standoff(line: &str) -> bool {
    let Some((id, rest)) = line.split_once('\t') else { return false };
    let number = id.strip_prefix(['T', 'R', 'E', 'A', 'M', 'N', '#']).unwrap_or_default();
    let numbered = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let mut words = rest.split('\t').next().unwrap_or_default().split_whitespace();
    let second = words.nth(1);
    match id.as_bytes().first() {
        Some(b'*') => id == "*" && second.is_some(),
        Some(b'T') => numbered && second.is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit())),
        Some(b'E') => numbered && rest.contains(':'),
        _ => numbered && second.is_some(),
    }
}

/// Formats of JSON, by the keys of the first object.
fn json(text: &str) -> Option<Format> {
    let keys = keys(text)?;
    let has = |key: &str| keys.contains(&key);
    let any = |keys: &[&str]| keys.iter().any(|key| has(key));
    Some(if any(&["%TYPES", "%VIEWS", "%FEATURE_STRUCTURES"]) {
        Format::Cas
    } else if any(&["annotations", "predictions", "completions"]) && any(&["data", "task_path"]) {
        Format::LabelStudio
    } else if has("@context") || (has("target") && any(&["body", "bodyValue", "motivation", "type", "@type"]))
    {
        Format::WebAnnotation
    } else if has("offset_unit") || (has("spans") && has("annotator")) {
        Format::JsonLines
    } else if any(&["_input_hash", "_task_hash"]) || (any(&["tokens", "spans"]) && any(&["answer", "tokens"]))
    {
        Format::Prodigy
    } else if has("text") && any(&["label", "labels", "entities"]) {
        Format::Doccano
    } else if keys.is_empty() && text.starts_with('[') {
        // An export without tasks.
        Format::LabelStudio
    } else {
        Format::JsonLines
    })
}

/// The keys of the first object of a text: the whole, the first line, or the first
/// item of a list. Nothing else is read. `None` if it does not look like JSON.
fn keys(text: &str) -> Option<Vec<&str>> {
    let inner = text.strip_prefix('[').map(str::trim_start);
    if inner.is_some_and(|inner| inner.starts_with(']')) {
        return Some(Vec::new());
    }
    let object = inner.unwrap_or(text).strip_prefix('{')?;
    if !object.trim_start().starts_with(['"', '}']) {
        return None;
    }
    let (mut keys, mut depth, mut rest) = (Vec::new(), 1_usize, object);
    while let Some(at) = rest.find(['"', '{', '[', '}', ']']) {
        let (_, found) = rest.split_at_checked(at)?;
        let mut after = found.chars();
        match after.next()? {
            '"' => {
                let (string, behind) = string(after.as_str())?;
                if depth == 1 && behind.trim_start().starts_with(':') {
                    keys.push(string);
                }
                rest = behind;
                continue;
            }
            '{' | '[' => depth = depth.saturating_add(1),
            _ => depth = depth.saturating_sub(1),
        }
        rest = after.as_str();
        if depth == 0 {
            break;
        }
    }
    Some(keys)
}

/// A string as it is written, without its quotation marks, and what comes behind it;
/// `text` begins behind the first of them.
fn string(text: &str) -> Option<(&str, &str)> {
    let mut escaped = false;
    let end = text.bytes().position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    })?;
    Some((text.get(..end)?, text.get(end.saturating_add(1)..)?))
}

/// Which of the files with these names belong together, each by its position: a text
/// and what brat has on it. All others are on their own. A group of several is brat's.
#[must_use]
pub fn groups(names: &[String]) -> Vec<Vec<usize>> {
    let mut annotated: BTreeMap<&str, Option<usize>> = BTreeMap::new();
    for name in names {
        if let Some((path, true)) = brat_path(name) {
            annotated.insert(path, None);
        }
    }
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (n, name) in names.iter().enumerate() {
        let place = brat_path(name).and_then(|(path, _)| annotated.get_mut(path));
        let known = place.as_ref().and_then(|place| **place).and_then(|at| groups.get_mut(at));
        if let Some(group) = known {
            group.push(n);
            continue;
        }
        if let Some(place) = place {
            *place = Some(groups.len());
        }
        groups.push(vec![n]);
    }
    groups
}
