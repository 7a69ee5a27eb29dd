//! A report of either direction in a frame of either direction.

use crate::harness::{arabic, english, fixture, in_browser};
use crate::support::app::{App, eventually};
use crate::support::browser::Person;

const RTL: &str = "texts/figures.txt";
const LTR: &str = "texts/english-emoji.txt";

/// Both frames with a report of each direction; `check` is told whether the report runs to the left.
fn each(check: impl Fn(&App, bool)) {
    for person in [english(), arabic()] {
        in_browser(person, |app| {
            app.open_texts(&[fixture(RTL), fixture(LTR)]);
            check(app, true);
            app.open_report("english-emoji");
            check(app, false);
        });
    }
}

/// The first words of the report that is shown.
fn words(rtl: bool) -> (&'static str, &'static str) {
    if rtl { ("بين 2016-04-27", "27/4/2016") } else { ("At least", "At least") }
}

#[test]
fn the_rule_and_the_name_stand_where_lines_begin() {
    each(|app, rtl| {
        let (first, last) = words(rtl);
        app.select_from(first, last);
        eventually(|| app.pending().is_empty(), false);
        app.press("4");
        eventually(|| app.detail().is_some(), true);
        let side = |mark: &str| -> bool {
            let script = "const mark = document.querySelector(arguments[0]).getBoundingClientRect();
                const text = document.querySelector('article').getBoundingClientRect();
                const main = document.querySelector('main').getBoundingClientRect();
                if (mark.left < main.left || mark.right > main.right) throw new Error('cut off');
                if (mark.left >= text.right) return true;
                if (mark.right <= text.left) return false;
                throw new Error('over the text')";
            app.ask(script, vec![mark.into()])
        };
        assert_eq!(side(".marks .rule"), rtl, "rule");
        assert_eq!(side(".marks .name"), rtl, "name");
        // Each corner opens towards the words.
        let corners: Vec<String> = app.ask(
            "return [...document.querySelectorAll('.marks .corner')].map((corner) => corner.className)",
            vec![],
        );
        let (opens, closes) = if rtl { ("leftwards", "rightwards") } else { ("rightwards", "leftwards") };
        assert!(corners[0].ends_with(opens) && corners[1].ends_with(closes), "{corners:?}");
        // The inspector shows the words as the report does, wherever it stands.
        assert_eq!(app.attribute(".cite", "dir").as_deref(), Some(if rtl { "rtl" } else { "ltr" }));
        app.press("Escape");
    });
}

#[test]
fn titles_keep_their_direction_in_the_queue_and_the_list() {
    each(|app, rtl| {
        let name = if rtl { "figures" } else { "english-emoji" };
        let script = "const style = getComputedStyle(document.querySelector(`[data-report='${arguments[0]}'] .title`));
            return [style.direction, style.textAlign]";
        let title: (String, String) = app.ask(script, vec![name.into()]);
        assert_eq!(title, (if rtl { "rtl" } else { "ltr" }.to_owned(), "start".to_owned()));
        let sheet: String =
            app.ask("return getComputedStyle(document.querySelector('article')).direction", vec![]);
        assert_eq!(sheet, if rtl { "rtl" } else { "ltr" });
        let head: String =
            app.ask("return getComputedStyle(document.querySelector('.head')).direction", vec![]);
        assert_eq!(Some(head), app.attribute(":root", "dir"));
    });
}

#[test]
fn arrows_and_the_caret() {
    each(|app, rtl| {
        let word = if rtl { "وعند الساعة" } else { "least" };
        app.put_caret_before(word);
        let x = || -> f64 {
            let script =
                "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
                const { left, right } = document.querySelector('.marks .caret').getBoundingClientRect();
                done((left + right) / 2);
            })))";
            app.ask(script, vec![])
        };
        let script = "return rangeOf(find(arguments[0]), find(arguments[0]) + 1).getBoundingClientRect()";
        #[derive(serde::Deserialize)]
        struct Edges {
            left: f64,
            right: f64,
        }
        let letter: Edges = app.ask(script, vec![word.into()]);
        let edge = if rtl { letter.right } else { letter.left };
        assert!((x() - edge).abs() < 3.0, "the caret is drawn before the first letter: {} {edge}", x());
        let begun = x();
        app.press("ArrowLeft");
        eventually(|| x() < begun - 1.0, true);
        app.press("ArrowRight");
        eventually(|| (x() - begun).abs() < 1.0, true);
        // The way the text runs, it is the word that follows.
        app.press(if rtl { "Shift+ArrowLeft" } else { "Shift+ArrowRight" });
        eventually(|| app.pending(), if rtl { "وعند" } else { "least" });
        app.press("Escape");
    });
}

