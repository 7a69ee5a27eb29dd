//! Data sets of other programs: they come in, and go out.

use std::fs;

use serde_json::{Value, json};

use crate::harness::{english, fixture, in_browser, in_sample, looks};
use crate::review::decided;
use crate::support::app::{App, eventually, row};
use crate::support::browser::target;
use crate::support::colleagues::over_all;

const DIALOG: &str = "dialog.dataset[open]";

/// Takes one of a list that drops down, as the browser reports it.
fn choose(app: &App, list: &str, value: &str) {
    let script = "const list = document.querySelector(arguments[0]); list.value = arguments[1];
        list.dispatchEvent(new Event('change', { bubbles: true })); return null";
    app.ask::<()>(script, vec![json!(format!("{DIALOG} {list}")), json!(value)]);
}

/// Tags words and lets go of the span.
#[track_caller]
fn tag(app: &App, words: &str, key: &str) {
    app.tag(words, key);
    app.press("Escape");
    eventually(|| app.detail(), None);
}

/// What the dialog says was found, or goes out.
fn says(app: &App) -> String {
    app.words(".dataset[open] .dataset-says").unwrap_or_default()
}

/// Takes in what was found; gives what is told of it.
#[track_caller]
pub fn taken(app: &App) -> Vec<String> {
    app.click("[data-does=dataset-take]");
    eventually(|| app.finds(DIALOG), false);
    app.dismiss()
}

/// Brings out the dialog for exporting.
#[track_caller]
fn export(app: &App) {
    app.click(".project");
    app.click("[data-does=export-dataset]");
    eventually(|| app.finds("dialog.dataset[open] [data-does=dataset-save]:not([disabled])"), true);
}

