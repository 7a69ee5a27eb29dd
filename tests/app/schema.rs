//! The schema editor: changes of the schema with annotations in place.

use std::fs;

use serde_json::Value;

use crate::harness::{arabic, english, in_browser, in_sample, phone};
use crate::support::app::{App, eventually, row};

/// Opens the editor by its key.
fn edit(app: &App) {
    app.press("Shift+S");
    eventually(|| app.finds("dialog.schema[open]"), true);
}

/// Shows a label or relation type in full, by its place in the list.
fn choose(app: &App, item: &str) {
    app.click(&format!("[data-item={item}] [data-does=choose]"));
    eventually(|| app.finds(&format!(".owner[data-item={item}]")), true);
}

/// Writes over what a field of the form holds.
fn write(app: &App, field: &str, text: &str) {
    let field = format!(".owner > .pair [data-field={field}]");
    app.click(&field);
    app.press("Ctrl+a");
    app.type_into(&field, text);
}

fn save(app: &App) {
    app.click("[data-does=save-schema]");
}

fn saved(app: &App) {
    eventually(|| app.finds("dialog.schema[open]"), false);
    app.await_saved();
}

fn faults(app: &App) -> Vec<String> {
    app.ask("return [...document.querySelectorAll('.owner > .faults li')].map((li) => li.innerText)", vec![])
}

fn version(file: &Value) -> u64 {
    file["project"]["schema"]["version"].as_u64().unwrap()
}

#[test]
fn a_relation_type_is_named_from_its_other_end() {
    in_sample(|app| {
        edit(app);
        choose(app, "r0");
        eventually(|| app.finds("[data-field=inverse-ar]"), true);
        app.click("[data-field=symmetric]");
        eventually(|| app.finds("[data-field=inverse-en]"), false);
        app.click("[data-field=symmetric]");
        eventually(|| app.finds("[data-field=inverse-en]"), true);
        write(app, "inverse-en", "tells");
        save(app);
        saved(app);
        assert_eq!(app.export_project()["project"]["schema"]["relations"][0]["inverse"]["en"], "tells");
    });
}

#[test]
fn a_label_is_renamed_recoloured_and_rekeyed_and_its_spans_follow() {
    in_sample(|app| {
        app.tag("دمشق", "2");
        app.press("Escape");
        let before = app.export_project();
        edit(app);
        choose(app, "l1");
        write(app, "name-en", "Location");
        app.click("[name=hue][type=radio]:not(:checked) + .lab");
        app.ask::<()>("const s = document.querySelector('[data-field=key]'); s.value = 'O'; s.dispatchEvent(new Event('change', { bubbles: true })); return null", vec![]);
        eventually(|| app.words(".schema .version"), Some("Version 1; saving makes it version 2".to_owned()));
        // Nothing outside sees the draft.
        assert_eq!(app.rows(), [row("Place", "دمشق")]);
        save(app);
        saved(app);
        eventually(|| app.rows(), [row("Location", "دمشق")]);
        assert_eq!(
            app.painted_as("solid-blue-1").len() + app.painted_as("dashed-blue-1").len(),
            app.painted_as("dashed-blue-1").len()
        );
        app.select_words("شرق");
        eventually(|| app.pending(), "شرق");
        app.press("o");
        eventually(|| app.selected(), Some(("Location".to_owned(), "شرق".to_owned())));
        app.press("Ctrl+z");
        app.press("Escape");
        let file = app.export_project();
        assert_eq!((version(&file), file["layers"][0]["schema_version"].as_u64()), (2, Some(2)));
        app.click("[data-does=undo-step]");
        eventually(|| app.rows(), [row("Place", "دمشق")]);
        assert_eq!(app.export_project(), before);
        app.await_saved();
        app.reload();
        eventually(|| app.rows(), [row("Place", "دمشق")]);
    });
}

