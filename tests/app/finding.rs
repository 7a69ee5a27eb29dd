//! Finding words in the report.

use crate::harness::{arabic, english, fixture, in_browser, in_sample};
use crate::support::app::{App, eventually, row};

fn is_focused(app: &App, selector: &str) -> bool {
    app.ask("return document.activeElement.matches(arguments[0])", vec![selector.into()])
}

fn write(app: &App, words: &str) {
    for letter in words.chars() {
        app.press(&letter.to_string());
    }
}

fn count(app: &App) -> String {
    app.words(".find .count").unwrap_or_default()
}

/// Whether what is painted as the current hit stands where it can be read.
fn in_sight(app: &App) -> bool {
    let script = "const [now] = CSS.highlights.get('found-now');
        if (!now) return false;
        const [box, frame] = [now.getBoundingClientRect(), document.querySelector('main').getBoundingClientRect()];
        return frame.top <= box.top && box.bottom <= frame.bottom";
    app.ask(script, vec![])
}

#[test]
fn from_a_key_to_a_tagged_hit() {
    in_sample(|app| {
        app.open_report("001");
        app.press("Ctrl+f");
        eventually(|| is_focused(app, "#find"), true);
        write(app, "فصايل");
        eventually(|| count(app), "1 of 13");
        eventually(|| app.said(), "1 of 13");
        eventually(|| app.painted_as("found-now"), ["فصائل"]);
        eventually(|| in_sight(app), true);
        app.press("Enter");
        eventually(|| count(app), "2 of 13");
        eventually(|| app.painted_as("found-now"), ["فصائل"]);
        eventually(|| in_sight(app), true);
        app.press("Shift+Enter");
        app.press("Shift+Enter");
        eventually(|| count(app), "13 of 13");
        app.press("Enter");
        eventually(|| count(app), "1 of 13");
        app.press("F3");
        eventually(|| count(app), "2 of 13");
        app.click("[data-does=previous-hit]");
        eventually(|| count(app), "1 of 13");
        app.click("[data-does=next-hit]");
        eventually(|| app.said(), "2 of 13");
        app.press("Escape");
        eventually(|| app.finds(".find:not([hidden])"), false);
        eventually(|| app.pending(), "الفصائل");
        assert!(is_focused(app, "article"));
        assert_eq!(app.painted_as("found"), [""; 0]);
        app.press("1");
        eventually(|| app.selected(), Some(("Actor".to_owned(), "الفصائل".to_owned())));
        app.press("Escape");
        eventually(|| app.rows(), [row("Actor", "الفصائل")]);
    });
}

#[test]
fn each_letter_finds_anew_and_the_report_too() {
    in_sample(|app| {
        app.click("[data-does=find]");
        eventually(|| is_focused(app, "#find"), true);
        write(app, "دم");
        let wider = |app: &App| app.painted_as("found").len();
        eventually(|| wider(app) > 0, true);
        let before = wider(app);
        write(app, "شق");
        eventually(|| (count(app).starts_with("1 of "), wider(app) < before), (true, true));
        write(app, "ء");
        eventually(|| count(app), "Not found");
        eventually(|| app.said(), "Not found");
        eventually(|| (app.painted_as("found"), app.painted_as("found-now")), (vec![], vec![]));
        app.press("Backspace");
        eventually(|| count(app).starts_with("1 of "), true);
        let here = count(app);
        app.open_report("002");
        eventually(|| count(app) != here && in_sight(app), true);
        // What was looked for is offered again, all of it to be written over.
        app.press("Escape");
        app.press("Ctrl+f");
        eventually(|| app.pending(), "");
        write(app, "82");
        eventually(|| app.ask::<String>("return document.querySelector('#find').value", vec![]), "82");
    });
}

