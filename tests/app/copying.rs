//! Copying takes the raw text.

use std::fs;

use crate::harness::{english, fixture, in_browser, in_sample};
use crate::support::app::{App, eventually};

/// What a paste would put into a field: the whole clipboard, by the kinds it has.
#[track_caller]
fn pasted(app: &App) -> String {
    let script = "const field = document.body.appendChild(document.createElement('textarea'));
        field.id = 'paste'; field.style.position = 'fixed';
        window.kinds = null;
        field.addEventListener('paste', (event) => { window.kinds = [...event.clipboardData.types] });
        field.focus(); return null";
    app.ask::<()>(script, vec![]);
    app.press("Ctrl+v");
    eventually(
        || app.ask::<Option<Vec<String>>>("return window.kinds", vec![]),
        Some(vec!["text/plain".to_owned()]),
    );
    app.ask("const field = document.getElementById('paste'); const text = field.value; field.remove(); return text", vec![])
}

#[test]
fn words_that_the_hand_selected() {
    in_browser(english(), |app| {
        app.open_texts(&[fixture("texts/figures.txt")]);
        let text = fs::read_to_string(fixture("texts/figures.txt")).unwrap();
        let between = |first: &str, last: &str| {
            let (_, from) = text.split_once(first).unwrap();
            format!("{first}{}{last}", from.split_once(last).unwrap().0)
        };
        app.select_from("بين 2016-04-27", "27/4/2016");
        eventually(|| app.pending().is_empty(), false);
        app.press("Ctrl+c");
        // A date is isolated on the page; its text is not.
        let expected = between("بين 2016-04-27", "27/4/2016");
        assert_eq!(pasted(app), expected);
    });
}

#[test]
fn words_that_keys_selected_with_line_ends_and_blanks() {
    in_browser(english(), |app| {
        app.open_texts(&[fixture("texts/crlf.txt"), fixture("texts/bidi-controls.txt")]);
        let raw = fs::read_to_string(fixture("texts/crlf.txt")).unwrap();
        let first = app.paragraphs()[0].split(' ').next().unwrap().to_owned();
        app.put_caret_before(&first);
        for _ in 0..12 {
            app.press("Shift+ArrowDown");
        }
        app.press("Shift+End");
        app.look();
        app.press("Ctrl+c");
        // A field makes one line feed of each line end.
        let expected = raw.trim_end_matches(|c: char| !c.is_alphanumeric()).replace("\r\n", "\n");
        assert_eq!(pasted(app).trim_end_matches(|c: char| !c.is_alphanumeric()), expected);
        assert!(expected.contains("\n\n"), "an empty line is not lost");
        app.open_report("bidi-controls");
        app.select_from("UNHCR", "2017-03-19/2017-03-25");
        app.press("Ctrl+c");
        let copied = pasted(app);
        assert!(copied.contains("\u{2066}10,500\u{2069}"), "{copied:?}");
        let raw = fs::read_to_string(fixture("texts/bidi-controls.txt")).unwrap();
        assert!(raw.contains(&copied) && copied.starts_with("UNHCR"), "{copied:?}");
    });
}

#[test]
fn the_selected_span_where_no_words_are() {
    in_sample(|app| {
        app.select_words("قوات النظام السوري");
        app.press("1");
        eventually(|| app.detail().is_some(), true);
        app.look();
        app.press("Ctrl+c");
        assert_eq!(pasted(app), "قوات النظام السوري");
        app.press("Escape");
        app.select_words("إرباك");
        app.press("Ctrl+c");
        assert_eq!(pasted(app), "إرباك");
    });
}

#[test]
fn a_field_copies_what_is_selected_in_it() {
    in_sample(|app| {
        app.select_words("إرباك");
        app.press("1");
        eventually(|| app.detail().is_some(), true);
        app.press("n");
        for key in ["a", "b", "c"] {
            app.press(key);
        }
        app.press("Ctrl+a");
        app.press("Ctrl+c");
        assert_eq!(pasted(app), "abc");
    });
}
