//! An hour of use: a whole report tagged by the keyboard alone, another by
//! fingers alone. What a hand has to do for a span is counted.

use serde_json::json;

use crate::harness::{in_browser, in_sample, phone};
use crate::support::app::{App, awaited, eventually};
use crate::support::hand::Point;

/// The spans of report 004 in the order in which they are tagged: the key of
/// the label, and the words, which are looked for from where the span before
/// begins. `…` stands for all words between.
const REPORT_004: &[(&str, &str)] = &[
    ("1", "الفصائل السورية المعارضة"),
    ("1", "قوات الرئيس بشار الأسد"),
    ("1", "الرئيس بشار الأسد"),
    ("1", "حلفائه"),
    ("2", "محافظة حماة"),
    ("2", "دمشق"),
    ("2", "دمشق"),
    ("4", "ووفق المرصد…3 قرى جديدة"),
    ("1", "المرصد السوري لحقوق الإنسان"),
    ("1", "الفصائل"),
    ("1", "هيئة تحرير الشام"),
    ("1", "قوات النظام"),
    ("2", "3 قرى جديدة"),
    ("4", "وباتت الفصائل…لصد الهجوم"),
    ("1", "الفصائل"),
    ("2", "11 قرية وبلدة"),
    ("2", "مدينة حماة"),
    ("1", "المرصد"),
    ("1", "قوات النظام"),
    ("2", "المنطقة"),
    ("2", "محافظة حماة"),
    ("2", "محافظة إدلب"),
    ("1", "فصائل المعارضة"),
    ("1", "هيئة تحرير الشام"),
    ("1", "قوات النظام"),
    ("2", "غرب البلاد"),
    ("1", "الفصائل"),
    ("4", "سجلت منظمة…مناطق الاشتباك"),
    ("1", "منظمة \"أنقذوا الأطفال\""),
    ("3", "10 آلاف مدني على الأقل"),
    ("2", "شرقي دمشق"),
    ("1", "سكان العاصمة"),
    ("2", "العاصمة"),
    ("1", "النظام"),
    ("4", "وأكد مدير…ساحة العباسيين"),
    ("1", "مدير شبكة \"صوت العاصمة\" رائد صالحاني"),
    ("1", "شبكة \"صوت العاصمة\""),
    ("2", "جسر الرئيس"),
    ("2", "المجتهد"),
    ("2", "شارع الثورة"),
    ("2", "باب الجابية"),
    ("2", "باب شرقي"),
    ("2", "الربوة"),
    ("1", "ميليشيا الدفاع الوطني"),
    ("2", "مسجد الحمزة والعباس"),
    ("2", "ساحة العباسيين"),
    ("4", "وتمكنت الفصائل…الخوري ناريا"),
    ("1", "الفصائل"),
    ("1", "فيلق الرحمن"),
    ("2", "كراج العباسيين"),
    ("2", "المنطقة الصناعية"),
    ("2", "حي فارس الخوري"),
    ("4", "ذكر المرصد…عدة جبهات"),
    ("1", "المرصد السوري"),
    ("2", "معامل الغزل والنسيج"),
    ("2", "حي جوبر"),
    ("1", "قوات النظام"),
    ("1", "فصائل المعارضة"),
    ("1", "النظام"),
    ("1", "الميليشيات الموالية له"),
    ("2", "ريف دمشق"),
    ("1", "جيش الإسلام"),
    ("2", "القلمون الشرقي"),
    ("1", "تنظيم \"داعش\""),
    ("2", "دمشق"),
    ("2", "ريفها"),
    ("2", "حماة"),
    ("1", "حركة \"أحرار الشام\""),
    ("1", "غرفة عمليات ريف حمص الشمالي"),
    ("2", "ريف حمص الشمالي"),
    ("2", "حمص"),
    ("2", "السلمية"),
    ("2", "ريف حماة الشرقي"),
    ("1", "قوات النظام"),
    ("4", "أعلن المتحدث…هذا الشأن"),
    ("1", "المتحدث باسم وزارة الخارجية التركية حسين مفتي أوغلو"),
    ("1", "وزارة الخارجية التركية"),
    ("1", "أنقرة"),
    ("1", "القائم بأعمال روسيا"),
    ("1", "روسيا"),
    ("3", "مقتل جندي تركي"),
    ("1", "جندي تركي"),
    ("2", "منطقة عفرين"),
    ("1", "وحدات حماية الشعب"),
    ("1", "قوات روسية"),
    ("1", "موسكو"),
    ("1", "أنقرة"),
    ("4", "ووصف مفتي…بقيادة واشنطن"),
    ("1", "مفتي أوغلو"),
    ("1", "جنود روس"),
    ("1", "مقاتلين أكراد"),
    ("1", "الوحدات الكردية"),
    ("1", "الولايات المتحدة"),
    ("2", "الرقة"),
    ("1", "القوات التركية"),
    ("1", "التحالف الدولي"),
    ("1", "واشنطن"),
    ("4", "أعلن مبعوث…مساء أمس"),
    ("1", "مبعوث الأمم المتحدة ستيفان ديمستورا"),
    ("1", "الأمم المتحدة"),
    ("2", "جنيف"),
    ("1", "السفير رمزي عزالدين"),
    ("4", "وأوضح ديمستورا…الأربعة الرئيسية"),
    ("1", "ديمستورا"),
    ("1", "الجيش الأميركي"),
    ("1", "قوات سورية الديمقراطية"),
    ("1", "قسد"),
    ("2", "سد الطبقة الاستراتيجي"),
    ("4", "أعلن ناشطون…ريف الرقة"),
    ("1", "ناشطون"),
    ("3", "مقتل 37 وإصابة 50 مدنيا على الأقل"),
    ("2", "الحي الثاني"),
    ("2", "ريف الرقة"),
];

