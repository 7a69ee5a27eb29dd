//! Rules of the design that no compiler keeps.

// Only functions marked as tests may unwrap otherwise; here everything is one.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// All files below `folder` with this ending, with their texts.
fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut waiting = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|found| found == ending) {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty(), "nothing in {folder}");
    found
}

/// Lines that break a rule, as `file:line: text`.
fn breaks(files: &[(PathBuf, String)], breaks: impl Fn(&str) -> bool) -> Vec<String> {
    let lines = files.iter().flat_map(|(path, text)| {
        let name = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().display().to_string();
        text.lines().enumerate().map(move |(i, line)| (format!("{name}:{}", i + 1), line))
    });
    lines.filter(|(_, line)| breaks(line)).map(|(place, line)| format!("{place}: {}", line.trim())).collect()
}

#[track_caller]
fn none(found: Vec<String>) {
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn the_core_knows_no_browser_no_clock_no_chance_and_no_files() {
    let banned = [
        "leptos",
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "gloo",
        "indexed_db",
        "crate::platform",
        "crate::state",
        "crate::ui",
        "std::time",
        "std::fs",
        "std::io::Read",
        "std::thread",
        "std::env",
        "rand",
    ];
    let core =
        files("src/core", "rs").into_iter().filter(|(path, _)| !path.to_string_lossy().contains("tests"));
    none(breaks(&core.collect::<Vec<_>>(), |line| {
        let line = line.trim_start();
        let used = line.strip_prefix("pub use ").or_else(|| line.strip_prefix("use "));
        used.is_some_and(|used| banned.iter().any(|name| used.starts_with(name)))
    }));
}

#[test]
fn only_the_platform_calls_the_browser() {
    // Views may name the types of the events and elements that they are handed.
    let calls = ["web_sys::window", "js_sys::", "wasm_bindgen(", "document()", "indexed_db", "gloo"];
    let views: Vec<_> = files("src/ui", "rs").into_iter().chain(files("src/state", "rs")).collect();
    none(breaks(&views, |line| {
        !line.trim_start().starts_with("//") && calls.iter().any(|call| line.contains(call))
    }));
}

#[test]
fn words_for_people_stand_in_the_catalogues_only() {
    let views =
        files("src/ui", "rs").into_iter().filter(|(path, _)| !path.to_string_lossy().contains("messages"));
    none(breaks(&views.collect::<Vec<_>>(), |line| {
        let line = line.split("//").next().unwrap_or_default();
        let quoted = line.split('"').skip(1).step_by(2);
        // A sentence begins with a capital and has a blank; Arabic stands nowhere but in the product's name.
        let sentence = |text: &str| {
            let capital = text.chars().next().is_some_and(char::is_uppercase);
            let arabic = text.chars().any(|c| ('\u{600}'..'\u{700}').contains(&c)) && text != "واسم";
            (capital && text.contains(' ')) || arabic
        };
        !line.contains("path()")
            && !line.contains("=> \"")
            && quoted.into_iter().any(|text| sentence(text) && !is_path(text))
    }));
}

/// The outline of an icon.
fn is_path(text: &str) -> bool {
    text.starts_with('M') && text.chars().any(|c| c.is_ascii_digit())
}

#[test]
fn styles_know_no_left_and_no_right() {
    let physical = ["left", "right"];
    none(breaks(&files("style", "css"), |line| {
        let rule = line.split("/*").next().unwrap_or_default();
        let declarations = rule.split(['{', ';']).filter_map(|part| part.split_once(':'));
        declarations.into_iter().any(|(name, value)| {
            let words =
                |text: &str| text.split(|c: char| !c.is_alphabetic()).any(|word| physical.contains(&word));
            !name.trim().starts_with('.') && (words(name) || words(value))
        })
    }));
}

#[test]
fn no_element_has_a_style_attribute() {
    let pages: Vec<_> = files("src/ui", "rs").into_iter().chain(files("src/platform", "rs")).collect();
    none(breaks(&pages, |line| line.contains(" style=") || line.contains("set_attribute(\"style\"")));
}

#[test]
fn nobody_has_tidied_the_sample_reports() {
    let found: Vec<_> = wasim::sample::REPORTS
        .iter()
        .map(|id| {
            let path = format!("{}/src/sample/reports/{id}.txt", env!("CARGO_MANIFEST_DIR"));
            let hash = wasim::core::model::Sha256::of(&fs::read_to_string(path).unwrap()).to_string();
            hash.chars().take(16).collect::<String>()
        })
        .collect();
    let kept =
        ["b4be6dc218d7b564", "9f41e7374ad5a333", "5470e17f6c04368c", "1045085d7ed30348", "ac75c607ce375f2c"];
    assert_eq!(found, kept);
}
