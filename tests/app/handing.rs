//! Handing reports out to colleagues, and taking in what they send back.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::harness::{english, fixture, in_browser, in_sample, looks};
use crate::support::app::{App, awaited, eventually};
use crate::support::browser::target;

/// A folder of this test's own, that is gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("wasim-handing-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn write(&self, name: &str, file: &Value) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, file.to_string()).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

fn begin(app: &App) {
    app.click(".project");
    app.click("[data-does=hand-out]");
    eventually(|| app.finds("dialog.handout[open]"), true);
}

/// Puts words in place of those in a field.
fn fill(app: &App, field: &str, words: &str) {
    app.click(field);
    app.press("Ctrl+a");
    app.press("Delete");
    app.type_into(field, words);
}

/// The table: name, for all, own, in all.
fn shares(app: &App) -> Vec<Vec<String>> {
    let script = "return [...document.querySelectorAll('.handout-shares tbody tr')].map((row) => [...row.querySelectorAll('th, .handout-count')].map((cell) => cell.innerText))";
    app.ask(script, vec![])
}

fn share(name: &str, counts: [usize; 3]) -> Vec<String> {
    std::iter::once(name.to_owned()).chain(counts.map(|n| n.to_string())).collect()
}

/// Waits for so many downloaded projects and reads them, by their names.
fn offered(app: &App, count: usize) -> Vec<(String, Value)> {
    let read = || {
        let entries = fs::read_dir(&app.downloads).unwrap().flatten().map(|entry| entry.path());
        // Until it is whole it has another name.
        let entries = entries.filter(|path| path.extension().is_some_and(|ending| ending == "json"));
        let mut files: Vec<_> = entries
            .filter_map(|path| {
                let file = serde_json::from_slice(&fs::read(&path).ok()?).ok()?;
                Some((path.file_name()?.to_string_lossy().into_owned(), file))
            })
            .collect();
        files.sort_by(|a, b| a.0.cmp(&b.0));
        (files.len() == count).then_some(files)
    };
    let files = awaited("the files of all", read);
    for (name, _) in &files {
        fs::remove_file(app.downloads.join(name)).unwrap();
    }
    files
}

/// Exports the open layer by the menu.
fn export_layer(app: &App) -> Value {
    app.click(".project");
    app.click("[data-does=export-layer]");
    app.downloaded()
}

/// Picks files and closes what is said of them.
#[track_caller]
fn bring(app: &App, files: &[PathBuf]) -> Vec<String> {
    app.pick("#project-menu input[type=file]", files);
    app.dismiss()
}

#[track_caller]
fn says(told: &[String], line: &str) {
    assert!(told.iter().any(|one| one == line), "{line:?} is not in {told:#?}");
}

/// The first word of the shown report.
fn first_word(app: &App) -> String {
    let text = app.paragraphs().into_iter().find(|text| !text.trim().is_empty()).unwrap();
    text.split_whitespace().next().unwrap().to_owned()
}

/// The layers in the project menu, with what is said of each.
fn layers(app: &App) -> Vec<String> {
    let script = "return [...document.querySelectorAll('#project-menu .group .choice')].map((row) => row.textContent.replace(/[\\u2068\\u2069]/g, ''))";
    app.ask(script, vec![])
}

