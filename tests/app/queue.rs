//! The queue of reports.

use std::sync::Arc;

use serde::Deserialize;
use wasim::core::exchange::project_file;
use wasim::core::model::{LayerId, Project, ProjectId, Report, ReportId};

use crate::harness::{arabic, english, in_browser, in_sample};
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

fn is_focused(app: &App, selector: &str) -> bool {
    app.ask("return document.activeElement.matches(arguments[0])", vec![selector.into()])
}

fn write(app: &App, words: &str) {
    for letter in words.chars() {
        app.press(&letter.to_string());
    }
}

/// The ids of the reports that the queue shows.
fn shown(app: &App) -> Vec<String> {
    app.queue().into_iter().map(|row| row.report).collect()
}

/// A report that words stand in.
#[derive(Debug, PartialEq, Deserialize)]
struct Found {
    report: String,
    hits: String,
    lines: Vec<String>,
}

fn found(app: &App) -> Vec<Found> {
    let script = "return [...document.querySelectorAll('.reports li')].map((li) => ({
        report: li.querySelector('.report').dataset.report, hits: words('.hits', li),
        lines: [...li.querySelectorAll('.hit')].map((line) => line.innerText) }))";
    app.ask(script, vec![])
}

/// What is emphasised in the queue, in the order of the page.
fn emphasised(app: &App) -> Vec<String> {
    app.painted_as("hit")
}

#[test]
fn words_are_looked_for_in_all_reports() {
    in_sample(|app| {
        app.press("/");
        eventually(|| is_focused(app, "#search"), true);
        write(app, "القابون");
        eventually(
            || found(app).iter().map(|one| one.report.clone()).collect::<Vec<_>>(),
            ["000", "001", "002"],
        );
        let rows = found(app);
        assert!(
            rows.iter()
                .all(|row| !row.lines.is_empty() && row.lines.iter().all(|line| line.contains("القابون"))),
            "{rows:#?}"
        );
        assert_eq!(emphasised(app).len(), rows.iter().map(|row| row.lines.len()).sum::<usize>());
        eventually(|| app.said().ends_with("in 3 reports"), true);
        // Down into the list: the first row, its first hit, the second row.
        app.press("ArrowDown");
        eventually(|| is_focused(app, "[data-report='000']"), true);
        for _ in 0..=rows[0].lines.len() {
            app.press("ArrowDown");
        }
        eventually(|| is_focused(app, "[data-report='001']"), true);
        app.press("ArrowDown");
        eventually(|| is_focused(app, ".hit"), true);
        app.press("Enter");
        eventually(|| app.report(), "001");
        eventually(|| app.painted_as("found-now"), ["القابون"]);
        eventually(|| app.words(".find .count").is_some_and(|count| count.starts_with("1 of ")), true);
        // The last of another report's first hits.
        app.click("li:nth-child(3) .hit:last-child");
        eventually(|| app.report(), "002");
        let nth = format!("{} of ", found(app)[2].lines.len());
        eventually(|| app.words(".find .count").is_some_and(|count| count.starts_with(&nth)), true);
        // Up leads back into the field; Escape to the text.
        app.click("#search");
        app.press("ArrowDown");
        app.press("ArrowUp");
        eventually(|| is_focused(app, "#search"), true);
        app.press("Escape");
        eventually(|| is_focused(app, "article"), true);
        app.press("j");
        app.press("k");
        eventually(|| app.report(), "001");
        app.click("[data-does=widen]");
        eventually(|| shown(app).len(), 5);
        assert_eq!(emphasised(app), [""; 0]);
    });
}

#[test]
fn nothing_found_says_so_and_offers_all_again() {
    in_sample(|app| {
        app.press("/");
        write(app, "xyz");
        eventually(|| shown(app).len(), 0);
        eventually(
            || app.words(".reports .nothing p"),
            Some("No report fits what is chosen above.".to_owned()),
        );
        eventually(|| app.said(), "Not found");
        app.click("[data-does=show-all]");
        eventually(|| shown(app).len(), 5);
        assert_eq!(app.ask::<String>("return document.querySelector('#search').value", vec![]), "");
    });
}

fn choose(app: &App, does: &str, value: &str) {
    // What a person does with a list that drops down is the browser's own affair.
    let script = "const list = document.querySelector(`[data-does=${arguments[0]}]`);
        list.value = arguments[1]; list.dispatchEvent(new Event('change', { bubbles: true })); return null";
    app.ask::<()>(script, vec![does.into(), value.into()]);
}

