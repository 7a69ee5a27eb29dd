use super::*;

/// The characters of the bytes 80 to FF.
fn table(encoding: Encoding) -> Vec<char> {
    let table = match encoding {
        Encoding::Windows1256 => {
            "€پ‚ƒ„…†‡ˆ‰ٹ‹Œچژڈگ‘’“”•–—ک™ڑ›œ\u{200c}\u{200d}ں\u{a0}،¢£¤¥¦§¨©ھ«¬\u{ad}®¯°±²³´µ¶·¸¹؛»¼½¾؟ہءآأؤإئابةتثجحخدذرزسشصض×طظعغـفقكàلâمنهوçèéêëىيîï\u{64b}\u{64c}\u{64d}\u{64e}ô\u{64f}\u{650}÷\u{651}ù\u{652}ûü\u{200e}\u{200f}ے"
        }
        Encoding::Iso8859_6 => {
            "\u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}\u{88}\u{89}\u{8a}\u{8b}\u{8c}\u{8d}\u{8e}\u{8f}\u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}\u{98}\u{99}\u{9a}\u{9b}\u{9c}\u{9d}\u{9e}\u{9f}\u{a0}\u{fffd}\u{fffd}\u{fffd}¤\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}،\u{ad}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}؛\u{fffd}\u{fffd}\u{fffd}؟\u{fffd}ءآأؤإئابةتثجحخدذرزسشصضطظعغ\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}ـفقكلمنهوىي\u{64b}\u{64c}\u{64d}\u{64e}\u{64f}\u{650}\u{651}\u{652}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}"
        }
        Encoding::Windows1255 => {
            "€\u{fffd}‚ƒ„…†‡ˆ‰\u{fffd}‹\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}‘’“”•–—˜™\u{fffd}›\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{a0}¡¢£₪¥¦§¨©×«¬\u{ad}®¯°±²³´µ¶·¸¹÷»¼½¾¿\u{5b0}\u{5b1}\u{5b2}\u{5b3}\u{5b4}\u{5b5}\u{5b6}\u{5b7}\u{5b8}\u{5b9}\u{fffd}\u{5bb}\u{5bc}\u{5bd}\u{5be}\u{5bf}\u{5c0}\u{5c1}\u{5c2}\u{5c3}װױײ׳״\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}אבגדהוזחטיךכלםמןנסעףפץצקרשת\u{fffd}\u{fffd}\u{200e}\u{200f}\u{fffd}"
        }
        Encoding::Windows1252 => {
            "€\u{fffd}‚ƒ„…†‡ˆ‰Š‹Œ\u{fffd}Ž\u{fffd}\u{fffd}‘’“”•–—˜™š›œ\u{fffd}žŸ\u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"
        }
        Encoding::Utf16Le | Encoding::Utf16Be => panic!("no table"),
    };
    table.chars().collect()
}

fn encode(text: &str, encoding: Encoding) -> Vec<u8> {
    if matches!(encoding, Encoding::Utf16Le | Encoding::Utf16Be) {
        let unit =
            |unit: u16| if encoding == Encoding::Utf16Le { unit.to_le_bytes() } else { unit.to_be_bytes() };
        return text.encode_utf16().flat_map(unit).collect();
    }
    let table = table(encoding);
    let byte = |c: char| match table.iter().position(|other| *other == c) {
        Some(at) => u8::try_from(at + 128).unwrap(),
        None => u8::try_from(u32::from(c)).unwrap_or_else(|_| panic!("{c} is not in {encoding:?}")),
    };
    text.chars().map(byte).collect()
}

fn decode(bytes: &[u8], encoding: Encoding) -> String {
    let table = table(encoding);
    bytes
        .iter()
        .map(|byte| table.get(usize::from(*byte).wrapping_sub(128)).copied().unwrap_or(char::from(*byte)))
        .collect()
}

/// What would be proposed for these bytes.
fn guess(bytes: &[u8]) -> Encoding {
    match recognise(bytes) {
        Recognised::Utf16(encoding) => encoding,
        Recognised::SingleByte => most_plausible(&mut |encoding| decode(bytes, encoding)),
        other => panic!("{other:?}"),
    }
}

