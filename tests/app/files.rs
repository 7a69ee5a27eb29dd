//! Files: export, import, and files that can't be read.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::harness::{arabic, english, fixture, in_browser, in_sample};
use crate::support::app::{App, eventually, row};
use crate::support::browser::{Person, target};

/// Checks a file against its published schema.
#[track_caller]
fn assert_valid(file: &Value, schema: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/core/exchange/schemas").join(schema);
    let schema = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<_> = validator.iter_errors(file).map(|error| error.to_string()).collect();
    assert_eq!(errors, [""; 0]);
}

/// Puts aside what differs each time: ids that were made up, times, the app's version.
fn put_aside(value: &mut Value) {
    match value {
        Value::Object(map) => {
            for (key, value) in map.iter_mut() {
                let id = key == "id"
                    && value.as_str().is_some_and(|id| id.len() == 36 && !id.starts_with("7a5e0000"));
                if id || key == "at" {
                    *value = json!("…");
                }
                put_aside(value);
            }
            if let Some(tool) = map.get_mut("tool") {
                *tool = json!("…");
            }
        }
        Value::Array(all) => all.iter_mut().for_each(put_aside),
        _ => {}
    }
}

/// Real spans of report 002, by mouse, with its odd quotation marks and its `علي`.
fn tag_002(app: &App) {
    app.open_report("002");
    let tag = |first: &str, last: &str, words: &str, key: &str| {
        app.select_from(first, last);
        eventually(|| app.pending(), words);
        app.press(key);
        eventually(|| app.detail().is_some(), true);
        app.press("Escape");
        eventually(|| app.detail(), None);
    };
    tag("المرصد", "لحقوق الإنسان", "المرصد السوري لحقوق الإنسان", "1");
    tag("شن الجيش", "علي مقاتلي الفصائل", "شن الجيش السوري هجومًا مضادًا علي مقاتلي الفصائل", "4");
    tag("الجيش السوري", "الجيش السوري", "الجيش السوري", "1");
    tag("فيلق الرحمن»", "فيلق الرحمن", "فيلق الرحمن", "1");
    tag("سانا", "سانا", "سانا", "1");
    tag("جوبر", "جوبر", "جوبر", "2");
    tag("26 عنصرًا", "26 عنصرًا", "26 عنصرًا", "3");
    tag(
        "علي صعيد آخر",
        "بصدد إقامة قاعدة عسكرية",
        "علي صعيد آخر، قال ريدور خليل المتحدث باسم وحدات حماية الشعب الكردية السورية إن روسيا بصدد إقامة قاعدة عسكرية",
        "4",
    );
    // Without the proclitic, so by letters.
    app.hold("Alt");
    app.select_words("21 آخرين");
    app.let_go("Alt");
    eventually(|| app.pending(), "21 آخرين");
    app.press("3");
    eventually(|| app.selected(), Some(("Casualty".to_owned(), "21 آخرين".to_owned())));
    app.press("Escape");
}

#[test]
fn report_002_is_exported_as_expected() {
    in_sample(|app| {
        tag_002(app);
        let mut file = app.export_project();
        assert!(app.said().starts_with("Exported as Damascus-and-Raqqa"), "{}", app.said());
        assert_valid(&file, "project.schema.json");
        assert_eq!(app.trouble(), [""; 0]);
        put_aside(&mut file);
        let expected = fixture("expected/report-002.json");
        let text = fs::read_to_string(&expected).unwrap_or_default();
        if serde_json::from_str::<Value>(&text).ok().as_ref() != Some(&file) {
            let actual = target().join("app-failures/report-002.json");
            fs::create_dir_all(actual.parent().unwrap()).unwrap();
            fs::write(&actual, format!("{file:#}\n")).unwrap();
            panic!("{} differs from {}", actual.display(), expected.display());
        }
    });
}

/// Exports by the menu, keeping the file.
fn save(app: &App, what: &str) -> PathBuf {
    app.click(".project");
    app.click(&format!("[data-does={what}]"));
    let file = app.downloaded_file();
    let kept = std::env::temp_dir().join(format!(
        "wasim-{}-{}",
        std::process::id(),
        file.file_name().unwrap().display()
    ));
    fs::rename(file, &kept).unwrap();
    kept
}

/// Brings a file into a browser that knows nothing of it, and exports it again there.
fn again_elsewhere(file: &Path, look: impl Fn(&App)) -> Value {
    let mut again = Value::Null;
    in_browser(english(), |app| {
        app.open_file(file);
        app.dismiss();
        eventually(|| app.report(), "000");
        look(app);
        again = app.export_project();
    });
    again
}

#[test]
fn a_project_goes_to_another_device_and_comes_back_the_same() {
    in_sample(|app| {
        tag_002(app);
        let file = save(app, "export-project");
        let sent: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
        let rows = {
            app.press("Escape");
            app.rows()
        };
        let again = again_elsewhere(&file, |app| {
            app.open_report("002");
            eventually(|| app.rows(), rows.clone());
        });
        assert_eq!(again, sent);
        // Here it is the same already.
        app.open_file(&file);
        let told = app.dismiss();
        assert!(told.contains(&"This project is here already, exactly the same.".to_owned()), "{told:?}");
        fs::remove_file(file).ok();
    });
}

