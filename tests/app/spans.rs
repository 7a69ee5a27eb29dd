//! Spans: nested, overlapping, across lines and directions; selecting and changing them.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::harness::{english, fixture, in_browser, in_sample};
use crate::support::app::{App, Row, eventually, row};

#[track_caller]
fn tag(app: &App, words: &str, key: &str) {
    app.tag(words, key);
    app.press("Escape");
    eventually(|| app.selected(), None);
}

#[track_caller]
fn check_clicks(app: &App, inside: &str, expected: &[(&str, &str)]) {
    let at = app.letter_of(inside, 0.5);
    for (label, words) in expected {
        app.click_at(at, 1);
        eventually(|| app.selected(), Some(((*label).to_owned(), (*words).to_owned())));
    }
    app.press("Escape");
}

fn painting(expected: &[(&str, &[&str])]) -> BTreeMap<String, Vec<String>> {
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    expected.iter().map(|(name, texts)| ((*name).to_owned(), owned(texts))).collect()
}

fn away(app: &App) {
    // Off the text, so that nothing is hovered.
    app.point_at(crate::support::hand::Point { x: 700.0, y: 20.0 });
}

#[test]
fn nested_spans() {
    in_sample(|app| {
        tag(app, "قوات النظام السوري", "1");
        tag(app, "النظام السوري", "1");
        tag(app, "النظام", "2");
        away(app);
        let expected = painting(&[
            ("fill-blue-1", &["قوات "]),
            ("fill-blue-2", &[" السوري"]),
            ("fill-green-2", &["النظام"]),
            ("line-blue-solid-1", &["النظام السوري"]),
            ("line-blue-solid-2", &["قوات النظام السوري"]),
            ("line-green-dashed-0", &["النظام"]),
        ]);
        eventually(|| app.painted(), expected);
        let outwards = [("Place", "النظام"), ("Actor", "النظام السوري"), ("Actor", "قوات النظام السوري")];
        check_clicks(app, "نظام السوري", &[outwards.as_slice(), &outwards].concat());
        check_clicks(app, "سوري في", &[("Actor", "النظام السوري"), ("Actor", "قوات النظام السوري")]);
        let rows =
            [row("Actor", "قوات النظام السوري"), row("Actor", "النظام السوري"), row("Place", "النظام")];
        eventually(|| app.rows(), rows);
    });
}

/// "Again" means the same place: elsewhere the innermost comes first once more.
#[test]
fn another_place_begins_with_the_innermost() {
    in_sample(|app| {
        tag(app, "قوات النظام السوري", "1");
        tag(app, "النظام السوري", "1");
        tag(app, "النظام", "2");
        app.click_text("السوري في");
        eventually(|| app.selected(), Some(("Actor".to_owned(), "النظام السوري".to_owned())));
        app.click_text("النظام السوري");
        eventually(|| app.selected(), Some(("Place".to_owned(), "النظام".to_owned())));
    });
}

#[test]
fn overlapping_and_identical_spans() {
    in_sample(|app| {
        tag(app, "المعارضة السورية", "1");
        tag(app, "من المعارضة", "2");
        tag(app, "من المعارضة", "3");
        away(app);
        let painted = app.painted();
        let lines: Vec<_> = painted.iter().filter(|(name, _)| name.starts_with("line")).collect();
        assert_eq!(lines.len(), 3, "each in a lane of its own: {lines:?}");
        let rows = app.rows();
        assert_eq!(rows.len(), 3);
        let at = app.letter_of("معارضة السورية", 0.5);
        let mut seen = Vec::new();
        for _ in 0..3 {
            app.click_at(at, 1);
            let before = seen.last().cloned();
            eventually(|| app.selected().is_some() && app.selected() != before, true);
            seen.extend(app.selected());
        }
        seen.sort();
        let words = |label: &str, words: &str| (label.to_owned(), words.to_owned());
        let all = [
            words("Actor", "المعارضة السورية"),
            words("Casualty", "من المعارضة"),
            words("Place", "من المعارضة"),
        ];
        assert_eq!(seen, all, "every span can be reached by clicks");
    });
}

