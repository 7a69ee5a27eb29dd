//! Pictures of the main screens, for people to look at beside the mocks, and
//! the picture of the README. Run by `cargo xtask pictures`.

use std::env;
use std::path::PathBuf;

use serde_json::json;

use crate::harness::{english, in_browser};
use crate::support::app::{App, eventually};
use crate::support::browser::{Person, target};
use crate::support::hand::Point;

/// Spans of report 001: from the first letter of some words to the last of others, and the label's key.
const SPANS: &[(&str, &str, &str)] = &[
    ("فصائل معركة دمشق", "ومقاتلي الفصائل", "4"),
    ("فصائل", "فصائل", "1"),
    ("دمشق تنسحب", "معركة دمشق", "2"),
    ("أكثر من 200", "أكثر من 200", "3"),
    ("قوات النظام والمسلحين", "سورية وغير سورية", "1"),
    (
        "علم المرصد السوري",
        "الموثوقة، أن الفصائل الإسلامية المؤلفة من هيئة تحرير الشام وفيلق الرحمن وحركة أحرار الشام الإسلامية، انسحبت من كامل النقاط المتبقية",
        "4",
    ),
    ("المرصد السوري لحقوق الإنسان", "المرصد السوري لحقوق الإنسان", "1"),
    ("الفصائل الإسلامية المؤلفة", "وفيلق الرحمن وحركة أحرار الشام الإسلامية", "1"),
    ("هيئة تحرير الشام", "هيئة تحرير الشام", "1"),
    ("فيلق الرحمن", "فيلق الرحمن", "1"),
    ("حركة أحرار الشام", "حركة أحرار الشام الإسلامية", "1"),
    ("المنطقة الصناعية", "المنطقة الصناعية", "2"),
    ("حيي جوبر", "جوبر والقابون", "2"),
    ("جوبر", "جوبر", "2"),
];

pub fn shoot(app: &App, name: &str) {
    app.look();
    app.picture(&target().join("pictures").join(format!("{name}.png")));
}

/// Has the page take another size, language and theme, as a person would.
pub fn turn_to(app: &App, width: u32, language: &str, theme: &str) {
    let height = if width < 500 { 740 } else { 900 };
    let resize = |width: u32, height: u32| {
        app.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false}),
        );
        app.look();
    };
    // On a phone some buttons are put away.
    resize(1440, 900);
    if app.attribute(":root", "lang").as_deref() != Some(language) {
        app.click("[data-does=language]");
    }
    if app.attribute(":root", "data-theme").as_deref() != Some(theme) {
        app.click("[data-does=theme]");
    }
    resize(width, height);
    app.point_at(Point { x: 200.0, y: 20.0 });
}

fn to_the_top(app: &App) {
    app.wheel(Point { x: 650.0, y: 400.0 }, -5000.0);
    eventually(|| app.ask::<f64>("return document.querySelector('main').scrollTop", vec![]), 0.0);
    app.point_at(Point { x: 500.0, y: 20.0 });
    app.look();
}

pub fn each_look(app: &App, widths: &[u32], mut shoot: impl FnMut(&str)) {
    for language in ["en", "ar"] {
        for theme in ["light", "dark"] {
            for width in widths {
                turn_to(app, *width, language, theme);
                shoot(&format!("{language}-{theme}-{width}"));
            }
        }
    }
}

