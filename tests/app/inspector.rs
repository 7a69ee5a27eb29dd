//! The list of spans beside the text, and what it is narrowed to.

use crate::harness::in_sample;
use crate::support::app::{eventually, row};

#[test]
fn it_filters_by_label_and_note() {
    in_sample(|app| {
        app.tag("قوات الأسد", "1");
        app.tag("دمشق", "2");
        app.tag("شرق العاصمة", "2");
        app.press("n");
        app.type_into("#note", "which part?");
        app.press("Escape");
        app.press("Escape");
        eventually(|| app.rows().len(), 3);
        let counted = || app.words(".inspector .heading span").unwrap_or_default();
        assert_eq!(counted(), "3");
        app.click("[data-filter=place]");
        eventually(
            || app.rows().into_iter().map(|row| row.quote).collect::<Vec<_>>(),
            ["دمشق", "شرق العاصمة"],
        );
        assert_eq!(counted(), "2 of 3");
        // The walk keeps to what is listed.
        app.press("[");
        eventually(|| app.selected().map(|s| s.1), Some("شرق العاصمة".to_owned()));
        app.press("[");
        eventually(|| app.selected().map(|s| s.1), Some("دمشق".to_owned()));
        app.press("[");
        app.press("Escape");
        eventually(|| app.rows().len(), 2);
        app.click("[data-filter=noted]");
        eventually(|| app.rows().len(), 1);
        app.click("[data-filter=place]");
        app.click("[data-filter=actor]");
        eventually(
            || app.words(".pane:not([hidden]) .nothing p"),
            Some("No span here is what you chose to show.".into()),
        );
        app.click("[data-does=all-spans]");
        eventually(|| app.rows()[0].clone(), row("Actor", "قوات الأسد"));
        eventually(|| app.rows().len(), 3);
    });
}
