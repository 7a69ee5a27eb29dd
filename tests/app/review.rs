//! Reviewing three colleagues' layers: where they differ, deciding by keys, what
//! comes of it, and a newer file in the middle of it.

use std::path::PathBuf;

use serde_json::Value;
use wasim::core::model::Timestamp;
use wasim::core::review::{Comparison, Item, Subject, sides};

use crate::harness::{arabic, english, in_browser, in_sample, looks};
use crate::look::violations;
use crate::support::app::{App, eventually};
use crate::support::browser::{Person, target};
use crate::support::colleagues::{NAMES, Work, over_all, project_of, three};

/// Opens the layers on the open project and begins the review.
pub fn begin(app: &App, works: &[Work]) -> Vec<PathBuf> {
    let files: Vec<PathBuf> = works.iter().map(|work| work.file(0)).collect();
    for file in &files {
        app.open_file(file);
        app.dismiss();
    }
    app.press("v");
    eventually(|| app.finds(".differences"), true);
    // What all agree on has gone in.
    eventually(|| app.finds(".last-step"), true);
    files
}

/// Has somebody review the three.
pub fn in_review_of(person: Person, test: impl FnOnce(&App)) {
    in_browser(person, |app| {
        app.open_sample();
        let files = begin(app, &three());
        test(app);
        files.iter().for_each(|file| _ = std::fs::remove_file(file));
    });
}

/// The same in English.
pub fn in_review(test: impl FnOnce(&App)) {
    in_review_of(english(), |app| {
        eventually(|| decided(app), "0 of 5 decided");
        test(app);
    });
}

/// How far the review is, as its heading says.
pub fn decided(app: &App) -> String {
    app.words(".differences .heading > span").unwrap_or_default()
}

/// The items that are listed: their words, what differs, and the camps or what was decided.
fn items(app: &App) -> Vec<String> {
    let script = "return [...document.querySelectorAll('.item')].map(item => {
        const bare = (text) => text.replace(/[\\u2066-\\u2069]/g, '');
        const camps = [...item.querySelectorAll('.vote i')].map(i => i.textContent || '–').join(' ');
        const meta = item.querySelectorAll('.meta > span');
        return [item.querySelector('.title').textContent, bare(meta[0].textContent), camps || meta[1].textContent].join(' · ');
    })";
    app.ask(script, vec![])
}

/// Takes a choice out of a list that the browser drops down.
fn choose(app: &App, list: &str, value: &str) {
    let script = "const list = document.querySelector(arguments[0]); list.value = arguments[1]; list.dispatchEvent(new Event('change', { bubbles: true })); return null";
    app.ask::<()>(script, vec![list.into(), value.into()]);
}

/// What the item that is looked at is called.
pub fn title(app: &App) -> String {
    app.words(".case h2").unwrap_or_default().replace(['\u{2068}', '\u{2069}'], "")
}

/// The gold layer as it is exported: label, words, where each was taken from.
pub fn gold(app: &App) -> (Vec<String>, Value) {
    app.click(".project");
    app.click("[data-does=export-layer]");
    let file = app.downloaded();
    let sheets = file["layer"]["sheets"].as_array().cloned().unwrap_or_default();
    let spans = sheets.iter().flat_map(|sheet| sheet["spans"].as_array().cloned().unwrap_or_default());
    let word = |value: &Value| value.as_str().unwrap_or("–").to_owned();
    let shown = spans.map(|span| {
        let edited = if span["taken"]["edited"] == true { " edited" } else { "" };
        format!("{} {} {}{edited}", word(&span["label"]), word(&span["text"]), word(&span["taken"]["by"]))
    });
    (shown.collect(), file)
}