/// Where the words of each span stand in the shown text: start and end.
fn places(app: &App, spans: &[(&str, &str)]) -> Vec<(usize, usize)> {
    let script = "const text = shown(); let last = { from: -1, words: '' };
        return arguments[0].map((words) => {
            const [first, end] = words.split('…');
            const from = text.indexOf(first, last.from + (words === last.words));
            if (from < 0) throw new Error(`not there: ${words}`);
            last = { from, words };
            return [from, end === undefined ? from + first.length : text.indexOf(end, from) + end.length];
        })";
    app.ask(script, vec![json!(spans.iter().map(|span| span.1).collect::<Vec<_>>())])
}

/// What the spans of the shown report are in the file: label and words.
fn exported(app: &App, report: usize) -> Vec<(String, String)> {
    let file = app.export_project();
    let id = file["reports"][report]["id"].clone();
    let sheets = file["layers"][0]["sheets"].as_array().expect("sheets").clone();
    let sheet = sheets.into_iter().find(|sheet| sheet["report"]["id"] == id || sheet["report"] == id);
    let spans = sheet.expect("the report's sheet")["spans"].as_array().expect("spans").clone();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    spans.iter().map(|span| (text(&span["label"]), text(&span["text"]))).collect()
}

/// The same of what was meant.
fn meant(app: &App, spans: &[(&str, &str)]) -> Vec<(String, String)> {
    let label = |key: &str| ["actor", "place", "casualty", "claim"][key.parse::<usize>().expect("a key") - 1];
    let words: Vec<String> = app.ask(
        "return arguments[0].map(([from, to]) => shown().slice(from, to))",
        vec![json!(places(app, spans))],
    );
    spans.iter().zip(words).map(|(span, words)| (label(span.0).to_owned(), words)).collect()
}

/// The keys that a hand presses, counted.
struct Hand<'a> {
    app: &'a App,
    presses: usize,
}

