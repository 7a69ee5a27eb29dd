//! One line a case.

use super::*;

#[test]
fn words() {
    for marked in [
        "⟦قصفت⟧ ⟦قوات⟧ ⟦النظام⟧، ⟦حي⟧ ⟦جوبر⟧.",
        "⟦خلال⟧ ⟦الـ24⟧ ⟦ساعة⟧ ⟦بـ11⟧ ⟦غارة⟧ ⟦و21⟧ ⟦آخرون⟧",
        "#⟦حي_جوبر⟧ ،#⟦برزة⟧",
        "⟦وفقا⟧ ⟦لـ⟧\"⟦العربي⟧\" ⟦و⟧\"⟦هيئة⟧ ⟦تحرير⟧ ⟦الشام⟧\"",
        "( #⟦النصرة⟧ ⟦سابقاً⟧)",
        "⟦قُتِلَ⟧ ⟦ثَلاثَةٌ⟧. ⟦ا\u{653}رمناز⟧",
        "⟦می\u{200c}گویند⟧ ⟦خانه\u{200c}های⟧ ⟦حملهٔ⟧",
        "⟦ہلاکتوں⟧ ⟦کی⟧ ⟦تصدیق⟧۔ ⟦اور⟧؛ ⟦ہسپتال⟧",
        "⟦צה\"ל⟧ ⟦האו״ם⟧ ⟦ברח׳⟧ ⟦ג'ורג'⟧ '⟦שלום⟧' ⟦בית⟧־⟦לחם⟧",
        "⟦שְׁלוֹשָׁה⟧ ⟦אֲנָשִׁים⟧.",
        "“⟦We⟧ ⟦don’t⟧ ⟦know⟧,” ⟦it's⟧ ⟦U.N⟧. ⟦aid⟧",
        "⟦ﻗﺘﻞ⟧ ⟦ﺛﻼﺛﺔ⟧ ⟦ﺑﺎﷲ⟧.",
        // A date, time, figure or range is one word; an Arabic comma parts a list.
        "⟦2016-04-27⟧ ⟦27/4/2016⟧ ⟦27.4.2016⟧ ⟦14:32⟧ ⟦10,000⟧ ⟦10–15⟧ ⟦1٬250⟧ ⟦3٫5⟧",
        "⟦2016-04-27T14:32:07Z⟧ ⟦٢٠١٧-٠٣-٢٥⟧ ⟦۱۳۹۶-۰۱-۰۵⟧",
        "⟦و27/4/2016⟧ ⟦الـ24-25⟧ ⟦(2014⟧)",
        "⟦50%⟧ ⟦٥٠٪⟧ ⟦+963-11-555⟧ -⟦5⟧ ⟦S-300⟧ ⟦300-S⟧ ⟦سو⟧-⟦24⟧",
        "⟦5⟧،⟦7⟧،⟦9⟧ ⟦12⟧;⟦13⟧",
        // Forgotten spaces.
        "⟦سوريا⟧.⟦وقال⟧:⟦إن⟧ ⟦عام⟧ ⟦2017⟧.⟦وأضاف⟧ ⟦قتيلاً⟧.⟦وجُرح⟧ ⟦عاجلٌ⟧.⟦SNN⟧",
        "⟦أ.ف.ب⟧ ⟦د⟧.⟦النظام⟧ ⟦قال⟧'⟦نعم⟧'⟦ثم⟧",
        // Emoji can be tagged; dashes, tatweel and signs are no words.
        "⟦👨‍👩‍👧‍👦⟧ ⟦🇹🇷⟧ ⟦😢⟧⟦💔⟧ ⟦👨🏽‍💻⟧ ⟦⚠️⟧ ⟦1️⃣⟧ | ‼ … © ـ - _",
        "⟦𝐒𝐡𝐚𝐦⟧",
        // Invisible characters stay outside.
        "\u{feff}⟦أعلنت⟧ \u{200f}⟦دمشق⟧\u{200f}، \u{2066}⟦10,500⟧\u{2069}",
        "",
        " ",
        "⟦و⟧",
    ] {
        let marked = marked.replace("⟦(2014⟧)", "(⟦2014⟧)");
        let (text, _, _) = parse(&marked);
        assert_eq!(show(&text, text.words(whole(&text))), marked);
    }
}

#[test]
fn words_that_a_range_touches() {
    let text = Text::new("قصفت قوات النظام، حي جوبر");
    let check = |start, end, expected| assert_eq!(show(&text, text.words(range(start, end))), expected);
    check(2, 6, "⟦قصفت⟧ ⟦قوات⟧ النظام، حي جوبر");
    check(4, 5, "قصفت قوات النظام، حي جوبر");
    check(4, 10, "قصفت ⟦قوات⟧ النظام، حي جوبر");
    check(16, 900, "قصفت قوات النظام، ⟦حي⟧ ⟦جوبر⟧");
    check(7, 7, "قصفت قوات النظام، حي جوبر");
    check(800, 900, "قصفت قوات النظام، حي جوبر");
}