#[test]
fn a_label_that_is_removed_has_its_spans_mapped_kept_or_nothing_happens() {
    in_sample(|app| {
        app.tag("دمشق", "2");
        app.tag("حالة", "1");
        app.press("Escape");
        let rows = app.rows();
        let remove = || {
            edit(app);
            choose(app, "l1");
            app.click(".owner > .head [data-does=remove]");
            save(app);
            eventually(|| app.finds(".orphans[open]"), true);
        };
        remove();
        assert_eq!(
            app.words(".question .written > span"),
            Some("Label “\u{2068}Place\u{2069}”, 1 annotation in 1 report".to_owned())
        );
        // Cancel goes back to the draft, and that can be given up.
        app.click("[data-does=keep-editing]");
        eventually(|| app.finds(".orphans[open]"), false);
        assert!(app.finds("dialog.schema[open]"));
        app.press("Escape");
        eventually(|| app.finds(".leaving[open]"), true);
        app.click("[data-does=discard-leaving]");
        eventually(|| app.finds("dialog.schema[open]"), false);
        assert_eq!(app.rows(), rows);
        // Kept: it is retired, its span stays, and it is offered no more.
        remove();
        app.click("[data-does=save-answered]");
        saved(app);
        eventually(|| app.rows(), rows.clone());
        let file = app.export_project();
        let labels = file["project"]["schema"]["labels"].as_array().unwrap();
        assert_eq!(
            (labels.len(), &labels[3]["id"], &labels[3]["retired"]),
            (4, &"place".into(), &true.into())
        );
        eventually(|| app.finds(".legend .dashed"), false);
        app.click("[data-does=undo-step]");
        eventually(|| app.finds(".legend .dashed"), true);
        // Mapped: the span has the other label.
        remove();
        app.ask::<()>("const s = document.querySelector('[data-field=answer]'); s.value = 'actor'; s.dispatchEvent(new Event('change', { bubbles: true })); return null", vec![]);
        eventually(|| app.words(".orphans .cost"), Some("Nothing else is lost.".to_owned()));
        app.click("[data-does=save-answered]");
        saved(app);
        eventually(|| app.rows().into_iter().map(|row| row.label).collect::<Vec<_>>(), ["Actor", "Actor"]);
        app.click("[data-does=undo-step]");
        eventually(|| app.rows(), rows.clone());
    });
}

#[test]
fn a_new_label_is_made_by_keyboard_alone() {
    in_sample(|app| {
        edit(app);
        app.ask::<()>("document.querySelector('[data-does=add-label]').focus(); return null", vec![]);
        app.press("Enter");
        eventually(|| app.finds("[data-field=name-en]:focus"), true);
        assert_eq!(faults(app), ["It has no name in either language."]);
        assert_eq!(app.attribute("[data-does=save-schema]", "disabled").as_deref(), Some(""));
        for letter in "weapon".chars() {
            app.press(&letter.to_string());
        }
        eventually(|| app.words(".owner > .id"), Some("In files: \u{2068}weapon\u{2069}".to_owned()));
        eventually(|| faults(app), ["It has no Arabic name."]);
        // Up in the list, with the focus.
        app.press("Alt+ArrowUp");
        eventually(|| app.finds(".owner[data-item=l3] [data-does=up]:focus"), true);
        app.press("Ctrl+s");
        saved(app);
        app.select_words("حالة");
        eventually(|| app.pending(), "حالة");
        assert_eq!(app.menu(), ["Actor", "Place", "Casualty", "weapon", "Claim"]);
        app.press("4");
        eventually(|| app.selected(), Some(("weapon".to_owned(), "حالة".to_owned())));
    });
}

#[test]
fn what_is_wrong_is_said_at_its_place() {
    in_browser(english(), |app| {
        app.open_sample();
        edit(app);
        choose(app, "l0");
        app.ask::<()>("const s = document.querySelector('[data-field=key]'); s.value = 'P'; s.dispatchEvent(new Event('change', { bubbles: true })); return null", vec![]);
        eventually(|| faults(app), ["“\u{2068}Place\u{2069}” has the same key."]);
        app.ask::<()>("const s = document.querySelector('[data-field=key]'); s.value = 'J'; s.dispatchEvent(new Event('change', { bubbles: true })); return null", vec![]);
        eventually(|| faults(app), ["\u{2068}J\u{2069} is a key of the app itself, which comes first."]);
        app.click("[data-does=discard-schema]");
        eventually(|| app.finds("dialog.schema[open]"), false);
        edit(app);
        choose(app, "l0");
        app.click(".swatch.brown");
        let close = "Hard to tell from “\u{2068}Casualty\u{2069}” for those who do not see green: the difference is \u{2068}3.1\u{2069} (CIEDE2000).";
        eventually(|| faults(app), [close]);
    });
}