impl Hand<'_> {
    fn press(&mut self, keys: &str) {
        self.app.press(keys);
        self.presses += 1;
    }

    fn caret(&self) -> usize {
        self.app.caret().expect("a caret in the text")
    }

    /// Goes to the word that a place lies in, as the eye would: paragraphs, lines, words.
    fn go_to(&mut self, at: usize) {
        if at < self.caret() && self.app.detail().is_some() {
            // Out of the span that was just tagged, where it begins.
            self.press("ArrowRight");
            eventually(|| self.app.detail(), None);
        }
        let mut before = None;
        for _ in 0..60 {
            let key: Option<String> = self.app.ask(&NEXT_KEY.replace("EYES", EYES), vec![json!(at)]);
            let Some(key) = key else { return };
            // Down and up again would never end.
            let back = before.as_deref() == Some("ArrowDown") && key == "ArrowUp";
            self.press(if back { "Ctrl+ArrowRight" } else { &key });
            before = Some(key);
        }
        panic!("does not come to {at}, but to {}", self.caret());
    }

    /// Selects on until a place.
    fn select_to(&mut self, at: usize) {
        for _ in 0..60 {
            let here = self.caret();
            if here >= at {
                break;
            }
            let key: String = self.app.ask(&SELECTING_KEY.replace("EYES", EYES), vec![json!(at)]);
            self.press(&key);
            eventually(|| self.app.caret() > Some(here), true);
        }
    }
}

/// Words between two places.
const EYES: &str = "const text = shown();
    const wordsIn = (from, to) => text.slice(Math.min(from, to), Math.max(from, to)).match(/[\\p{L}\\p{M}\\p{N}]+/gu)?.length ?? 0;
    const line = parseFloat(getComputedStyle(article()).lineHeight);
    const middle = (at) => { const box = rangeOf(at, at + 1).getClientRects()[0]; return box ? (box.top + box.bottom) / 2 : NaN };
    const focus = getSelection();
    const here = Math.min(offsetOf(focus.focusNode, focus.focusOffset), text.length - 1);
    const paragraphs = []; for (const p of document.querySelectorAll('article p:not(.probe)')) paragraphs.push([paragraphs.at(-1)?.[1] ?? 0, (paragraphs.at(-1)?.[1] ?? 0) + p.textContent.length]);";

/// The next key on the way to a place; none once the caret is at its word.
const NEXT_KEY: &str = "EYES
    let [at] = arguments;
    const begins = paragraphs.findLast(([from]) => from <= at)[0];
    while (at > begins && /[\\p{L}\\p{M}\\p{N}]/u.test(text[at - 1])) at -= 1;
    if (here === at || here === arguments[0]) return null;
    const next = paragraphs.find(([from]) => from > here);
    if (next && next[0] <= at && here < next[0]) return 'Ctrl+ArrowDown';
    const lines = (middle(at) - middle(here)) / line;
    if (Math.abs(lines) > 0.9) return lines > 0 ? 'ArrowDown' : 'ArrowUp';
    let start = here;
    while (start > 0 && Math.abs(middle(start - 1) - middle(here)) < line / 2) start -= 1;
    const direct = wordsIn(here, at);
    if (start < here && wordsIn(start, at) + 1 < direct) return 'Home';
    const rtl = focus.focusNode.parentElement.closest('p').dir === 'rtl';
    return (here < at) === rtl ? 'Ctrl+ArrowLeft' : 'Ctrl+ArrowRight';";

/// The key that selects further to a place.
const SELECTING_KEY: &str = "EYES
    const [at] = arguments;
    const end = paragraphs.find(([, end]) => end >= at)[1];
    if (wordsIn(here, at) > 3 && wordsIn(at, end) === 0) return 'Ctrl+Shift+ArrowDown';
    if ((middle(at) - middle(here)) / line > 1.9) return 'Shift+ArrowDown';
    // A closing quotation mark is no word.
    return wordsIn(here, at) ? 'Shift+ArrowLeft' : 'Alt+Shift+ArrowLeft';";

