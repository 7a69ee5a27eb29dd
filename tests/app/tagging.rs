//! Selecting words and putting labels on them, by every way there is.

use crate::harness::in_sample;
use crate::support::app::{App, eventually, row};

const LABELS: [(&str, &str, &str); 4] =
    [("1", "a", "Actor"), ("2", "p", "Place"), ("3", "c", "Casualty"), ("4", "l", "Claim")];

/// Tags some words with each label in turn and sees each of them named and listed.
#[track_caller]
fn check_each_label(tag: impl Fn(&App, usize)) {
    in_sample(|app| {
        let words = ["حالة", "إرباك", "قوات", "العملية"];
        for (i, (_, _, name)) in LABELS.iter().enumerate() {
            app.select_words(words[i]);
            eventually(|| app.pending(), words[i]);
            tag(app, i);
            eventually(|| app.selected(), Some(((*name).to_owned(), words[i].to_owned())));
            eventually(|| app.said(), format!("Tagged as {}: {}", name.to_lowercase(), words[i]));
            app.press("Escape");
        }
        let rows = LABELS.iter().zip(words).map(|((_, _, name), words)| row(name, words)).collect::<Vec<_>>();
        eventually(|| app.rows(), rows);
    });
}

#[test]
fn by_the_menu() {
    check_each_label(|app, i| {
        eventually(|| app.menu(), LABELS.map(|label| label.2));
        app.click(&format!(".menu button:nth-child({})", i + 1));
    });
}

#[test]
fn by_digits() {
    check_each_label(|app, i| app.press(LABELS[i].0));
}

#[test]
fn by_letters() {
    check_each_label(|app, i| app.press(LABELS[i].1));
}

#[test]
fn by_the_legend() {
    check_each_label(|app, i| app.click(&format!(".legend li:nth-child({}) button", i + 1)));
}
