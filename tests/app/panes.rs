//! The report side by side: a pane for each annotator and one for the gold layer.

use std::collections::BTreeMap;

use serde_json::json;

use crate::harness::{arabic, english, looks, phone};
use crate::look::violations;
use crate::review::{decided, in_review_of, title};
use crate::support::app::{App, awaited, eventually};
use crate::support::browser::{Person, target};
use crate::support::colleagues::NAMES;
use crate::support::hand::Point;

/// Reviews three layers and looks at the first item.
fn in_review(person: Person, test: impl FnOnce(&App)) {
    in_review_of(person, |app| {
        app.press("]");
        eventually(|| app.finds(".versions"), true);
        test(app);
    });
}

fn in_panes(person: Person, test: impl FnOnce(&App)) {
    in_review(person, |app| {
        app.press("Shift+V");
        eventually(|| heads(app).len(), 4);
        test(app);
    });
}

/// What stands over the panes, in the order of the page.
fn heads(app: &App) -> Vec<String> {
    let script = "return [...document.querySelectorAll('.pane-of h2')].map((head) => [...head.children].map((part) => part.textContent).join(' ').trim())";
    app.ask(script, vec![])
}

/// What is painted in the pane at a place: the words of each colour.
fn filled(app: &App, at: usize) -> BTreeMap<String, Vec<String>> {
    let script = "const host = document.querySelectorAll('.pane-of article')[arguments[0]];
        const all = {};
        for (const [name, highlight] of CSS.highlights) {
            const ranges = [...highlight].filter((range) => host?.contains(range.startContainer)).sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
            if (ranges.length && name.startsWith('line')) all[name] = ranges.map((range) => range.toString());
        }
        return all";
    app.ask(script, vec![json!(at)])
}

fn expected(spans: &[(&str, &[&str])]) -> BTreeMap<String, Vec<String>> {
    spans
        .iter()
        .map(|(name, words)| ((*name).to_owned(), words.iter().map(|word| (*word).to_owned()).collect()))
        .collect()
}

/// How high the outlines of the item that is looked at stand in the panes.
fn looked_at(app: &App) -> Vec<f64> {
    let script = "return [...document.querySelectorAll('.pane-of')].map((pane) => pane.querySelector('.looked-at:not([hidden])')?.getBoundingClientRect().top ?? -1)";
    app.ask(script, vec![])
}

/// A point in the first letter of some words in the pane at a place.
fn words_in(app: &App, at: usize, words: &str) -> Point {
    let script = "const host = document.querySelectorAll('.pane-of article')[arguments[0]];
        const walk = document.createTreeWalker(host, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) {
            const start = walk.currentNode.data.indexOf(arguments[1]);
            if (start < 0) continue;
            const range = document.createRange();
            range.setStart(walk.currentNode, start);
            range.setEnd(walk.currentNode, start + 1);
            const box = range.getBoundingClientRect();
            return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
        }
        return null";
    app.ask(script, vec![json!(at), json!(words)])
}

/// The same, once the wheel has brought it into sight and it stands still.
fn in_sight(app: &App, at: usize, words: &str) -> Point {
    let mut before = None;
    awaited("words in sight", || {
        let seen = words_in(app, at, words);
        let still = before == Some(seen);
        before = Some(seen);
        let over = app.center(&format!(".pane-of:nth-child({}) h2", at + 1));
        let below = seen.y - over.y;
        if !(40.0..600.0).contains(&below) && still {
            app.wheel(Point { y: over.y + 200.0, ..over }, below - 300.0);
        }
        ((40.0..600.0).contains(&below) && still).then_some(seen)
    })
}

const ACTORS: &str = "line-blue-solid-0";
const PLACES: &str = "line-green-dashed-0";
const CASUALTIES: &str = "line-orange-double-0";