#[test]
fn a_whole_report_by_the_keyboard_alone() {
    in_sample(|app| {
        for _ in 0..4 {
            app.press("j");
        }
        eventually(|| app.report(), "004");
        let mut hand = Hand { app, presses: 0 };
        let mut costs = Vec::new();
        for ((key, words), (from, to)) in REPORT_004.iter().zip(places(app, REPORT_004)) {
            let before = hand.presses;
            let quote: String = app.ask("return shown().slice(...arguments)", vec![json!(from), json!(to)]);
            hand.go_to(from);
            hand.select_to(to);
            for _ in 0..3 {
                let pending = awaited("selected words", || Some(app.pending()).filter(|it| !it.is_empty()));
                if pending.chars().count() <= quote.chars().count() {
                    break;
                }
                hand.press("w");
                eventually(|| app.pending() != pending, true);
            }
            eventually(|| app.pending(), quote.as_str());
            hand.press(key);
            eventually(|| app.selected().map(|selected| selected.1), Some(quote));
            costs.push((hand.presses - before, *words));
        }
        let mut expected = meant(app, REPORT_004);
        let mut found = exported(app, 4);
        expected.sort();
        found.sort();
        assert_eq!(found, expected);
        let each = hand.presses as f64 / REPORT_004.len() as f64;
        assert!(each < 7.0, "{} presses; the dearest spans: {costs:?}", hand.presses);
    });
}

/// The same of report 003, for fingers.
const REPORT_003: &[(&str, &str)] = &[
    ("4", "وقالت مصادر…مدينة دمشق"),
    ("1", "مصادر محلية"),
    ("1", "العربي الجديد"),
    ("1", "قوات النظام"),
    ("1", "مليشيات أجنبية"),
    ("2", "حي جوبر"),
    ("1", "المعارضة"),
    ("2", "مدينة دمشق"),
    ("4", "وأوضحت أنّ…في الحي"),
    ("1", "المعارضة"),
    ("1", "قوات النظام"),
    ("1", "المعارضة"),
    ("1", "فصائل المعارضة"),
    ("1", "البنيان المرصوص"),
    ("1", "قوات النظام"),
    ("2", "مخيم اللاجئين الفلسطينيين"),
    ("2", "مدينة درعا"),
    ("1", "المعارضة"),
    ("3", "قتل عدد من عناصر قوات النظام"),
    ("1", "قوات النظام"),
    ("2", "حي طريق السد"),
    ("2", "مدينة درعا"),
    ("1", "مصادر إعلامية لبنانية"),
    ("1", "حزب الله"),
    ("3", "مقتل القيادي علي دندش"),
    ("1", "القيادي علي دندش"),
    ("2", "مدينة درعا"),
    ("1", "حزب الله"),
    ("2", "بلدة كفرصير"),
    ("2", "النبطية"),
    ("1", "وسائل إعلام روسية"),
    ("2", "سورية"),
    ("1", "مركز نورس للدراسات"),
    ("1", "ديمتر كاران"),
    ("1", "قوات النظام"),
    ("1", "القوات الروسية"),
    ("3", "قتل عنصران من المعارضة السورية المسلحة"),
    ("1", "المعارضة السورية المسلحة"),
    ("2", "ريف إدلب"),
    ("1", "قوات النظام"),
    ("2", "ريف اللاذقية"),
    ("2", "مدينة جسر الشغور"),
    ("1", "فيلق الشام"),
    ("1", "الجيش السوري الحر"),
    ("2", "مدينة إدلب"),
    ("1", "قوات النظام"),
    ("2", "جبل التركمان"),
    ("2", "مدينة اللاذقية"),
    ("2", "بلدة بداما"),
    ("2", "مدينة جسر الشغور"),
    ("2", "مدينة إدلب"),
    ("2", "محافظة إدلب"),
    ("3", "قتل ثمانية عشر مدنياً"),
    ("1", "التحالف الدولي"),
    ("1", "قسد"),
    ("2", "مدينة الرقة"),
    ("1", "التحالف الدولي"),
    ("1", "داعش"),
    ("1", "الولايات المتحدة"),
    ("2", "حي مسجد النور"),
    ("2", "مدينة الرقة"),
    ("3", "مقتل ثمانية عشر مدنياً"),
    ("1", "داعش"),
    ("1", "قسد"),
    ("2", "الجسر القديم"),
    ("2", "نهر الفرات"),
    ("2", "معسكر الطلائع"),
    ("2", "المقص"),
    ("2", "الجسر القديم"),
    ("1", "التحالف الدولي"),
    ("2", "الرقة"),
];

/// What a finger does, counted.
struct Finger<'a> {
    app: &'a App,
    touches: usize,
}

