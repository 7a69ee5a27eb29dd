//! Runs one test in one browser, and looks at the end for what must never happen.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::thread;

use crate::support::app::{App, awaited};
use crate::support::browser::{Person, target};

/// Reads English, on a wide screen, in the light.
pub fn english() -> Person {
    Person::default()
}

/// Reads Arabic.
pub fn arabic() -> Person {
    Person { languages: "ar-SY,ar", ..english() }
}

/// Holds a phone in Arabic.
pub fn phone() -> Person {
    Person { window: (360, 780), touch: true, ..arabic() }
}

/// A file of `tests/fixtures`.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// Runs a test in a new browser.
pub fn in_browser(person: Person, test: impl FnOnce(&App)) {
    let app = App::open(&person);
    let result = catch_unwind(AssertUnwindSafe(|| {
        test(&app);
        assert_eq!(app.trouble(), [""; 0], "what must not happen");
    }));
    if let Err(panic) = result {
        // The test's own failure is the news, whatever becomes of its picture.
        catch_unwind(AssertUnwindSafe(|| keep_evidence(&app))).ok();
        resume_unwind(panic);
    }
}

/// Runs a test in the sample project, in English.
pub fn in_sample(test: impl FnOnce(&App)) {
    in_browser(english(), |app| {
        app.open_sample();
        test(app);
    });
}

/// Who looks at pictures: wide and on a phone, light and dark, in both languages.
pub fn looks() -> [(&'static str, Person); 4] {
    let person = |person: Person, dark, window| Person { dark, window, ..person };
    [
        ("en", person(english(), false, (1440, 900))),
        ("en-360-dark", person(english(), true, (360, 740))),
        ("ar-dark", person(arabic(), true, (1440, 900))),
        ("ar-360", person(phone(), false, (360, 740))),
    ]
}

fn keep_evidence(app: &App) {
    let name = thread::current().name().unwrap_or("test").replace("::", "-");
    let folder = target().join("app-failures");
    app.picture(&folder.join(format!("{name}.png")));
    fs::write(folder.join(format!("{name}.html")), app.html()).expect("a folder for failures");
    eprintln!("see {}", folder.join(name).with_extension("png").display());
}

#[test]
fn what_must_not_happen_is_seen() {
    in_browser(english(), |app| {
        let check = |script: &str, expected: &[&str]| {
            app.ask::<()>(script, vec![]);
            let mut seen = Vec::new();
            awaited(&format!("{expected:?}"), || {
                seen.extend(app.trouble());
                expected
                    .iter()
                    .all(|words| seen.iter().any(|line: &String| line.contains(words)))
                    .then_some(())
            });
        };
        check("fetch('http://127.0.0.2:48999/').catch(() => {}); return null", &["Content Security Policy"]);
        check(
            "document.body.insertAdjacentHTML('beforeend', '<i style=\"color: red\">'); return null",
            &["inline style"],
        );
        check("setTimeout(() => { throw new Error('boom') }); return null", &["boom"]);
        app.devtools("Page.setBypassCSP", serde_json::json!({"enabled": true}));
        app.reload();
        let away = "fetch('http://127.0.0.2:48999/away').catch(() => {}); return null";
        check(away, &["request to http://127.0.0.2:48999/away", "Failed to load resource"]);
    });
}
