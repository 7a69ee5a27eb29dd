//! Isolated runs, held against Unicode's bidirectional algorithm itself.

use proptest::prelude::*;
use unicode_bidi::{BidiInfo, Level};

use super::*;

/// The characters of one paragraph from left to right, as they are displayed.
fn displayed(text: &str, direction: Direction) -> String {
    let level = if direction == Direction::RightToLeft { Level::rtl() } else { Level::ltr() };
    let bidi = BidiInfo::new(text, Some(level));
    bidi.paragraphs.iter().map(|p| bidi.reorder_line(p, p.range.clone())).collect()
}

/// The text with each range between LRI LRO and PDF PDI: what `<bdo dir="ltr">` means.
fn isolated(text: &Text) -> String {
    let marked = show(text, text.isolates(whole(text)));
    marked.replace('⟦', "\u{2066}\u{202d}").replace('⟧', "\u{202c}\u{2069}")
}

/// An isolate without an override does not do for Arabic-Indic digits.
#[test]
fn a_bare_isolate_is_not_enough() {
    assert!(displayed("في \u{2066}2017-03\u{2069}", Direction::RightToLeft).contains("2017-03"));
    assert!(displayed("في \u{2066}٢٠١٧-٠٣\u{2069}", Direction::RightToLeft).contains("٠٣-٢٠١٧"));
}

#[test]
fn runs_to_isolate() {
    for marked in [
        "بين ⟦2016-04-27⟧ و⟦27/4/2016⟧ سقط ⟦10–15⟧ قتيلاً في ⟦14:32⟧.",
        "⟦10,000⟧ ⟦10.5⟧ ⟦1٬250⟧ ⟦٢٠١٧-٠٣-٢٥⟧ ⟦۱۳۹۶-۰۱-۰۵⟧ ⟦٣٫٥⟧",
        "⟦2014–2016⟧ الـ⟦24-25⟧ م",
        "منظومة ⟦300-S⟧ وقرار ⟦2017-03-25T14:32:07Z⟧ قال",
        "نحو ⟦50%⟧ و⟦3.5%⟧ (⟦+5⟧) س+5 و ⟦+963-11-555⟧ و ⟦−4⟧",
        // One number needs none, and joined marks must be between digits.
        "قتل 82 عنصراً، 5،7،9، الـ24 ساعة. -5 (12) 2017. و12- ثم",
        "٥٠٪ و +٥ و %50 و50٪",
        // Latin phrases keep their figures.
        "تقرير UN 2017-03 المنشور، S-300 وF-16 و120km/h و⟦5km-10⟧ ثم",
        "نحو 5km 10–15 ثم ⟦10–15⟧",
        "تقرير UN ⟦٢٠١٧-٠٣⟧",
        "a 10-15 b 2014–2016",
        "a حي ⟦10-15⟧ b 10-15",
        "שלום ⟦2014–2016⟧",
        // Direction marks and isolates that the author wrote.
        "قال \u{200e}2014–2016\u{200e} ثم \u{2066}2014–2016\u{2069} ⟦2014–2016⟧",
        "UN \u{2067}2014\u{2069} 10–15 \u{2068}قال ⟦10–15⟧\u{2069} \u{2068}12 UN 10–15\u{2069} \u{200f}⟦10–15⟧",
        "حي \u{2068}10–15\u{2069} \u{2068}قال\u{2069} ⟦10–15⟧",
        "",
    ] {
        let (text, _, _) = parse(marked);
        assert_eq!(show(&text, text.isolates(whole(&text))), marked);
    }
}

#[test]
fn isolates_of_a_later_paragraph() {
    let text = Text::new("Latin\nفي 10-15 قال\n10-15");
    let found: Vec<_> = text.paragraphs().iter().map(|p| text.isolates(p.range)).collect();
    assert_eq!(found, [vec![], vec![range(9, 14)], vec![]]);
    assert_eq!(text.isolates(range(9, 99)), []);
}