#[test]
fn the_browsers_own_way_to_find_is_left_to_who_asks_twice() {
    in_sample(|app| {
        let watch = "window.kept = []; addEventListener('keydown', (event) => { if (event.code === 'KeyF') kept.push(event.defaultPrevented) }); return null";
        app.ask::<()>(watch, vec![]);
        app.press("Ctrl+f");
        eventually(|| is_focused(app, "#find"), true);
        app.press("Ctrl+f");
        eventually(|| app.ask::<Vec<bool>>("return kept", vec![]), [true, false]);
    });
}

#[test]
fn spellings_digits_and_what_can_not_be_seen_make_no_difference() {
    in_browser(arabic(), |app| {
        app.open_texts(
            &["bidi-controls", "combining-marks", "persian-zwnj", "presentation-forms"]
                .map(|name| fixture(&format!("texts/{name}.txt"))),
        );
        for (report, typed, found) in [
            ("bidi-controls", "unhcr ان 10", "UNHCR\u{2069} إن \u{2066}10"),
            ("combining-marks", "قتل", "قُتِلَ"),
            ("persian-zwnj", "ميگويند", "می\u{200c}گویند"),
            ("presentation-forms", "ثلاثه", "ﺛﻼﺛﺔ"),
        ] {
            app.open_report(report);
            app.press("Ctrl+f");
            eventually(|| is_focused(app, "#find"), true);
            write(app, typed);
            eventually(|| app.painted_as("found-now"), [found]);
            app.press("Escape");
        }
    });
}

#[test]
fn hits_are_boxes_where_there_are_no_highlights() {
    let without = vec!["delete CSS.highlights"];
    in_browser(crate::support::browser::Person { without, ..english() }, |app| {
        app.open_sample();
        app.press("Ctrl+f");
        eventually(|| is_focused(app, "#find"), true);
        write(app, "حالة");
        eventually(|| app.finds(".marks .box.found-now"), true);
    });
}

/// One paragraph of a million letters, and a letter that is everywhere.
#[test]
fn a_million_letters_stay_at_hand() {
    let line = include_str!("../../src/sample/reports/001.txt").replace('\n', " ");
    let long: String = line.chars().cycle().take(1_000_000).collect();
    let file = std::env::temp_dir().join(format!("wasim-million-{}.txt", std::process::id()));
    std::fs::write(&file, long).expect("a file to write");
    in_browser(english(), |app| {
        app.open_texts(std::slice::from_ref(&file));
        app.press("Ctrl+f");
        eventually(|| is_focused(app, "#find"), true);
        for (letter, some) in [("ا", 100_000), ("ل", 10_000), ("ف", 1_000), ("ص", 1_000)] {
            app.press(letter);
            let many = || count(app).replace("1 of ", "").replace(',', "").parse().unwrap_or(0);
            eventually(|| many() > some, true);
        }
        app.press("Shift+Enter");
        eventually(|| in_sight(app), true);
        assert!(app.painted_as("found").len() < 2000);
    });
    std::fs::remove_file(file).ok();
}

#[test]
#[ignore = "makes pictures, checks nothing"]
fn pictures() {
    for (name, person) in [
        ("en", english()),
        ("ar-dark", crate::support::browser::Person { dark: true, ..arabic() }),
        ("ar-360", crate::support::browser::Person { window: (360, 740), ..arabic() }),
    ] {
        in_browser(person, |app| {
            app.open_sample();
            for (words, key) in [("إرباك", "1"), ("قوات النظام", "2")] {
                app.select_words(words);
                app.press(key);
                app.press("Escape");
            }
            app.press("Ctrl+f");
            eventually(|| is_focused(app, "#find"), true);
            write(app, "النظام");
            eventually(|| count(app).is_empty(), false);
            app.look();
            app.picture(&crate::support::browser::target().join(format!("pictures/find-{name}.png")));
            app.devtools(
                "Emulation.setEmulatedMedia",
                serde_json::json!({"features": [{"name": "forced-colors", "value": "active"}]}),
            );
            app.look();
            app.picture(&crate::support::browser::target().join(format!("pictures/find-forced-{name}.png")));
        });
    }
}