impl Finger<'_> {
    fn tap(&mut self, selector: &str) {
        let at = self.app.center(selector);
        self.app.tap(at);
        self.touches += 1;
    }

    /// Swipes until words stand where nothing lies on them.
    fn bring(&mut self, from: usize, to: usize) {
        let off = "const [from, to] = arguments; const { top, bottom } = document.querySelector('main').getBoundingClientRect();
            const first = letter(from), last = letter(before(to));
            if (first.top >= top + 8 && last.bottom <= bottom - 8) return 0;
            return first.top - (top + 60)";
        for _ in 0..12 {
            let by: f64 = self.app.ask(off, vec![json!(from), json!(to)]);
            if by == 0.0 {
                return;
            }
            // A finger that moves less does not scroll.
            let by = by.signum() * by.abs().clamp(80.0, 360.0);
            let from = if by > 0.0 { 620.0 } else { 240.0 };
            let watch = "window.rests = false;
                document.querySelector('main').addEventListener('scrollend', () => { window.rests = true }, { once: true })";
            self.app.ask::<()>(watch, vec![]);
            self.app.touch(Point { x: 180.0, y: from });
            for part in [0.1, 0.3, 0.6, 1.0] {
                self.app.touch_on(Point { x: 180.0, y: from - by * part });
                self.app.look();
            }
            self.app.untouch();
            self.touches += 1;
            // Text that is flung goes on for a while.
            eventually(|| self.app.ask::<bool>("return window.rests", vec![]), true);
        }
        panic!("not in sight: {from}");
    }

    fn point(&self, at: usize) -> Point {
        self.app.ask("return pointIn(arguments[0], 0.5)", vec![json!(at)])
    }

    /// A long press on the first word, and on to the last.
    fn select(&mut self, from: usize, to: usize) {
        self.touches += 1;
        self.app.touch(self.point(from));
        awaited("a word under the finger", || Some(self.app.pending()).filter(|words| !words.is_empty()));
        let last: usize = self.app.ask("return before(arguments[0])", vec![json!(to)]);
        self.app.touch_on(self.point(last));
        self.app.look();
        self.app.untouch();
        eventually(|| self.app.menu().len(), 4);
    }
}

#[test]
fn a_whole_report_by_fingers_alone() {
    in_browser(phone(), |app| {
        let mut finger = Finger { app, touches: 0 };
        finger.tap("[data-does=sample]");
        eventually(|| app.report(), "000");
        finger.tap("[data-does=queue]");
        eventually(|| app.finds(".app.queue-out"), true);
        finger.tap("[data-report='003']");
        eventually(|| app.report(), "003");
        eventually(|| app.finds(".app.queue-out"), false);
        let mut costs = Vec::new();
        for ((key, words), (from, to)) in REPORT_003.iter().zip(places(app, REPORT_003)) {
            let before = finger.touches;
            let quote: String = app.ask("return shown().slice(...arguments)", vec![json!(from), json!(to)]);
            finger.bring(from, to);
            finger.select(from, to);
            for _ in 0..3 {
                let pending = app.pending();
                if pending.chars().count() <= quote.chars().count() {
                    break;
                }
                finger.tap(".menu [data-does=proclitic]");
                eventually(|| app.pending() != pending, true);
            }
            eventually(|| app.pending(), quote.as_str());
            let label = ["actor", "place", "casualty", "claim"][key.parse::<usize>().expect("a key") - 1];
            finger.tap(&format!(".menu [data-label={label}]"));
            eventually(|| app.pending(), "");
            assert!(!app.finds(".app.inspector-out"), "nothing comes out over the words that are next");
            costs.push((finger.touches - before, *words));
        }
        let mut expected = meant(app, REPORT_003);
        let mut found = exported(app, 3);
        expected.sort();
        found.sort();
        assert_eq!(found, expected);
        costs.sort_by_key(|cost| std::cmp::Reverse(cost.0));
        let each = finger.touches as f64 / REPORT_003.len() as f64;
        assert!(each < 3.0, "{} touches; the dearest spans: {costs:?}", finger.touches);
    });
}
