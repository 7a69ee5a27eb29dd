use proptest::prelude::*;

use super::*;

/// p: proclitics, s: spelling, h: hashtags, i: inside.
const LETTERS: [(char, Choice); 4] =
    [('p', Choice::Proclitics), ('s', Choice::Spelling), ('h', Choice::Hashtags), ('i', Choice::Inside)];

fn choices(letters: &str) -> Choices {
    let chosen = LETTERS.iter().filter(|(letter, _)| letters.contains(*letter));
    chosen.fold(Choices::default(), |all, (_, choice)| all.with(*choice))
}

fn sought(words: &str) -> Sought {
    Sought::new(words).unwrap()
}

/// A text with hits in brackets, in each what it is.
fn show(text: &Text, hits: &[Hit]) -> String {
    let mut out = String::new();
    for (at, c) in text.as_str().chars().map(Some).chain([None]).enumerate() {
        for hit in hits.iter().filter(|hit| hit.range.end() == CodePoint(at)) {
            let is = LETTERS.iter().filter(|(_, choice)| hit.is.has(*choice));
            out.extend((hit.is != Choices::default()).then_some('|'));
            out.extend(is.map(|(letter, _)| letter));
            out.push('⟧');
        }
        out.extend(hits.iter().filter(|hit| hit.range.start() == CodePoint(at)).map(|_| '⟦'));
        out.extend(c);
    }
    out
}

fn bare(marked: &str) -> String {
    let mut is = false;
    let keep = |c: &char| {
        is = *c == '|' || is && *c != '⟧';
        !is && !"⟦⟧".contains(*c)
    };
    marked.chars().filter(keep).collect()
}

#[track_caller]
fn check(words: &str, wanted: &str, marked: &str) {
    let text = Text::new(bare(marked));
    let hits = pick(&occurrences(&sought(words), &text), choices(wanted));
    assert_eq!(show(&text, &hits), marked, "{words} {wanted}");
}