#[test]
fn a_layer_goes_to_a_colleague() {
    let mut layer = PathBuf::new();
    in_browser(english(), |app| {
        app.type_into(".signature input", "Rima\u{e004}");
        app.open_sample();
        app.select_words("حالة");
        app.press("1");
        layer = save(app, "export-layer");
    });
    let sent: Value = serde_json::from_slice(&fs::read(&layer).unwrap()).unwrap();
    assert_valid(&sent, "layer.schema.json");
    assert!(sent["reports"][0].get("text").is_none(), "a layer carries no text");
    in_browser(english(), |app| {
        app.open_file(&layer);
        let told = app.dismiss();
        assert!(
            told.contains(&"This is one annotator's layer. Open its project first.".to_owned()),
            "{told:?}"
        );
        app.open_sample();
        app.open_file(&layer);
        let told = app.dismiss();
        assert!(
            told.contains(&"The layer of \u{2068}Rima\u{2069} was added to the project.".to_owned()),
            "{told:?}"
        );
        assert_eq!(app.rows(), [], "it is not mine");
        app.click(".project");
        app.click("[name=layer]:not(:checked)");
        eventually(|| app.rows(), [row("Actor", "حالة")]);
        app.press("Escape");
        app.open_file(&layer);
        let told = app.dismiss();
        assert!(
            told.contains(&"The layer of \u{2068}Rima\u{2069} is here already, exactly the same.".to_owned()),
            "{told:?}"
        );
        app.await_saved();
        app.reload();
        eventually(|| app.rows(), [row("Actor", "حالة")]);
    });
    fs::remove_file(layer).ok();
}

/// Opens each broken file in the workbench, compares what is said, and sees that nothing changed.
#[track_caller]
fn check_broken(person: Person, title: &str, nothing_changed: &str, cases: &[(&str, &str, Option<&str>)]) {
    in_browser(person, |app| {
        app.open_sample();
        app.select_words("حالة");
        app.press("1");
        let before = app.export_project();
        for (name, what, place) in cases {
            app.open_file(&fixture("files").join(name));
            let title = title.replace("{}", name);
            let expected = [Some(title.as_str()), Some(*what), *place, Some(nothing_changed)];
            assert_eq!(app.dismiss(), expected.into_iter().flatten().collect::<Vec<_>>());
        }
        assert_eq!(app.export_project(), before);
        app.await_saved();
        app.reload();
        assert_eq!(app.export_project(), before);
    });
}

#[test]
fn broken_files_in_english() {
    let cases = [
        ("not-json.json", "The file is not JSON.", Some("Place in the file: line 1, column 1")),
        (
            "half.json",
            "The file ends too early, as if only half of it had been saved.",
            Some("Place in the file: line 86, column 322"),
        ),
        ("windows-1256.json", "The file is not UTF-8 text: byte 11 does not fit.", None),
        ("other-format.json", "The file is JSON, but neither a project nor a layer of Wasim.", None),
        (
            "newer.json",
            "The file was written by a newer Wasim (version 4 of the format; this one reads up to 3). Open it with a newer Wasim.",
            Some("Place in the file: version"),
        ),
        (
            "wrong-hash.json",
            "The text of report 002 is not the text that was annotated: its hash differs.",
            Some("Place in the file: reports[1].sha256"),
        ),
        (
            "wrong-shape.json",
            "Something in the file has the wrong form.",
            Some("Place in the file: layers[0].sheets[0].spans[2].start (line 260, column 90)"),
        ),
        (
            "unknown-report.json",
            "The file speaks of a report “003” that the project does not have.",
            Some("Place in the file: layers[0].sheets[1].report"),
        ),
        (
            "layer.json",
            "The layer belongs to another project: “الغوطة”.",
            Some("Place in the file: project.id"),
        ),
    ];
    check_broken(english(), "“{}” can't be opened", "Nothing has changed.", &cases);
}

#[test]
fn broken_files_in_arabic() {
    let cases = [
        ("not-json.json", "الملف ليس JSON.", Some("الموضع في الملف: السطر 1، العمود 1")),
        (
            "newer.json",
            "كُتب الملف بإصدار أحدث من واسم (الصيغة 4، وهذا الإصدار يقرأ حتى 3). افتحه بإصدار أحدث.",
            Some("الموضع في الملف: version"),
        ),
    ];
    check_broken(arabic(), "تعذّر فتح «{}»", "لم يتغير شيء.", &cases);
}

#[test]
fn spans_that_fit_nowhere_are_kept_apart_and_named() {
    in_sample(|app| {
        app.open_file(&fixture("files/offsets.json"));
        let expected = [
            "“الغوطة” is open",
            "2 reports, 5 spans",
            "1 span did not lie where the file says; its words were found at one other place and it was moved there:",
            "layers[0].sheets[0].spans[2]: from 29 to 27",
            "2 annotations could not be placed. They are kept apart, unchanged:",
            "layers[0].sheets[0].spans[0]: its words are not in the text",
            "layers[0].sheets[0].relations[1]: a span that it links is missing",
        ];
        assert_eq!(app.dismiss(), expected);
        eventually(|| app.words(".aside p"), Some("3 annotations fit nowhere in the text".to_owned()));
        // One was set aside in the file already. Nothing of it is lost on the way out.
        let file = app.export_project();
        assert_valid(&file, "project.schema.json");
        assert_eq!(file["layers"][0]["sheets"][0]["quarantine"].as_array().map(Vec::len), Some(3));
    });
}

#[test]
fn offsets_out_of_range_are_mended_by_their_words() {
    in_sample(|app| {
        let text = fs::read_to_string(fixture("files/project.json")).unwrap();
        let broken = text.replacen("\"start\": 27, \"end\": 31", "\"start\": 27000, \"end\": 27004", 1);
        assert_ne!(broken, text);
        let file = std::env::temp_dir().join(format!("wasim-{}-out-of-range.json", std::process::id()));
        fs::write(&file, broken).unwrap();
        app.open_file(&file);
        let told = app.dismiss();
        let expected = [
            "1 span did not lie where the file says; its words were found at one other place and it was moved there:",
            "layers[0].sheets[0].spans[2]: from 27,000 to 27",
        ];
        assert_eq!(told[2..], expected);
        fs::remove_file(file).ok();
    });
}
