//! Selecting words with the mouse.

use serde_json::Value;

use crate::harness::in_sample;
use crate::support::app::eventually;

#[test]
fn the_selection_snaps_to_words_while_it_is_drawn() {
    in_sample(|app| {
        // From the middle of one word over parts of the next two.
        let from = app.letter_of("رباك", 0.5);
        let second = app.letter_of("ين قوات", 0.5);
        let third = app.letter_of("وات الأسد", 0.5);
        app.grab(from);
        app.drag_on(second);
        eventually(|| app.pending(), "إرباك بين");
        app.drag_on(third);
        eventually(|| app.pending(), "إرباك بين قوات");
        assert_eq!(app.menu(), [""; 0], "the menu waits for the hand");
        app.drag_on(second);
        eventually(|| app.pending(), "إرباك بين");
        app.drop_at(second);
        eventually(|| app.menu().len(), 4);
        assert_eq!(app.pending(), "إرباك بين");
    });
}

#[test]
fn alt_selects_letters() {
    in_sample(|app| {
        app.hold("Alt");
        app.select_words("ذعر");
        eventually(|| app.pending(), "ذعر");
        app.let_go("Alt");
        app.press("1");
        eventually(|| app.painted_as("line-blue-solid-0"), ["ذعر"]);
    });
}

#[test]
fn a_double_click_selects_a_word() {
    in_sample(|app| {
        let check = |inside: &str, expected: &str| {
            let at = app.letter_of(inside, 0.5);
            app.click_at(at, 2);
            eventually(|| app.pending(), expected);
            eventually(|| app.menu().len(), 4);
            app.press("Escape");
            eventually(|| app.pending(), "");
        };
        check("رباك", "إرباك");
        check("24 ساعة", "الـ24");
        check("دمشق ، إثر", "دمشق");
        check("جوبر ، وسيطرتها", "حي_جوبر");
    });
}

#[test]
fn clicking_the_menu_keeps_the_selection() {
    in_sample(|app| {
        app.select_words("إرباك");
        eventually(|| app.menu().len(), 4);
        app.click(".menu .foot");
        assert_eq!(app.pending(), "إرباك");
        app.click(".menu [data-label=place]");
        eventually(|| app.painted_as("line-green-dashed-0"), ["إرباك"]);
    });
}

/// How the menu lies: its box, and that of the words.
#[test]
fn the_menu_hangs_at_the_words() {
    in_sample(|app| {
        for words in ["حالة إرباك", "لقناة الحدث", "مفخختين"] {
            app.select_words(words);
            eventually(|| app.menu().len(), 4);
            let script = "const menu = document.querySelector('.menu').getBoundingClientRect();
                const start = find(arguments[0]); const words = rangeOf(start, start + arguments[0].length).getBoundingClientRect();
                const main = document.querySelector('main').getBoundingClientRect();
                return [Math.abs(menu.top - words.bottom) < 30 || Math.abs(menu.bottom - words.top) < 30,
                    menu.left <= words.right && words.left <= menu.right, menu.left >= main.left && menu.right <= main.right]";
            let lies: Value = app.ask(script, vec![words.into()]);
            assert_eq!(lies, serde_json::json!([true, true, true]), "near, beside, inside: {words}");
            app.press("Escape");
        }
    });
}
