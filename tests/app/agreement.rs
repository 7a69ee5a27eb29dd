//! Agreement: the figures of three annotators over a text whose figures were
//! calculated elsewhere.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::harness::{arabic, english, fixture, in_browser};
use crate::look::violations;
use crate::pictures::{each_look, shoot, turn_to};
use crate::support::app::{App, awaited, eventually};
use crate::support::browser::{Person, target};

/// The worked example: its text, the spans of A, B and C, and what is expected.
fn example() -> Value {
    serde_json::from_str(&fs::read_to_string(fixture("agreement_example.json")).unwrap()).unwrap()
}

/// A span of an annotator, done on a day, by its place in all of them.
fn span(number: usize, day: &str, text: &str, span: &Value, origin: &str) -> Value {
    let at = |place: usize| usize::try_from(span[place].as_u64().unwrap()).unwrap();
    let words: String = text.chars().skip(at(0)).take(at(1) - at(0)).collect();
    let stamp = json!({"by": "", "at": format!("{day}T09:30:00.000Z")});
    json!({
        "id": format!("00000000-0000-4000-8000-{number:0>12}"), "label": span[2], "start": at(0), "end": at(1),
        "text": words, "attributes": {}, "revision": 1, "created": stamp, "updated": stamp, "origin": origin,
        "tool": "wasim 0.1.0",
    })
}

/// A project of the worked example, which is more disputed than the report
/// before it, in which all have the same span but for C, who accepted it.
fn project(mut project: Value) -> PathBuf {
    let example = example();
    let texts = [("easy", "قتل 3 مدنيين في حلب"), ("worked", example["text"].as_str().unwrap())];
    let report = |(id, text): (&str, &str)| {
        let hash = wasim::core::model::Sha256::of(text).to_string();
        json!({"id": id, "title": format!("title of {id}"), "sha256": hash, "text": text})
    };
    project["project"]["id"] = json!("00000000-0000-4000-8000-00000000a9ee");
    project["reports"] = texts.map(report).to_vec().into();
    let mut number = 0;
    let mut sheet = |(id, text): (&str, &str), day: &str, spans: &[Value], origin: &str| {
        let spans = spans.iter().map(|one| {
            number += 1;
            span(number, day, text, one, origin)
        });
        json!({"report": id, "done": false, "spans": spans.collect::<Vec<_>>(), "relations": []})
    };
    let mut layer = |(at, name): (usize, &str)| {
        let spans = example["layers"][name].as_array().unwrap().clone();
        let origin = if name == "C" { "suggestion_accepted" } else { "human" };
        let mut layer = project["layers"][0].clone();
        layer["id"] = json!(format!("00000000-0000-4000-8000-0000000a9e{at:0>2}"));
        layer["annotator"] = json!(["Ahmad", "سارة", "Lina"][at]);
        layer["sheets"] = json!([
            sheet(texts[0], "2026-10-03", &[json!([4, 12, "casualty"])], origin),
            sheet(texts[1], "2026-11-22", &spans, "human"),
        ]);
        layer
    };
    let layers: Vec<Value> = ["A", "B", "C"].into_iter().enumerate().map(&mut layer).collect();
    project["layers"] = layers.into();
    // Each test has a file of its own, so that none reads what another writes.
    let test = std::thread::current().name().unwrap_or_default().replace("::", "-");
    let file = target().join(format!("{test}-{}.json", std::process::id()));
    fs::write(&file, project.to_string()).unwrap();
    file
}

/// Opens the project and its agreement by the key; about the worked example only.
fn in_agreement(person: Person, test: impl FnOnce(&App)) {
    in_browser(person, |app| {
        app.open_sample();
        let file = project(app.export_project());
        app.open_file(&file);
        app.dismiss();
        app.await_saved();
        app.open_report("worked");
        app.press("Shift+G");
        eventually(|| app.finds("[data-board=measures] td"), true);
        app.click("[data-does=agreement-one]");
        eventually(|| cells(app, "measures", 0).first().cloned(), Some("0.470".to_owned()));
        test(app);
    });
}

/// The words of a row of a table, without its head.
fn cells(app: &App, board: &str, row: usize) -> Vec<String> {
    let script = "return [...document.querySelectorAll(`[data-board=${arguments[0]}] tbody tr`)].slice(arguments[1], arguments[1] + 1)
        .flatMap((row) => [...row.querySelectorAll('td bdi')].map((cell) => cell.textContent.replace(/[\\u2066-\\u2069]/g, '')))";
    app.ask(script, vec![json!(board), json!(row)])
}

