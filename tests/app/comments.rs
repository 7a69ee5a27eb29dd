//! What colleagues say to each other: about a span, about a report, in answer, and
//! there and back again in the files of their layers.

use crate::harness::{arabic, in_sample, looks};
use crate::look::violations;
use crate::review::{decided, gold, in_review, in_review_of, title};
use crate::support::app::{App, eventually};
use crate::support::browser::{Person, target};
use crate::support::colleagues::three;

/// What stands in a thread: its words, those of an answer with a blank before.
fn said(app: &App, place: &str) -> Vec<String> {
    let script = "return [...document.querySelectorAll(arguments[0] + ' li')].map(said =>
        (said.matches('.answer') ? ' ' : '') + said.querySelector('span[dir=auto]').textContent)";
    app.ask(script, vec![place.into()])
}

/// Keeps a layer that was exported as a file to carry.
fn carry(name: &str, file: &serde_json::Value) -> std::path::PathBuf {
    let path = target().join(format!("comments-{name}-{}.json", std::process::id()));
    std::fs::write(&path, file.to_string()).unwrap();
    path
}

fn take(app: &App, file: &std::path::Path) {
    app.open_file(file);
    app.dismiss();
}

#[test]
fn comments_go_out_are_answered_and_come_back() {
    let mut carried = None;
    in_review(|app| {
        app.click("[data-item-at='1']");
        eventually(|| title(app), "Only A");
        app.press("m");
        app.type_into("#review-comment", "الدليل 2: المكان مذكور فقط");
        app.press("Enter");
        eventually(|| said(app, ".case .thread"), ["الدليل 2: المكان مذكور فقط"]);
        eventually(|| app.finds("[data-item-at='1'] .said"), true);
        app.press("x");
        app.type_into("#review-reason", "مذكور فقط");
        app.press("Enter");
        eventually(|| decided(app), "1 of 5 decided");
        carried = Some(carry("gold", &gold(app).1));
    });
    let reviewed = carried.unwrap();
    let mut answered = None;
    in_sample(|app| {
        let own = three()[0].file(0);
        [&own, &reviewed].iter().for_each(|file| take(app, file));
        app.click(".project");
        app.click("label.choice:has(bdi):nth-of-type(2) input");
        app.press("Escape");
        app.open_report("003");
        // Where something was said can be seen in the list.
        let marked = "return [...document.querySelectorAll('.rows li button')].filter(row => row.querySelector('.meta .icon')).map(row => row.ariaLabel)";
        eventually(|| app.ask::<Vec<String>>(marked, vec![]), ["Place: مدينة دمشق, commented on"]);
        app.click_text("مدينة دمشق");
        eventually(|| app.selected(), Some(("Place".to_owned(), "مدينة دمشق".to_owned())));
        eventually(|| said(app, ".detail .thread"), ["الدليل 2: المكان مذكور فقط"]);
        let verdict = app.words(".in-review").unwrap_or_default();
        assert!(verdict.contains("rejected") && verdict.ends_with("مذكور فقط"), "{verdict}");
        app.click(".detail [data-does=answer]");
        eventually(
            || app.attribute("#comment", "aria-label").is_some_and(|name| name.starts_with("Answer to")),
            true,
        );
        app.type_into("#comment", "إنما هو مكان الحدث");
        app.press("Enter");
        let both = ["الدليل 2: المكان مذكور فقط", " إنما هو مكان الحدث"];
        eventually(|| said(app, ".detail .thread"), both);
        // It can be taken back like anything else, and only one's own be deleted.
        app.press("Ctrl+z");
        eventually(|| said(app, ".detail .thread").len(), 1);
        app.press("Ctrl+Shift+z");
        eventually(|| said(app, ".detail .thread"), both);
        assert!(app.finds(".detail .thread li.answer [data-does=delete-comment]"));
        assert!(!app.finds(".detail .thread li:not(.answer) [data-does=delete-comment]"));
        app.press("Escape");
        app.click(".project");
        app.click("[data-does=export-layer]");
        answered = Some(carry("own", &app.downloaded()));
        std::fs::remove_file(own).ok();
    });
    let answered = answered.unwrap();
    in_review(|app| {
        [&reviewed, &answered].iter().for_each(|file| take(app, file));
        app.click(".project");
        app.click("label.choice:last-of-type input[name=layer]");
        app.press("Escape");
        app.click(".item:has(.said)");
        let both = ["الدليل 2: المكان مذكور فقط", " إنما هو مكان الحدث"];
        eventually(|| said(app, ".case .thread"), both);
    });
    [reviewed, answered].iter().for_each(|file| _ = std::fs::remove_file(file));
}

#[test]
fn a_report_is_talked_about_too() {
    in_review(|app| {
        assert_eq!(
            app.words(".on-report summary"),
            Some("Comments on this report \u{2068}0\u{2069}".to_owned())
        );
        // With no item that is looked at, the same key says something of the report.
        app.press("m");
        app.type_into("#report-comment", "هل التقرير مكرّر؟");
        app.press("Enter");
        eventually(|| said(app, ".on-report"), ["هل التقرير مكرّر؟"]);
        assert_eq!(
            app.words(".on-report summary"),
            Some("Comments on this report \u{2068}1\u{2069}".to_owned())
        );
        let file = gold(app).1;
        assert_eq!(file["layer"]["sheets"][0]["comments"][0]["text"], "هل التقرير مكرّر؟");
        assert!(file["layer"]["sheets"][0]["comments"][0].get("about").is_none());
        // The colleagues see it, too; other reports have none.
        app.press("v");
        eventually(|| said(app, ".on-report"), ["هل التقرير مكرّر؟"]);
        app.open_report("002");
        eventually(|| said(app, ".on-report").len(), 0);
    });
}

#[test]
fn machines_can_read_a_thread() {
    in_review_of(Person { dark: true, ..arabic() }, |app| {
        app.press("m");
        app.type_into("#report-comment", "هل التقرير مكرّر؟");
        app.press("Enter");
        eventually(|| said(app, ".on-report").len(), 1);
        app.click(".on-report [data-does=answer]");
        app.type_into("#report-comment", "لا، مصدران مختلفان");
        app.press("Enter");
        eventually(|| said(app, ".on-report"), ["هل التقرير مكرّر؟", " لا، مصدران مختلفان"]);
        assert_eq!(violations(app), [] as [String; 0]);
    });
}

#[test]
#[ignore = "makes pictures, checks nothing"]
fn pictures() {
    // On a phone the keys of the reviewer are not there.
    for (name, person) in looks().into_iter().filter(|(_, person)| person.window.0 > 360) {
        in_review_of(person, |app| {
            app.press("m");
            app.type_into("#report-comment", "هل التقرير مكرّر؟");
            app.press("Enter");
            app.press("]");
            eventually(|| app.finds(".case .thread"), true);
            app.press("m");
            app.type_into("#review-comment", "الدليل 2: «حي» جزء من اسم المكان");
            app.press("Enter");
            eventually(|| said(app, ".case .thread").len(), 1);
            app.ask::<()>("document.querySelector('.case [data-does=answer]').click()", vec![]);
            app.type_into("#review-comment", "صحيح، سأعدّله");
            app.press("Enter");
            eventually(|| said(app, ".case .thread").len(), 2);
            app.look();
            app.picture(&target().join(format!("pictures/comments-{name}.png")));
        });
    }
}