/// What the algorithm makes of a run by itself, and that isolation mends it.
#[test]
fn runs_that_flip() {
    for (marked, raw) in [
        ("بتاريخ ⟦2016-04-27⟧", "27-04-2016"),
        ("بين ⟦10–15⟧ قتيلاً", "15–10"),
        ("⟦2014–2016⟧ في", "2016–2014"),
        ("שלום ⟦2014–2016⟧", "2016–2014"),
        ("بتاريخ ⟦٢٠١٧-٠٣-٢٥⟧", "٢٥-٠٣-٢٠١٧"),
        ("بتاريخ ⟦۱۳۹۶-۰۱-۰۵⟧", "۰۵-۰۱-۱۳۹۶"),
        ("UN ⟦٢٠١٧-٠٣⟧", "٠٣-٢٠١٧"),
        ("حي ⟦300-S⟧ في", "S-300"),
        ("نحو ⟦50%⟧ في", "%50"),
        ("نحو ⟦+5⟧ في", "5+"),
        ("⟦10,٠٠٠⟧", "٠٠٠,10"),
    ] {
        let (text, ranges, _) = parse(marked);
        let direction = text.direction();
        let run = text.slice(ranges[0]).unwrap();
        assert!(displayed(text.as_str(), direction).contains(raw), "{marked}: raw");
        assert!(!displayed(text.as_str(), direction).contains(run), "{marked}: flips");
        assert!(displayed(&isolated(&text), direction).contains(run), "{marked}: isolated");
    }
}

/// What is left alone is displayed as written, or as CLDR writes it in Arabic.
#[test]
fn runs_left_alone() {
    for (text, shown) in [
        ("قتل 82 عنصراً", "82"),
        ("تقرير UN 2017-03 المنشور", "UN 2017-03"),
        ("منظومة S-300 في", "S-300"),
        ("نحو ٥٠٪ في", "٪٥٠"),
        ("نحو +٥ في", "٥+"),
        ("نحو %50 في", "50%"),
    ] {
        let text = Text::new(text);
        assert_eq!(text.isolates(whole(&text)), []);
        assert!(displayed(text.as_str(), Direction::RightToLeft).contains(shown), "{shown}");
    }
}

const FIGURES: [&str; 7] = ["2016-04-27", "10–15", "14:32", "10,000", "٢٠-٣٠", "۱۳۹۶-۰۱", "300-S"];
// Without FSI: what is isolated inside it no longer counts for its direction.
const AROUND: [&str; 17] = [
    "حي", "ال", "שלום", "UN", "x", "7", "٧", " ", " ", ". ", "(", ")", "\u{200e}", "\u{200f}", "\u{2066}",
    "\u{2067}", "\u{2069}",
];

fn mixed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![proptest::sample::select(&FIGURES), proptest::sample::select(&AROUND)];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(cases(4000))]

    /// In any mixture, every figure is displayed as it was written.
    #[test]
    fn figures_never_flip(raw in mixed()) {
        let text = Text::new(raw.as_str());
        let shown = displayed(&isolated(&text), text.direction());
        for figure in FIGURES {
            let (written, seen) = (raw.matches(figure).count(), shown.matches(figure).count());
            prop_assert_eq!(written, seen, "{} in {}", figure, shown);
        }
    }

    /// Each run lies in one word.
    #[test]
    fn a_run_is_in_one_word(raw in mixed()) {
        let text = Text::new(raw);
        for run in text.isolates(whole(&text)) {
            prop_assert!(text.word_at(run.start()).is_some_and(|word| word.encloses(run)));
        }
    }
}

#[test]
fn a_line_reads_in_order_without_elements() {
    let text = Text::new("بين 2016-04-27 و82 قتيلاً");
    let at = |from: usize, to: usize| TextRange::between(CodePoint(from), CodePoint(to));
    for part in [at(0, 3), at(4, 14), at(4, 8), at(9, 11), at(11, 14), at(0, 25), at(15, 18)] {
        let (shown, moved) = text.in_order(part);
        assert_eq!(shown, "بين \u{2066}\u{202d}2016-04-27\u{202c}\u{2069} و82 قتيلاً");
        let controls = ['\u{2066}', '\u{202d}', '\u{202c}', '\u{2069}'];
        let shown = Text::new(shown);
        assert_eq!(shown.slice(moved).unwrap().replace(controls, ""), text.slice(part).unwrap());
    }
    assert!(displayed(&text.in_order(at(0, 0)).0, Direction::RightToLeft).contains("2016-04-27"));
    assert_eq!(Text::new("قتل 82").in_order(at(0, 3)), ("قتل 82".to_owned(), at(0, 3)));
}
