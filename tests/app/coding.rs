//! Filling in what the codebooks ask, by keys alone: attributes, suggestions,
//! relations, further parts.

use serde_json::Value;

use crate::harness::{arabic, in_browser, in_sample};
use crate::look::violations;
use crate::support::app::{App, eventually};

/// The annotations of the open report in an export, spans or relations.
fn exported(app: &App, kind: &str) -> Vec<Value> {
    let file = app.export_project();
    let sheets = file["layers"][0]["sheets"].as_array().cloned().unwrap_or_default();
    sheets.iter().flat_map(|sheet| sheet[kind].as_array().cloned().unwrap_or_default()).collect()
}

/// The fields of the selected span as they are shown: name, value, how far.
fn fields(app: &App) -> Vec<String> {
    app.ask(
        "return [...document.querySelectorAll('.detail > .attribute-form > .form-row')].map(field => {
            const input = field.querySelector('input'), said = field.querySelector('.said');
            const far = field.querySelector('.how-far:not([hidden])');
            const blank = said && said.classList.contains('blank');
            return [field.dataset.attribute, input ? input.value : blank ? '' : said.textContent, far ? far.textContent : '']
                .filter(Boolean).join(' ');
        })",
        vec![],
    )
}

fn open_field(app: &App) -> String {
    let open = "const at = document.activeElement.closest('[data-attribute]'); return at ? at.dataset.attribute : ''";
    app.ask(open, vec![])
}

#[test]
fn a_casualty_is_filled_in_and_confirmed() {
    in_sample(|app| {
        app.open_report("001");
        app.tag("82 عنصراً على الأقل", "3");
        let suggested = [
            "low 82 suggested",
            "best 82 suggested",
            "high – suggested",
            "modifier at least suggested",
            "kind killed suggested",
            "victim fighter suggested",
            "scope",
        ];
        eventually(|| fields(app), suggested);
        assert_eq!(
            app.words(".why p").unwrap(),
            "a figure \u{2068}82\u{2069} · at least: no highest is stated"
        );
        // The first that is to be looked at; a choice by its key, and on to the next.
        app.press("Enter");
        eventually(|| open_field(app), "low");
        app.press("Enter");
        eventually(|| open_field(app), "best");
        app.press("ArrowDown");
        eventually(|| open_field(app), "high");
        app.press("ArrowDown");
        eventually(|| open_field(app), "modifier");
        app.press("ArrowDown");
        eventually(|| open_field(app), "kind");
        app.press("2");
        eventually(|| open_field(app), "victim");
        app.press("Shift+Enter");
        let confirmed =
            ["low 82", "best 82", "high –", "modifier at least", "kind injured", "victim fighter", "scope"];
        eventually(|| fields(app), confirmed);
        assert!(!app.finds(".confirm:not([hidden])"));
        let span = exported(app, "spans").remove(0);
        assert_eq!(span["attributes"]["high"], Value::Null);
        assert_eq!(span["attributes"]["kind"], "injured");
        assert_eq!(span["origins"]["kind"], "edited");
        assert_eq!(span["origins"]["low"], "accepted");
        // One step back: confirming; another one: the kind.
        app.press("Ctrl+z");
        app.press("Ctrl+z");
        eventually(|| fields(app), suggested);
        // Another policy derives anew what nobody has confirmed.
        app.tag("أكثر من 200", "3");
        eventually(|| fields(app)[0].clone(), "low 201 suggested");
        app.click(".why select option[value=conservative]");
        eventually(|| fields(app)[0].clone(), "low 200 suggested");
        app.click("[data-does=undo-step]");
        eventually(|| fields(app)[0].clone(), "low 201 suggested");
    });
}