/// The heads of the rows of a table.
fn heads(app: &App, board: &str) -> Vec<String> {
    let script = "return [...document.querySelectorAll(`[data-board=${arguments[0]}] tbody th bdi`)].map((head) => head.textContent.replace(/[\\u2066-\\u2069]/g, ''))";
    app.ask(script, vec![json!(board)])
}

fn notes(app: &App, board: &str) -> String {
    app.ask("return [...document.querySelectorAll(`[data-board=${arguments[0]}] .board-note`)].map((note) => note.textContent.replace(/[\\u2066-\\u2069]/g, '')).join('\\n')", vec![json!(board)])
}

#[test]
fn the_figures_are_those_of_the_worked_example() {
    in_agreement(english(), |app| {
        let expected = example()["expected"].clone();
        let shown = |measure: &str, who: &str| format!("{:.3}", expected[measure][who].as_f64().unwrap());
        let pairs = ["AB", "AC", "BC"];
        // Rows of the table, in the order of the measures.
        let rows = [
            (0, "exact_f1"),
            (1, "relaxed_f1"),
            (2, "character_f1"),
            (3, "alpha_unitizing_code_points"),
            (4, "cohen_kappa_all_tokens"),
            (5, "cohen_kappa_annotated_tokens"),
        ];
        for (row, measure) in rows {
            assert_eq!(cells(app, "measures", row)[1..], pairs.map(|pair| shown(measure, pair)), "{measure}");
        }
        assert_eq!(cells(app, "measures", 0)[0], shown("exact_f1", "mean"));
        assert_eq!(cells(app, "measures", 3)[0], shown("alpha_unitizing_code_points", "ABC"));
        assert_eq!(cells(app, "measures", 6)[0], shown("fleiss_kappa_tokens", "ABC"));
        assert_eq!(
            cells(app, "measures", 7)[..2],
            ["ABC", "AB"].map(|who| shown("alpha_nominal_tokens", who))
        );
        assert_eq!(app.words("[data-does=headline]").as_deref(), Some("0.470"));
        assert!(app.words("[data-does=interval]").unwrap().starts_with("No interval"));
        // All reports: with the easy one there is an interval, of which little is to be thought.
        app.click("[data-does=agreement-all]");
        eventually(|| app.words("[data-does=interval]").is_some_and(|said| said.contains("unstable")), true);
        assert_eq!(app.words("[data-does=headline]").as_deref(), Some("0.549"));
    });
}

#[test]
fn what_is_undefined_is_said_to_be_and_why() {
    in_agreement(english(), |app| {
        assert_eq!(cells(app, "measures", 8), ["–"; 4]);
        assert!(
            notes(app, "measures")
                .contains("Relations F1, All relations F1: there are no relations to compare")
        );
        assert_eq!(
            app.attribute("[data-board=measures] tbody tr:nth-child(9) td span", "title").as_deref(),
            Some("there are no relations to compare")
        );
        // Nobody used claims, and nothing is said of them but that.
        assert_eq!(heads(app, "labels"), ["Actor", "Place", "Casualty", "Claim"]);
        assert_eq!(cells(app, "labels", 3), ["–"; 8]);
        assert_eq!(notes(app, "labels"), "– Claim: there are no spans to compare");
    });
}

#[test]
fn one_annotator_alone_is_told_what_to_do() {
    in_browser(english(), |app| {
        app.open_sample();
        app.click(".project");
        app.click("[data-does=agreement]");
        eventually(|| app.words(".concord .nothing p"), Some("Nothing to compare yet.".to_owned()));
        assert!(!app.finds("[data-board]"));
        app.press("Escape");
        eventually(|| app.finds(".concord"), false);
    });
}

#[test]
fn labels_that_stand_against_each_other_are_counted() {
    in_agreement(english(), |app| {
        app.click("[data-board=annotators] tbody tr:nth-child(1) td:nth-child(4) button");
        let row = |row: usize| cells(app, "confusion", row);
        // A in rows, C in columns: actor, place, casualty, claim, nothing.
        eventually(|| row(0), ["1", "0", "0", "0", "1"]);
        assert_eq!(row(1), ["1", "1", "0", "0", "0"]);
        assert_eq!(row(2), ["0", "0", "2", "0", "0"]);
        assert_eq!(row(4), ["0", "0", "0", "0", ""]);
        assert_eq!(heads(app, "confusion"), ["Actor", "Place", "Casualty", "Claim", "nothing"]);
        assert!(
            notes(app, "confusion").starts_with("Rows: A Ahmad. Columns: C Lina."),
            "{}",
            notes(app, "confusion")
        );
        assert_eq!(
            app.attribute("[data-board=measures] thead th:nth-child(4) button", "aria-pressed").as_deref(),
            Some("true")
        );
        // The matrix of annotators goes by the measure that is looked at.
        app.click("[data-board=measures] tbody tr:nth-child(2) th button");
        eventually(|| cells(app, "annotators", 0), ["", "1.000", "0.727"]);
        assert_eq!(cells(app, "annotators", 2), ["0.727", "0.727", ""]);
    });
}