#[test]
fn word_at() {
    for (input, expected) in [
        ("‸قصفت قوات", "⟦قصفت⟧ قوات"),
        ("قص‸فت قوات", "⟦قصفت⟧ قوات"),
        ("قصفت‸ قوات", "⟦قصفت⟧ قوات"),
        ("قصفت ‸قوات", "قصفت ⟦قوات⟧"),
        ("قصفت قوات‸", "قصفت ⟦قوات⟧"),
        ("😢‸💔", "😢⟦💔⟧"),
        ("قصفت،‸ قوات", "قصفت، قوات"),
        ("حي ‸ جوبر", "حي  جوبر"),
        ("2016-‸04-27", "⟦2016-04-27⟧"),
        ("‸", ""),
    ] {
        let (text, _, at) = parse(input);
        assert_eq!(show(&text, text.word_at(at.unwrap())), expected, "{input}");
    }
    assert_eq!(Text::new("قوات").word_at(CodePoint(5)), None);
    assert_eq!(Text::new("قوات").word_at(CodePoint(usize::MAX)), None);
}

#[test]
fn word_edges() {
    let text = Text::new(" حي، 14:32");
    let edges: Vec<_> = (0..12).filter(|at| text.is_word_edge(CodePoint(*at))).collect();
    assert_eq!(edges, [1, 3, 5, 10]);
}

#[test]
fn clean() {
    for (input, expected) in [
        ("⟦ حي جوبر ⟧،", " ⟦حي جوبر⟧ ،"),
        ("حي⟦ \t\n\u{a0}\u{3000}⟧جوبر", ""),
        ("⟦\u{feff}\u{200f}قال\u{2069}\u{200c} \u{ad}⟧", "\u{feff}\u{200f}⟦قال⟧\u{2069}\u{200c} \u{ad}"),
        ("ش⟦خ⟧صًا", "ش⟦خ⟧صًا"),
        ("شخ⟦ص⟧ًا", "شخ⟦صً⟧ا"),
        ("شخص⟦ًا⟧", "شخ⟦صًا⟧"),
        ("👨\u{200d}⟦👩⟧\u{200d}👧!", "⟦👨\u{200d}👩\u{200d}👧⟧!"),
        ("🇹🇷🇸⟦🇾⟧", "🇹🇷⟦🇸🇾⟧"),
        ("حي\r⟦\nجوبر⟧", "حي\r\n⟦جوبر⟧"),
        ("⟦ \u{301}حي⟧", " \u{301}⟦حي⟧"),
        ("⟦می\u{200c}⟧خواهم", "⟦می\u{200c}⟧خواهم"),
        ("⟦(حي)⟧", "⟦(حي)⟧"),
        ("حي⟦⟧جوبر", ""),
    ] {
        let (text, ranges, _) = parse(input);
        let cleaned = text.clean(ranges[0]);
        let shown = cleaned.map_or(String::new(), |range| show(&text, [range]));
        assert_eq!(shown, expected, "{input:?}");
    }
    let text = Text::new("حي");
    assert_eq!((text.clean(range(0, 3)), text.clean(range(5, 9))), (None, None));
}