#[test]
fn a_report_is_not_called_done_without_a_word() {
    in_sample(|app| {
        app.tag("قوات الأسد", "1");
        app.tag("انطلاق العملية العسكرية", "4");
        app.press("Escape");
        let asks = || app.words("[data-asks=done]:not([hidden]) span").unwrap_or_default();
        app.press("d");
        eventually(asks, "1 span is incomplete.");
        assert_eq!(app.attribute("[data-does=done]", "aria-pressed").as_deref(), Some("false"));
        app.click("[data-does=show-lacking]");
        eventually(|| app.selected().map(|span| span.0), Some("Claim".to_owned()));
        app.press("Escape");
        eventually(|| app.rows().len(), 1);
        app.press("]");
        eventually(|| app.selected().map(|span| span.0), Some("Claim".to_owned()));
        app.press("Enter");
        eventually(|| open_field(app), "stance");
        app.press("1");
        eventually(|| open_field(app), "certainty");
        app.press("1");
        eventually(|| open_field(app), "quote");
        app.press("Escape");
        app.press("d");
        eventually(|| app.attribute("[data-does=done]", "aria-pressed").unwrap_or_default(), "true");
        // Asked twice, it is done all the same.
        app.press("d");
        app.press("Enter");
        app.tag("شرق العاصمة", "3");
        app.press("d");
        eventually(asks, "1 span is incomplete.");
        app.press("d");
        eventually(|| app.attribute("[data-does=done]", "aria-pressed").unwrap_or_default(), "true");
    });
}

#[test]
fn spans_are_linked_by_keys() {
    in_sample(|app| {
        app.open_report("001");
        for (words, key) in [
            ("82 عنصراً على الأقل", "3"),
            ("قوات النظام والمسلحين", "1"),
            ("9 ضباط على الأقل", "3"),
            ("حي جوبر", "2"),
        ] {
            app.tag(words, key);
        }
        app.click_text("9 ضباط على الأقل");
        eventually(|| app.selected().map(|span| span.1), Some("9 ضباط على الأقل".to_owned()));
        app.press("r");
        // Only what may be an end is listed, and not the span itself.
        eventually(|| app.rows().len(), 3);
        app.click_text("82 عنصراً على الأقل");
        eventually(|| app.finds(".which:not([hidden])"), true);
        app.press("1");
        let relations = || -> Vec<String> {
            app.ask("return [...document.querySelectorAll('[data-relation]')].map(row => row.querySelector('.kind').textContent + ': ' + row.querySelector('.end').textContent)", vec![])
        };
        eventually(&relations, ["subset of: 82 عنصراً على الأقل"]);
        assert!(app.finds(".curves path.arc"), "a curve over the text");
        // By walking: a digit means no label meanwhile.
        app.press("r");
        eventually(|| app.rows().len(), 3);
        app.press("3");
        app.press("[");
        app.press("[");
        app.press("Enter");
        eventually(|| app.finds(".which:not([hidden])"), true);
        app.press("2");
        eventually(|| relations().len(), 2);
        eventually(&relations, ["perpetrator: قوات النظام والمسلحين", "subset of: 82 عنصراً على الأقل"]);
        // What the relation has to have is asked at once.
        eventually(|| open_field(app), "confidence");
        app.press("5");
        let relation =
            exported(app, "relations").into_iter().find(|one| one["type"] == "perpetrator").unwrap();
        assert_eq!(relation["attributes"]["confidence"], "possible");
        // The other end says it its own way; deleting says what goes with it.
        app.press("Escape");
        app.press("Escape");
        app.click_text("82 عنصراً على الأقل");
        eventually(&relations, ["includes: 9 ضباط على الأقل"]);
        app.press("Delete");
        eventually(|| app.said().contains("1 relation goes with it."), true);
        app.press("Ctrl+z");
        eventually(&relations, ["includes: 9 ضباط على الأقل"]);
        app.press("r");
        app.press("Escape");
        eventually(|| app.selected().map(|span| span.1), Some("82 عنصراً على الأقل".to_owned()));
        app.click("[data-does=unlink]");
        eventually(|| relations().len(), 0);
    });
}

