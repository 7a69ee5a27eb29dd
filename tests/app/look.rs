//! How the app looks to machines that read it: axe-core's rules, on each main
//! screen, in each language and light.

use std::env;
use std::fs;
use std::path::Path;

use crate::harness::{arabic, english, in_browser};
use crate::support::app::{App, eventually};
use crate::support::browser::Person;

/// What axe-core finds wrong on the page as it is: rule, element, and why.
pub fn violations(app: &App) -> Vec<String> {
    let tools = env::var_os("WASIM_TOOLS").expect("run `cargo xtask test`, which sets WASIM_TOOLS");
    let axe = Path::new(&tools).join("node_modules/axe-core/axe.min.js");
    let axe = fs::read_to_string(&axe).unwrap_or_else(|error| panic!("{}: {error}", axe.display()));
    // Wrapped, so that it is the page's and not a module's.
    app.ask::<()>(&format!("(function () {{ {axe} }}).call(window); return null"), vec![]);
    let script = "return axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, any, all, none }) => `${id}: ${target} ${[...any, ...all, ...none].map(({ message }) => message).join('; ')}`)))";
    app.ask(script, vec![])
}

#[track_caller]
fn check(person: Person) {
    in_browser(person, |app| {
        let mut found: Vec<(&str, String)> = Vec::new();
        let mut note =
            |screen, app: &App| found.extend(violations(app).into_iter().map(|line| (screen, line)));
        note("start", app);
        app.open_sample();
        note("workbench", app);
        app.select_words("قوات النظام السوري");
        note("menu", app);
        app.press("1");
        note("selected span", app);
        app.press("Escape");
        app.look();
        note("list", app);
        app.press("Shift+?");
        app.look();
        note("keys", app);
        app.press("Escape");
        for (screen, opener) in [
            ("menu of the project", ".project"),
            ("what saved means", "button.saved"),
            ("reading", "[data-does=reading]"),
            ("details", "[data-does=details]"),
            ("find", "[data-does=find]"),
        ] {
            app.click(opener);
            app.look();
            note(screen, app);
            app.press("Escape");
            app.look();
        }
        assert!(found.is_empty(), "{found:#?}");
    });
}

#[test]
fn axe_in_english_and_light() {
    check(english());
}

#[test]
fn axe_in_english_and_dark() {
    check(Person { dark: true, ..english() });
}

#[test]
fn axe_in_arabic_and_light() {
    check(arabic());
}

#[test]
fn axe_in_arabic_and_dark() {
    check(Person { dark: true, ..arabic() });
}

#[test]
fn axe_on_a_phone() {
    in_browser(Person { window: (360, 740), ..arabic() }, |app| {
        app.open_sample();
        assert_eq!(violations(app), [""; 0]);
    });
}

/// What lies over the screen while reports are added, and the start screen with
/// a kept and a deleted project.
#[track_caller]
fn check_the_rest(person: Person, forced: bool) {
    let name = format!("wasim-look-{}-{}-{forced}.txt", std::process::id(), person.dark);
    in_browser(person, |app| {
        if forced {
            let features = serde_json::json!([{"name": "forced-colors", "value": "active"}]);
            app.devtools("Emulation.setEmulatedMedia", serde_json::json!({"features": features}));
        }
        let mut found: Vec<(&str, String)> = Vec::new();
        let mut note = |screen, app: &App| {
            app.look();
            found.extend(violations(app).into_iter().map(|line| (screen, line)));
        };
        app.click("[data-does=paste]");
        note("pasting", app);
        app.press("Escape");
        app.look();
        let file = env::temp_dir().join(name);
        // In Windows-1256: حمص.
        fs::write(&file, b"\xcd\xe3\xd5").expect("a file");
        app.pick("input[accept*='text/plain']", std::slice::from_ref(&file));
        eventually(|| app.finds("dialog[open] .guess"), true);
        note("encodings", app);
        app.click("dialog[open] [data-does=confirm]");
        eventually(|| app.finds("article"), true);
        note("a report of one word", app);
        app.pick("#project-menu input:not(.folder)", std::slice::from_ref(&file));
        eventually(|| app.finds("dialog[open] .guess"), true);
        app.click("dialog[open] [data-does=confirm]");
        eventually(|| app.finds("dialog[open].twins"), true);
        note("reports that are there already", app);
        app.press("Escape");
        fs::remove_file(&file).ok();
        app.await_saved();
        app.click(".brand");
        eventually(|| app.finds(".start"), true);
        app.click(".kept [data-does=more]");
        note("what can be done to a project", app);
        app.click(".kept [data-does=rename]");
        note("renaming", app);
        app.press("Escape");
        app.look();
        app.click(".kept [data-does=more]");
        app.click(".kept [data-does=delete-kept]");
        eventually(|| app.finds(".deleted"), true);
        app.click(".deleted summary");
        note("deleted projects", app);
        app.click(".deleted [data-does=erase]");
        note("erasing", app);
        assert!(found.is_empty(), "{found:#?}");
    });
}

#[test]
fn axe_on_adding_and_the_shelf() {
    check_the_rest(english(), false);
}

#[test]
fn axe_on_adding_and_the_shelf_in_arabic_and_dark() {
    check_the_rest(Person { dark: true, ..arabic() }, false);
}

#[test]
fn axe_in_forced_colours() {
    check_the_rest(english(), true);
}