#[test]
fn snap() {
    for (input, expected) in [
        ("قص⟦ف قو⟧ات النظام", "⟦قصف قوات⟧ النظام"),
        ("قصف⟦ قوات ⟧النظام", "قصف ⟦قوات⟧ النظام"),
        ("حي ⟦(جوبر)، ⟧ثم", "حي (⟦جوبر⟧)، ثم"),
        ("حي⟦، ⟧ثم", "حي⟦،⟧ ثم"),
        ("حي⟦ ⟧ثم", ""),
        ("حي⟦⟧ثم", ""),
        ("قال \"⟦مقا⟧تلي\"", "قال \"⟦مقاتلي⟧\""),
        ("⟦#حي_جو⟧بر", "#⟦حي_جوبر⟧"),
        ("2016-⟦0⟧4-27", "⟦2016-04-27⟧"),
        ("شخص⟦ً⟧ا", "⟦شخصًا⟧"),
        ("نزوح 👨\u{200d}⟦👩⟧ من", "نزوح ⟦👨\u{200d}👩⟧ من"),
        // A start exactly behind a proclitic stays; an end does not.
        ("قتل و⟦الفصا⟧ئل", "قتل و⟦الفصائل⟧"),
        ("قتل وا⟦لفصا⟧ئل", "قتل ⟦والفصائل⟧"),
        ("في وب⟦المدينة⟧", "في وب⟦المدينة⟧"),
        ("في و⟦بالمدينة⟧", "في و⟦بالمدينة⟧"),
        ("⟦قتل و⟧الفصائل", "⟦قتل والفصائل⟧"),
        ("قتل و⟦فيلق الرح⟧من", "قتل و⟦فيلق الرحمن⟧"),
        ("قتل و⟦ال⟧د", "قتل ⟦والد⟧"),
        ("وَ⟦الفصائل⟧", "وَ⟦الفصائل⟧"),
        ("و⟦َالفصائل⟧", "⟦وَالفصائل⟧"),
        ("بـ⟦11⟧ غارة", "بـ⟦11⟧ غارة"),
        ("بـ⟦\u{200f}11⟧ غارة", "بـ\u{200f}⟦11⟧ غارة"),
        ("و⟦21⟧ آخرون", "و⟦21⟧ آخرون"),
    ] {
        let (text, ranges, _) = parse(input);
        let (start, end) = (ranges[0].start(), ranges[0].end());
        let show = |snapped: Option<TextRange>| snapped.map_or(String::new(), |range| show(&text, [range]));
        assert_eq!(show(text.snap(start, end)), expected, "{input:?}");
        assert_eq!(show(text.snap(end, start)), expected, "backwards: {input:?}");
    }
    let text = Text::new("حي جوبر");
    assert_eq!(text.snap(CodePoint(4), CodePoint(99)), Some(range(3, 7)));
    assert_eq!(text.snap(CodePoint(98), CodePoint(99)), None);
}

/// `|` follows what is certainly a proclitic, `¦` what is possibly one.
#[test]
fn proclitic_cuts() {
    for marked in [
        "و|الفصائل",
        "و|ب|المدينة",
        "ف|ك|المعتاد",
        "ل|لعاصمة",
        "و|ل|لجنة",
        "ب|الغوطة",
        "ب|الحي",
        "وَ|بِ|الْمَدينَةِ",
        "و|ٱلفصائل",
        "بـ|11",
        "و|بـ|11",
        "و|21",
        "لـ|CNN",
        "بـ|حلب",
        "و¦فيلق",
        "ب¦دمشق",
        "و¦ب¦دمشق",
        "ل¦داعش",
        "ب¦حي_جوبر",
        "كـــ¦تائه",
        // Too short, or a letter of the word.
        "وفي",
        "بيت",
        "لـ",
        "و",
        "",
        "والد",
        "والدة",
        "والي",
        "بالغ",
        "بالغين",
        "فالح",
        "كالح",
        "بالون",
        "باليستية",
        "وكالات",
        "و¦وكالة",
        "وزارة",
        "بلدة",
        "لبنانية",
        "كتائب",
        "الفصائل",
        "دمشق",
        "2017",
        "لله",
        // Persian and Urdu don't glue them.
        "بیشتر",
        "پولیس",
        "vote",
    ] {
        let (mut bare, mut expected, mut len) = (String::new(), Vec::new(), 0);
        for c in marked.chars() {
            match c {
                '|' | '¦' => expected.push(Proclitic { len, certain: c == '|' }),
                c => {
                    bare.push(c);
                    len += 1;
                }
            }
        }
        assert_eq!(proclitics(&bare), expected, "{marked}");
    }
}

#[test]
fn paragraphs() {
    for (input, expected) in [
        ("", "⟦⟧"),
        ("حي", "⟦حي⟧"),
        ("حي\n", "⟦حي⟧\n⟦⟧"),
        ("حي\n\nجوبر", "⟦حي⟧\n⟦⟧\n⟦جوبر⟧"),
        ("حي\r\nجوبر\r\n", "⟦حي⟧\r\n⟦جوبر⟧\r\n⟦⟧"),
        ("حي\rجوبر\r\r\n\n\r", "⟦حي⟧\r⟦جوبر⟧\r⟦⟧\r\n⟦⟧\n⟦⟧\r⟦⟧"),
        ("حي\u{85}جوبر\u{2029}ثم\u{2028}مدينة", "⟦حي⟧\u{85}⟦جوبر⟧\u{2029}⟦ثم\u{2028}مدينة⟧"),
    ] {
        let text = Text::new(input);
        assert_eq!(show(&text, text.paragraphs().iter().map(|p| p.range)), expected);
    }
}

#[test]
fn paragraph_of_an_offset() {
    let text = Text::new("حي\r\n\nجوبر\n");
    let numbers: Vec<_> = (0..13).map(|at| text.paragraph_index(CodePoint(at))).collect();
    assert_eq!(numbers, [0, 0, 0, 0, 1, 2, 2, 2, 2, 2, 3, 3, 3]);
    assert_eq!(Text::new("").paragraph_index(CodePoint(7)), 0);
}