#[test]
fn a_span_gets_a_further_part_and_loses_it() {
    in_sample(|app| {
        app.open_report("001");
        app.tag("فيلق الرحمن", "1");
        app.select_words("أحرار الشام");
        app.press("=");
        eventually(|| app.words(".detail .cite"), Some("فيلق الرحمن … أحرار الشام".to_owned()));
        eventually(|| app.painted_as("line-blue-solid-0"), ["فيلق الرحمن", "أحرار الشام"]);
        let span = exported(app, "spans").remove(0);
        assert_eq!(span["parts"].as_array().map(Vec::len), Some(2));
        assert!(
            span["text"].as_str().unwrap().starts_with("فيلق الرحمن")
                && span["text"].as_str().unwrap().ends_with("أحرار الشام")
        );
        // What lies in the gap is not the span's.
        app.click_text("هيئة تحرير الشام");
        eventually(|| app.selected(), None);
        app.click_text("أحرار الشام");
        eventually(|| app.words(".detail .cite"), Some("فيلق الرحمن … أحرار الشام".to_owned()));
        app.press("Escape");
        app.select_words("أحرار الشام");
        app.press("-");
        eventually(|| app.words(".detail .cite"), Some("فيلق الرحمن".to_owned()));
        app.press("Ctrl+z");
        eventually(|| app.words(".detail .cite"), Some("فيلق الرحمن … أحرار الشام".to_owned()));
        app.click(".pieces li:last-child [data-does=drop-part]");
        eventually(|| app.words(".detail .cite"), Some("فيلق الرحمن".to_owned()));
    });
}

#[test]
fn the_example_shows_good_work() {
    in_browser(arabic(), |app| {
        app.open_sample();
        app.open_report("003");
        app.click("[data-does=example]");
        eventually(|| app.rows().len() > 5, true);
        app.click_text("ثمانية عشر مدنياً");
        eventually(|| app.selected().map(|span| span.0), Some("ضحايا".to_owned()));
        assert_eq!(fields(app)[..3], ["low 18", "best 18", "high 18"]);
        assert!(app.finds("[data-relation]"));
        app.look();
        assert_eq!(violations(app), [""; 0]);
        app.press("d");
        eventually(|| app.attribute("[data-does=done]", "aria-pressed").unwrap_or_default(), "false");
        app.press("d");
        eventually(|| app.attribute("[data-does=done]", "aria-pressed").unwrap_or_default(), "true");
    });
}

#[test]
fn what_a_report_says_is_coded_by_keys() {
    in_sample(|app| {
        app.open_report("003");
        app.tag("مدينة الرقة", "2");
        app.tag("التحالف الدولي", "1");
        app.tag("الرقة تُذبح بصمت", "1");
        app.tag("ثمانية عشر مدنياً", "3");
        eventually(
            || fields(app)[..3].to_vec(),
            ["low 18 suggested", "best 18 suggested", "high 18 suggested"],
        );
        app.press("Shift+Enter");
        let relations =
            || -> usize { app.ask("return document.querySelectorAll('[data-relation]').length", vec![]) };
        app.press("r");
        app.click_text("مدينة الرقة");
        eventually(&relations, 1);
        app.press("r");
        app.click_text("التحالف الدولي");
        eventually(|| app.finds(".which:not([hidden])"), true);
        app.press("2");
        eventually(|| open_field(app), "confidence");
        app.press("1");
        eventually(&relations, 2);
        app.press("Escape");
        app.select_from("قتل ثمانية عشر مدنياً", "شمال شرقي سورية");
        app.press("4");
        eventually(|| app.selected().map(|span| span.0), Some("Claim".to_owned()));
        for (open, key) in [("stance", "1"), ("certainty", "1"), ("quote", "2")] {
            if open == "stance" {
                app.press("Enter");
            }
            eventually(|| open_field(app), open);
            app.press(key);
        }
        eventually(|| open_field(app), "cue");
        app.press("Escape");
        for (words, many) in [("الرقة تُذبح بصمت", 1), ("ثمانية عشر مدنياً", 2)]
        {
            app.press("r");
            app.click_text(words);
            eventually(&relations, many);
        }
        app.press("Escape");
        app.press("d");
        eventually(|| app.attribute("[data-does=done]", "aria-pressed").unwrap_or_default(), "true");
        let mut kinds: Vec<String> = exported(app, "relations")
            .iter()
            .map(|one| one["type"].as_str().unwrap_or_default().to_owned())
            .collect();
        kinds.sort();
        assert_eq!(kinds, ["about", "at", "perpetrator", "source"]);
        // And that is what the facts say.
        app.press("g");
        eventually(|| app.words(".facts").is_some_and(|words| words.contains("18")), true);
    });
}
