//! Reports stand on the page exactly as they are.

use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::{english, fixture, in_browser, in_sample};
use crate::support::app::{App, eventually};

/// The texts of a folder, by name.
fn texts(folder: PathBuf) -> Vec<PathBuf> {
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut texts: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    texts.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    texts.sort();
    texts
}

/// The lines of a file, as a reader counts them; empty ones are gaps.
fn lines(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap();
    // A byte order mark at the start is the encoding's, not the text's.
    let lines = text.trim_start_matches('\u{feff}').split(['\n', '\r', '\u{85}', '\u{2029}']);
    lines.filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// Walks through the whole queue by J and compares each report with its file.
fn check_all(app: &App, files: &[PathBuf]) {
    for (i, file) in files.iter().enumerate() {
        let name = file.file_stem().unwrap().to_str().unwrap();
        eventually(|| app.report(), name);
        eventually(|| app.paragraphs(), lines(file));
        assert!(app.words(".head").unwrap().contains(&format!("Report {} of {}", i + 1, files.len())));
        app.press("j");
    }
}

#[test]
fn the_five_reports() {
    let files = texts(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/sample/reports"));
    assert_eq!(files.len(), 5);
    in_sample(|app| check_all(app, &files));
}

#[test]
fn hard_texts() {
    let mut files = texts(fixture("texts"));
    assert!(files.len() >= 16);
    // An empty file is refused; one of blanks alone is a text.
    files.retain(|file| !file.ends_with("empty.txt"));
    let blank = std::env::temp_dir().join(format!("wasim-{}-zz-blank.txt", std::process::id()));
    fs::write(&blank, " \n\t").unwrap();
    in_browser(english(), |app| {
        app.open_texts(&files);
        check_all(app, &files);
        app.pick("#project-menu input:not(.folder)", std::slice::from_ref(&blank));
        let name = blank.file_stem().unwrap().to_str().unwrap();
        let done = format!("0 of {} done", files.len() + 1);
        eventually(|| app.words(".queue .heading span"), Some(done));
        app.open_report(name);
        eventually(|| app.words(".empty:not([hidden])"), Some("This report has no text.".to_owned()));
        // Nothing to select, nothing to move in, and nothing breaks.
        for key in ["ArrowLeft", "Shift+ArrowLeft", "1", "Delete", "]", "n"] {
            app.press(key);
        }
        assert_eq!(app.rows(), []);
    });
    fs::remove_file(blank).ok();
}

#[test]
fn each_paragraph_has_its_own_direction() {
    in_browser(english(), |app| {
        app.open_texts(&[fixture("texts/figures.txt"), fixture("texts/english-emoji.txt")]);
        let directions = || -> Vec<String> {
            app.ask("return [...document.querySelectorAll('article p')].map((p) => p.dir)", vec![])
        };
        eventually(directions, ["rtl"; 4]);
        app.press("j");
        eventually(directions, ["ltr"; 3]);
    });
}

/// How a run of figures lies on the screen: its letters from left to right.
fn seen(app: &App, words: &str) -> String {
    let script = "const start = find(arguments[0]);
        return [...arguments[0]].map((sign, i) => ({ sign, left: rangeOf(start + i, start + i + 1).getBoundingClientRect().left }))
            .sort((a, b) => a.left - b.left).map(({ sign }) => sign).join('')";
    app.ask(script, vec![words.into()])
}

#[test]
fn dates_and_figures_do_not_flip() {
    in_browser(english(), |app| {
        app.open_texts(&[fixture("texts/figures.txt")]);
        for figure in [
            "2016-04-27",
            "27/4/2016",
            "10–15",
            "300-S",
            "14:32",
            "٢٠١٧-٠٣-٢٥",
            "2014–2016",
            "+963-11-555",
            "2254/2015",
        ] {
            assert_eq!(seen(app, figure), figure);
        }
    });
}