#[test]
fn reports_are_sorted_and_left_out() {
    in_sample(|app| {
        for (report, words, done) in [("001", ["فصائل", "معركة"], false), ("003", ["وقالت", "مصادر"], true)]
        {
            app.open_report(report);
            for words in words.iter().take(if done { 1 } else { 2 }) {
                app.select_words(words);
                app.press("1");
                eventually(|| app.detail().is_some(), true);
            }
            if done {
                app.press("d");
            }
        }
        app.click("[data-does=narrow]");
        choose(app, "order", "spans");
        eventually(|| shown(app), ["001", "003", "000", "002", "004"]);
        choose(app, "order", "worked");
        eventually(|| shown(app), ["003", "001", "000", "002", "004"]);
        // The next report is the next that is shown.
        app.press("j");
        eventually(|| app.report(), "001");
        choose(app, "label", "actor");
        eventually(|| shown(app), ["003", "001"]);
        choose(app, "state", "done");
        eventually(|| shown(app), ["003"]);
        eventually(|| app.words(".outcome span"), Some("1 report fits".to_owned()));
        choose(app, "state", "begun");
        eventually(|| shown(app), ["001"]);
        app.click("[data-does=noted]");
        eventually(|| shown(app).len(), 0);
        app.click("[data-does=show-all]");
        eventually(|| shown(app), ["003", "001", "000", "002", "004"]);
        assert!(!app.ask::<bool>("return document.querySelector('[data-does=noted]').checked", vec![]));
        // What no longer fits stays until one has left it.
        choose(app, "order", "project");
        choose(app, "state", "new");
        eventually(|| shown(app), ["000", "002", "004"]);
        app.open_report("002");
        app.press("d");
        eventually(|| shown(app), ["000", "002", "004"]);
        app.press("j");
        eventually(|| app.report(), "004");
        eventually(|| shown(app), ["000", "004"]);
    });
}

/// A project file of many short reports; every hundredth speaks of Raqqa.
fn many(reports: usize) -> std::path::PathBuf {
    let report = |n: usize| {
        let raqqa = if n.is_multiple_of(100) { "الرَّقّة" } else { "" };
        let text = format!("تقرير {n}\n{}{raqqa}.", "قصفت قوات النظام حي جوبر بعشرات القذائف. ".repeat(8));
        Arc::new(Report::from_text(ReportId::new(&format!("r{n}")), &text))
    };
    let layer = LayerId::parse("00000000-0000-4000-8000-000000000002").expect("an id");
    let layer = wasim::core::model::Layer::new(layer, String::new(), 1);
    let project = Project {
        id: ProjectId::parse("00000000-0000-4000-8000-000000000001").expect("an id"),
        name: "many".to_owned(),
        schema: wasim::core::model::Schema::conflict_reports(),
        guidelines: String::new(),
        reports: (0..reports).map(report).collect(),
        open_layer: layer.id,
        layers: vec![layer],
    };
    let file = std::env::temp_dir().join(format!("wasim-many-{}.json", std::process::id()));
    std::fs::write(&file, project_file::write(&project)).expect("a file to write");
    file
}

#[test]
fn ten_thousand_reports_are_not_ten_thousand_rows() {
    let file = many(10_000);
    in_browser(english(), |app| {
        app.open_file(&file);
        eventually(|| app.finds("dialog[open]"), true);
        app.dismiss();
        eventually(|| app.report(), "r0");
        assert!(app.queue().len() < 40);
        app.press("k");
        app.ask::<()>("document.querySelector('.reports').scrollTop = 1e7; return null", vec![]);
        eventually(|| shown(app).last().cloned(), Some("r9999".to_owned()));
        assert!(app.queue().len() < 40);
        app.open_report("r9999");
        app.press("k");
        eventually(|| app.report(), "r9998");
        app.press("/");
        eventually(|| is_focused(app, "#search"), true);
        write(app, "الرقه");
        eventually(|| app.words(".outcome span"), Some("100 hits in 100 reports".to_owned()));
        eventually(|| found(app).first().map(|one| one.report.clone()), Some("r0".to_owned()));
        assert!(app.queue().len() < 40);
    });
    std::fs::remove_file(file).ok();
}

#[test]
#[ignore = "makes pictures, checks nothing"]
fn queue_pictures() {
    use crate::support::browser::{Person, target};
    for (name, person) in [
        ("en", english()),
        ("ar-dark", Person { dark: true, ..arabic() }),
        ("en-1024", Person { window: (1024, 768), ..english() }),
        ("ar-360", Person { window: (360, 740), ..arabic() }),
    ] {
        in_browser(person, |app| {
            let shoot = |what: &str| {
                app.look();
                app.picture(&target().join(format!("pictures/queue-{what}-{name}.png")));
            };
            app.open_sample();
            shoot("plain");
            app.press("/");
            eventually(|| is_focused(app, "#search"), true);
            write(app, "دمشق");
            eventually(|| found(app).len() > 2, true);
            shoot("search");
            app.click("[data-does=narrow]");
            choose(app, "state", "done");
            shoot("narrow");
        });
    }
}