#[test]
fn every_hit_with_what_it_is() {
    for (words, marked) in [
        // The known bug: no hit inside another word is taken for the word.
        ("فيروس", "⟦فيروس⟧ ال⟦فيروس|i⟧ بال⟦فيروس|i⟧ و⟦فيروس|p⟧ ⟦فيروس|i⟧ات"),
        ("الفيروس", "فيروس ⟦الفيروس⟧ ب⟦الفيروس|p⟧ وب⟦الفيروس|p⟧"),
        ("حلب", "⟦حلب⟧ ⟦حلب|i⟧ية ⟦حلب⟧، «⟦حلب⟧» (⟦حلب⟧) ⟦حلب⟧."),
        ("دمشق", "و⟦دمشق|p⟧، ب⟦دمشق|p⟧، ف⟦دمشق|p⟧، ل⟦دمشق|p⟧، ك⟦دمشق|p⟧، ول⟦دمشق|p⟧، س⟦دمشق|i⟧"),
        // What only begins with such a letter is another word.
        ("زير", "و⟦زير|i⟧"),
        ("حي", "و⟦حي|i⟧"),
        ("11", "بـ⟦11|p⟧ ⟦11|i⟧2 20⟦11|i⟧-⟦11|i⟧-02 ⟦١١|s⟧"),
        // The article is inside لل: the span keeps what is left of it.
        ("الجيش", "⟦الجيش⟧ ل⟦لجيش|ps⟧ ول⟦لجيش|ps⟧ ب⟦الجيش|p⟧ جيش لجيش"),
        ("اللاذقية", "ل⟦لاذقية|ps⟧ ⟦اللاذقية⟧ و⟦اللاذقية|p⟧"),
        ("جيش", "لل⟦جيش|i⟧ ل⟦جيش|p⟧ ال⟦جيش|i⟧"),
        ("للجيش", "⟦للجيش⟧"),
        ("ال", "⟦ال⟧ ⟦ال|i⟧جيش"),
        // Spellings.
        ("أحمد", "⟦أحمد⟧ ⟦احمد|s⟧ و⟦احمد|ps⟧ ⟦أحْمَد|s⟧ ⟦أحـمد|s⟧"),
        ("علي", "⟦علي⟧ ⟦على|s⟧ أ⟦على|si⟧"),
        ("الرقة", "⟦الرقة⟧ ⟦الرقه|s⟧ ب⟦الرقه|ps⟧ ل⟦لرقة|ps⟧ ⟦الرقة|i⟧وي"),
        ("حلب", "⟦حَلَبُ|s⟧ ⟦حـلب|s⟧ ⟦حلبـ|s⟧ ⟦حلب\u{200c}⟧ ⟦ﺣﻠﺐ|s⟧ \u{200f}⟦حلب⟧\u{200f} ⟦ح\u{200f}لب⟧"),
        ("حَلَب", "⟦حَلَب⟧ ⟦حلب|s⟧ و⟦حلب|ps⟧ وَ⟦حَلَب|p⟧"),
        ("Idlib", "⟦Idlib⟧ ⟦IDLIB|s⟧ ب⟦Idlib|p⟧ ⟦Idlib|i⟧s"),
        // Letters that are drawn as one with others are not cut off them.
        ("ل", "ﻻ ⟦ل⟧"),
        ("👩", "👨\u{200d}👩\u{200d}👧 ⟦👩⟧ ⟦👩⟧🔥"),
        ("حلب", "🔥⟦حلب⟧🔥 ❤️⟦حلب⟧"),
        // Hashtags; the sign may stand behind an invisible mark.
        ("حلب", "#⟦حلب|h⟧ #⟦حلب|h⟧_تباد #ريف_⟦حلب|h⟧ #⟦حلب|hi⟧ية ＃⟦حلب|h⟧ #\u{200f}⟦حلب|h⟧ # ⟦حلب⟧"),
        ("حي جوبر", "⟦حي جوبر⟧ #⟦حي_جوبر|h⟧ ⟦حي_جوبر|h⟧ #⟦حي_جوبر|h⟧_الدمشقي #⟦حي_جوبر|hi⟧ي"),
        ("حي_جوبر", "⟦حي جوبر⟧ #⟦حي_جوبر|h⟧ ⟦حي_جوبر⟧"),
        ("#حي_جوبر", "#⟦حي_جوبر|h⟧"),
        ("جوبر", "#حي_⟦جوبر|h⟧ حي_و⟦جوبر|ph⟧"),
        // Names of several words.
        ("حي جوبر", "⟦حي  جوبر⟧ ⟦حي\u{a0}جوبر⟧ ⟦حي\nجوبر⟧ ⟦حي\r\nجوبر⟧ حي\n\nجوبر حي\r\n\r\nجوبر حي، جوبر"),
        ("حي جوبر", "و⟦حي جوبر|p⟧ وب⟦حي جوبر|p⟧ ⟦حي جوبر|i⟧ي س⟦حي جوبر|i⟧"),
        ("الجيش السوري", "ل⟦لجيش السوري|ps⟧ ل⟦لجيش\nالسوري|ps⟧ للجيش\n\nالسوري للجيش السورية"),
        // Hits that overlap: the exact one stays.
        ("دير دير", "⟦دير دير⟧ دير"),
        ("حلب حلب", "احلب ⟦حلب حلب⟧"),
        ("ابا", "⟦ابا|i⟧با ⟦ابا⟧"),
        // Other languages have no such proclitics.
        ("דמשק", "⟦דמשק⟧ ב⟦דמשק|i⟧ ⟦דַּמֶּשֶׂק|s⟧ «⟦דמשק⟧»"),
        ("دمشق", "⟦دمشق⟧ ⟦دمشق\u{200c}|i⟧ها"),
        ("می\u{200c}گویند", "⟦می\u{200c}گویند⟧ ⟦میگویند|s⟧ ن⟦می\u{200c}گویند|i⟧"),
        ("کشته", "⟦کشته⟧ ⟦كشته|s⟧"),
        ("حلب", ""),
        ("حلب", "حماة"),
    ] {
        check(words, "pshi", marked);
    }
}