/// A layer file with what is new each time made alike: the ids that were dealt
/// here are numbers, in the order of the text; moments are left out.
fn settled(mut file: Value) -> Value {
    let about = |decision: &Value| decision["about"].to_string();
    let sheet = &mut file["layer"]["sheets"][0];
    sheet["decisions"].as_array_mut().unwrap().sort_by_key(about);
    let dealt = |id: &str| id.len() == 36 && !id.starts_with("c011") && id != wasim::sample::ID.to_string();
    let mut known = Vec::new();
    fn walk(value: &mut Value, each: &mut impl FnMut(&mut String)) {
        match value {
            Value::String(text) => each(text),
            Value::Array(all) => all.iter_mut().for_each(|one| walk(one, each)),
            Value::Object(all) => all.values_mut().for_each(|one| walk(one, each)),
            _ => {}
        }
    }
    walk(&mut file, &mut |text| {
        if Timestamp::parse(text).is_some() {
            text.clear();
        } else if dealt(text) {
            let at = known.iter().position(|id| id == text).unwrap_or_else(|| {
                known.push(text.clone());
                known.len() - 1
            });
            *text = format!("#{at}");
        }
    });
    file
}

/// Compares with a file that is kept; `WASIM_RENEW=1` writes it anew.
fn alike(found: Value, name: &str) {
    let kept =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/expected/{name}.json"));
    if std::env::var_os("WASIM_RENEW").is_some() {
        std::fs::write(&kept, serde_json::to_string_pretty(&found).unwrap() + "\n").unwrap();
    }
    let expected: Value = serde_json::from_slice(&std::fs::read(&kept).unwrap()).unwrap();
    assert_eq!(found, expected);
}

#[test]
fn three_layers_are_decided_by_keys_and_gold_comes_of_it() {
    in_review(|app| {
        assert_eq!(app.words(".last-step span"), Some("Decided by rule: 2".to_owned()));
        let listed = [
            "حي جوبر · Boundary differs · AB C",
            "مدينة دمشق · Only A · A –",
            "عدد من عناصر قوات النظام · Attribute differs · AC B",
            "حزب الله · Label differs · AB C",
            "عدد من عناصر قوات النظام · Only A · A –",
        ];
        eventually(|| items(app), listed);
        app.press("]");
        eventually(|| title(app), "Boundary differs");
        app.press("c");
        // The next open one comes by itself; it is rejected, and not without a reason.
        eventually(|| title(app), "Only A");
        app.press("x");
        app.press("Enter");
        eventually(|| app.words(".refused"), Some("Write why nothing of it is right.".to_owned()));
        app.type_into("#review-reason", "ذُكرت عرضاً");
        app.press("Enter");
        eventually(|| title(app), "Attribute differs");
        app.press("a");
        // Edited, it is the reviewer's own.
        eventually(|| title(app), "Label differs");
        app.press("e");
        eventually(|| app.selected(), Some(("Actor".to_owned(), "حزب الله".to_owned())));
        app.press("2");
        eventually(|| app.selected(), Some(("Place".to_owned(), "حزب الله".to_owned())));
        app.press("Escape");
        eventually(
            || app.words(".decided span").is_some_and(|said| said.starts_with("accepted, then edited")),
            true,
        );
        // What is decided sinks: the link is the first now.
        app.click("[data-item-at='0']");
        eventually(|| title(app), "Only A");
        app.press("a");
        eventually(|| decided(app), "5 of 5 decided");
        let (spans, file) = gold(app);
        let expected = [
            "actor قوات النظام unanimous",
            "place جوبر one",
            "place مدينة درعا unanimous",
            "casualty عدد من عناصر قوات النظام one",
            "place حزب الله one edited",
        ];
        assert_eq!(spans, expected);
        let sheet = &file["layer"]["sheets"][0];
        assert_eq!(
            (file["layer"]["gold"].clone(), sheet["relations"][0]["type"].clone()),
            (true.into(), "at".into())
        );
        let decisions = sheet["decisions"].as_array().unwrap();
        let rejected: Vec<_> = decisions.iter().filter(|one| one["verdict"] == "rejected").collect();
        assert_eq!(
            (decisions.len(), rejected.len(), rejected[0]["reason"].clone()),
            (7, 1, "ذُكرت عرضاً".into())
        );
        alike(settled(file), "gold");
        // Each decision can be taken back.
        app.press("Ctrl+z");
        eventually(|| decided(app), "4 of 5 decided");
        app.press("Ctrl+Shift+z");
        eventually(|| decided(app), "5 of 5 decided");
    });
}

