//! The bidirectional class of every character.
//!
//! The table of `unicode-bidi` has twelve bytes a range. The one here says the
//! same in a fifth of that, as it is sent to every browser: for each run of
//! characters with one class the class and the length, seven bits a byte, the
//! lowest first, with the eighth set in all but the last. A test makes the
//! table from that of `unicode-bidi`.

use std::sync::LazyLock;

use unicode_bidi::BidiClass;

/// The table: the runs of all code points from 0, each a class (its position
/// in [`CLASSES`]) and a length.
pub(super) const TABLE: &[u8] = include_bytes!("classes.bin");

/// The classes in the order of their numbers in the table.
pub(super) const CLASSES: [BidiClass; 23] = {
    use BidiClass::*;
    [AL, AN, B, BN, CS, EN, ES, ET, FSI, L, LRE, LRI, LRO, NSM, ON, PDF, PDI, R, RLE, RLI, RLO, S, WS]
};

/// Where each run ends, one past its last code point, and its class.
static RUNS: LazyLock<Vec<(u32, BidiClass)>> = LazyLock::new(|| runs(TABLE));

fn runs(table: &[u8]) -> Vec<(u32, BidiClass)> {
    let mut bytes = table.iter();
    let (mut runs, mut end) = (Vec::new(), 0_u32);
    while let Some(class) = bytes.next().and_then(|class| CLASSES.get(usize::from(*class))) {
        let mut shift = 0;
        for byte in bytes.by_ref() {
            end = end.saturating_add(u32::from(byte & 0x7f) << shift);
            shift += 7;
            if *byte < 0x80 {
                break;
            }
        }
        runs.push((end, *class));
    }
    runs
}

/// The bidirectional class of a character; the common ones without a search.
pub(super) fn class(c: char) -> BidiClass {
    match c {
        'a'..='z' | 'A'..='Z' => BidiClass::L,
        '\u{620}'..='\u{64a}' => BidiClass::AL,
        '\u{5d0}'..='\u{5ea}' => BidiClass::R,
        ' ' => BidiClass::WS,
        '0'..='9' => BidiClass::EN,
        _ => {
            let run = RUNS.partition_point(|(end, _)| *end <= u32::from(c));
            RUNS.get(run).map_or(BidiClass::L, |(_, class)| *class)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// The table as `unicode-bidi` has it.
    fn table() -> Vec<u8> {
        let mut runs: Vec<(BidiClass, u32)> = Vec::new();
        for c in 0..=u32::from(char::MAX) {
            // Surrogates are no characters; they go with those before them.
            let last = runs.last().map(|(class, _)| *class);
            let class = char::from_u32(c).map(unicode_bidi::bidi_class).or(last).unwrap();
            match runs.last_mut() {
                Some((of, length)) if *of == class => *length += 1,
                _ => runs.push((class, 1)),
            }
        }
        let mut table = Vec::new();
        for (class, mut length) in runs {
            table.push(CLASSES.iter().position(|one| *one == class).unwrap().try_into().unwrap());
            while length >= 0x80 {
                table.push(u8::try_from(length % 0x80).unwrap() | 0x80);
                length /= 0x80;
            }
            table.push(u8::try_from(length).unwrap());
        }
        table
    }

    #[test]
    fn the_table_is_that_of_unicode_bidi() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/core/text/classes.bin");
        if std::env::var("WASIM_RENEW").is_ok_and(|value| value == "1") {
            std::fs::write(&path, table()).unwrap();
        }
        assert!(TABLE == table(), "out of date: run `WASIM_RENEW=1 cargo test classes` twice");
    }

    #[test]
    fn every_character_has_its_class() {
        for c in '\0'..=char::MAX {
            assert_eq!(class(c), unicode_bidi::bidi_class(c), "{c:?}");
        }
    }
}
