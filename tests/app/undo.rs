//! Undo and redo, named in words.

use crate::harness::{arabic, english, in_browser};
use crate::support::app::{App, eventually, row};
use crate::support::browser::Person;

fn named(app: &App) -> [String; 2] {
    ["undo", "redo"]
        .map(|name| app.attribute(&format!("[data-does={name}]"), "aria-label").unwrap_or_default())
}

/// Tags, relabels and deletes a word, takes it all back and does it again.
#[track_caller]
fn check(person: Person, labels: [&str; 2], undo: [&str; 3], redo: [&str; 3], plain: [&str; 2]) {
    in_browser(person, |app| {
        app.open_sample();
        let enabled = |name: &str| app.attribute(&format!("[data-does={name}]"), "disabled").is_none();
        assert_eq!(named(app), plain);
        assert!(!enabled("undo") && !enabled("redo"));
        app.select_words("إرباك");
        app.press("1");
        eventually(|| named(app), [undo[0], plain[1]]);
        app.press("2");
        eventually(|| named(app), [undo[1], plain[1]]);
        app.press("Delete");
        eventually(|| named(app), [undo[2], plain[1]]);
        eventually(|| app.rows(), []);

        app.press("Ctrl+z");
        eventually(|| named(app), [undo[1], redo[2]]);
        eventually(|| app.selected(), Some((labels[1].to_owned(), "إرباك".to_owned())));
        app.click("[data-does=undo]");
        eventually(|| named(app), [undo[0], redo[1]]);
        eventually(|| app.selected(), Some((labels[0].to_owned(), "إرباك".to_owned())));
        app.press("Ctrl+z");
        eventually(|| named(app), [plain[0], redo[0]]);
        eventually(|| app.rows(), []);

        app.press("Ctrl+Shift+z");
        eventually(|| named(app), [undo[0], redo[1]]);
        app.click("[data-does=redo]");
        eventually(|| named(app), [undo[1], redo[2]]);
        app.press("Ctrl+y");
        eventually(|| named(app), [undo[2], plain[1]]);
        app.press("Ctrl+z");
        app.press("Escape");
        eventually(|| app.rows(), [row(labels[1], "إرباك")]);
    });
}

#[test]
fn in_english() {
    check(
        english(),
        ["Actor", "Place"],
        ["Undo: tag actor", "Undo: change label to place", "Undo: delete place"],
        ["Redo: tag actor", "Redo: change label to place", "Redo: delete place"],
        ["Undo", "Redo"],
    );
}

#[test]
fn in_arabic() {
    check(
        arabic(),
        ["فاعل", "مكان"],
        ["تراجع عن: وسم «فاعل»", "تراجع عن: تغيير الوسم إلى «مكان»", "تراجع عن: حذف «مكان»"],
        ["أعد: وسم «فاعل»", "أعد: تغيير الوسم إلى «مكان»", "أعد: حذف «مكان»"],
        ["تراجع", "إعادة"],
    );
}

#[test]
fn each_report_has_its_own() {
    in_browser(english(), |app| {
        app.open_sample();
        app.select_words("إرباك");
        app.press("1");
        eventually(|| named(app)[0].clone(), "Undo: tag actor");
        app.press("j");
        eventually(|| named(app)[0].clone(), "Undo");
        app.press("Ctrl+z");
        eventually(|| app.said(), "There is nothing to undo in this report.");
        app.press("k");
        eventually(|| named(app)[0].clone(), "Undo: tag actor");
        eventually(|| app.rows().len(), 1);
    });
}