/// The box of every letter, from the corner of the text.
fn letters(app: &App) -> Value {
    app.ask(
        "const { left, top } = article().getBoundingClientRect();
        return runs().flatMap(({ node }) => [...node.data].length && Array.from({ length: node.length }, (_, i) => {
            const range = document.createRange();
            range.setStart(node, i);
            range.setEnd(node, i + 1);
            const box = range.getBoundingClientRect();
            return [box.left - left, box.top - top, box.width, box.height];
        }))",
        vec![],
    )
}

/// Tags from the first to the last of these words; what is painted has to be
/// exactly them, and no letter may move.
#[track_caller]
fn check_painted(app: &App, first: &str, last: &str, exact: bool, lines: usize) {
    let words: String = app.ask(
        "const [first, last] = arguments; return shown().slice(find(first), find(last) + last.length)",
        vec![first.into(), last.into()],
    );
    let select = || {
        if exact {
            app.hold("Alt");
        }
        app.select_from(first, last);
        if exact {
            app.let_go("Alt");
        }
        eventually(|| app.pending(), words.clone());
    };
    // Once, to scroll there; then again, to compare.
    select();
    app.press("Escape");
    let before = letters(app);
    select();
    app.press("3");
    eventually(|| app.painted_as("line-orange-double-0").concat(), words.clone());
    assert_eq!(letters(app), before, "letters moved: {words}");
    let rows: usize = app.ask("return new Set(CSS.highlights.get('line-orange-double-0').values().flatMap((range) => [...range.getClientRects()].map((box) => Math.round(box.top / 20))).toArray()).size", vec![]);
    assert!(rows >= lines, "{rows} lines: {words}");
    assert_eq!(app.detail().map(|detail| detail.cite.replace('\n', "")), Some(words));
    app.press("Delete");
    eventually(|| app.painted_as("line-orange-double-0"), [""; 0]);
    app.press("Escape");
}

#[test]
fn a_span_is_painted_exactly_where_its_letters_are() {
    in_browser(english(), |app| {
        let report = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/sample/reports/000.txt");
        app.open_texts(&[report, fixture("texts/figures.txt"), fixture("texts/emoji.txt")]);
        // Across the end of a line, and of a paragraph.
        check_painted(app, "أصابت قوات", "وسيطرتها على عدة", false, 2);
        check_painted(app, "العملية العسكرية", "من المعارضة", false, 2);
        // Inside a word: letters that join must stay joined.
        check_painted(app, "ذعر", "ذعر", true, 1);
        check_painted(app, "سيطر", "سيطر", true, 1);
        // Across mixed directions.
        app.open_report("figures");
        check_painted(app, "الساعة", "2017-03", false, 1);
        check_painted(app, "10–15", "قتيلاً", false, 1);
        app.open_report("emoji");
        check_painted(app, "مقتل 5", "مدنيين", false, 1);
    });
}

#[test]
fn text_nodes_are_written_once() {
    in_sample(|app| {
        app.ask::<Value>("window.nodes = runs().map(({ node }) => node); return null", vec![]);
        tag(app, "قوات النظام السوري", "1");
        tag(app, "النظام", "2");
        app.click_text("النظام");
        app.press("4");
        app.press("Delete");
        app.press("Ctrl+z");
        app.click("[data-does=language]");
        let same: bool = app.ask("const now = runs(); return now.length === nodes.length && now.every(({ node }, i) => node === nodes[i])", vec![]);
        assert!(same);
    });
}

#[test]
fn a_span_is_relabelled_noted_and_deleted() {
    in_sample(|app| {
        tag(app, "النظام", "2");
        app.click_text("النظام");
        eventually(|| app.selected(), Some(("Place".to_owned(), "النظام".to_owned())));
        app.press("a");
        eventually(|| app.said(), "Now actor: النظام");
        eventually(|| app.painted_as("line-blue-solid-0"), ["النظام"]);
        assert!(app.detail().unwrap().origin.contains("revision 2"));
        app.click(".labels [data-label=claim]");
        eventually(|| app.said(), "Now claim: النظام");
        app.press("n");
        app.type_into("#note", "بحسب المرصد");
        app.press("Escape");
        eventually(|| app.said(), "The note is written.");
        app.press("Escape");
        eventually(|| app.rows(), [Row { note: "بحسب المرصد".to_owned(), ..row("Claim", "النظام") }]);
        app.await_saved();
        app.reload();
        eventually(|| app.rows(), [Row { note: "بحسب المرصد".to_owned(), ..row("Claim", "النظام") }]);
        app.press("]");
        app.press("Delete");
        eventually(|| app.said(), "Deleted claim: النظام");
        eventually(|| app.rows(), []);
        tag(app, "النظام", "2");
        app.press("]");
        app.click("[data-does=delete]");
        eventually(|| app.rows(), []);
    });
}