#[test]
fn each_choice_on_and_off() {
    for (wanted, marked) in [
        ("", "⟦حلب⟧ وحلب حَلب #حلب حلبية وحَلب #حَلبي"),
        ("p", "⟦حلب⟧ و⟦حلب|p⟧ حَلب #حلب حلبية وحَلب #حَلبي"),
        ("s", "⟦حلب⟧ وحلب ⟦حَلب|s⟧ #حلب حلبية وحَلب #حَلبي"),
        ("h", "⟦حلب⟧ وحلب حَلب #⟦حلب|h⟧ حلبية وحَلب #حَلبي"),
        ("i", "⟦حلب⟧ وحلب حَلب #حلب ⟦حلب|i⟧ية وحَلب #حَلبي"),
        ("ps", "⟦حلب⟧ و⟦حلب|p⟧ ⟦حَلب|s⟧ #حلب حلبية و⟦حَلب|ps⟧ #حَلبي"),
        ("pshi", "⟦حلب⟧ و⟦حلب|p⟧ ⟦حَلب|s⟧ #⟦حلب|h⟧ ⟦حلب|i⟧ية و⟦حَلب|ps⟧ #⟦حَلب|shi⟧ي"),
    ] {
        check("حلب", wanted, marked);
    }
}

#[test]
fn nothing_is_looked_for_where_nothing_is_left() {
    for words in ["", " \n", "#", "_", "ـ", "\u{200f}"] {
        assert_eq!(Sought::new(words), None, "{words:?}");
    }
}

#[test]
fn words_as_they_stand_by_themselves() {
    for (marked, expected) in [
        ("في ⟦حي\n جوبر⟧ اليوم", "حي جوبر"),
        ("قال ل⟦لجيش⟧ إن", "الجيش"),
        ("ول⟦لجيش\nالسوري⟧", "الجيش السوري"),
        ("ل⟦لاذقية⟧", "لاذقية"),
        ("ل⟦لبنان⟧", "لبنان"),
        ("⟦لجيش⟧", "لجيش"),
        ("و⟦دمشق⟧", "دمشق"),
    ] {
        let (start, end) =
            (marked.chars().position(|c| c == '⟦').unwrap(), marked.chars().position(|c| c == '⟧').unwrap());
        let text = Text::new(bare(marked));
        let range = TextRange::between(CodePoint(start), CodePoint(end - 1));
        assert_eq!(words_of(&text, range), expected, "{marked}");
    }
}

proptest! {
    #[test]
    fn hits_are_clean_and_apart_and_hold_the_words(
        words in "[ابلوحي#_ \u{64e}ـ]{1,4}",
        raw in "[اأبللوحيى#_ \n\r\u{64e}ـ\u{200c}\u{200f}ﻻ👩\u{200d}1]{0,60}",
        wanted in 0u8..16,
    ) {
        prop_assume!(Sought::new(&words).is_some());
        let (sought, text) = (sought(&words), Text::new(raw));
        let all = occurrences(&sought, &text);
        let picked = pick(&all, Choices(wanted));
        for hit in &picked {
            prop_assert_eq!(text.clean(hit.range), Some(hit.range));
            prop_assert!(Choices(wanted).covers(hit.is) && all.contains(hit));
            if hit.is == Choices::default() {
                prop_assert_eq!(spelled(text.slice(hit.range).unwrap()), sought.spelled.clone());
            }
        }
        for pair in picked.windows(2) {
            prop_assert!(pair[0].range.end() <= pair[1].range.start());
        }
        // What is exact is found whatever else is wanted; hits inside words take nothing away.
        for more in [Choices(wanted), Choices(wanted).with(Choice::Inside)] {
            let more = pick(&all, more);
            prop_assert!(pick(&all, Choices::default()).iter().all(|hit| more.contains(hit)));
        }
        let with_inside = pick(&all, Choices(wanted).with(Choice::Inside));
        prop_assert!(picked.iter().all(|hit| with_inside.contains(hit)));
    }
}

/// `cargo test --lib --release a_thousand -- --ignored --nocapture`.
#[test]
#[ignore = "measures"]
fn a_thousand_reports() {
    let line = include_str!("../../../sample/reports/001.txt");
    let raw = line.chars().cycle().take(5_000).collect::<String>();
    let texts: Vec<Text> = (0..1_000).map(|_| Text::new(raw.as_str())).collect();
    for words in ["الفصائل", "دمشق", "هيئة تحرير الشام", "في", "xyz"] {
        let (sought, begun) = (sought(words), std::time::Instant::now());
        let hits: usize = texts.iter().map(|text| occurrences(&sought, text).len()).sum();
        println!("{words}: {hits} hits in {:?}", begun.elapsed());
    }
}
