use super::*;

#[test]
fn arabic_counts_in_six_classes() {
    // CLDR: zero, one, two, few 3–10, many 11–99, other; by the last two digits.
    let words = Language::Ar.messages();
    let check = |n, expected: &str| assert_eq!(words.spans.of(Language::Ar, n), expected);
    check(0, "بلا مقاطع");
    check(1, "مقطع واحد");
    check(2, "مقطعان");
    check(3, "3 مقاطع");
    check(10, "10 مقاطع");
    check(11, "11 مقطعاً");
    check(99, "99 مقطعاً");
    check(100, "100 مقطع");
    check(102, "102 مقطع");
    check(103, "103 مقاطع");
    check(2011, "2,011 مقطعاً");
}

#[test]
fn english_counts_in_two() {
    let check = |n, expected: &str| assert_eq!(Language::En.messages().spans.of(Language::En, n), expected);
    check(0, "no spans");
    check(1, "1 span");
    check(2, "2 spans");
    check(1500, "1,500 spans");
}

#[test]
fn figures_are_grouped_by_thousands() {
    let check = |n, expected: &str| assert_eq!(figure(n), expected);
    check(0, "0");
    check(999, "999");
    check(1000, "1,000");
    check(1_234_567, "1,234,567");
}

#[test]
fn the_system_chooses_the_first_language() {
    let preferred =
        |tags: &[&str]| Language::preferred(&tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>());
    assert_eq!(preferred(&["ar-SY", "en"]), Language::Ar);
    assert_eq!(preferred(&["fr", "en-GB", "ar"]), Language::En);
    assert_eq!(preferred(&["ckb"]), Language::En);
}

/// How many places a message leaves to fill in.
pub(super) trait Places {
    fn places(&self) -> usize;
}

impl Places for &'static str {
    fn places(&self) -> usize {
        self.matches("{}").count()
    }
}

impl Places for Forms {
    fn places(&self) -> usize {
        self.other.places()
    }
}

/// Groups of messages are looked at as a whole.
macro_rules! groups {
    ($($group:ty)*) => {
        $(impl Places for $group {
            fn places(&self) -> usize {
                format!("{self:?}").matches("{}").count()
            }
        })*
    };
}

groups! {
    adding::AddingWording
    agreement::AgreementWording
    coding::CodingWording
    datasets::DatasetsWording
    datasets::incoming::IncomingWording
    facts::FactsWording
    figures::FigureWording
    handing::HandingWording
    problems::Wording
    problems::EditWording
    review::ReviewWording
    schema::SchemaWording
}

#[test]
fn catalogues_leave_the_same_places_to_fill_in() {
    assert_eq!(Language::Ar.messages().places(), Language::En.messages().places());
}