#[test]
fn a_note_stays_with_its_span() {
    in_sample(|app| {
        tag(app, "حالة", "1");
        tag(app, "النظام", "2");
        app.press("[");
        eventually(|| app.selected(), Some(("Place".to_owned(), "النظام".to_owned())));
        app.press("n");
        app.type_into("#note", "one");
        app.click_text("حالة");
        eventually(|| app.selected(), Some(("Actor".to_owned(), "حالة".to_owned())));
        assert_eq!(app.detail().unwrap().note, "");
        app.press("Escape");
        eventually(
            || app.rows(),
            [row("Actor", "حالة"), Row { note: "one".to_owned(), ..row("Place", "النظام") }],
        );
    });
}

#[test]
fn the_list_is_in_reading_order_and_goes_to_its_spans() {
    in_sample(|app| {
        tag(app, "من دون أن تدخلهما مؤسسات النظام", "4");
        tag(app, "برزة كلياً", "2");
        tag(app, "إرباك", "1");
        eventually(
            || app.rows(),
            [
                row("Actor", "إرباك"),
                row("Place", "برزة كلياً"),
                row("Claim", "من دون أن تدخلهما مؤسسات النظام"),
            ],
        );
        for (i, words) in ["إرباك", "برزة كلياً", "من دون أن تدخلهما مؤسسات النظام"].iter().enumerate()
        {
            app.click(&format!(".rows li[aria-posinset='{}'] button", i + 1));
            eventually(|| app.selected().map(|selected| selected.1), Some((*words).to_owned()));
            let in_sight = || -> bool {
                app.ask("const start = find(arguments[0]); const box = rangeOf(start, start + arguments[0].length).getBoundingClientRect();
                    const main = document.querySelector('main').getBoundingClientRect(); return main.top <= box.top && box.bottom <= main.bottom", vec![(*words).into()])
            };
            eventually(in_sight, true);
            app.press("Escape");
            eventually(|| app.rows().len(), 3);
        }
    });
}

#[test]
fn spans_are_walked_through_by_keys() {
    in_sample(|app| {
        for (words, key) in [("حالة", "1"), ("النظام", "2"), ("دمشق", "2")] {
            tag(app, words, key);
        }
        let walk = |key: &str, expected: &str| {
            app.press(key);
            eventually(|| app.selected().map(|selected| selected.1), Some(expected.to_owned()));
        };
        for (key, expected) in [("]", "حالة"), ("]", "النظام"), ("]", "دمشق"), ("]", "دمشق"), ("[", "النظام")]
        {
            walk(key, expected);
        }
    });
}

#[test]
fn a_long_quote_in_the_list_shows_its_beginning() {
    in_sample(|app| {
        let words = "وأضاف أن \"مقاتلي الفصائل تمكنوا من التقدم في الحي والسيطرة على مبان عدة";
        app.select_from("وأضاف أن", "والسيطرة على مبان عدة");
        app.press("4");
        app.press("Escape");
        eventually(|| app.rows().len(), 1);
        assert_eq!(app.rows(), [row("Claim", words)]);
        let script = "const quote = document.querySelector('.rows .quote');
            const range = document.createRange();
            range.setStart(document.createTreeWalker(quote, NodeFilter.SHOW_TEXT).nextNode(), 0);
            range.setEnd(range.startContainer, 5);
            const [word, frame] = [range.getBoundingClientRect(), quote.getBoundingClientRect()];
            return frame.left <= word.left && word.right <= frame.right + 1";
        assert!(app.ask::<bool>(script, vec![]), "its first word is cut off");
    });
}