/// What the data card says: it lies in the archive as it is.
#[track_caller]
fn saved_card(app: &App) -> String {
    app.click("[data-does=dataset-save]");
    let file = app.downloaded_file();
    let bytes = fs::read(&file).unwrap();
    fs::remove_file(file).unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What is saved at a press of the button.
#[track_caller]
fn saved(app: &App) -> String {
    app.click("[data-does=dataset-save]");
    let file = app.downloaded_file();
    let text = fs::read_to_string(&file).unwrap();
    fs::remove_file(file).unwrap();
    text
}

#[test]
fn lines_go_out_with_the_words_that_their_offsets_cut_out_and_come_back() {
    in_sample(|app| {
        app.open_report("002");
        tag(app, "فيلق الرحمن", "1");
        tag(app, "جوبر", "2");
        export(app);
        eventually(|| says(app), "5 reports, 2 spans, relations: 0");
        app.click("[data-does=dataset-card]");
        let lines = saved(app);
        let line = lines.lines().find(|line| line.contains("\"id\": \"002\"")).unwrap();
        let line: Value = serde_json::from_str(line).unwrap();
        let text: Vec<char> = line["text"].as_str().unwrap().chars().collect();
        let spans = line["spans"].as_array().unwrap();
        assert_eq!(spans.len(), 2);
        for span in spans {
            let at = |key: &str| usize::try_from(span[key].as_u64().unwrap()).unwrap();
            assert_eq!(span["text"], text[at("start")..at("end")].iter().collect::<String>());
        }
        app.press("Escape");
        // Into the same project nothing comes twice.
        let file = target().join("app-datasets-lines.jsonl");
        fs::write(&file, lines).unwrap();
        app.open_file(&file);
        eventually(|| says(app), "5 reports, 2 spans, relations: 0, annotators: 0");
        assert_eq!(
            taken(app),
            ["Taken in: no reports, no annotations", "There already, and left as they are: 2"]
        );
        assert_eq!(app.rows().len(), 2);
    });
}

#[test]
fn what_a_format_can_not_carry_is_said_before_it_is_saved() {
    in_sample(|app| {
        app.open_report("002");
        tag(app, "المرصد السوري لحقوق الإنسان", "4");
        tag(app, "المرصد السوري", "1");
        export(app);
        let lost = || app.words(".dataset[open] .dataset-outcome ul").unwrap_or_default();
        eventually(
            || app.words(".dataset[open] .dataset-outcome > p").unwrap_or_default(),
            "This format carries everything that is chosen.",
        );
        choose(app, "[data-does=dataset-format]", "conll");
        eventually(|| lost().contains("spans that overlap others, left out: 1"), true);
        choose(app, "[data-does=dataset-extent]", "this");
        eventually(|| says(app), "1 report, 2 spans, relations: 0");
        let preview = app.words(".dataset-preview").unwrap_or_default();
        assert!(preview.contains("# id = 002"), "{preview}");
        app.click("[data-does=dataset-card]");
        let innermost = saved(app);
        assert!(innermost.contains("المرصد\tB-actor") && !innermost.contains("claim"), "{innermost}");
        choose(app, "[data-does=dataset-overlaps]", "second");
        eventually(|| app.finds("[data-does=dataset-save]:not([disabled])"), true);
        let outermost = saved(app);
        assert!(outermost.contains("المرصد\tB-claim") && !outermost.contains("actor"), "{outermost}");
    });
}

/// What is remembered of data cards in this browser.
fn remembered(app: &App) -> usize {
    let script = "return Object.keys(localStorage).filter((key) => key.startsWith('wasim:card:')).length";
    app.ask(script, vec![])
}

#[test]
fn what_is_said_in_the_data_card_stays_until_the_project_is_erased() {
    const LICENCE: &str = ".dataset-about label:first-child textarea";
    in_sample(|app| {
        export(app);
        app.click(".dataset-about summary");
        app.type_into(LICENCE, "CC-BY-4.0");
        app.press("Escape");
        app.await_saved();
        app.reload();
        eventually(|| app.queue().len(), 5);
        export(app);
        app.click(".dataset-about summary");
        eventually(|| app.value_of(LICENCE), Some("CC-BY-4.0".to_owned()));
        let card = saved_card(app);
        assert!(card.contains("\n- **License:** CC-BY-4.0\n"), "{card}");
        app.press("Escape");
        app.click(".brand");
        eventually(|| app.finds(".kept [data-does=more]"), true);
        app.click(".kept [data-does=more]");
        app.click(".kept [data-does=delete-kept]");
        eventually(|| app.finds(".deleted"), true);
        assert_eq!(remembered(app), 1, "it can still come back");
        app.click(".deleted summary");
        app.click(".deleted [data-does=erase]");
        app.click("dialog[open] [data-does=erase-now]");
        eventually(|| app.finds(".deleted"), false);
        eventually(|| remembered(app), 0_usize);
    });
}

#[test]
fn the_data_card_says_how_far_the_annotators_agree() {
    in_sample(|app| {
        export(app);
        let card = saved_card(app);
        assert!(card.contains("Not known: no work of two annotators"), "{card}");
        app.press("Escape");
        for file in over_all() {
            app.open_file(&file);
            app.dismiss();
        }
        export(app);
        let card = saved_card(app);
        let said = "Between 3 annotators, before any adjudication, over the 5 reports of 5 on which";
        assert!(card.contains(said), "{card}");
        assert!(card.contains("\n| F1, exact spans | 0."), "{card}");
    });
}

#[test]
fn lines_of_another_program_are_shown_then_taken_in_and_taken_back() {
    in_sample(|app| {
        app.open_file(&fixture("datasets/doccano.jsonl"));
        eventually(|| says(app), "2 reports, 4 spans, relations: 0, annotators: 0");
        eventually(
            || app.value_of(&format!("{DIALOG} [data-does=dataset-format]")),
            Some("doccano".to_owned()),
        );
        // A span that lies outside of its text, and the relation that hangs on it.
        let problems = app.words(".dataset-problems").unwrap_or_default();
        assert!(problems.contains("What to know (2)") && problems.contains("doccano.jsonl"), "{problems}");
        choose(app, ".dataset-kinds tr[data-name=LOC] select", "known:place");
        let told = taken(app);
        assert_eq!(told[0], "Taken in: 2 reports, 4 annotations");
        eventually(|| app.queue().len(), 7);
        app.open_report("1");
        eventually(|| app.rows(), [row("EVENT", "غارة"), row("Place", "مستشفى"), row("Place", "دوما")]);
        assert!(app.finds("[data-label=event]"), "the schema has grown");
        app.click("[data-does=undo-step]");
        eventually(|| app.queue().len(), 5);
        eventually(|| app.finds("[data-label=event]"), false);
        app.click("[data-does=undo-step]");
        eventually(|| app.queue().len(), 7);
        app.await_saved();
        app.reload();
        eventually(|| app.queue().len(), 7);
    });
}

#[test]
fn each_annotator_of_another_program_gets_a_layer_in_a_new_project() {
    in_browser(english(), |app| {
        app.open_file(&fixture("datasets/label-studio.json"));
        eventually(|| says(app), "1 report, 2 spans, relations: 0, annotators: 2");
        taken(app);
        eventually(|| app.report().is_empty(), false);
        app.press("v");
        eventually(|| decided(app), "0 of 2 decided");
    });
}

#[test]
fn a_long_file_is_read_part_by_part_and_kept() {
    // Longer than what is read at once; the second line is no UTF-8.
    let report = |n: usize| {
        let text = format!("{n} {}", "غارة على حلب ".repeat(1000));
        let span =
            json!({ "label": "place", "start": text.chars().count() - 4, "end": text.chars().count() - 1 });
        json!({ "id": format!("r{n}"), "text": text, "offset_unit": "unicode_code_point", "spans": [span] })
    };
    let mut lines: Vec<u8> = format!("{}\n", report(0)).into_bytes();
    lines.extend(b"{\"text\": \"\xff\"}\n");
    lines.extend((1..400).flat_map(|n| format!("{}\n", report(n)).into_bytes()));
    assert!(lines.len() > 8 << 20);
    let file = target().join("app-datasets-long.jsonl");
    fs::write(&file, lines).unwrap();
    in_browser(english(), |app| {
        app.open_file(&file);
        eventually(|| says(app), "400 reports, 400 spans, relations: 0, annotators: 0");
        let problems = app.words(".dataset-problems").unwrap_or_default();
        assert!(problems.contains("line 2"), "{problems}");
        assert_eq!(taken(app)[0], "Taken in: 400 reports, 400 annotations");
        app.await_saved();
        // What changes afterwards counts, also what is deleted.
        eventually(|| app.rows(), [row("Place", "حلب")]);
        app.press("]");
        app.press("Delete");
        eventually(|| app.rows().len(), 0_usize);
        app.await_saved();
        app.reload();
        eventually(|| app.queue().len() > 3, true);
        assert_eq!(app.rows().len(), 0);
        app.press("j");
        eventually(|| app.rows(), [row("Place", "حلب")]);
    });
}

#[test]
fn nothing_is_taken_in_where_another_tab_works() {
    in_sample(|app| {
        app.await_saved();
        app.open_beside(&english());
        eventually(|| app.finds(".following"), true);
        app.open_file(&fixture("datasets/doccano.jsonl"));
        eventually(|| app.finds("[data-does=dataset-take]:not([disabled])"), true);
        app.click("[data-does=dataset-take]");
        eventually(|| app.finds(".following.refused"), true);
        assert!(app.finds("[data-does=dataset-take]:not([disabled])"), "what was found stays");
        app.press("Escape");
        assert_eq!(app.queue().len(), 5);
    });
}

#[test]
fn leaving_the_door_changes_nothing() {
    in_sample(|app| {
        app.open_file(&fixture("datasets/doccano.jsonl"));
        eventually(|| app.finds("[data-does=dataset-take]:not([disabled])"), true);
        app.press("Escape");
        eventually(|| app.finds("dialog[open]"), false);
        assert_eq!((app.queue().len(), app.said().as_str()), (5, "Nothing has changed."));
    });
}

#[test]
#[ignore = "makes pictures, checks nothing"]
fn pictures() {
    let folder = target().join("pictures");
    for (name, person) in looks() {
        in_browser(person, |app| {
            app.open_sample();
            app.click(".project");
            app.click("[data-does=export-dataset]");
            eventually(|| app.finds("[data-does=dataset-save]:not([disabled])"), true);
            app.picture(&folder.join(format!("export-{name}.png")));
            app.press("Escape");
            app.open_file(&fixture("datasets/doccano.jsonl"));
            eventually(|| app.finds("[data-does=dataset-take]:not([disabled])"), true);
            app.picture(&folder.join(format!("import-{name}.png")));
        });
    }
}