#[test]
fn reports_are_listed_by_dispute_and_lead_to_their_text() {
    in_agreement(english(), |app| {
        assert_eq!(heads(app, "reports"), ["worked", "easy"]);
        assert_eq!(cells(app, "reports", 0), ["title of worked", "0.470", "3"]);
        assert_eq!(cells(app, "reports", 1), ["title of easy", "1.000", "3"]);
        app.click("[data-does=agreement-all]");
        eventually(|| heads(app, "time"), ["2026-11-22", "2026-10-03"]);
        assert_eq!([0, 1].map(|row| cells(app, "time", row)), [["0.470", "1"], ["1.000", "1"]]);
        app.click("[data-does=by-month]");
        eventually(|| heads(app, "time"), ["2026-11", "2026-10"]);
        app.click("[data-board=reports] tbody tr:nth-child(2) button");
        eventually(|| app.finds(".concord"), false);
        eventually(|| app.report(), "easy");
    });
}

#[test]
fn edges_and_suggestions_can_be_left_aside() {
    in_agreement(english(), |app| {
        // B left the ب of بدمشق out, which whole words take no notice of.
        app.click("[data-does=agreement-whole]");
        eventually(|| cells(app, "measures", 0), ["0.525", "0.667", "0.545", "0.364"]);
        app.click("[data-does=agreement-exact]");
        eventually(|| cells(app, "measures", 0)[0].clone(), "0.470".to_owned());
        app.click("[data-does=agreement-all]");
        eventually(|| app.words("[data-does=headline]"), Some("0.549".to_owned()));
        assert_eq!(app.words("[data-does=agreement-blind]").as_deref(), Some("Without suggested spans (1)"));
        app.click("[data-does=agreement-blind]");
        // C has nothing left in the easy report.
        eventually(|| cells(app, "reports", 1)[2].clone(), "3".to_owned());
        eventually(|| cells(app, "measures", 0), ["0.468", "0.571", "0.500", "0.333"]);
        let said = app.words(".concord-sums .lines").unwrap().replace(['\u{2068}', '\u{2069}'], "");
        assert!(said.contains("left out: C 1"), "{said}");
    });
}

#[test]
fn gamma_is_worked_out_when_asked_for_and_goes_into_the_file() {
    in_agreement(english(), |app| {
        app.click("[data-does=agreement-all]");
        eventually(|| app.words("[data-does=headline]"), Some("0.549".to_owned()));
        app.click("[data-board=measures] tbody tr:last-child td:nth-child(3) button");
        let gamma = awaited("γ of A and B", || cells(app, "measures", 10)[1].parse::<f64>().ok());
        assert!((0.5..1.0).contains(&gamma), "{gamma}");
        app.click("[data-does=agreement-json]");
        let json = app.downloaded();
        assert_eq!((&json["format"], &json["version"]), (&json!("wasim-agreement"), &json!(1)));
        assert_eq!(json["annotators"][1]["name"], "سارة");
        assert!(json["definitions"].as_array().unwrap().len() > 10);
        let figures = json["figures"].as_array().unwrap();
        let find = |measure: &str, pair: Value, report: Value| {
            let is = |row: &&Value| {
                row["measure"] == measure
                    && row["pair"] == pair
                    && row["report"] == report
                    && row["label"].is_null()
            };
            figures.iter().find(is).unwrap_or_else(|| panic!("{measure} {pair} {report}"))["value"]
                .as_f64()
                .unwrap()
        };
        let expected = &example()["expected"];
        let near = |found: f64, expected: &Value| {
            assert!((found - expected.as_f64().unwrap()).abs() < 1e-6, "{found}, not {expected}")
        };
        near(find("exact_f1", json!([0, 2]), json!("worked")), &expected["exact_f1"]["AC"]);
        near(
            find("alpha_unitizing", Value::Null, json!("worked")),
            &expected["alpha_unitizing_code_points"]["ABC"],
        );
        near(
            find("fleiss_kappa_tokens", Value::Null, json!("worked")),
            &expected["fleiss_kappa_tokens"]["ABC"],
        );
        assert!((find("gamma", json!([0, 1]), Value::Null) - gamma).abs() < 5e-4);
    });
}