#[test]
fn each_pane_has_its_own_spans_and_no_others() {
    in_review(english(), |app| {
        let lanes = "[data-does=panes]";
        assert_eq!(app.attribute(lanes, "aria-pressed"), Some("false".to_owned()));
        app.press("Shift+V");
        let names = [format!("A {}", NAMES[0]), format!("B {}", NAMES[1]), format!("C {}", NAMES[2])];
        eventually(|| heads(app), [&names[0], &names[1], &names[2], "Gold"]);
        assert_eq!(app.attribute(lanes, "aria-pressed"), Some("true".to_owned()));
        let casualty: &[&str] = &["عدد من عناصر قوات النظام"];
        let forces = "قوات النظام";
        let hers = [
            (ACTORS, &[forces, "حزب الله"][..]),
            (PLACES, &["حي جوبر", "مدينة دمشق", "مدينة درعا"]),
            (CASUALTIES, casualty),
        ];
        eventually(|| sorted(filled(app, 0)), sorted(expected(&hers)));
        let his = [
            (ACTORS, &[forces, "حزب الله"][..]),
            (PLACES, &["حي جوبر", "مدينة درعا"]),
            (CASUALTIES, casualty),
        ];
        eventually(|| sorted(filled(app, 1)), sorted(expected(&his)));
        let thirds =
            [(ACTORS, &[forces][..]), (PLACES, &["جوبر", "مدينة درعا", "حزب الله"]), (CASUALTIES, casualty)];
        eventually(|| sorted(filled(app, 2)), sorted(expected(&thirds)));
        // What all agree on is in already.
        let gold = [(ACTORS, &[forces][..]), (PLACES, &["مدينة درعا"])];
        eventually(|| sorted(filled(app, 3)), sorted(expected(&gold)));
        // Each is named for those who hear it, and the text can be read.
        let said: Vec<String> = app.ask(
            "return [...document.querySelectorAll('.pane-of [role=region]')].map((one) => one.ariaLabel)",
            vec![],
        );
        assert_eq!(said[2..], [format!("What C \u{2068}{}\u{2069} has", NAMES[2]), "Gold".to_owned()]);
        assert_eq!(violations(app), [] as [String; 0]);
        // Back, by the button; the lanes are there and nothing of the panes is painted any more.
        app.click(lanes);
        eventually(|| (heads(app).len(), app.finds(".marks .lane")), (0, true));
        eventually(|| app.painted_as(PLACES), ["مدينة درعا"]);
    });
}

/// The words of each colour, in no order.
fn sorted(mut all: BTreeMap<String, Vec<String>>) -> BTreeMap<String, Vec<String>> {
    all.values_mut().for_each(|words| words.sort());
    all
}

#[test]
fn the_item_is_outlined_in_all_and_decided_by_keys() {
    in_panes(english(), |app| {
        eventually(|| title(app), "Boundary differs");
        let same = |app: &App| {
            // What was looked at before may still be drawn.
            app.look();
            // The fourth is out of sight; a phone shows what becomes of such.
            let seen = looked_at(app);
            seen[..3].iter().all(|top| *top > 0.0 && (top - seen[0]).abs() < 1.0)
        };
        eventually(|| same(app), true);
        app.press("c");
        eventually(|| decided(app), "1 of 5 decided");
        eventually(|| filled(app, 3)[PLACES].contains(&"جوبر".to_owned()), true);
        eventually(|| title(app), "Only A");
        eventually(|| same(app), true);
        app.press("Ctrl+z");
        eventually(|| decided(app), "0 of 5 decided");
        eventually(|| filled(app, 3)[PLACES].len(), 1);
        // One that stands further down comes into sight in all, at one height.
        app.click("[data-item-at='3']");
        eventually(|| title(app), "Label differs");
        eventually(|| same(app) && looked_at(app)[0] < 800.0, true);
        app.press("[");
        eventually(|| title(app), "Attribute differs");
        // A click looks at the item of the span there; where there is none, at nothing else.
        let at = in_sight(app, 1, "حزب الله");
        app.click_at(at, 1);
        eventually(|| title(app), "Label differs");
        eventually(|| same(app), true);
        let at = in_sight(app, 0, "ووفقاً");
        app.click_at(at, 1);
        app.look();
        assert_eq!(title(app), "Label differs");
    });
}

#[test]
fn editing_opens_the_text_and_letting_go_comes_back() {
    in_panes(english(), |app| {
        app.press("e");
        eventually(|| app.selected(), Some(("Place".to_owned(), "حي جوبر".to_owned())));
        eventually(|| (heads(app).len(), app.finds("main article")), (0, true));
        app.press("Escape");
        eventually(|| heads(app).len(), 4);
        eventually(|| filled(app, 3)[PLACES].contains(&"حي جوبر".to_owned()), true);
        // Words are found in the text.
        app.press("Ctrl+f");
        eventually(|| app.finds("#find:focus"), true);
        assert_eq!(heads(app).len(), 0);
    });
}

#[test]
fn one_scrolls_with_the_others() {
    in_panes(english(), |app| {
        let tops = || -> Vec<f64> {
            app.ask("return [...document.querySelectorAll('.roll')].map((one) => one.scrollTop)", vec![])
        };
        let begun = tops()[0];
        let over = app.center(".pane-of:nth-child(2) h2");
        app.wheel(Point { y: over.y + 200.0, ..over }, 300.0);
        eventually(|| tops().iter().all(|top| (top - begun - 300.0).abs() < 2.0), true);
        app.wheel(Point { y: over.y + 200.0, x: over.x - 350.0 }, -100.0);
        eventually(|| tops().iter().all(|top| (top - begun - 200.0).abs() < 2.0), true);
    });
}

