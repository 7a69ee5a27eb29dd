//! Guidelines beside the work.

use crate::harness::{arabic, in_browser, in_sample};
use crate::support::app::{App, eventually};

fn open(app: &App) {
    app.press("h");
    eventually(|| app.finds("#guide-find:focus"), true);
}

/// What the guidelines of a label, or of the project (an empty name), show.
fn shown(app: &App, of: &str) -> String {
    app.words(&format!("[data-guide='{of}'] .prose")).unwrap_or_default()
}

fn write(app: &App, of: &str, text: &str) {
    app.click(&format!("[data-guide='{of}'] [data-does=write-guide]"));
    eventually(|| app.finds(".guide textarea:focus"), true);
    // In place of what the sample has.
    app.press("Ctrl+a");
    app.type_into(".guide textarea", text);
}

#[test]
fn they_are_written_read_and_taken_back() {
    in_sample(|app| {
        open(app);
        assert_eq!(shown(app, "casualty"), "Nothing is written yet.");
        write(app, "casualty", "# الأعداد\n\nالعبارة **وحدها**");
        // While it is written it can be seen as it will be.
        eventually(|| app.words(".writing .prose strong"), Some("وحدها".to_owned()));
        app.press("Ctrl+s");
        eventually(|| app.finds(".writing"), false);
        assert_eq!(app.words("[data-guide=casualty] h4"), Some("الأعداد".to_owned()));
        assert_eq!(app.words(".last-step span"), Some("The guidelines were changed".to_owned()));
        write(app, "", "Read twice.");
        app.click("[data-does=save-guide]");
        eventually(|| shown(app, ""), "Read twice.");
        let file = app.export_project();
        assert_eq!(file["project"]["guidelines"], "Read twice.");
        assert_eq!(file["project"]["schema"]["labels"][2]["guidelines"], "# الأعداد\n\nالعبارة **وحدها**");
        app.click("[data-does=undo-step]");
        eventually(|| shown(app, "").starts_with("How we code these reports"), true);
        app.await_saved();
        app.reload();
        open(app);
        eventually(|| app.words("[data-guide=casualty] strong"), Some("وحدها".to_owned()));
    });
}

#[test]
fn words_are_found_whatever_their_spelling() {
    in_sample(|app| {
        open(app);
        write(app, "", "إصابة هنا");
        app.press("Ctrl+Enter");
        write(app, "casualty", "- اصابه\n- قتل");
        app.press("Ctrl+Enter");
        eventually(|| shown(app, "casualty").contains("قتل"), true);
        app.type_into("#guide-find", "اصابة");
        eventually(|| app.words(".guide .count"), Some("1 of 2".to_owned()));
        assert_eq!(app.words("mark.now"), Some("إصابة".to_owned()));
        app.press("Enter");
        eventually(|| app.words("mark.now"), Some("اصابه".to_owned()));
        app.press("Shift+Enter");
        eventually(|| app.words(".guide .count"), Some("1 of 2".to_owned()));
        app.press("Escape");
        eventually(|| app.finds(".guide"), false);
    });
}

#[test]
fn a_span_becomes_an_example() {
    in_sample(|app| {
        app.press("Shift+H");
        eventually(|| app.said(), "Select a span first: it becomes an example in the guidelines.");
        app.tag("قوات الأسد", "1");
        app.press("Shift+H");
        eventually(|| app.words("[data-guide=actor] blockquote strong"), Some("قوات الأسد".to_owned()));
        let file = app.export_project();
        let written = file["project"]["schema"]["labels"][0]["guidelines"].as_str().unwrap().to_owned();
        assert!(written.starts_with("> ") && written.contains("**قوات الأسد**"), "{written}");
        // An Arabic quotation has its rule at the right in an English frame, too.
        let rule: String = app.ask(
            "return getComputedStyle(document.querySelector('.guide blockquote')).borderRightWidth",
            vec![],
        );
        assert_eq!(rule, "2px");
        app.click("[data-does=undo-step]");
        eventually(|| shown(app, "actor"), "Nothing is written yet.");
    });
}

#[test]
fn nothing_written_in_them_can_do_anything() {
    in_browser(arabic(), |app| {
        app.open_sample();
        open(app);
        let text = "<img src=x onerror=\"document.title='!'\"> <script>document.title='!'</script>\n\n![جسر](https://127.0.0.2/a.png) [هنا](javascript:alert) [هناك](https://127.0.0.2/)";
        write(app, "", text);
        app.press("Ctrl+Enter");
        eventually(|| app.finds(".writing"), false);
        assert!(shown(app, "").starts_with("<img src=x onerror="), "{}", shown(app, ""));
        assert!(!app.finds(".guide :is(img, script)"));
        let links: Vec<[String; 2]> =
            app.ask("return [...document.querySelectorAll('.guide a')].map((a) => [a.href, a.rel])", vec![]);
        assert_eq!(links, [["https://127.0.0.2/", "noopener noreferrer"]]);
    });
}
