//! Characters that can't be seen, shown.

use crate::harness::{english, fixture, in_browser};
use crate::support::app::{App, eventually};

/// The signs over the text, in its order. Those at one point share a place.
fn signs(app: &App) -> Vec<String> {
    let script = "return [...document.querySelectorAll('.marks .sign')].flatMap((sign) => sign.textContent ? sign.textContent.split(' ') : [])";
    app.ask(script, vec![])
}

#[test]
fn they_are_shown_by_a_key_and_remembered() {
    in_browser(english(), |app| {
        app.open_texts(&[fixture("texts/bidi-controls.txt")]);
        let text = app.paragraphs();
        assert_eq!(signs(app), [""; 0]);
        app.press("Shift+i");
        let expected = [
            "RLM", "FSI", "PDI", "LRI", "PDI", "LRI", "PDI", "RLM", "LRE", "PDF", "LRM", "LRM", "ALM", "RLE",
            "PDF", "RLI", "PDI",
        ];
        eventually(|| signs(app), expected);
        assert_eq!(app.said(), "Invisible characters are shown.");
        assert_eq!(app.paragraphs(), text);
        app.reload();
        eventually(|| signs(app), expected);
        app.press("Shift+i");
        eventually(|| signs(app), [""; 0]);
    });
}

#[test]
fn a_sign_stands_at_its_character() {
    in_browser(english(), |app| {
        app.open_texts(&[fixture("texts/persian-zwnj.txt"), fixture("texts/blanks.txt")]);
        app.press("Shift+i");
        eventually(|| signs(app).is_empty(), false);
        let script = "const at = find('\\u200c');
            const sign = document.querySelector('.marks .sign').getBoundingClientRect();
            const places = [at, at + 1].map((at) => { const range = rangeOf(at, at + 1); range.collapse(true); return range.getBoundingClientRect(); });
            return sign.textContent !== '' && places.some(({ left, top }) => Math.abs(sign.left - left) < 2 && sign.top < top + 8 && sign.bottom > top + 20)";
        assert!(app.ask::<bool>(script, vec![]));
        app.press("j");
        eventually(|| signs(app).contains(&"NBSP".to_owned()), true);
        assert!(
            signs(app).contains(&"TAB".to_owned()) && signs(app).contains(&"IDSP".to_owned()),
            "{:?}",
            signs(app)
        );
    });
}

#[test]
fn names_are_told_under_the_pointer_and_of_a_span() {
    in_browser(english(), |app| {
        app.open_texts(&[fixture("texts/bidi-controls.txt")]);
        app.press("Shift+i");
        // It stands where the English name begins to an eye that comes from the right.
        let at = app.letter_of("R", 0.9);
        app.point_at(at);
        let title = || app.attribute("article", "title").unwrap_or_default();
        eventually(|| title().contains("U+2068 FIRST STRONG ISOLATE"), true);
        app.point_at(app.letter_of("المتحدث", 0.5));
        eventually(title, "");
        app.select_words("2017-03-19/2017-03-25");
        app.press("Alt+Shift+ArrowRight");
        app.select_from("UNHCR", "إن");
        app.press("1");
        let listed = || app.words(".pane:not([hidden]) .signs ul").unwrap_or_default();
        eventually(listed, "PDI U+2069 POP DIRECTIONAL ISOLATE");
        app.press("Escape");
        app.select_words("شخص");
        app.press("2");
        eventually(listed, "");
    });
}

#[test]
fn they_are_in_nobodys_way() {
    in_browser(english(), |app| {
        app.open_texts(&[fixture("texts/persian-zwnj.txt")]);
        let walk = || -> Vec<Option<usize>> {
            app.put_caret_before("می");
            let mut places = Vec::new();
            for _ in 0..12 {
                app.press("ArrowLeft");
                app.look();
                places.push(app.caret());
            }
            places
        };
        let before = walk();
        app.press("Shift+i");
        eventually(|| signs(app).is_empty(), false);
        assert_eq!(walk(), before);
        let words = app.paragraphs()[0].split(' ').find(|word| word.contains('\u{200c}')).unwrap().to_owned();
        let words = words.trim_end_matches(['.', '،']).to_owned();
        app.select_words(&words);
        eventually(|| app.pending(), words.as_str());
        app.press("1");
        eventually(|| app.selected().map(|selected| selected.1), Some(words.clone()));
    });
}