#[test]
fn a_link_waits_for_its_ends_and_a_decision_can_be_revised() {
    in_review(|app| {
        app.click("[data-item-at='4']");
        eventually(|| title(app), "Only A");
        app.press("a");
        eventually(|| app.finds(".refused:not([hidden])"), true);
        assert_eq!(decided(app), "0 of 5 decided");
        app.click("[data-item-at='0']");
        eventually(|| title(app), "Boundary differs");
        app.click("[data-accept=A]");
        eventually(|| decided(app), "1 of 5 decided");
        // What is decided sinks; it can be looked at again, and decided otherwise.
        app.click("[data-item-at='4']");
        eventually(|| title(app), "Boundary differs");
        app.press("c");
        eventually(|| gold(app).0.contains(&"place جوبر one".to_owned()), true);
        assert_eq!(decided(app), "1 of 5 decided");
        app.click("[data-item-at='4']");
        app.click("[data-does=reopen]");
        eventually(|| decided(app), "0 of 5 decided");
    });
}

#[test]
fn rules_decide_what_is_shown_in_one_step() {
    in_review(|app| {
        let button = || app.words("[data-does=merge-shown]").unwrap_or_default();
        eventually(button, "Merge 3 of those shown");
        // Which, and how, can be seen before.
        app.click(".rule-more summary");
        let proposed = "return [...document.querySelectorAll('.rule-row')].map(one =>
            [one.querySelector('.title'), one.querySelector('.lab'), one.querySelector('.vote')].map(part => part.textContent).join(' '))";
        let proposed = || -> Vec<String> { app.ask(proposed, vec![]) };
        let most = ["حي جوبر Place AB", "عدد من عناصر قوات النظام Casualty AC", "حزب الله Actor AB"];
        eventually(proposed, most);
        let options = "return [...document.querySelector('[data-does=merge-rule]').options].map(option => option.textContent)";
        let own = NAMES.map(|name| format!("all as {name} has it"));
        let rules = ["what all agree on", "what most agree on", "what 2 or more have alike"];
        let rules: Vec<String> = rules.into_iter().map(str::to_owned).chain(own).collect();
        assert_eq!(app.ask::<Vec<String>>(options, vec![]), rules);
        choose(app, "[data-does=merge-rule]", "at-least-2");
        eventually(proposed, most);
        choose(app, "[data-does=review-kind]", "1");
        eventually(|| items(app), ["حي جوبر · Boundary differs · AB C"]);
        eventually(button, "Merge 1 of those shown");
        app.click("[data-does=merge-shown]");
        eventually(|| decided(app), "1 of 5 decided");
        eventually(|| items(app), ["حي جوبر · Boundary differs · merged"]);
        assert!(gold(app).0.contains(&"place حي جوبر threshold".to_owned()));
        app.click(".last-step [data-does=undo-step]");
        eventually(|| decided(app), "0 of 5 decided");
        // Who has it otherwise; only what is open; what all agree on, too.
        choose(app, "[data-does=review-kind]", "");
        choose(app, "[data-does=review-label]", "casualty");
        eventually(|| items(app), ["عدد من عناصر قوات النظام · Attribute differs · AC B"]);
        choose(app, "[data-does=review-label]", "");
        app.click(".tick:has([data-does=review-agreed])");
        eventually(|| items(app).len(), 7);
        app.click(".tick:has([data-does=review-open])");
        eventually(|| items(app).len(), 5);
    });
}

