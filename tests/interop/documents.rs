//! What is written: the sample reports as the example codes them, texts that are
//! hard on offsets, and documents by chance.

use std::fs;
use std::path::Path;

use serde_json::{Value as Json, json};
use uuid::Uuid;
use wasim::core::datasets::{Document, Link, Mark, Work, give};
use wasim::core::exchange::layer_file;
use wasim::core::model::{Attributes, LayerId, Value};
use wasim::core::text::{CodePoint, Text, TextRange};
use wasim::sample;

/// All of them; their names are different from one another.
pub fn all() -> Vec<Document> {
    let mut all = coded();
    all.extend(hard());
    all.extend((0..300).map(by_chance));
    all
}

/// What a script may rely on: marks in the order of the document, each with its
/// `pieces` (`[start, end]`, code points) and the words from the first to the last;
/// relations, their ends by the places of the marks.
pub fn expected(document: &Document) -> Json {
    let characters: Vec<char> = document.text.as_str().chars().collect();
    let mark = |mark: &Mark| {
        let ends: Vec<_> = mark.pieces.iter().map(|piece| (piece.start().0, piece.end().0)).collect();
        let (start, end) = (ends[0].0, ends[ends.len() - 1].1);
        let quote: String = characters[start..end].iter().collect();
        json!({
            "id": mark.id, "label": mark.label, "start": start, "end": end, "pieces": ends, "quote": quote,
            "attributes": mark.attributes, "note": mark.note,
        })
    };
    let link = |link: &Link| {
        json!({
            "type": link.kind, "from": link.from, "to": link.to,
            "attributes": link.attributes, "note": link.note,
        })
    };
    let work = |work: &Work| {
        let marks: Vec<Json> = work.marks.iter().map(mark).collect();
        let links: Vec<Json> = work.links.iter().map(link).collect();
        json!({ "annotator": work.annotator, "marks": marks, "links": links })
    };
    let works: Vec<Json> = document.works.iter().map(work).collect();
    json!({ "id": document.name, "text": document.text.as_str(), "works": works })
}

fn coded() -> Vec<Document> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/sample");
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let texts = sample::REPORTS.map(|id| read(&format!("reports/{id}.txt")));
    let project = sample::project("sample", &texts, String::new(), LayerId(Uuid::from_u128(1)), "");
    let (layer, _) = layer_file::read(read("example/layer.json").as_bytes(), &project).unwrap();
    project.reports.iter().map(|report| give(report, &[&layer])).collect()
}

/// Texts with the labels and words of their marks; `…` parts the pieces of one.
const HARD: &[(&str, &[&str])] = &[
    ("🚑 وصل المسعفون 👨‍👩‍👧 إلى حلب 😢", &["actor 🚑 وصل المسعفون", "place حلب", "claim 😢"]),
    ("قُتِلَ مُدَرِّسَةٌ وَطِفْلٌ في e\u{301}cole", &["casualty مُدَرِّسَةٌ وَطِفْلٌ", "place e\u{301}cole"]),
    ("نیروها می\u{200c}خواهند به تهران بروند", &["claim می\u{200c}خواهند", "place تهران"]),
    ("في حي جوبر بدمشق", &["place حي جوبر", "place جوبر", "actor حي جوبر بدمشق", "place دمشق"]),
    ("قتل خمسة وجرح عشرة مدنيين", &["casualty خمسة…مدنيين", "casualty عشرة مدنيين"]),
    ("حلبحمص وإدلب", &["place حلب", "place حمص", "claim و", "place إدلب"]),
    ("بدمشق ولحلب، فالرقة.", &["place دمشق", "place حلب", "place رقة"]),
    ("قال\r\nالمرصد  السوري\t\u{a0}إن\n\n غارة\r\n", &["actor المرصد  السوري", "claim إن\n\n غارة"]),
    (
        "\u{200f}قصف\u{200f} \u{2067}300-S\u{2069} يوم 27-04-2016",
        &["claim قصف", "actor 300-S", "claim 27-04-2016"],
    ),
    ("\u{feff} أ.ف.ب: \"نعم\"؟لا!", &["actor أ.ف.ب", "claim نعم", "claim لا"]),
    ("ﻻ ﷲ ﺳﻮرﻳﺎ", &["claim ﻻ", "place ﺳﻮرﻳﺎ"]),
    ("- [x] {\"a\": 1}\\n <b>&amp;</b> $x_1$", &["claim {\"a\": 1}", "claim <b>", "actor x_1"]),
    ("1\u{202f}000 قتيل \u{1f}\u{200b} x", &["casualty 1\u{202f}000 قتيل"]),
    ("لا شيء هنا", &[]),
    ("حلب", &["place حلب", "actor حلب"]),
    (" ", &[]),
    ("", &[]),
];