#[test]
fn hidden_names_are_hidden_here_and_each_can_be_sent_away() {
    in_panes(english(), |app| {
        app.click(".tick:has([data-does=review-hidden])");
        eventually(|| heads(app), ["A", "B", "C", "Gold"]);
        let page: String = app.ask("return document.querySelector('.panes').outerHTML", vec![]);
        assert!(NAMES.iter().all(|name| !page.contains(name)), "a name is somewhere");
        app.click(".tick:has([data-does=review-hidden])");
        eventually(|| heads(app)[0].clone(), format!("A {}", NAMES[0]));
        // One pane less; the others stay in step, and the last one stays.
        app.click("[data-pane=B]");
        eventually(|| heads(app).len(), 3);
        assert!(heads(app)[1].starts_with('C'));
        for pane in ["A", "C", "Gold"] {
            app.click(&format!("[data-pane={pane}]"));
        }
        eventually(|| heads(app), ["Gold"]);
        app.click("[data-pane=B]");
        eventually(|| heads(app).len(), 2);
        // Hidden names are dealt anew for each report: who is away must not tell who is who.
        app.click(".tick:has([data-does=review-hidden])");
        eventually(|| heads(app).len(), 4);
    });
}

#[test]
fn panes_follow_the_direction_of_the_frame() {
    let places = |app: &App| -> Vec<f64> {
        let script = "return [...document.querySelectorAll('.pane-of')].map((one) => one.getBoundingClientRect().left)";
        app.ask(script, vec![])
    };
    in_panes(Person { dark: true, ..arabic() }, |app| {
        assert!(places(app).is_sorted_by(|a, b| a > b), "{:?}", places(app));
        assert_eq!(heads(app)[3], "المرجعية");
        let sides = |name: &str| {
            app.ask::<f64>(&format!("return document.querySelector('.pane-of article p').getBoundingClientRect().{name} - document.querySelector('.pane-of').getBoundingClientRect().{name}"), vec![])
        };
        assert!(sides("right").abs() > sides("left").abs(), "the margin for rules is at the right");
        assert_eq!(violations(app), [] as [String; 0]);
        // Arrows point: to the left lies the next one.
        app.press("ArrowLeft");
        let focused =
            "return [...document.querySelectorAll('.pane-of article')].indexOf(document.activeElement)";
        eventually(|| app.ask::<i32>(focused, vec![]), 1);
        app.press("ArrowRight");
        eventually(|| app.ask::<i32>(focused, vec![]), 0);
    });
    in_panes(english(), |app| {
        assert!(places(app).is_sorted_by(|a, b| a < b), "{:?}", places(app));
        let direction = "return getComputedStyle(document.querySelector('.pane-of article')).direction";
        assert_eq!(app.ask::<String>(direction, vec![]), "rtl", "the text keeps its own");
    });
}

#[test]
fn a_phone_shows_one_pane_at_a_time() {
    in_panes(phone(), |app| {
        let in_sight = || -> Vec<usize> {
            let script = "const frame = document.querySelector('.strip').getBoundingClientRect();
                return [...document.querySelectorAll('.pane-of')].map((one, at) => [at, one.getBoundingClientRect()])
                    .filter(([, box]) => box.right > frame.left + 1 && box.left < frame.right - 1).map(([at]) => at)";
            app.ask(script, vec![])
        };
        eventually(in_sight, [0]);
        assert_eq!(violations(app), [] as [String; 0]);
        (0..3).for_each(|_| app.press("]"));
        eventually(|| title(app), "اختلاف الوسم");
        app.tap(app.center("[data-does=next-pane]"));
        eventually(in_sight, [1]);
        // In step with the first, though it was out of sight, and its paragraphs never laid out.
        let seen = || looked_at(app)[..2].to_vec();
        eventually(|| seen()[0] > 0.0 && (seen()[0] - seen()[1]).abs() < 1.0, true);
        app.tap(app.center("[data-does=previous-pane]"));
        eventually(in_sight, [0]);
        (0..3).for_each(|_| app.press("["));
        eventually(|| title(app), "اختلاف الحدود");
        // The card lies over the lower half and takes a version as ever.
        app.tap(app.center("[data-accept=A]"));
        eventually(|| filled(app, 3).get(PLACES).map(Vec::len), Some(2));
    });
}

#[test]
#[ignore = "makes pictures, checks nothing"]
fn pictures() {
    for (name, person) in looks() {
        in_panes(person, |app| {
            app.look();
            app.picture(&target().join(format!("pictures/panes-{name}.png")));
        });
    }
}