#[test]
fn the_menu_hangs_at_the_words_inside_the_sheet() {
    let narrow = Person { window: (1000, 800), ..arabic() };
    for person in [english(), arabic(), narrow] {
        in_browser(person, |app| {
            app.open_texts(&[fixture(RTL), fixture(LTR)]);
            for (rtl, report) in [(true, "figures"), (false, "english-emoji")] {
                app.open_report(report);
                let (first, _) = words(rtl);
                app.select_words(first);
                eventually(|| app.menu().len(), 4);
                let script = "const menu = document.querySelector('.menu').getBoundingClientRect();
                    const start = find(arguments[0]); const words = rangeOf(start, start + arguments[0].length).getBoundingClientRect();
                    const main = document.querySelector('main').getBoundingClientRect();
                    const row = [...document.querySelectorAll('.menu .row button')].map((button) => button.getBoundingClientRect().left);
                    return [menu.top >= words.top && menu.top - words.bottom < 30, menu.left <= words.right && words.left <= menu.right,
                        menu.left >= main.left && menu.right <= main.right, row[0] < row[3]]";
                let lies: [bool; 4] = app.ask(script, vec![first.into()]);
                let frame_ltr = app.attribute(":root", "dir").as_deref() == Some("ltr");
                assert_eq!(
                    lies,
                    [true, true, true, frame_ltr],
                    "near, beside, inside, in the order of the frame: {report}"
                );
                app.press("Escape");
            }
        });
    }
}

#[test]
fn paragraphs_of_both_directions_in_one_report() {
    let folder = std::env::temp_dir().join(format!("wasim-directions-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("both.txt");
    std::fs::write(
        &file,
        "قال المتحدث إن القصف استمر.\n\nThe shelling went on, he said.\n\n2017-03-25 (AFP)\n",
    )
    .unwrap();
    for person in [english(), arabic()] {
        in_browser(person, |app| {
            app.open_texts(std::slice::from_ref(&file));
            let directions: Vec<String> =
                app.ask("return [...document.querySelectorAll('article p')].map((p) => p.dir)", vec![]);
            assert_eq!(directions, ["rtl", "ltr", "ltr"]);
            // Down into the English paragraph and on to its right.
            app.put_caret_before("قال المتحدث");
            app.press("ArrowDown");
            let english = || app.caret() >= app.offset_of("The shelling");
            eventually(english, true);
            app.press("Home");
            eventually(|| app.caret(), app.offset_of("The shelling"));
            app.press("ArrowRight");
            eventually(|| app.caret(), app.offset_of("he shelling"));
            app.press("Shift+ArrowRight");
            eventually(|| app.pending(), "The");
            app.press("Escape");
            // The report's rule stands on one side, whichever way a paragraph runs.
            app.select_words("shelling went on");
            app.press("4");
            eventually(|| app.detail().is_some(), true);
            let script = "const rule = document.querySelector('.marks .rule').getBoundingClientRect();
                return rule.left >= document.querySelector('article').getBoundingClientRect().right";
            assert!(app.ask::<bool>(script, vec![]));
            // Its words are English, though the report is not.
            let cite: String =
                app.ask("return getComputedStyle(document.querySelector('.cite')).direction", vec![]);
            assert_eq!(cite, "ltr");
            let corners: Vec<String> = app.ask(
                "return [...document.querySelectorAll('.marks .corner')].map((corner) => corner.className)",
                vec![],
            );
            assert!(corners[0].ends_with("rightwards") && corners[1].ends_with("leftwards"), "{corners:?}");
        });
    }
    std::fs::remove_dir_all(folder).ok();
}