#[test]
fn work_goes_out_to_three_and_comes_back() {
    let folder = Folder::new("three");
    in_sample(|lead| {
        begin(lead);
        fill(lead, "#handout-names", "ريما\nعمر\nسلمى");
        fill(lead, "#handout-overlap", "1");
        lead.ask::<()>("const unit = document.querySelector('[data-does=handout-unit]'); unit.value = 'reports'; unit.dispatchEvent(new Event('change', { bubbles: true })); return null", vec![]);
        let expected = [share("ريما", [1, 2, 3]), share("عمر", [1, 1, 2]), share("سلمى", [1, 1, 2])];
        eventually(|| shares(lead), expected);
        let save = "[data-does=handout-next]";
        let mut files = Vec::new();
        for name in ["ريما", "عمر", "سلمى"] {
            eventually(|| lead.words(save), Some(format!("Save the file of \u{2068}{name}\u{2069}")));
            lead.click(save);
            files.extend(offered(lead, 1));
        }
        eventually(|| lead.words(save), Some("All files are saved".to_owned()));
        lead.press("Escape");
        // Everything is with somebody, and the names of the files say with whom.
        let ids = |file: &Value| -> Vec<String> {
            file["reports"]
                .as_array()
                .unwrap()
                .iter()
                .map(|one| one["id"].as_str().unwrap().to_owned())
                .collect()
        };
        let mut all: Vec<_> = files.iter().flat_map(|(_, file)| ids(file)).collect();
        all.sort();
        all.dedup();
        assert_eq!(all, ["000", "001", "002", "003", "004"]);
        for name in ["ريما", "عمر", "سلمى"] {
            let file = files.iter().find(|(file, _)| file.contains(name));
            let (_, file) = file.unwrap_or_else(|| panic!("none for {name}"));
            assert_eq!(file["layers"].as_array().unwrap().len(), 1);
            assert_eq!(file["layers"][0]["annotator"], name);
        }
        let (_, rima) = files.into_iter().find(|(file, _)| file.contains("ريما")).unwrap();
        let project = folder.write("rima.wasim.json", &rima);
        // The colleague works in a layer of her own, and sends it twice.
        let (mut first, mut second) = (Value::Null, Value::Null);
        in_browser(english(), |colleague| {
            colleague.open_file(&project);
            colleague.dismiss();
            eventually(|| colleague.queue().len(), 3);
            let word = first_word(colleague);
            colleague.tag(&word, "1");
            first = export_layer(colleague);
            colleague.press("Delete");
            eventually(|| colleague.rows().len(), 0);
            colleague.press("j");
            eventually(|| colleague.queue().get(1).map(|row| row.current), Some(true));
            colleague.tag(&first_word(colleague), "2");
            second = export_layer(colleague);
        });
        assert_eq!(first["layer"]["annotator"], "ريما");
        let (first, second) = (folder.write("1.json", &first), folder.write("2.json", &second));
        let told = bring(lead, std::slice::from_ref(&first));
        assert_eq!(told.first().map(String::as_str), Some("1.json"));
        says(&told, "The layer of \u{2068}ريما\u{2069} was added to the project.");
        says(&told, "1 report, 1 span");
        eventually(|| layers(lead).len(), 2);
        let told = bring(lead, std::slice::from_ref(&second));
        says(&told, "The layer of \u{2068}ريما\u{2069} was brought up to date by a newer file.");
        says(&told, "New: 1 · changed: 0 · gone: 1");
        // The older one undoes nothing.
        let told = bring(lead, &[first]);
        says(&told, "This file of \u{2068}ريما\u{2069} is older than what is here. Nothing has changed.");
        let spans = |app: &App| {
            let file = app.export_project();
            let sheets = file["layers"][1]["sheets"].as_array().unwrap().clone();
            sheets
                .iter()
                .flat_map(|sheet| sheet["spans"].as_array().unwrap().clone())
                .map(|span| span["label"].clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(spans(lead), ["place"]);
        // One undo takes the newer file back.
        eventually(|| lead.words(".last-step span"), Some("Layers changed: \u{2068}ريما\u{2069}".to_owned()));
        lead.click("[data-does=undo-step]");
        eventually(|| spans(lead), ["actor"]);
        lead.await_saved();
        lead.reload();
        assert_eq!(spans(lead), ["actor"]);
    });
}

#[test]
fn what_can_not_be_handed_out_is_said() {
    in_sample(|app| {
        let check = |field: &str, words: &str, expected: &str| {
            fill(app, field, words);
            eventually(|| app.words(".handout-problem"), Some(expected.to_owned()));
            eventually(|| app.finds("[data-does=handout-next][hidden]"), !expected.is_empty());
        };
        begin(app);
        check("#handout-people", "0", "Say how many people there are.");
        check("#handout-people", "x", "Only whole numbers can be used here.");
        check("#handout-people", "٩", "");
        check("#handout-overlap", "0", "There are fewer reports than people: somebody would get none.");
        check("#handout-overlap", "100", "");
        eventually(|| shares(app).first().cloned(), Some(share("Colleague 1", [5, 0, 5])));
        check("#handout-names", "ريما\nعمر\nريما", "The name “\u{2068}ريما\u{2069}” is there twice.");
    });
}

/// A layer file of the sample with one span, made by hand.
fn own_layer(app: &App) -> Value {
    app.tag("حالة", "1");
    app.press("Escape");
    export_layer(app)
}

#[test]
fn a_clash_shows_both_versions() {
    let folder = Folder::new("clash");
    in_sample(|app| {
        let mut file = own_layer(app);
        let span = &mut file["layer"]["sheets"][0]["spans"][0];
        span["label"] = json!("place");
        span["note"] = json!("من الملف");
        let told = bring(app, &[folder.write("apart.json", &file)]);
        says(&told, "1 thing is otherwise in the two copies:");
        app.pick("#project-menu input[type=file]", &[folder.write("apart.json", &file)]);
        eventually(|| app.finds("dialog.takein[open]"), true);
        let shown: Vec<(String, bool)> = app.ask(
            "return [...document.querySelectorAll('.takein-version')].map((one) => [one.innerText.replace(/[\\u2068\\u2069\\n]/g, ' '), one.classList.contains('takein-kept')])",
            vec![],
        );
        let [(ours, true), (theirs, false)] = shown.as_slice() else { panic!("{shown:?}") };
        assert!(ours.starts_with("Here kept") && ours.contains("Actor"), "{ours}");
        assert!(
            theirs.starts_with("In the file") && theirs.contains("Place") && theirs.contains("من الملف"),
            "{theirs}"
        );
        app.press("Escape");
        // Nothing of ours is lost.
        assert_eq!(app.rows().first().map(|row| row.label.clone()), Some("Actor".to_owned()));
    });
}

#[test]
fn many_files_come_at_once_with_one_summary() {
    let folder = Folder::new("many");
    in_sample(|app| {
        let file = own_layer(app);
        let made = |id: &str, name: &str, change: &dyn Fn(&mut Value)| {
            let mut file = file.clone();
            file["layer"]["id"] = json!(format!("7a5e0000-0000-4000-8000-0000000000{id}"));
            file["layer"]["annotator"] = json!(name);
            change(&mut file);
            folder.write(&format!("{id}.json"), &file)
        };
        let same = |_: &mut Value| ();
        let unknown = |file: &mut Value| file["layer"]["sheets"][0]["spans"][0]["label"] = json!("tank");
        let other_text = |file: &mut Value| file["reports"][0]["sha256"] = json!("0".repeat(64));
        let files = [
            made("a1", "Rima", &same),
            made("a2", "Rima", &same),
            made("a3", "Omar", &unknown),
            made("a4", "Salma", &other_text),
            fixture("files/layer.json"),
        ];
        let told = bring(app, &files);
        assert_eq!(told.first().map(String::as_str), Some("5 files"));
        says(&told, "The layer of \u{2068}Omar\u{2069} was added to the project.");
        says(&told, "1 annotation could not be placed. It is kept apart, unchanged:");
        says(&told, "Report \u{2068}000\u{2069}: 1 × “\u{2068}tank\u{2069}”, the schema has no such label");
        assert!(
            told.iter().any(|line| line.starts_with("Several layers are called “\u{2068}Rima\u{2069}”")),
            "{told:#?}"
        );
        let refused: Vec<_> = told.iter().filter(|line| line.starts_with("Not taken in: ")).collect();
        assert_eq!(refused.len(), 2, "{told:#?}");
        assert!(refused[1].contains("another project"), "{refused:?}");
        eventually(
            || layers(app).iter().map(|one| one.split(',').next().unwrap().to_owned()).collect::<Vec<_>>(),
            ["no name1 span", "Rima1 span", "Rima1 span", "Omarno spans"],
        );
        // All of it is one step.
        app.click("[data-does=undo-step]");
        eventually(|| layers(app).len(), 0);
        let file = app.export_project();
        assert_eq!(file["layers"].as_array().map(Vec::len), Some(1));
    });
}

#[test]
fn links_in_a_circle_are_told_in_words() {
    let folder = Folder::new("circle");
    in_sample(|app| {
        let mut file = own_layer(app);
        let sheet = &mut file["layer"]["sheets"][0];
        let span = sheet["spans"][0].clone();
        let id = |n: u32| json!(format!("7a5e0000-0000-4000-8000-0000000000{n}"));
        let place = |n: u32| {
            let mut span = span.clone();
            (span["id"], span["label"]) = (id(n), json!("place"));
            span
        };
        sheet["spans"] = json!([place(11), place(12)]);
        let link = |n: u32, from: u32, to: u32| {
            json!({
                "id": id(n), "type": "located_in", "from": id(from), "to": id(to), "revision": 1,
                "created": span["created"], "updated": span["updated"], "origin": "human", "tool": "x",
            })
        };
        sheet["relations"] = json!([link(21, 11, 12), link(22, 12, 11)]);
        file["layer"]["id"] = json!("7a5e0000-0000-4000-8000-0000000000a1");
        let told = bring(app, &[folder.write("circle.json", &file)]);
        says(
            &told,
            "In report \u{2068}000\u{2069} links lead back to where they began: “\u{2068}حالة\u{2069}” is located in “\u{2068}حالة\u{2069}”, which is located in “\u{2068}حالة\u{2069}”. They were taken in as they are.",
        );
        let file = app.export_project();
        assert_eq!(file["layers"][1]["sheets"][0]["relations"].as_array().map(Vec::len), Some(2));
    });
}

#[test]
fn everything_goes_by_keys() {
    in_sample(|app| {
        app.ask::<()>("document.querySelector('.project').focus(); return null", vec![]);
        app.press("Enter");
        awaited("the menu line", || {
            app.press("Tab");
            app.ask::<bool>("return document.activeElement.dataset.does === 'hand-out'", vec![]).then_some(())
        });
        app.press("Enter");
        eventually(|| app.finds("dialog.handout[open]"), true);
        awaited("the field", || {
            app.press("Tab");
            app.ask::<bool>("return document.activeElement.id === 'handout-people'", vec![]).then_some(())
        });
        app.press("1");
        // It stood at 2, and what is tabbed to is selected.
        eventually(|| shares(app).len(), 1);
        app.press("Enter");
        assert_eq!(offered(app, 1).len(), 1);
        app.press("Escape");
        eventually(|| app.finds("dialog[open]"), false);
    });
}

#[test]
#[ignore = "makes pictures, checks nothing"]
fn pictures() {
    let folder = Folder::new("pictures");
    for (name, person) in looks() {
        in_browser(person, |app| {
            app.open_sample();
            let shoot = |what: &str| {
                app.look();
                app.picture(&target().join(format!("pictures/handing-{what}-{name}.png")));
            };
            app.ask::<()>("document.querySelector('[data-does=hand-out]').click(); return null", vec![]);
            eventually(|| app.finds("dialog.handout[open]"), true);
            app.type_into("#handout-names", "ريما الحلبي\nعمر\nSalma");
            shoot("out");
            app.ask::<()>(
                "const body = document.querySelector('.handout'); body.scrollTop = 9999; return null",
                vec![],
            );
            shoot("out-end");
            app.ask::<()>(
                "document.querySelector('.handout [data-does=close]').click(); return null",
                vec![],
            );
            eventually(|| app.finds("dialog[open]"), false);
            take_in_for_pictures(app, &folder.0);
            eventually(|| app.finds("dialog.takein[open]"), true);
            shoot("in");
        });
    }
}

fn take_in_for_pictures(app: &App, folder: &Path) {
    let file =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/sample/example/layer.json"))
            .unwrap();
    let mut file: Value = serde_json::from_str(&file).unwrap();
    let write = |name: &str, file: &Value| {
        let path = folder.join(name);
        fs::write(&path, file.to_string()).unwrap();
        path
    };
    let first = write("1.json", &file);
    app.pick("#project-menu input[type=file]", &[first]);
    eventually(|| app.finds("dialog.takein[open]"), true);
    app.ask::<()>("document.querySelector('.takein [data-does=close]').click(); return null", vec![]);
    eventually(|| app.finds("dialog[open]"), false);
    for at in 0..3 {
        let span = &mut file["layer"]["sheets"][0]["spans"][at];
        (span["note"], span["label"]) =
            (json!("ملاحظة من الملف"), json!(if at == 2 { "tank" } else { "claim" }));
    }
    let second = write("2.json", &file);
    file["layer"]["id"] = json!("7a5e0000-0000-4000-8000-0000000000a1");
    let third = write("3.json", &file);
    app.pick("#project-menu input[type=file]", &[second, third, fixture("files/layer.json")]);
}