fn hard() -> Vec<Document> {
    let document = |(n, (text, marks)): (usize, &(&str, &[&str]))| {
        let mut document = Document::new(format!("hard-{n}"), *text);
        let mark = |mark: &&str| {
            let (label, words) = mark.split_once(' ').unwrap();
            let mut rest = 0;
            let pieces = words.split('…').map(|piece| {
                let (before, _) = text.get(rest..).unwrap().split_once(piece).expect("words of the text");
                let start = text.get(..rest + before.len()).unwrap().chars().count();
                rest += before.len() + piece.len();
                range(start, start + piece.chars().count())
            });
            let pieces: Vec<TextRange> = pieces.collect();
            assert!(pieces.iter().all(|piece| document.text.clean(*piece) == Some(*piece)), "{mark:?}");
            Mark { pieces, ..Mark::new(label, TextRange::default()) }
        };
        let marks = marks.iter().map(mark).collect();
        document.works = vec![Work { marks, annotator: "ليلى".to_owned(), ..Work::default() }];
        document
    };
    HARD.iter().enumerate().map(document).collect()
}

fn range(start: usize, end: usize) -> TextRange {
    TextRange::between(CodePoint(start), CodePoint(end))
}

/// Numbers that look like chance, and are the same in every run (SplitMix64).
pub struct Chance(pub u64);

impl Chance {
    /// From 0 to before `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(end).unwrap()).unwrap()
    }

    /// A range of a text as a mark may have it, of so many code points at most
    /// before it is cleaned.
    pub fn range(&mut self, text: &Text, within: usize) -> Option<TextRange> {
        let start = self.below(text.len().0.max(1));
        text.clean(range(start, (start + 1 + self.below(within)).min(text.len().0)))
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

const PIECES: &[&str] = &[
    "غارة",
    "على",
    "بدمشق",
    "حلب",
    "وقتل",
    " ",
    " ",
    " ",
    " ",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{2003}",
    "،",
    ".",
    "؟",
    "\"",
    "(",
    ")",
    "-",
    "🚑",
    "👨‍👩‍👧",
    "مُدَرِّسَةٌ",
    "می\u{200c}خواهم",
    "\u{200f}",
    "e\u{301}",
    "abc",
    "x",
    "12",
    "3.5",
    "٢٠١٧",
    "أ.ف.ب",
    "http://a.b/c",
    "@",
    "#",
    "\u{1f}",
    ":)",
    "U.S.",
];

fn by_chance(seed: u64) -> Document {
    let chance = &mut Chance(seed);
    let many = 1 + chance.below(40);
    let text: String = (0..many).map(|_| chance.of(PIECES)).collect();
    let mut document = Document::new(format!("chance-{seed}"), text);
    let text = document.text.clone();
    let mut work = Work { annotator: format!("A{}", seed % 3), ..Work::default() };
    for _ in 0..chance.below(10) {
        let (Some(first), second) = (chance.range(&text, 12), chance.range(&text, 5)) else { continue };
        let mut pieces = vec![first];
        pieces.extend(second.filter(|second| second.start() > first.end() && chance.below(3) == 0));
        let (attributes, note) = (attributes(chance), chance.of(&["", "", "أ؟\n\"b\""]).to_owned());
        let label = chance.of(&["actor", "place", "casualty", "claim"]);
        let id = format!("T{}", work.marks.len() + 1);
        work.marks.push(Mark { id, label: label.to_owned(), pieces, attributes, note });
    }
    for _ in 0..chance.below(3) {
        if !work.marks.is_empty() {
            let (from, to) = (chance.below(work.marks.len()), chance.below(work.marks.len()));
            let (id, kind) = (format!("R{}", work.links.len() + 1), "by".to_owned());
            let attributes = attributes(chance);
            work.links.push(Link { id, kind, from, to, attributes, note: String::new() });
        }
    }
    document.works.push(work);
    document
}

fn attributes(chance: &mut Chance) -> Attributes {
    let value = match chance.below(8) {
        0 => Value::NotStated,
        1 => Value::YesNo(true),
        2 => Value::Whole(-3),
        3 => Value::Number(2.5),
        4 => Value::Text("نعم \"🚑\"".to_owned()),
        5 => Value::Several(vec!["ب".to_owned(), "a".to_owned()]),
        _ => return Attributes::new(),
    };
    Attributes::from([("عدد".to_owned(), value)])
}
