//! The report set in another way: font, size, lines, isolation of figures.

use crate::harness::{english, fixture, in_browser, in_sample};
use crate::support::app::{App, eventually};

/// A computed style of the report's first paragraph.
fn style(app: &App, name: &str) -> String {
    let script = "return getComputedStyle(document.querySelector('article p'))[arguments[0]]";
    app.ask(script, vec![name.into()])
}

/// How high some words stand in the window.
fn height_of(app: &App, words: &str) -> f64 {
    let script = "const at = find(arguments[0]);
        return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() =>
            done(rangeOf(at, at + 1).getBoundingClientRect().top)))))";
    app.ask(script, vec![words.into()])
}

fn open(app: &App) {
    app.click("[data-does=reading]");
    eventually(|| app.finds("#reading:popover-open"), true);
}

#[test]
fn size_and_lines_are_set_by_sliders_and_remembered() {
    in_sample(|app| {
        assert_eq!(
            (style(app, "fontSize"), style(app, "lineHeight")),
            ("21px".to_owned(), "46px".to_owned())
        );
        open(app);
        app.click("#reading [data-does=size]");
        app.press("End");
        eventually(|| style(app, "fontSize"), "42px");
        app.press("Home");
        eventually(|| style(app, "fontSize"), "14.7px");
        app.press("ArrowRight");
        eventually(|| style(app, "fontSize"), "15.75px");
        assert_eq!(app.words("#reading output"), Some("75 %".to_owned()));
        app.click("#reading [data-does=line]");
        app.press("Home");
        eventually(|| style(app, "lineHeight"), "25.2px");
        app.press("Escape");
        eventually(|| app.finds("#reading:popover-open"), false);
        app.reload();
        eventually(|| app.report(), "000");
        assert_eq!(
            (style(app, "fontSize"), style(app, "lineHeight")),
            ("15.75px".to_owned(), "25.2px".to_owned())
        );
        open(app);
        app.click("[data-does=reading-usual]");
        eventually(
            || (style(app, "fontSize"), style(app, "lineHeight")),
            ("21px".to_owned(), "46px".to_owned()),
        );
    });
}

#[test]
fn keys_set_the_size_and_the_marks_follow() {
    in_sample(|app| {
        app.open_report("001");
        app.select_words("المنطقة الصناعية");
        app.press("2");
        eventually(|| app.detail().is_some(), true);
        let (mark, words) = (
            "document.querySelector('.marks .chosen')",
            "rangeOf(find('المنطقة الصناعية'), find('المنطقة الصناعية') + 16)",
        );
        let script = format!(
            "const [mark, words] = [{mark}, {words}].map((it) => it.getBoundingClientRect());
            return [mark.left - words.left, mark.right - words.right].every((off) => Math.abs(off) < 1) && mark.top < words.top + 20 && mark.bottom > words.bottom - 20"
        );
        let lies = || app.ask::<bool>(&script, vec![]);
        eventually(lies, true);
        let before = height_of(app, "المنطقة الصناعية");
        for _ in 0..8 {
            app.press("Alt+=");
        }
        eventually(|| style(app, "fontSize"), "29.4px");
        eventually(lies, true);
        let after = height_of(app, "المنطقة الصناعية");
        // The same baseline in a taller line.
        assert!((after - before).abs() < 12.0, "{before} became {after}");
        app.press("Alt+-");
        eventually(|| style(app, "fontSize"), "28.35px");
        assert_eq!(app.said(), "135 %");
    });
}

#[test]
fn what_is_being_read_stays() {
    in_sample(|app| {
        app.open_report("001");
        // Somewhere in the middle, with the caret far above.
        let words = "كما أسفرت المعارك";
        app.letter_of(words, 0.5);
        let frame: f64 = app.ask("return document.querySelector('main').getBoundingClientRect().top", vec![]);
        let by = height_of(app, words) - frame - 60.0;
        app.wheel(crate::support::hand::Point { x: 650.0, y: 400.0 }, by);
        eventually(|| (height_of(app, words) - frame) < 90.0, true);
        let before = height_of(app, words);
        open(app);
        for (choice, width) in [("narrow", "541px"), ("wide", "740px"), ("normal", "676px")] {
            let script = "document.querySelector(`#reading [value=${arguments[0]}]`).nextElementSibling.setAttribute('data-here', arguments[0]); return null";
            app.ask::<()>(script, vec![choice.into()]);
            app.click(&format!("[data-here={choice}]"));
            eventually(|| style(app, "width"), width);
            let after = height_of(app, words);
            assert!((after - before).abs() < 50.0, "{choice}: {before} became {after}");
        }
    });
}

#[test]
fn figures_are_isolated_or_not() {
    in_browser(english(), |app| {
        app.open_texts(&[fixture("texts/figures.txt")]);
        let text = app.paragraphs();
        assert!(app.finds("article bdo"));
        app.select_words("2016-04-27");
        eventually(|| app.pending(), "2016-04-27");
        app.press("3");
        eventually(|| app.detail().is_some(), true);
        open(app);
        app.click("#reading [data-does=isolate]");
        eventually(|| app.finds("article bdo"), false);
        assert_eq!(app.paragraphs(), text);
        assert_eq!(app.painted_as("line-orange-double-0"), ["2016-04-27"]);
        app.press("Escape");
        app.press("Escape");
        app.select_words("الساعة");
        eventually(|| app.pending(), "الساعة");
        app.reload();
        eventually(|| app.paragraphs(), text.clone());
        assert!(!app.finds("article bdo"));
        open(app);
        app.click("#reading [data-does=isolate]");
        eventually(|| app.finds("article bdo"), true);
    });
}

#[test]
fn another_font() {
    in_sample(|app| {
        open(app);
        let listed: Vec<String> = app.ask(
            "return [...document.querySelectorAll('#reading option')].map((option) => option.value)",
            vec![],
        );
        assert!(listed.contains(&"Noto Naskh Arabic".to_owned()), "{listed:?}");
        assert!(!listed.contains(&"Geeza Pro".to_owned()), "{listed:?}");
        // By keys: from the usual naskh to the interface's own.
        app.press("ArrowDown");
        eventually(|| style(app, "fontFamily").starts_with("\"Noto Sans\""), true);
        app.press("End");
        eventually(|| app.finds("#reading label:not([hidden]) > [data-does=font-name]"), true);
        app.press("Tab");
        app.press("Ctrl+a");
        for letter in "My \"Font".chars() {
            app.press(&letter.to_string());
        }
        app.press("Enter");
        eventually(|| style(app, "fontFamily").starts_with("\"My Font\", \"Wasim Figures\""), true);
        app.reload();
        eventually(|| style(app, "fontFamily").starts_with("\"My Font\", \"Wasim Figures\""), true);
    });
}

#[test]
fn damaged_settings_are_the_usual_ones() {
    in_sample(|app| {
        for damage in [
            "{",
            "{\"size\":7}",
            "{\"font\":\"\",\"size\":0,\"line\":0,\"measure\":\"odd\",\"isolate\":true,\"invisibles\":true}",
        ] {
            app.ask::<()>(
                "localStorage.setItem('wasim:reading', arguments[0]); return null",
                vec![damage.into()],
            );
            app.reload();
            eventually(|| app.report(), "000");
            assert_eq!(style(app, "fontSize"), "21px");
        }
    });
}
