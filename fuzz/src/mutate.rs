//! How a file is made of another: libFuzzer's own ways, which know nothing of what files
//! are made of, and ways that keep to lines, words and brackets.

use std::ops::Range;

/// What is rarely thought of: controls, joiners, marks, astral letters, line ends of all
/// kinds, numbers that no offset can be, the edges of JSON.
const ODD: &[&str] = &[
    "\u{feff}",
    "\u{200f}",
    "\u{200d}",
    "\u{301}",
    "👨‍👩‍👧",
    "𝄞",
    "\u{10ffff}",
    "\0",
    "\r",
    "\r\n",
    "\n\n",
    "\u{85}",
    "\u{2028}",
    "\t",
    "\u{a0}",
    "\\",
    "\"",
    "'",
    "0",
    "-1",
    "1e308",
    "18446744073709551615",
    "9223372036854775808",
    "99999999999999999999999999",
    "0.5",
    "null",
    "true",
    "[]",
    "{}",
    "\"\"",
    "\\u0000",
    "\\ud83d",
    "غارة",
    "ــ",
];

/// Chance that comes out the same for the same seed (SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, many: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % many.max(1) as u64).unwrap_or_default()
    }
}

/// Makes another file of the first `size` bytes, and gives its length.
pub fn mutate(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    let mut chance = Chance(seed.into());
    if size == 0 || chance.below(2) == 0 {
        return libfuzzer_sys::fuzzer_mutate(data, size, max_size);
    }
    let mut file = data[..size].to_vec();
    for _ in 0..=chance.below(3) {
        change(&mut file, &mut chance, max_size);
    }
    file.truncate(max_size);
    data[..file.len()].copy_from_slice(&file);
    file.len()
}

fn change(file: &mut Vec<u8>, chance: &mut Chance, most: usize) {
    let piece = piece(file, chance);
    let bytes = file[piece.clone()].to_vec();
    let at = edge(file, chance);
    let put = match chance.below(10) {
        0 => {
            file.drain(piece);
            return;
        }
        1 => bytes,
        2 => bytes.repeat(2 + chance.below(20)),
        // What takes ever longer the more there is shows with a lot of it alone.
        3 if chance.below(20) == 0 => bytes.repeat(most / bytes.len().max(1)),
        4 => {
            let (open, close) = [("[", "]"), ("{\"a\":", "}"), ("<p>", "</p>"), ("(", ")")][chance.below(4)];
            let deep = 1 << chance.below(9);
            let wrapped = [open.repeat(deep).as_bytes(), &bytes, close.repeat(deep).as_bytes()].concat();
            file.splice(piece, wrapped);
            return;
        }
        5 => {
            let other = self::piece(file, chance);
            let other = file[other].to_vec();
            file.splice(piece, other);
            return;
        }
        6 => {
            file.truncate(at);
            return;
        }
        7 => {
            file.splice(piece, ODD[chance.below(ODD.len())].bytes());
            return;
        }
        _ => ODD[chance.below(ODD.len())].into(),
    };
    file.splice(at..at, put);
}

/// Part of a file: a line, what stands between two punctuation marks, or several of them.
fn piece(file: &[u8], chance: &mut Chance) -> Range<usize> {
    let start = edge(file, chance);
    let rest = &file[start..];
    let end = match chance.below(4) {
        0 => rest.iter().position(|byte| *byte == b'\n').map_or(file.len(), |at| start + at + 1),
        1 => edge(file, chance),
        _ => (start + 1..file.len()).find(|at| is_edge(file, *at)).unwrap_or(file.len()),
    };
    start.min(end)..start.max(end)
}

/// Where a word, a number or a punctuation mark begins, or the end.
fn edge(file: &[u8], chance: &mut Chance) -> usize {
    let from = chance.below(file.len() + 1);
    (from..file.len()).find(|at| is_edge(file, *at)).unwrap_or(file.len())
}

fn is_edge(file: &[u8], at: usize) -> bool {
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let (before, after) = (at.checked_sub(1).and_then(|at| file.get(at)), file.get(at));
    !(before.is_some_and(is_word) && after.is_some_and(is_word))
}
