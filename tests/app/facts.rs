//! The facts: what the casualties of reports add up to, with nobody counted twice.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::harness::{arabic, english, in_browser};
use crate::look::violations;
use crate::pictures::{each_look, shoot, turn_to};
use crate::support::app::{App, awaited, eventually};
use crate::support::browser::{Person, target};

/// Spans of a report: a short name, a label, its words, the how manieth of them, its attributes.
type Spans = [(&'static str, &'static str, &'static str, usize, Value)];
/// Relations between them: type, from, to, attributes.
type Relations = [(&'static str, &'static str, &'static str, Value)];

/// An id for the tests by a name of few letters.
fn id(report: &str, name: &str) -> String {
    let digits: String = report.bytes().chain(name.bytes()).map(|byte| format!("{byte:02x}")).collect();
    format!("00000000-0000-4000-8000-{digits:0>12}")
}

fn signed(mut record: Value) -> Value {
    let stamp = json!({"by": "A1", "at": "2026-11-22T09:30:00.000Z"});
    for (name, value) in [
        ("revision", json!(1)),
        ("created", stamp.clone()),
        ("updated", stamp),
        ("origin", json!("human")),
        ("tool", json!("wasim 0.1.0")),
    ] {
        record[name] = value;
    }
    record
}

/// Puts annotations into a project as it is exported.
fn annotate(project: &mut Value, report: &str, spans: &Spans, relations: &Relations) {
    let reports = project["reports"].as_array().unwrap();
    let text = reports.iter().find(|one| one["id"] == report).unwrap()["text"].as_str().unwrap().to_owned();
    let span = |(name, label, words, nth, attributes): &(&str, &str, &str, usize, Value)| {
        let (at, _) = text.match_indices(words).nth(*nth).unwrap_or_else(|| panic!("{words}"));
        let start = text.get(..at).unwrap().chars().count();
        signed(json!({
            "id": id(report, name), "label": label, "start": start, "end": start + words.chars().count(),
            "text": words, "attributes": attributes,
        }))
    };
    let relation = |(at, (kind, from, to, attributes)): (usize, &(&str, &str, &str, Value))| {
        let name = format!("r{at}");
        signed(json!({
            "id": id(report, &name), "type": kind, "from": id(report, from), "to": id(report, to), "attributes": attributes,
        }))
    };
    let sheet = json!({
        "report": report, "done": false,
        "spans": spans.iter().map(span).collect::<Vec<_>>(),
        "relations": relations.iter().enumerate().map(relation).collect::<Vec<_>>(),
    });
    project["layers"][0]["sheets"].as_array_mut().unwrap().push(sheet);
}

fn figure(low: u64, best: u64, high: Option<u64>, kind: &str, victim: &str) -> Value {
    json!({"low": low, "best": best, "high": high, "kind": kind, "victim": victim})
}

/// The sample project with the casualties of reports 001 and 003 that are told of twice, or in part.
fn coded(mut project: Value) -> PathBuf {
    let none = || json!({});
    project["project"]["id"] = json!("00000000-0000-4000-8000-00000000facf");
    annotate(
        &mut project,
        "001",
        &[
            ("a", "casualty", "82 عنصراً على الأقل", 0, figure(82, 82, None, "killed", "fighter")),
            ("b", "casualty", "9 ضباط على الأقل", 0, figure(9, 9, None, "killed", "officer")),
            ("c", "actor", "قوات النظام والمسلحين الموالين لها", 0, none()),
        ],
        &[("subset_of", "b", "a", none()), ("victim_of_group", "a", "c", none())],
    );
    annotate(
        &mut project,
        "003",
        &[
            ("a", "casualty", "ثمانية عشر مدنياً", 0, figure(18, 18, Some(18), "killed", "civilian")),
            ("b", "casualty", "ثمانية عشر مدنياً", 1, figure(18, 18, Some(18), "killed", "civilian")),
            ("c", "place", "مدينة الرقة", 0, none()),
            ("d", "place", "حي مسجد النور", 0, none()),
            ("e", "actor", "الرقة تُذبح بصمت", 0, none()),
            ("f", "claim", "قصفاً جوياً لطائرات التحالف الدولي", 0, json!({"stance": "asserted"})),
            ("g", "actor", "طائرات التحالف الدولي", 0, none()),
            ("h", "casualty", "آخران", 0, figure(2, 2, Some(2), "injured", "fighter")),
        ],
        &[
            ("same_as", "b", "a", none()),
            ("at", "a", "c", none()),
            ("at", "b", "d", none()),
            ("about", "f", "b", none()),
            ("source", "f", "e", none()),
            ("perpetrator", "b", "g", json!({"confidence": "suspected_or_accused"})),
        ],
    );
    let file = target().join(format!("facts-{}.json", std::process::id()));
    fs::write(&file, project.to_string()).unwrap();
    file
}

/// Opens the sample as a colleague has coded it, and its facts by their key.
fn in_facts(person: Person, test: impl FnOnce(&App)) {
    in_browser(person, |app| {
        app.open_sample();
        let file = coded(app.export_project());
        app.open_file(&file);
        app.dismiss();
        app.await_saved();
        app.press("g");
        eventually(|| app.finds(".facts"), true);
        eventually(|| rows(app).len(), 5);
        test(app);
    });
}

/// The rows that are on the page: words and whether they are counted.
fn rows(app: &App) -> Vec<(String, bool)> {
    let script =
        "return [...document.querySelectorAll('.fact')].sort((a, b) => a.ariaRowIndex - b.ariaRowIndex)
        .map((row) => [row.querySelector('.q').textContent, !row.classList.contains('off')])";
    app.ask(script, vec![])
}

fn quotes(app: &App) -> Vec<String> {
    rows(app).into_iter().map(|row| row.0).collect()
}

/// What they add up to, by kind.
fn sums(app: &App) -> Vec<String> {
    let script = "return [...document.querySelectorAll('.sums dl > div')].map((sum) => words('dt', sum) + ': ' + words('dd', sum))";
    app.ask(script, vec![])
}

fn said(app: &App) -> String {
    app.words(".sums .lines").unwrap_or_default()
}

#[test]
fn nobody_is_counted_twice() {
    in_facts(english(), |app| {
        // 82 with the 9 officers among them, and 18 told of twice; two more are injured.
        assert_eq!(sums(app), ["Killed: at least 100", "Injured: 2"]);
        assert!(
            said(app).contains("Not added: same people as another row (1), part of another row (1)."),
            "{}",
            said(app)
        );
        assert!(said(app).contains("the highest figure is not stated in 1 of 3 counts"), "{}", said(app));
        let counted: Vec<_> = rows(app).into_iter().map(|row| row.1).collect();
        assert_eq!(counted, [true, false, true, true, false]);
        app.click("[data-does=facts-close]");
        eventually(|| app.finds(".facts"), false);
        for (report, sum) in [("003", vec!["Killed: 18", "Injured: 2"]), ("001", vec!["Killed: at least 82"])]
        {
            app.open_report(report);
            app.press("g");
            eventually(|| app.finds(".facts"), true);
            if report == "003" {
                app.click("[data-does=facts-one]");
            }
            eventually(|| sums(app), sum);
            app.press("Escape");
            eventually(|| app.finds(".facts"), false);
        }
    });
}

#[test]
fn a_row_leads_to_its_span() {
    in_facts(english(), |app| {
        app.click(&format!("[data-fact='{}']", id("003", "b")));
        eventually(|| app.finds(".facts"), false);
        eventually(|| app.report(), "003");
        eventually(|| app.selected(), Some(("Casualty".to_owned(), "ثمانية عشر مدنياً".to_owned())));
        let in_sight = "const box = document.querySelector('main').getBoundingClientRect();
            const at = rangeOf(shown().lastIndexOf(arguments[0]), shown().lastIndexOf(arguments[0]) + 5).getBoundingClientRect();
            return at.top > box.top && at.bottom < box.bottom";
        eventually(|| app.ask::<bool>(in_sight, vec![json!("ثمانية عشر مدنياً")]), true);
        // By keys as well: along the rows, and in by Enter.
        app.press("g");
        eventually(|| rows(app).len(), 5);
        app.ask::<()>("document.querySelector('.fact button').focus(); return null", vec![]);
        app.press("ArrowDown");
        app.press("Enter");
        eventually(|| app.report(), "001");
        eventually(|| app.selected().map(|one| one.1), Some("9 ضباط على الأقل".to_owned()));
    });
}

#[test]
fn nothing_is_edited_unseen_and_escape_goes_back() {
    in_facts(english(), |app| {
        app.click(&format!("[data-fact='{}']", id("003", "b")));
        eventually(|| app.selected().is_some(), true);
        app.press("Shift+?");
        eventually(|| app.finds("dialog[open]"), true);
        app.press("Escape");
        eventually(|| app.finds("dialog[open]"), false);
        app.click("[data-does=facts]");
        eventually(|| app.finds(".facts"), true);
        app.press("Delete");
        app.press("1");
        app.press("d");
        app.press("j");
        app.type_into("#facts-filter", "gg");
        app.look();
        assert!(app.finds(".facts"));
        app.press("Escape");
        eventually(|| app.finds(".facts"), false);
        assert_eq!(app.selected(), Some(("Casualty".to_owned(), "ثمانية عشر مدنياً".to_owned())));
        assert_eq!(app.report(), "003");
        // Where it was opened, the focus is again.
        let focus = "return document.activeElement.dataset.does ?? ''";
        eventually(|| app.ask::<String>(focus, vec![]), "facts");
    });
}

#[test]
fn it_is_filtered_and_sorted() {
    in_facts(english(), |app| {
        app.type_into("#facts-filter", "النور");
        eventually(|| quotes(app), ["ثمانية عشر مدنياً"]);
        assert_eq!(app.words(".facts-tools [role=status]").as_deref(), Some("1 of 5"));
        assert_eq!(sums(app), ["Killed: at least 100", "Injured: 2"], "sums are of all");
        app.click("[data-does=facts-widen]");
        eventually(|| rows(app).len(), 5);
        app.click("[data-column=best] button");
        let order = ["آخران", "9 ضباط على الأقل", "ثمانية عشر مدنياً", "ثمانية عشر مدنياً", "82 عنصراً على الأقل"];
        eventually(|| quotes(app), order);
        assert_eq!(app.attribute("[data-column=best]", "aria-sort").as_deref(), Some("ascending"));
        app.click("[data-column=best] button");
        eventually(|| quotes(app).first().cloned(), Some("82 عنصراً على الأقل".to_owned()));
        assert_eq!(app.attribute("[data-column=best]", "aria-sort").as_deref(), Some("descending"));
        choose(app, "facts-kind", "injured");
        eventually(|| quotes(app), ["آخران"]);
        choose(app, "facts-status", "denied");
        choose(app, "facts-kind", "");
        choose(app, "facts-status", "subset_of");
        eventually(|| quotes(app), ["9 ضباط على الأقل"]);
        app.type_into("#facts-filter", "xyz");
        eventually(|| app.words(".facts .nothing p"), Some("No row fits what is chosen above.".to_owned()));
    });
}

/// Takes one of a list that drops down, as the browser reports it.
fn choose(app: &App, does: &str, value: &str) {
    let script =
        "const list = document.querySelector(`[data-does=${arguments[0]}]`); list.value = arguments[1];
        list.dispatchEvent(new Event('change', { bubbles: true })); return null";
    app.ask::<()>(script, vec![json!(does), json!(value)]);
    app.look();
}

#[test]
fn the_table_goes_out_as_a_file() {
    in_facts(arabic(), |app| {
        app.click("[data-column=low] button");
        eventually(|| quotes(app).first().cloned(), Some("آخران".to_owned()));
        app.click("[data-does=facts-csv]");
        let file = awaited("a file of the table", || {
            let mut files = fs::read_dir(&app.downloads).unwrap().flatten().map(|entry| entry.path());
            files.find(|path| path.extension().is_some_and(|ending| ending == "csv"))
        });
        let text =
            awaited("its words", || fs::read_to_string(&file).ok().filter(|text| text.ends_with("\r\n")));
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 6, "{text}");
        assert!(lines[0].starts_with(
            "\u{feff}report,title,start_code_point,end_code_point_exclusive,text,low,best,high"
        ));
        assert!(lines[1].starts_with("003,"), "{text}");
        let officers = lines.iter().find(|line| line.contains("9 ضباط")).unwrap();
        assert!(officers.contains(&format!(",subset_of,{},,,,", id("001", "a"))), "{officers}");
        let told = lines.iter().find(|line| line.contains("تُذبح")).unwrap();
        assert!(
            told.contains(
                "حي مسجد النور,طائرات التحالف الدولي,suspected_or_accused,asserted,,الرقة تُذبح بصمت,same_as,"
            ),
            "{told}"
        );
        fs::remove_file(file).ok();
    });
}

#[test]
fn pictures_can_be_read_as_tables() {
    in_facts(english(), |app| {
        app.click("[data-does=facts-pictures]");
        let lines = |picture: &str| -> Vec<String> {
            let script = "return [...document.querySelectorAll(`[data-picture=${arguments[0]}] tbody tr`)].map((row) => words('th', row) + ': ' + words('td', row))";
            app.ask(script, vec![json!(picture)])
        };
        eventually(|| lines("by-place"), ["مدينة الرقة: 18", "حي مسجد النور: 18", "not stated: at least 82"]);
        eventually(|| lines("by-progress"), ["new: 3", "in progress: 2", "done: 0"]);
        eventually(|| lines("by-label"), ["Actor: 3", "Place: 2", "Casualty: 5", "Claim: 1"]);
        choose(app, "pictures-kind", "injured");
        eventually(|| app.finds("[data-picture=by-place]:not([hidden])"), false);
    });
}

#[test]
fn it_follows_the_work() {
    in_facts(english(), |app| {
        app.press("Escape");
        app.open_report("003");
        app.click_text("آخران");
        eventually(|| app.selected().is_some(), true);
        app.press("Delete");
        eventually(|| app.selected().is_some(), false);
        app.press("g");
        eventually(|| sums(app), ["Killed: at least 100"]);
        app.click("[data-does=undo]");
        eventually(|| sums(app), ["Killed: at least 100", "Injured: 2"]);
    });
}

/// Opens a project of one report with so many casualties, one a line.
fn open_long(app: &App, many: usize) {
    app.open_sample();
    let mut project = app.export_project();
    project["project"]["id"] = json!("00000000-0000-4000-8000-00000000fac2");
    let text: String = (1..=many).map(|n| format!("قتل {n} في حلب\n")).collect();
    let hash = wasim::core::model::Sha256::of(&text).to_string();
    let mut start = 4;
    let span = |n: usize| {
        let words = n.to_string();
        let (from, to) = (start, start + words.len());
        start = to + " في حلب\nقتل ".chars().count();
        let attributes = json!({"low": n, "best": n, "high": n, "kind": "killed"});
        signed(
            json!({"id": format!("00000000-0000-4000-8000-{n:0>12}"), "label": "casualty", "start": from, "end": to, "text": words, "attributes": attributes}),
        )
    };
    let spans: Vec<Value> = (1..=many).map(span).collect();
    project["reports"] = json!([{"id": "long", "title": "long", "sha256": hash, "text": text}]);
    project["layers"][0]["sheets"] =
        json!([{"report": "long", "done": false, "spans": spans, "relations": []}]);
    let file = target().join(format!("facts-long-{}.json", std::process::id()));
    fs::write(&file, project.to_string()).unwrap();
    app.open_file(&file);
    app.dismiss();
    app.press("g");
    eventually(|| app.finds(".fact"), true);
}

#[test]
fn of_a_long_table_only_what_is_seen_is_on_the_page() {
    in_browser(english(), |app| {
        open_long(app, 3000);
        eventually(|| sums(app), ["Killed: 4,501,500"]);
        assert!(rows(app).len() < 60, "{}", rows(app).len());
        let end = "const facts = document.querySelector('.facts'); facts.scrollTop = facts.scrollHeight; return null";
        app.ask::<()>(end, vec![]);
        eventually(|| quotes(app).last().cloned(), Some("3000".to_owned()));
        assert!(rows(app).len() < 60);
        app.click("[data-column=best] button");
        app.click("[data-column=best] button");
        eventually(|| app.attribute("[data-column=best]", "aria-sort"), Some("descending".to_owned()));
        app.ask::<()>("document.querySelector('.facts').scrollTop = 0; return null", vec![]);
        eventually(|| quotes(app).first().cloned(), Some("3000".to_owned()));
        assert_eq!(app.attribute("[role=table]", "aria-rowcount").as_deref(), Some("3001"));
    });
}

#[test]
fn machines_can_read_it() {
    for person in [english(), Person { dark: true, ..arabic() }, Person { window: (360, 740), ..arabic() }] {
        in_facts(person, |app| {
            assert_eq!(violations(app), [""; 0], "the table");
            app.click("[data-does=facts-pictures]");
            eventually(|| app.finds(".charts"), true);
            assert_eq!(violations(app), [""; 0], "the pictures");
        });
    }
}

#[test]
#[ignore = "makes pictures, checks nothing"]
fn pictures_of_facts() {
    in_facts(english(), |app| {
        each_look(app, &[1440, 1024, 360], |look| shoot(app, &format!("facts-{look}")));
        turn_to(app, 360, "ar", "light");
        let rows = "document.querySelector('.columns').scrollIntoView(); return null";
        app.ask::<()>(rows, vec![]);
        shoot(app, "facts-rows-ar-light-360");
        turn_to(app, 1440, "en", "light");
        app.click("[data-does=facts-pictures]");
        each_look(app, &[1440, 360], |look| shoot(app, &format!("facts-pictures-{look}")));
    });
}
