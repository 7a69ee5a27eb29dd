//! The files to begin with: what the tests of a format are fed with, the fixtures, and
//! what is written of a few documents.

use std::fs;
use std::io;
use std::path::Path;

use crate::bytes;
use crate::checks::{PARTS, Target};
use crate::core::datasets::read::{Options, Source, read};
use crate::core::datasets::write::{Frame, Losses, Recipe, frame, write};
use crate::core::datasets::{Format, recognise};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// Two documents with all that there can be in one.
const DOCUMENTS: &str = concat!(
    r#"{"id":"r1","title":"غارة","language":"ar","source":"س","date":"2026-01-02","text":"غارة على مستشفى 🚑 في حلب\r\nقتلت ثلاثة","offset_unit":"unicode_code_point","end":"exclusive","annotator":"A1","done":true,"note":"n","spans":[{"id":"T1","label":"place","start":9,"end":15,"text":"مستشفى","attributes":{"sure":true,"many":3,"kind":"x y","all":["a","b"]},"note":"m"},{"id":"T2","label":"claim","start":0,"end":4,"parts":[[0,4],[27,31]]},{"id":"T3","label":"place","start":9,"end":24}],"relations":[{"id":"R1","type":"in","from":"T1","to":"T3","attributes":{"x":"1"}}]}"#,
    "\n",
    r#"{"id":"r2","text":"مُدَرِّسَةٌ e\u0301 می‌خواهم","offset_unit":"unicode_code_point","annotator":"","spans":[{"id":"T1","label":"actor","start":0,"end":11}],"relations":[]}"#,
    "\n",
);

/// Puts the seeds of a target into a folder.
pub fn put(target: Target, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let seeds = match target {
        Target::Data(format) => bytes_of(of_format(format)?),
        Target::Project | Target::Layer | Target::Schema => bytes_of(own_files()?),
        Target::Zip => bytes::archives(),
        Target::Encoding => bytes::texts(&format!("{ROOT}/tests/fixtures/texts"))?,
    };
    for (n, seed) in seeds.iter().enumerate() {
        fs::write(folder.join(format!("{}-{n}", target.word())), seed)?;
    }
    Ok(())
}

fn bytes_of(files: Vec<String>) -> Vec<Vec<u8>> {
    files.into_iter().map(String::into_bytes).collect()
}

fn own_files() -> io::Result<Vec<String>> {
    let mut seeds = files(&format!("{ROOT}/tests/fixtures/files"))?;
    seeds.push(fs::read_to_string(format!("{ROOT}/src/core/exchange/conflict-reports.json"))?);
    Ok(seeds)
}

fn of_format(format: Format) -> io::Result<Vec<String>> {
    let module = match format {
        Format::Text => "recognise",
        Format::Table => "table",
        Format::JsonLines => "jsonl",
        Format::LabelStudio => "label_studio",
        Format::WebAnno => "webanno",
        Format::Cas => "cas",
        Format::WebAnnotation => "web_annotation",
        other => other.word(),
    };
    let tests = fs::read_to_string(format!("{ROOT}/src/core/datasets/tests/{module}.rs"))?;
    let mut seeds = literals(&tests);
    if format == Format::Brat {
        // A text, and what is on it.
        seeds = seeds.windows(2).map(|two| two.join(PARTS)).collect();
    }
    let fixtures = files(&format!("{ROOT}/tests/fixtures/datasets"))?;
    seeds.extend(fixtures.into_iter().filter(|text| recognise("", text) == format));
    if format == Format::Text {
        seeds.extend(files(&format!("{ROOT}/tests/fixtures/texts"))?);
    }
    seeds.extend(written(format));
    seeds.retain(|seed| !seed.is_empty());
    Ok(seeds)
}

/// The files of a folder that are text.
fn files(folder: &str) -> io::Result<Vec<String>> {
    let mut paths =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths.into_iter().filter_map(|path| fs::read_to_string(path).ok()).collect())
}

/// What a format makes of the documents.
fn written(format: Format) -> Option<String> {
    let source = Source { name: "d.jsonl", text: DOCUMENTS };
    let documents = read(Format::JsonLines, &[source], &Options::default()).documents;
    let recipe = Recipe::of(format);
    let mut losses = Losses::default();
    let parts = documents.iter().flat_map(|one| write(one, &recipe, &mut losses)).map(|part| part.text);
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() {
        return None;
    }
    Some(match frame(format) {
        Frame::Together { before, between, after, .. } => format!("{before}{}{after}", parts.join(between)),
        // The files of the first document; brat has two for each.
        Frame::Apart => {
            parts.into_iter().take(if format == Format::Brat { 2 } else { 1 }).collect::<Vec<_>>().join(PARTS)
        }
    })
}

/// The texts between quotation marks in a Rust file.
fn literals(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find('"') {
        let (before, after) = (&rest[..at], &rest[at + 1..]);
        let hashes = before.len() - before.trim_end_matches('#').len();
        let raw = before.trim_end_matches('#').ends_with('r');
        if before.ends_with('\'') && after.starts_with('\'') {
            // The character.
            rest = after;
            continue;
        }
        let (text, behind) = if raw {
            let Some((text, behind)) = after.split_once(&format!("\"{}", "#".repeat(hashes))) else { break };
            (text.to_owned(), behind)
        } else {
            unescaped(after)
        };
        found.push(text);
        rest = behind;
    }
    found
}

/// A text in quotation marks as it is meant, and what comes behind it.
fn unescaped(code: &str) -> (String, &str) {
    let mut text = String::new();
    let mut rest = code.chars();
    while let Some(c) = rest.next() {
        match c {
            '"' => break,
            '\\' => match rest.next() {
                Some('n') => text.push('\n'),
                Some('r') => text.push('\r'),
                Some('t') => text.push('\t'),
                Some('0') => text.push('\0'),
                Some('\n') => rest = rest.as_str().trim_start().chars(),
                Some('u') => {
                    let Some((digits, behind)) = rest.as_str().split_once('}') else { break };
                    let code = u32::from_str_radix(digits.trim_start_matches('{'), 16).ok();
                    text.extend(code.and_then(char::from_u32));
                    rest = behind.chars();
                }
                other => text.extend(other),
            },
            other => text.push(other),
        }
    }
    (text, rest.as_str())
}