/// One letter a paragraph, `l` or `r`, and then the report's.
#[test]
fn directions() {
    for (input, expected) in [
        ("حي جوبر", "r r"),
        ("Douma", "l l"),
        ("2017-03-25: حي", "r r"),
        ("“Douma”\nحي\n12", "lrl l"),
        ("12\n\nحي\nDouma", "rrrl r"),
        ("שלום\nسوریه\nپولیس", "rrr r"),
        ("", "r r"),
        ("12 😀", "r r"),
        ("\u{2066}UN\u{2069} قال", "r r"),
        ("\u{2066}UN \u{2067}قال\u{2069} x\u{2069} 12\nUN", "ll l"),
        ("\u{2069}UN", "l l"),
        ("\u{200f}UN", "r r"),
        ("\u{feff}UN", "l l"),
    ] {
        let text = Text::new(input);
        let letter = |direction: Direction| direction.as_str().chars().next().unwrap();
        let each: String = text.paragraphs().iter().map(|p| letter(p.direction)).collect();
        assert_eq!(format!("{each} {}", letter(text.direction())), expected, "{input:?}");
    }
}

#[test]
fn graphemes() {
    for (input, expected) in [
        ("ش‸خصًا", (1, 1)),
        ("شخص‸ًا", (2, 4)),
        ("👨‸\u{200d}👩", (0, 3)),
        ("👨\u{200d}‸👩", (0, 3)),
        ("🇹🇷‸🇸🇾", (2, 2)),
        ("🇹🇷🇸‸🇾", (2, 4)),
        ("\r‸\n", (0, 2)),
        ("ل‸ا", (1, 1)),
        ("می\u{200c}‸خ", (3, 3)),
        ("‸", (0, 0)),
        ("حي‸", (2, 2)),
    ] {
        let (text, _, at) = parse(input);
        let at = at.unwrap();
        let found = (text.grapheme_start(at).0, text.grapheme_end(at).0);
        assert_eq!(found, expected, "{input:?}");
        assert_eq!(text.is_grapheme_edge(at), found.0 == found.1, "{input:?}");
    }
    let text = Text::new("حي");
    assert_eq!(
        (text.grapheme_start(CodePoint(9)), text.grapheme_end(CodePoint(9))),
        (text.len(), text.len())
    );
    assert!(!text.is_grapheme_edge(CodePoint(3)));
}

/// Code point → byte and UTF-16.
#[test]
fn offsets() {
    let text = Text::new("aح😀\r\n");
    for (at, byte, utf16) in [(0, 0, 0), (1, 1, 1), (2, 3, 2), (3, 7, 4), (4, 8, 5), (5, 9, 6)] {
        assert_eq!(text.to_byte(CodePoint(at)), Some(Byte(byte)));
        assert_eq!(text.to_utf16(CodePoint(at)), Some(Utf16(utf16)));
        assert_eq!(text.from_byte(Byte(byte)), Some(CodePoint(at)));
        assert_eq!(text.from_utf16(Utf16(utf16)), Some(CodePoint(at)));
    }
    assert_eq!((text.to_byte(CodePoint(6)), text.to_utf16(CodePoint(6))), (None, None));
    assert_eq!((text.from_byte(Byte(2)), text.from_byte(Byte(10))), (None, None));
    assert_eq!((text.from_utf16(Utf16(3)), text.from_utf16(Utf16(7))), (None, None));
    assert_eq!((text.slice(range(1, 3)), text.slice(range(1, 6))), (Some("ح😀"), None));
}

/// Texts of just as many code points as lie between two checkpoints.
#[test]
fn offsets_at_checkpoints() {
    for len in [255, 256, 257, 511, 512, 513] {
        let text = Text::new("😀".repeat(len));
        assert_eq!(text.len(), CodePoint(len));
        for at in [0, 254, 255, 256, 257, len].map(|at| at.min(len)) {
            assert_eq!(text.to_byte(CodePoint(at)), Some(Byte(4 * at)));
            assert_eq!(text.from_byte(Byte(4 * at)), Some(CodePoint(at)));
            assert_eq!(text.to_utf16(CodePoint(at)), Some(Utf16(2 * at)));
            assert_eq!(text.from_utf16(Utf16(2 * at)), Some(CodePoint(at)));
            assert_eq!(text.from_utf16(Utf16(2 * at + 1)), None);
        }
        assert_eq!((text.to_byte(CodePoint(len + 1)), text.from_byte(Byte(4 * len + 1))), (None, None));
    }
}

#[test]
fn a_clone_equals_its_text_and_no_other() {
    let text = Text::new("حي");
    assert_eq!(text.clone(), text);
    assert_ne!(text, Text::new("حى"));
    assert!(Text::new("").is_empty() && !text.is_empty());
}