#[test]
fn an_attribute_and_its_choices_are_changed() {
    in_sample(|app| {
        edit(app);
        choose(app, "l1");
        app.click("[data-does=add-attribute]");
        eventually(|| app.finds("[data-item=l1a6] [data-field=name-en]:focus"), true);
        app.type_into("[data-item=l1a6] .attribute > .pair [data-field=name-en]", "Terrain");
        app.click("[data-item=l1a6] [data-does=add-choice]");
        eventually(|| app.finds("[data-item=l1a6c0] [data-field=name-en]:focus"), true);
        app.type_into("[data-item=l1a6c0] [data-field=name-en]", "Hill");
        app.click("[data-item=l1a6] [data-does=add-choice]");
        app.type_into("[data-item=l1a6c1] [data-field=name-en]", "River");
        app.click("[data-item=l1a6c1] [data-does=up]");
        eventually(
            || app.finds("[data-item=l1a6c0] [data-does=down]:focus, [data-item=l1a6c0] button:focus"),
            true,
        );
        app.click("[data-item=l1a6] [data-field=required]");
        save(app);
        saved(app);
        let file = app.export_project();
        let made = &file["project"]["schema"]["labels"][1]["attributes"][6];
        assert_eq!((&made["id"], &made["required"]), (&"terrain".into(), &true.into()));
        assert_eq!((&made["choices"][0]["id"], &made["choices"][1]["id"]), (&"river".into(), &"hill".into()));
    });
}

#[test]
fn a_schema_goes_out_as_a_file_and_comes_back_as_a_draft() {
    in_sample(|app| {
        app.tag("حالة", "1");
        app.press("Escape");
        edit(app);
        app.click("[data-does=export-schema]");
        let path = app.downloaded_file();
        let mut file: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        fs::remove_file(path).ok();
        assert_eq!(file["format"], "wasim-schema");
        app.press("Escape");
        eventually(|| app.finds("dialog.schema[open]"), false);
        file["schema"]["labels"][0]["name"]["en"] = "Party".into();
        file["schema"]["labels"].as_array_mut().unwrap().remove(1);
        let kinds = file["schema"]["relations"].as_array_mut().unwrap();
        kinds.retain(|kind| !kind["ends"].to_string().contains("place"));
        let path = std::env::temp_dir().join(format!("wasim-{}-schema.json", std::process::id()));
        fs::write(&path, file.to_string()).unwrap();
        app.open_file(&path);
        eventually(|| app.finds("dialog.schema[open]"), true);
        assert_eq!(app.rows(), [row("Actor", "حالة")]);
        save(app);
        saved(app);
        eventually(|| app.rows(), [row("Party", "حالة")]);
        assert_eq!(version(&app.export_project()), 2);
        fs::remove_file(path).ok();
    });
}

#[test]
fn a_phone_shows_one_thing_at_a_time() {
    in_browser(phone(), |app| {
        app.click("[data-does=sample]");
        eventually(|| app.finds("article"), true);
        app.click(".project");
        app.click("#project-menu [data-does=schema]");
        eventually(|| app.finds("dialog.schema[open]"), true);
        app.click("[data-item=l2] [data-does=choose]");
        eventually(|| app.words(".owner .head h3"), Some("\u{2068}ضحايا\u{2069}".to_owned()));
        let wide: f64 = app.ask("return document.querySelector('dialog.schema').scrollWidth", vec![]);
        assert!(wide <= 360.0, "{wide}");
        app.click("[data-does=to-list]");
        eventually(|| app.finds(".owner"), false);
        app.press("Escape");
        eventually(|| app.finds("dialog.schema[open]"), false);
    });
}

#[test]
fn in_arabic_names_of_both_languages_are_side_by_side() {
    in_browser(arabic(), |app| {
        app.open_sample();
        edit(app);
        choose(app, "r4");
        assert_eq!(app.words(".schema .version"), Some("الإصدار 1".to_owned()));
        let held: Vec<String> = app.ask("return [...document.querySelectorAll('.owner > .pair:nth-of-type(3) input')].map((i) => i.value)", vec![]);
        assert_eq!(held[0], "perpetrator");
        assert_eq!(held.len(), 2);
    });
}
