//! Marking every place where words stand.

use std::path::PathBuf;

use crate::harness::{english, in_browser, looks};
use crate::support::app::{App, eventually};
use crate::support::browser::{Person, target};

/// Three reports, `one` with every kind of place.
const TEXTS: [(&str, &str); 3] = [
    ("one", "حلب اليوم. قصف على حلب وعلى ريف حلب، ووصلت لحلب قافلة.\nقال حلبي إن حَلب بخير #حلب"),
    ("two", "في 2016-04-27 عادت حلب، وحلب بعيدة."),
    ("three", "لا شيء هنا."),
];

fn in_three_reports(person: Person, name: &str, test: impl FnOnce(&App)) {
    let folder = std::env::temp_dir().join(format!("wasim-marking-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder to write in");
    let files: Vec<PathBuf> = TEXTS.iter().map(|(name, _)| folder.join(format!("{name}.txt"))).collect();
    for (file, (_, text)) in files.iter().zip(TEXTS) {
        std::fs::write(file, text).expect("a file to write");
    }
    in_browser(person, |app| {
        app.open_texts(&files);
        eventually(|| app.queue().len(), 3);
        app.open_report("one");
        test(app);
    });
    std::fs::remove_dir_all(folder).ok();
}

/// What a place in the list is, and whether it is ticked.
fn place(kind: &str, ticked: bool) -> (String, bool) {
    (kind.to_owned(), ticked)
}

fn places(app: &App) -> Vec<(String, bool)> {
    let script = "return [...document.querySelectorAll('.place')].map((place) => [place.querySelector('.kind').innerText.replace(/\\s+/g, ' '), place.querySelector('input').checked])";
    app.ask(script, vec![])
}

/// What stands beside each choice, in their order.
fn counts(app: &App) -> Vec<String> {
    app.ask(
        "return [...document.querySelectorAll('.tick b')].map((count) => count.textContent).slice(0, 7)",
        vec![],
    )
}

fn button(app: &App) -> String {
    app.words("[data-does=mark]").unwrap_or_default()
}

fn tag_first(app: &App) {
    app.click_text("حلب اليوم");
    app.press("Home");
    app.press("Shift+ArrowLeft");
    eventually(|| app.pending(), "حلب");
    app.press("2");
    eventually(|| app.selected(), Some(("Place".to_owned(), "حلب".to_owned())));
}

#[test]
fn from_a_span_to_all_places_and_back() {
    in_three_reports(english(), "all", |app| {
        tag_first(app);
        app.press("m");
        eventually(|| app.finds("dialog.marking[open]"), true);
        // Exact, with proclitics, other spellings, hashtags, inside words; here, everywhere.
        eventually(|| counts(app), ["3", "1", "1", "1", "1", "5", "7"]);
        let usual = [
            place("exact", true),
            place("exact", true),
            place("with \u{2068}ل\u{2069}", true),
            place("hashtag", true),
        ];
        eventually(|| places(app), usual);
        assert_eq!(app.painted_as("hit"), ["حلب", "حلب", "حلب", "حلب"]);
        assert_eq!(app.words(".marking-foot p"), Some("1 is tagged already".to_owned()));
        assert_eq!(button(app), "Mark 4 occurrences");
        // Each choice adds its own and nothing else; inside words only when ticked.
        for (choice, kind, more) in [
            ("proclitics", "with", 3),
            ("hashtags", "hashtag", 3),
            ("spelling", "other spelling", 5),
            ("inside", "inside a word", 5),
        ] {
            let has = |app: &App| places(app).iter().any(|(other, _)| other.starts_with(kind));
            let before = has(app);
            app.click(&format!("[data-does={choice}]"));
            eventually(|| (has(app), places(app).len()), (!before, more));
            app.click(&format!("[data-does={choice}]"));
            eventually(|| places(app).len(), 4);
        }
        // Another label: what has the first one is shown, but not ticked.
        app.click(".marking [data-label=actor]");
        eventually(|| places(app).first().cloned(), Some(place("exact already Place", false)));
        app.click(".marking [data-label=place]");
        eventually(|| places(app).len(), 4);
        // By keys: down into the list, one tick off, Enter.
        app.click("[data-does=everywhere]");
        eventually(|| (places(app).len(), button(app)), (6, "Mark 6 occurrences".to_owned()));
        let line: String =
            app.ask("return [...document.querySelectorAll('.place .line')].at(-2).textContent", vec![]);
        assert!(line.starts_with("في \u{2066}\u{202d}2016-04-27\u{202c}\u{2069} عادت حلب"), "{line:?}");
        app.click("#marking-words");
        app.press("ArrowDown");
        app.press("ArrowDown");
        app.press("Space");
        eventually(|| button(app), "Mark 5 occurrences");
        app.press("Enter");
        eventually(|| app.finds("dialog[open]"), false);
        eventually(|| app.words(".last-step span"), Some("Tagged: 5 annotations".to_owned()));
        let spans = |app: &App| app.queue().into_iter().map(|row| row.count).collect::<Vec<_>>();
        eventually(
            || spans(app),
            ["4 spans", "2 spans", "no spans"].map(str::to_owned).into_iter().collect::<Vec<_>>(),
        );
        // Again: the one that was left out is all there is to do here.
        app.press("m");
        eventually(
            || (counts(app), places(app)),
            (["3", "1", "1", "1", "1", "5", "7"].map(str::to_owned).into(), vec![place("exact", true)]),
        );
        assert_eq!(app.words(".marking-foot p"), Some("4 are tagged already".to_owned()));
        app.press("Escape");
        eventually(|| app.finds("dialog[open]"), false);
        // One undo takes all back, in all reports.
        app.click("[data-does=undo-step]");
        eventually(
            || spans(app),
            ["1 span", "no spans", "no spans"].map(str::to_owned).into_iter().collect::<Vec<_>>(),
        );
        eventually(|| app.words(".last-step span"), Some("Taken away again: 5 annotations".to_owned()));
    });
}

#[test]
fn from_what_is_looked_for_and_with_attributes() {
    in_three_reports(english(), "find", |app| {
        app.press("Ctrl+f");
        for letter in "قصف".chars() {
            app.press(&letter.to_string());
        }
        eventually(|| app.words(".find .count"), Some("1 of 1".to_owned()));
        app.click("[data-does=mark-all]");
        eventually(|| places(app), [place("exact", true)]);
        assert!(!app.finds(".marking [data-does=copy]:not([hidden] *)"));
        app.click(".marking [data-label=claim]");
        app.click("[data-does=mark]");
        eventually(|| app.words(".last-step span"), Some("Tagged: 1 annotation".to_owned()));
        // Nothing selected and nothing looked for: the words are asked for.
        app.press("Escape");
        app.press("Escape");
        eventually(|| app.finds(".find:not([hidden])"), false);
        app.click_text("بخير");
        app.press("Escape");
        app.press("m");
        eventually(|| app.ask::<bool>("return document.activeElement.id === 'marking-words'", vec![]), true);
        eventually(|| app.finds("[data-does=mark]:disabled"), true);
    });
}

#[test]
fn a_long_list_is_walked_through_by_keys() {
    in_browser(english(), |app| {
        let text = "حلب ".repeat(3000);
        let file = std::env::temp_dir().join(format!("wasim-marking-long-{}.txt", std::process::id()));
        std::fs::write(&file, text).expect("a file to write");
        app.open_texts(std::slice::from_ref(&file));
        app.press("m");
        app.press("ح");
        app.press("ل");
        app.press("ب");
        eventually(|| button(app), "Mark 3,000 occurrences");
        assert!(places(app).len() < 60);
        for _ in 0..25 {
            app.press("ArrowDown");
        }
        eventually(|| app.ask::<String>("return document.activeElement.dataset.mark ?? ''", vec![]), "24");
        app.press("Space");
        eventually(|| button(app), "Mark 2,999 occurrences");
        app.press("Enter");
        eventually(|| app.words(".last-step span"), Some("Tagged: 2,999 annotations".to_owned()));
        std::fs::remove_file(file).ok();
    });
}

#[test]
fn places_marked_as_casualties_get_their_figures() {
    let file = std::env::temp_dir().join(format!("wasim-marking-figures-{}.txt", std::process::id()));
    std::fs::write(&file, "قُتل 12 مدنياً في حلب.\nوأُصيب 12 مدنياً في إدلب.").expect("a file to write");
    in_browser(english(), |app| {
        app.open_texts(std::slice::from_ref(&file));
        app.select_from("12", "مدنياً");
        app.press("3");
        eventually(|| app.selected().is_some(), true);
        app.press("m");
        eventually(|| button(app), "Mark 1 occurrence");
        app.press("Enter");
        eventually(|| app.finds("dialog.marking[open]"), false);
        app.press("Escape");
        eventually(|| app.rows().len(), 2);
        app.await_saved();
        let spans = app.export_project()["layers"][0]["sheets"][0]["spans"].clone();
        let figures = |at: usize| {
            ["best", "kind", "victim"].map(|name| spans[at]["attributes"][name].to_string().replace('"', ""))
        };
        assert_eq!(figures(0), ["12", "killed", "civilian"]);
        assert_eq!(figures(1), ["12", "injured", "civilian"]);
    });
    std::fs::remove_file(file).ok();
}

#[test]
#[ignore = "makes pictures, checks nothing"]
fn pictures() {
    for (name, person) in looks() {
        in_browser(person, |app| {
            app.open_sample();
            let shoot = |what: &str| {
                app.look();
                app.picture(&target().join(format!("pictures/marking-{what}-{name}.png")));
            };
            app.ask::<()>("window.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyM', key: 'm', bubbles: true })); return null", vec![]);
            eventually(|| app.finds("dialog.marking[open]"), true);
            shoot("empty");
            for letter in "النظام".chars() {
                app.press(&letter.to_string());
            }
            eventually(|| places(app).len() > 3, true);
            app.click(".tick:has([data-does=spelling])");
            app.click(".tick:has([data-does=inside])");
            app.click(".tick:has([data-does=everywhere])");
            shoot("full");
        });
    }
}
