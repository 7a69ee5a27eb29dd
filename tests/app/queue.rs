//! The queue of reports.

use crate::harness::{arabic, in_browser, in_sample};
use crate::support::app::{App, eventually};

/// State and count of each report.
fn states(app: &App) -> Vec<(String, String)> {
    app.queue().into_iter().map(|row| (row.state, row.count)).collect()
}

fn expected(rows: [(&str, &str); 5]) -> Vec<(String, String)> {
    rows.iter().map(|(state, count)| ((*state).to_owned(), (*count).to_owned())).collect()
}

#[test]
fn states_and_counts_follow_the_work() {
    in_sample(|app| {
        let new = ("new", "no spans");
        eventually(|| states(app), expected([new; 5]));
        app.select_words("إرباك");
        app.press("1");
        eventually(|| states(app), expected([("in progress", "1 span"), new, new, new, new]));
        app.select_words("حالة");
        app.press("2");
        eventually(|| states(app), expected([("in progress", "2 spans"), new, new, new, new]));
        app.press("d");
        eventually(|| app.said(), "The report is marked as done.");
        eventually(|| states(app), expected([("done", "2 spans"), new, new, new, new]));
        eventually(|| app.words(".queue .heading span"), Some("1 of 5 done".to_owned()));
        app.click(".head [aria-pressed]");
        eventually(|| app.said(), "The report is taken up again.");
        eventually(|| states(app)[0].0.clone(), "in progress");
        app.press("Ctrl+z");
        eventually(|| states(app)[0].0.clone(), "done");
    });
}

#[test]
fn counts_have_arabic_plurals() {
    in_browser(arabic(), |app| {
        app.open_sample();
        for (words, count) in [("إرباك", "مقطع واحد"), ("حالة", "مقطعان"), ("قوات", "3 مقاطع")]
        {
            app.select_words(words);
            app.press("1");
            eventually(|| states(app)[0].1.clone(), count);
        }
    });
}

#[test]
fn reports_are_walked_through_by_keys_and_buttons() {
    in_sample(|app| {
        for (key, report) in [("j", "001"), ("j", "002"), ("k", "001"), ("k", "000"), ("k", "000")] {
            app.press(key);
            eventually(|| app.report(), report);
        }
        app.click(".head .tool:nth-of-type(2)");
        eventually(|| app.report(), "001");
        app.click(".head .tool:nth-of-type(1)");
        eventually(|| app.report(), "000");
        app.open_report("004");
        app.press("j");
        eventually(|| app.report(), "004");
        let first: String = app.paragraphs().swap_remove(0);
        assert!(first.starts_with("حققت الفصائل السورية المعارضة"), "{first}");
    });
}

/// After a change of report the keyboard is in its text, at its start.
#[test]
fn the_caret_waits_in_the_next_report() {
    in_sample(|app| {
        app.press("j");
        eventually(|| app.report(), "001");
        eventually(|| app.caret(), Some(0));
        app.press("Shift+ArrowLeft");
        eventually(|| app.pending(), "فصائل");
    });
}