#[test]
#[ignore = "makes pictures, checks nothing"]
fn pictures() {
    in_browser(english(), |app| {
        each_look(app, &[1440, 360], |look| shoot(app, &format!("start-{look}")));
        turn_to(app, 1440, "en", "light");
        app.open_sample();
        each_look(app, &[1440], |look| shoot(app, &format!("empty-{look}")));
        app.open_report("001");
        for (first, last, key) in SPANS {
            app.select_from(first, last);
            eventually(|| app.pending().is_empty(), false);
            app.press(key);
            eventually(|| app.detail().is_some(), true);
            app.press("Escape");
        }
        to_the_top(app);
        app.await_saved();
        each_look(app, &[1440, 1024, 360], |look| shoot(app, &format!("workbench-{look}")));
        each_look(app, &[1440, 360], |look| {
            app.select_words("القصف الجنوني");
            shoot(app, &format!("menu-{look}"));
            app.press("Escape");
        });
        each_look(app, &[1440, 360], |look| {
            app.click_text("فيلق الرحمن");
            shoot(app, &format!("selected-{look}"));
            app.press("Escape");
        });
        each_look(app, &[1440, 360], |look| {
            app.press("Shift+?");
            shoot(app, &format!("keys-{look}"));
            app.press("Escape");
        });
        turn_to(app, 1440, "en", "light");
        app.click_text("فيلق الرحمن");
        to_the_top(app);
        let readme =
            env::var_os("WASIM_PICTURE").map_or_else(|| target().join("pictures/readme.png"), PathBuf::from);
        app.picture(&readme);
    });
}

/// A clock two days ahead, so that it is time to export, and a disk that can be full.
const LATER: &str = "const Real = Date;
    window.Date = class extends Real {
        constructor(...all) { super(...(all.length ? all : [Real.now() + 172_800_000 * Number(localStorage.getItem('later') ?? 0)])) }
    };
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...all) {
        if (window.full) throw new DOMException('', 'QuotaExceededError');
        return put.apply(this, all);
    }";

#[test]
#[ignore = "makes pictures, checks nothing"]
fn pictures_of_keeping() {
    let person = Person { without: vec![LATER], ..english() };
    in_browser(person.clone(), |app| {
        app.open_sample();
        app.select_words("حالة");
        app.press("1");
        app.await_saved();
        app.ask::<()>("localStorage.setItem('later', 1); return null", vec![]);
        app.reload();
        eventually(|| app.finds(".due"), true);
        each_look(app, &[1440, 360], |look| {
            app.click("button.saved");
            shoot(app, &format!("keeping-{look}"));
            app.press("Escape");
        });
        turn_to(app, 1440, "en", "light");
        let [first, _] = app.open_beside(&person);
        eventually(|| app.finds(".following"), true);
        each_look(app, &[1440, 360], |look| shoot(app, &format!("following-{look}")));
        app.close_window();
        app.look_at(&first);
        app.ask::<()>("window.full = true; return null", vec![]);
        app.press("d");
        eventually(|| app.finds("[data-state=failed]"), true);
        each_look(app, &[1440, 360], |look| shoot(app, &format!("full-{look}")));
    });
}

#[test]
#[ignore = "makes pictures, checks nothing"]
fn pictures_of_the_schema() {
    in_browser(english(), |app| {
        app.open_sample();
        app.tag("دمشق", "2");
        app.press("Shift+H");
        app.press("Escape");
        eventually(|| app.finds(".guide blockquote"), true);
        each_look(app, &[1440, 360], |look| shoot(app, &format!("guide-{look}")));
        app.press("h");
        each_look(app, &[1440, 360], |look| {
            app.press("Shift+S");
            eventually(|| app.finds("dialog.schema[open]"), true);
            shoot(app, &format!("schema-list-{look}"));
            app.click("[data-item=l2] [data-does=choose]");
            app.click(".swatch.brown");
            shoot(app, &format!("schema-label-{look}"));
            app.click("[data-item=l2a3] [data-does=unfold]");
            app.ask::<()>("document.querySelector('[data-item=l2a3]').scrollIntoView(); return null", vec![]);
            shoot(app, &format!("schema-attribute-{look}"));
            app.ask::<()>("document.querySelector('[data-does=to-list]').click(); return null", vec![]);
            app.click("[data-item=l1] [data-does=choose]");
            app.click(".owner > .head [data-does=remove]");
            app.click("[data-does=save-schema]");
            eventually(|| app.finds(".orphans[open]"), true);
            shoot(app, &format!("schema-asked-{look}"));
            app.press("Escape");
            app.click("[data-does=discard-schema]");
            eventually(|| app.finds("dialog.schema[open]"), false);
        });
    });
}
