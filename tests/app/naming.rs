//! The annotator's name is asked for once, at the first tag.

use serde_json::Value;

use crate::harness::{arabic, english, in_browser};
use crate::support::app::{App, eventually, row};
use crate::support::browser::Person;

fn newcomer() -> Person {
    Person { name: None, ..english() }
}

fn asks(app: &App) -> bool {
    app.finds(".naming:not([hidden])")
}

/// Owner of the layer, and who made and changed each of its spans.
fn names(file: &Value) -> (String, Vec<[String; 2]>) {
    let layer = &file["layers"][0];
    let name = |value: &Value| value.as_str().unwrap().to_owned();
    let spans = layer["sheets"][0]["spans"].as_array().unwrap();
    let by = |span: &Value| [name(&span["created"]["by"]), name(&span["updated"]["by"])];
    (name(&layer["annotator"]), spans.iter().map(by).collect())
}

#[test]
fn a_quick_hand_goes_on_and_all_of_it_is_signed() {
    in_browser(newcomer(), |app| {
        app.open_sample();
        assert!(!asks(app));
        app.select_words("حالة");
        eventually(|| app.pending(), "حالة");
        // All of these still go to the text.
        for key in ["1", "2", "Escape"] {
            app.press(key);
        }
        eventually(|| app.rows(), [row("Place", "حالة")]);
        assert!(asks(app));
        assert!(
            app.said().contains("Which name should your annotations carry?")
                || app.said().starts_with("Now place")
        );
        app.tag("إرباك", "1");
        app.type_into(".naming input", "ريما\u{e007}");
        eventually(|| asks(app), false);
        let rima = || ["ريما".to_owned(), "ريما".to_owned()];
        assert_eq!(names(&app.export_project()), ("ريما".to_owned(), vec![rima(), rima()]));
        // What was done without a name can still be taken back.
        app.press("Escape");
        for _ in 0..3 {
            app.press("Ctrl+z");
        }
        app.press("Escape");
        eventually(|| app.rows(), []);
        app.press("Ctrl+Shift+z");
        app.press("Escape");
        eventually(|| app.rows(), [row("Actor", "حالة")]);
        app.await_saved();
        app.reload();
        eventually(|| app.rows(), [row("Actor", "حالة")]);
        assert_eq!(names(&app.export_project()), ("ريما".to_owned(), vec![rima()]));
        app.tag("إرباك", "1");
        assert!(!asks(app));
    });
}

#[test]
fn one_need_not_have_a_name_and_is_not_asked_again() {
    in_browser(Person { name: None, ..arabic() }, |app| {
        app.open_sample();
        app.tag("حالة", "1");
        eventually(|| app.words(".naming span"), Some("بأي اسم تُوقَّع وسومك؟".to_owned()));
        app.click("[data-does=no-name]");
        eventually(|| asks(app), false);
        app.await_saved();
        app.reload();
        eventually(|| app.report(), "000");
        app.tag("إرباك", "1");
        assert!(!asks(app));
        let none = || [String::new(), String::new()];
        assert_eq!(names(&app.export_project()), (String::new(), vec![none(), none()]));
        // A name that is given later signs it all.
        app.press("Escape");
        app.click(".project");
        app.type_into(".popover [autocomplete=name]", "ريما\u{e004}");
        let rima = || ["ريما".to_owned(), "ريما".to_owned()];
        assert_eq!(names(&app.export_project()), ("ريما".to_owned(), vec![rima(), rima()]));
    });
}

#[test]
fn who_gave_a_name_is_not_asked() {
    in_browser(newcomer(), |app| {
        app.type_into(".signature input", "Rima\u{e004}");
        app.open_sample();
        app.tag("حالة", "1");
        assert!(!asks(app));
        assert_eq!(names(&app.export_project()).0, "Rima");
    });
}