const ARABIC: &str = "قُتل 82 عنصراً على الأقل، في حي جوبر بدمشق (2016-04-27).";
const PERSIAN: &str = "گزارش جنگ: چهار نفر در پژوهشگاه کشته شدند";
const URDU: &str = "ٹینک اور ڈرون سے گاؤں پر حملہ ہوا";
const HEBREW: &str = "שלושה הרוגים בהפצצה על העיר, כך נמסר";
const FRENCH: &str = "Trois civils tués près de la frontière, a déclaré l’armée à Genève";
const GERMAN: &str = "Drei Tote bei Luftangriff auf Dörfer südlich der Stadt, große Schäden";
const ENGLISH: &str = "“Three civilians” were killed – the army’s spokesman said";

#[test]
fn the_encoding_is_recognised() {
    let check = |text: &str, encoding: Encoding| {
        assert_eq!(guess(&encode(text, encoding)), encoding, "{text}");
    };
    check(ARABIC, Encoding::Windows1256);
    check("دمشق", Encoding::Windows1256);
    check("حمص", Encoding::Windows1256);
    check("غارة", Encoding::Windows1256);
    check("قال «شاهد»: 3 قتلى…", Encoding::Windows1256);
    check("مقتل 5 في Aleppo وفق SOHR", Encoding::Windows1256);
    check("Aleppo: مقتل 5", Encoding::Windows1256);
    check(&PERSIAN.replace('ی', "ي"), Encoding::Windows1256);
    check(&URDU.replace('ی', "ي"), Encoding::Windows1256);
    check(&ARABIC.replace('–', "-"), Encoding::Iso8859_6);
    check("دمشق", Encoding::Iso8859_6);
    check("قتل ثلاثة مدنيين في غارة", Encoding::Iso8859_6);
    check(HEBREW, Encoding::Windows1255);
    check("שָׁלוֹם", Encoding::Windows1255);
    check(FRENCH, Encoding::Windows1252);
    check(GERMAN, Encoding::Windows1252);
    check(ENGLISH, Encoding::Windows1252);
    for encoding in [Encoding::Utf16Le, Encoding::Utf16Be] {
        for text in
            [ARABIC, PERSIAN, URDU, HEBREW, FRENCH, ENGLISH, "غ", "a", "ﻻ ﺷﻲء", "👩🏽‍⚕️ قتل الطبيب في حلب"]
        {
            check(text, encoding);
            check(&format!("\u{feff}{text}"), encoding);
        }
    }
}

#[test]
fn utf8_goes_straight_in_and_its_mark_is_not_text() {
    let check = |bytes: &str, text| assert_eq!(recognise(bytes.as_bytes()), Recognised::Utf8(text));
    for text in [ARABIC, PERSIAN, HEBREW, ENGLISH, "", "a", "غ", "    ", "\r\n"] {
        check(text, text);
        check(&format!("\u{feff}{text}"), text);
    }
    check("a\u{feff}b", "a\u{feff}b");
    check("\u{feff}\u{feff}a", "\u{feff}a");
    // Zeros behind the mark are no UTF-16.
    let zeros = format!("a{}", "\0b".repeat(40));
    check(&format!("\u{feff}{zeros}"), &zeros);
}

#[test]
fn damaged_utf8_is_not_taken_for_another_encoding() {
    let check = |bytes: &[u8], at| assert_eq!(recognise(bytes), Recognised::Damaged(Byte(at)));
    let whole = ARABIC.as_bytes();
    let cut = ARABIC.find("جوبر").unwrap();
    check(&whole[..=cut], cut);
    let mut hurt = whole.to_vec();
    hurt[1] = b'x';
    check(&hurt, 0);
    check(&[b"\xEF\xBB\xBF", ENGLISH.as_bytes(), b"\xE9t"].concat(), 3 + ENGLISH.len());
}

#[test]
fn zeros_are_text_in_utf16_only() {
    assert!(zeros_are_utf16(&encode(ENGLISH, Encoding::Utf16Be)));
    assert!(zeros_are_utf16(&encode("\u{feff}٣", Encoding::Utf16Le)));
    assert!(!zeros_are_utf16(b"PNG\0\0\x01\x02\x03"));
    assert!(!zeros_are_utf16(b"\xFF\xFE\0\0a\0\0\0"));
    assert!(!zeros_are_utf16(b"ab\0"));
    assert!(!zeros_are_utf16(&encode("قل", Encoding::Windows1256)));
}

#[test]
fn labels_lead_back() {
    for encoding in Encoding::ALL {
        assert_eq!(Encoding::parse(encoding.label()), Some(encoding));
    }
}