#[test]
fn in_arabic_the_table_goes_out_as_well() {
    in_agreement(arabic(), |app| {
        assert_eq!(app.words(".concord h1").as_deref(), Some("التوافق"));
        assert_eq!(cells(app, "measures", 0), ["0.470", "0.500", "0.545", "0.364"]);
        assert!(notes(app, "measures").contains("لا علاقات للمقارنة"));
        // A minus stands before its figure, on the left.
        app.click("[data-does=agreement-csv]");
        let file = awaited("a file of figures", || {
            let mut files = fs::read_dir(&app.downloads).unwrap().flatten().map(|entry| entry.path());
            files.find(|path| path.extension().is_some_and(|ending| ending == "csv"))
        });
        let text =
            awaited("its words", || fs::read_to_string(&file).ok().filter(|text| text.ends_with("\r\n")));
        let rows: BTreeMap<String, &str> = text
            .lines()
            .filter(|line| line.starts_with("figure,"))
            .map(|line| {
                let cells: Vec<&str> = line.split(',').collect();
                ([cells[1], cells[3], cells[4], cells[5], cells[6]].join("|"), cells[2])
            })
            .collect();
        assert!(text.starts_with("\u{feff}record,measure,value,"));
        assert!(text.contains("\r\nabout,version,1,"));
        let value = |key: &str| rows[key].parse::<f64>().unwrap();
        let expected = &example()["expected"]["cohen_kappa_all_tokens"]["AB"];
        assert!(
            (value("cohen_kappa_all_tokens|Ahmad|سارة|worked|") - expected.as_f64().unwrap()).abs() < 1e-6
        );
        assert_eq!(rows["relations_f1||||"], "");
        fs::remove_file(file).ok();
    });
}

#[test]
fn nothing_is_edited_unseen_and_one_screen_lies_over_the_text() {
    in_agreement(english(), |app| {
        app.press("Delete");
        app.press("1");
        app.press("d");
        app.press("j");
        app.look();
        assert!(app.finds(".concord"));
        app.press("g");
        eventually(|| app.finds(".concord"), false);
        assert!(app.finds(".facts:not(.concord)"));
        app.press("Shift+G");
        eventually(|| app.finds(".concord"), true);
        assert!(!app.finds(".facts:not(.concord)"));
        // What was worked out is still there; an edit works it out anew.
        assert_eq!(cells(app, "measures", 0)[0], "0.470");
        app.press("Escape");
        eventually(|| app.finds(".concord"), false);
        assert_eq!(app.report(), "worked");
        app.click_text("عنصراً");
        eventually(|| app.selected().is_some(), true);
        app.press("Delete");
        eventually(|| app.selected().is_some(), false);
        app.press("Shift+G");
        eventually(|| cells(app, "measures", 0)[1].clone(), "0.545".to_owned());
        app.click("[data-does=undo]");
        eventually(|| cells(app, "measures", 0)[1].clone(), "0.500".to_owned());
    });
}

/// Everything that the tables say, and all figures of the file.
fn everything(app: &App) -> (String, String, Value) {
    app.click("[data-does=agreement-all]");
    eventually(|| app.words("[data-does=interval]").is_some_and(|said| said.contains("unstable")), true);
    app.click("[data-board=measures] tbody tr:last-child td:nth-child(3) button");
    awaited("γ of A and B", || cells(app, "measures", 10)[1].parse::<f64>().ok());
    app.click("[data-does=agreement-json]");
    let file = app.downloaded();
    (app.words(".concord-sums").unwrap(), app.words(".concord-body").unwrap(), file["figures"].clone())
}

/// Workers that count what comes from them.
const COUNTED: &str = "const Real = Worker; window.answers = 0; window.Worker = class extends Real {
    constructor(...all) { super(...all); this.addEventListener('message', () => window.answers++) }
}";