#[test]
fn five_reports_are_reviewed() {
    in_sample(|app| {
        let files = over_all();
        for file in &files {
            app.open_file(file);
            app.dismiss();
        }
        app.press("v");
        eventually(|| app.finds(".last-step"), true);
        // The same, counted without the screen.
        let project = project_of(&files);
        let comparisons: Vec<Comparison> = project
            .reports
            .iter()
            .map(|one| Comparison::of(&sides(&project, &one.id), &project.schema))
            .collect();
        let items: Vec<&Item> = comparisons.iter().flat_map(|one| &one.items).collect();
        let disputed = items.iter().filter(|item| !item.is_agreed()).count();
        assert!(disputed > 100, "all five differ: {disputed}");
        eventually(|| decided(app), format!("0 of {disputed} decided"));
        // The list begins with the most disputed, from whatever report.
        let most = items.iter().map(|item| item.dispute()).max().unwrap();
        let first = "return document.querySelectorAll('[data-item-at=\"0\"] .vote i').length";
        assert_eq!(app.ask::<usize>(first, vec![]), most);
        app.click("[data-does=merge-shown]");
        let two_have_it = |item: &&&Item| item.subject == Subject::Span && item.camps[0].len() > 1;
        let spans = items.iter().filter(two_have_it).count();
        eventually(|| gold(app).0.len(), spans);
        let (all, file) = gold(app);
        assert_eq!(file["layer"]["sheets"].as_array().unwrap().len(), 5);
        let unanimous = items.iter().filter(|item| item.subject == Subject::Span && item.is_agreed()).count();
        assert_eq!(all.iter().filter(|span| span.ends_with("unanimous")).count(), unanimous);
        assert_eq!(all.iter().filter(|span| span.ends_with("majority")).count(), spans - unanimous);
        app.click(".last-step [data-does=undo-step]");
        eventually(|| decided(app), format!("0 of {disputed} decided"));
        files.iter().for_each(|file| _ = std::fs::remove_file(file));
    });
}

#[test]
fn a_newer_file_keeps_the_decisions_that_still_apply() {
    in_review(|app| {
        app.press("]");
        eventually(|| title(app), "Boundary differs");
        app.press("a");
        eventually(|| decided(app), "1 of 5 decided");
        eventually(|| title(app), "Only A");
        app.press("a");
        eventually(|| decided(app), "2 of 5 decided");
        // The third colleague has another span now, where there was none.
        let mut newer = three();
        newer[2].spans.push((6, "place", "مدينة دمشق", 0));
        let file = newer[2].file(30);
        app.open_file(&file);
        app.dismiss();
        // It says what gold says: both decisions stand.
        eventually(|| decided(app), "2 of 5 decided");
        assert!(!app.finds(".stale"));
        // Now one that says something else.
        newer[1].spans.push((6, "actor", "مدينة دمشق", 0));
        let other = newer[1].file(40);
        app.open_file(&other);
        app.dismiss();
        eventually(|| app.words(".stale summary"), Some("No longer apply \u{2068}1\u{2069}".to_owned()));
        eventually(|| decided(app), "1 of 5 decided");
        app.click(".stale summary");
        app.click("[data-does=drop-stale]");
        eventually(|| app.finds(".stale"), false);
        for file in [file, other] {
            std::fs::remove_file(file).ok();
        }
    });
}

#[test]
fn names_can_be_hidden() {
    in_review(|app| {
        app.press("]");
        eventually(|| title(app), "Boundary differs");
        let names = || -> Vec<String> {
            app.ask("return [...document.querySelectorAll('.who-has')].map(name => name.textContent)", vec![])
        };
        eventually(names, NAMES);
        app.click(".tick:has([data-does=review-hidden])");
        eventually(names, ["", "", ""]);
        assert!(!app.finds("[data-does=review-who]"));
    });
}

#[test]
fn the_review_is_there_after_a_reload_and_one_goes_back_to_ones_own_layer() {
    in_review(|app| {
        app.press("]");
        app.press("a");
        eventually(|| decided(app), "1 of 5 decided");
        app.await_saved();
        app.reload();
        eventually(|| decided(app), "1 of 5 decided");
        app.press("v");
        eventually(|| app.finds(".differences"), false);
        eventually(|| app.rows().len(), 0);
    });
}

#[test]
fn machines_can_read_the_review_in_arabic() {
    in_review_of(Person { dark: true, ..arabic() }, |app| {
        eventually(|| decided(app), "حُسم 0 من 5");
        app.press("]");
        eventually(|| title(app), "اختلاف الحدود");
        assert_eq!(violations(app), [] as [String; 0]);
    });
}

#[test]
#[ignore = "makes pictures, checks nothing"]
fn pictures() {
    for (name, person) in looks() {
        in_review_of(person, |app| {
            app.press("]");
            app.look();
            app.picture(&target().join(format!("pictures/review-{name}.png")));
        });
    }
}