#[test]
fn the_figures_are_the_same_with_a_worker_without_and_where_it_is_lost() {
    let expected = std::cell::OnceCell::new();
    in_agreement(Person { without: vec![COUNTED], ..english() }, |app| {
        expected.set(everything(app)).unwrap();
        let answers: usize = app.ask("return window.answers", vec![]);
        assert!(answers > 30, "a word when it begins, and an answer to each job: {answers}");
    });
    let lost = [
        "delete window.Worker",
        "window.Worker = class { constructor() { throw new Error('none') } }",
        // Not there, as far as the page hears.
        "const Real = Worker; window.Worker = class extends Real {
            postMessage() { setTimeout(() => this.dispatchEvent(new Event('error'))) }
        }",
        // Does its first job and is gone.
        "const Real = Worker; window.Worker = class extends Real {
            posts = 0;
            postMessage(...all) { if (++this.posts < 3) super.postMessage(...all); else this.dispatchEvent(new Event('error')) }
        }",
        // Hears what it can't understand.
        "const Real = Worker; window.Worker = class extends Real {
            postMessage(said, ...all) { super.postMessage(Array.isArray(said) ? said : new Uint8Array([99])) }
        }",
    ];
    for way in lost {
        in_agreement(Person { without: vec![way], ..english() }, |app| {
            assert!(&everything(app) == expected.get().unwrap(), "{way}");
        });
    }
}

/// Workers that are given no job while `stuck` is set.
const STUCK: &str =
    "const Real = Worker; window.stuck = true; window.ended = 0; window.Worker = class extends Real {
    postMessage(said, ...all) { if (!window.stuck || Array.isArray(said)) super.postMessage(said, ...all) }
    terminate() { window.ended += this.over ? 0 : 1; this.over = true; super.terminate() }
}";

#[test]
fn long_work_shows_itself_leaves_the_page_alive_and_can_be_cancelled() {
    in_browser(Person { without: vec![STUCK], ..english() }, |app| {
        app.open_sample();
        app.open_file(&project(app.export_project()));
        app.dismiss();
        app.await_saved();
        app.press("Shift+G");
        let cancel = "[data-does=agreement-cancel]";
        let shown = |what: &str| {
            app.ask::<bool>(
                "return document.querySelector(arguments[0])?.checkVisibility() ?? false",
                vec![json!(what)],
            )
        };
        eventually(|| shown(cancel), true);
        assert_eq!(app.attribute(".concord", "aria-busy").as_deref(), Some("true"));
        assert!(
            app.words(".concord-working").unwrap().contains("0 of 2"),
            "{:?}",
            app.words(".concord-working")
        );
        // The page answers: what is wanted changes in the middle of it.
        app.click("[data-does=agreement-whole]");
        eventually(
            || app.attribute("[data-does=agreement-whole]", "aria-pressed").as_deref() == Some("true"),
            true,
        );
        eventually(|| app.ask::<usize>("return window.ended", vec![]), 1);
        eventually(|| shown(cancel), true);
        app.click(cancel);
        eventually(|| shown("[data-does=agreement-again]"), true);
        assert!(!shown(cancel));
        assert_eq!(app.attribute(".concord", "aria-busy").as_deref(), Some("false"));
        assert_eq!(app.ask::<usize>("return window.ended", vec![]), 2);
        assert!(!app.finds("[data-board=measures] td"));
        app.ask::<()>("window.stuck = false; return null", vec![]);
        app.click("[data-does=agreement-again]");
        eventually(|| app.finds("[data-board=measures] td"), true);
        assert!(!shown("[data-does=agreement-again]"));
        // Leaving the screen leaves the work.
        app.ask::<()>("window.stuck = true; return null", vec![]);
        let ended: usize = app.ask("return window.ended", vec![]);
        app.click("[data-does=agreement-exact]");
        eventually(|| shown(cancel), true);
        app.press("Escape");
        eventually(|| app.ask::<usize>("return window.ended", vec![]), ended + 1);
        eventually(|| app.finds(".concord"), false);
    });
}

#[test]
fn machines_can_read_it() {
    for person in [english(), Person { dark: true, ..arabic() }] {
        in_agreement(person, |app| {
            app.click("[data-does=explain] summary");
            assert_eq!(violations(app), [""; 0]);
        });
    }
}

#[test]
#[ignore = "makes pictures, checks nothing"]
fn pictures_of_agreement() {
    in_agreement(english(), |app| {
        app.click("[data-does=agreement-all]");
        let down = |far: u32| {
            app.ask::<()>(
                "document.querySelector('.concord').scrollTop = arguments[0]; return null",
                vec![json!(far)],
            );
        };
        each_look(app, &[1440, 360], |look| {
            for (part, far) in [(1, 0), (2, 700), (3, 1400)] {
                down(far);
                shoot(app, &format!("agreement-{look}-{part}"));
            }
            down(0);
        });
        turn_to(app, 1440, "en", "light");
    });
}
