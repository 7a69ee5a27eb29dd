//! Words about agreement, in both languages.

use super::Language;
use crate::core::agreement::{Measure, Undefined};

/// The words.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct AgreementWording {
    pub name: &'static str,
    pub key: &'static str,
    pub close: &'static str,
    pub edges: &'static str,
    pub exact: &'static str,
    pub whole: &'static str,
    pub blind: &'static str,
    pub done_only: &'static str,
    pub csv: &'static str,
    pub json: &'static str,
    pub working: &'static str,
    pub cancelled: &'static str,
    pub again: &'static str,
    pub none_yet: &'static str,
    pub none_more: &'static str,

    pub headline: &'static str,
    pub interval: &'static str,
    pub unstable: &'static str,
    pub no_interval: &'static str,
    pub compared: &'static str,
    pub proclitics: &'static str,
    pub suggested: &'static str,
    pub left_out: &'static str,
    pub dependable: &'static str,
    pub about_kappa: &'static str,

    pub measures: &'static str,
    pub measure: &'static str,
    pub all: &'static str,
    pub pair: &'static str,
    pub pair_of: &'static str,
    pub mean_of: &'static str,
    pub undefined: &'static str,
    pub explained: &'static str,
    /// In the order of [`Measure::ALL`].
    pub names: [&'static str; 10],
    /// The same for heads of columns.
    pub short: [&'static str; 10],
    /// What each is.
    pub meanings: [&'static str; 10],
    pub gamma: &'static str,
    pub gamma_meaning: &'static str,
    pub gamma_work: &'static str,
    pub gamma_pairs: &'static str,
    pub attributes: &'static str,
    pub attribute: &'static str,
    pub attribute_meaning: &'static str,
    /// In the order of [`Undefined`].
    pub reasons: [&'static str; 9],

    pub annotators: &'static str,
    pub annotator: &'static str,
    pub labels: &'static str,
    pub label: &'static str,
    pub confusion: &'static str,
    pub rows_and_columns: &'static str,
    pub both_ways: &'static str,
    pub nothing: &'static str,
    pub reports: &'static str,
    pub report: &'static str,
    pub title: &'static str,
    pub people: &'static str,
    pub too_few: &'static str,
    pub time: &'static str,
    pub by_day: &'static str,
    pub by_month: &'static str,
    pub day: &'static str,
    pub month: &'static str,
    pub count: &'static str,
    pub no_time: &'static str,
}

impl AgreementWording {
    /// Why there is no value.
    #[must_use]
    pub fn reason(&self, why: Undefined) -> &'static str {
        let at = match why {
            Undefined::OneAnnotator => 0,
            Undefined::NoSharedReport => 1,
            Undefined::NoSpans => 2,
            Undefined::NoTokens => 3,
            Undefined::NoExpectedDisagreement => 4,
            Undefined::NoRelations => 5,
            Undefined::NoSharedValues => 6,
            Undefined::OneReport => 7,
            Undefined::NotMeasured => 8,
        };
        self.reasons.get(at).copied().unwrap_or_default()
    }
}

/// A measure's name, its name in short, and what it is.
#[must_use]
pub fn name_measure(language: Language, measure: Measure) -> [&'static str; 3] {
    let words = &language.messages().agreement;
    let at = Measure::ALL.iter().position(|one| *one == measure);
    let of = |words: [&'static str; 10]| at.and_then(|at| words.get(at).copied());
    [
        of(words.names).unwrap_or(words.attribute),
        of(words.short).unwrap_or(words.attribute),
        of(words.meanings).unwrap_or(words.attribute_meaning),
    ]
}

/// A figure of agreement: three decimals, and a minus that is one.
#[must_use]
pub fn decimal(value: f64) -> String {
    let digits = format!("{value:.3}");
    match digits.strip_prefix('-') {
        Some("0.000") => "0.000".to_owned(),
        Some(rest) => format!("\u{2212}{rest}"),
        None => digits,
    }
}

/// English.
pub(super) const EN: AgreementWording = AgreementWording {
    name: "Agreement",
    key: "agreement between annotators, or back to the text",
    close: "Back to the text",
    edges: "Edges of spans",
    exact: "Exact spans",
    whole: "Whole words",
    blind: "Without suggested spans ({})",
    done_only: "Done reports only",
    csv: "CSV",
    json: "JSON",
    working: "{} of {}",
    cancelled: "Not worked out to the end.",
    again: "Work it out",
    none_yet: "Nothing to compare yet.",
    none_more: "Agreement needs the work of two annotators on the same report. Drop your colleagues’ layer files on this page.",

    headline: "Exact F1",
    interval: "95 % interval: {} to {}",
    unstable: "From fewer than ten reports the interval is unstable.",
    no_interval: "No interval: it is drawn from reports, and there is one only.",
    compared: "Worked on by two or more: {} of {} reports.",
    proclitics: "Edges as they were marked: a glued و or ب alone makes a span another. “Whole words” leaves that out.",
    suggested: "Spans that the program suggested count here: {}. Who accepts the same suggestion has not agreed alone.",
    left_out: "Spans that the program suggested are left out: {}.",
    dependable: "Krippendorff calls α dependable from .800, and from .667 to .800 good for tentative conclusions. For F1 and κ there is no such line.",
    about_kappa: "Cohen’s κ comes twice: over all words it is too high, since what nobody marked counts as agreement; over marked words it is too low.",

    measures: "Measures",
    measure: "Measure",
    all: "All",
    pair: "Whose work",
    pair_of: "{} – {}",
    mean_of: "the mean of the pairs",
    undefined: "– {}: {}",
    explained: "What each measure says",
    names: [
        "Exact F1",
        "Relaxed F1",
        "Character F1",
        "Krippendorff’s αU",
        "Cohen’s κ, all words",
        "Cohen’s κ, marked words",
        "Fleiss’ κ",
        "Krippendorff’s α, words",
        "Relations F1",
        "All relations F1",
    ],
    short: [
        "Exact",
        "Relaxed",
        "Character",
        "αU",
        "κ all",
        "κ marked",
        "Fleiss’ κ",
        "α words",
        "Relations",
        "All relations",
    ],
    meanings: [
        "Spans with the same label and the same edges: twice those in both, by those of one and the other together.",
        "Spans of the same label that overlap, paired one to one, the longest overlap first.",
        "Characters that both put the same label on.",
        "Where labels lie along the text, corrected for chance. An edge that is a little off counts little.",
        "The label of each word, corrected for chance. Too high where most words are unmarked: they count as agreement.",
        "The same over words that at least one of the two marked. Too low: what both left unmarked is not counted.",
        "The label of each word, all annotators at once, in reports that all of them worked on.",
        "The label of each word, however many annotators, corrected for chance.",
        "Relations between spans that both share, of the same type, with the same ends.",
        "The same over all relations: one whose ends are not shared is in one only.",
    ],
    gamma: "γ",
    gamma_meaning: "Position and label together, by the best way to set spans against each other, corrected for chance. It takes long, so it is worked out when asked for, pair by pair.",
    gamma_work: "work out",
    gamma_pairs: "for pairs only",
    attributes: "Attributes",
    attribute: "Attribute",
    attribute_meaning: "Over spans that both share and both filled in: α for choices and words, the share of equal ones for numbers.",
    reasons: [
        "there are fewer than two annotators",
        "no report was worked on by those compared",
        "there are no spans to compare",
        "there are no words to compare",
        "all is of one kind, so that chance alone would agree as much",
        "there are no relations to compare",
        "no shared span has it filled in by both",
        "there is one report only",
        "it is not defined for this",
    ],

    annotators: "Annotators",
    annotator: "Annotator",
    labels: "By label",
    label: "Label",
    confusion: "Confusion of labels",
    rows_and_columns: "Rows: {}. Columns: {}. Spans that overlap, paired one to one.",
    both_ways: "All pairs, both ways round. Spans that overlap, paired one to one.",
    nothing: "nothing",
    reports: "Reports, the most disputed first",
    report: "Report",
    title: "Title",
    people: "Annotators",
    too_few: "Not listed, since fewer than two worked on them: {} reports.",
    time: "Over time",
    by_day: "Days",
    by_month: "Months",
    day: "Day",
    month: "Month",
    count: "Reports",
    no_time: "No day of work is known.",
};

/// Arabic.
pub(super) const AR: AgreementWording = AgreementWording {
    name: "التوافق",
    key: "التوافق بين الواسمين، أو العودة إلى النص",
    close: "العودة إلى النص",
    edges: "حدود المقاطع",
    exact: "الحدود كما هي",
    whole: "كلمات كاملة",
    blind: "دون المقاطع المقترحة ({})",
    done_only: "التقارير المنجزة فقط",
    csv: "CSV",
    json: "JSON",
    working: "{} من {}",
    cancelled: "لم يكتمل الحساب.",
    again: "احسبه",
    none_yet: "لا شيء للمقارنة بعد.",
    none_more: "يحتاج حساب التوافق إلى عمل واسمَين على التقرير نفسه. أفلت ملفات طبقات زملائك على هذه الصفحة.",

    headline: "F1 للتطابق التام",
    interval: "فترة الثقة 95%: من {} إلى {}",
    unstable: "الفترة غير مستقرة إن قلّت التقارير عن عشرة.",
    no_interval: "لا فترة ثقة: تُسحب من التقارير، وليس هنا إلا تقرير واحد.",
    compared: "ما عمل عليه اثنان أو أكثر: {} من {} من التقارير.",
    proclitics: "الحدود كما وُسمت: واو أو باء ملتصقة وحدها تجعل المقطع مقطعاً آخر. «كلمات كاملة» تتجاوز ذلك.",
    suggested: "المقاطع التي اقترحها البرنامج محسوبة هنا: {}. من قبلا الاقتراح نفسه لم يتفقا من تلقائهما.",
    left_out: "المقاطع التي اقترحها البرنامج مستبعدة: {}.",
    dependable: "عند كريبندورف يُعتمد على ألفا (α) من \u{2066}.800\u{2069} فصاعداً، ومن \u{2066}.667\u{2069} إلى \u{2066}.800\u{2069} تصلح لاستنتاجات أولية. ولا حدّ كهذا لـF1 ولا لكابا.",
    about_kappa: "كابا كوهين (κ) مرتان: على كل الكلمات أعلى مما ينبغي، لأن ما لم يسمه أحد يُعدّ توافقاً؛ وعلى الكلمات الموسومة أدنى مما ينبغي.",

    measures: "المقاييس",
    measure: "المقياس",
    all: "الكل",
    pair: "عمل مَن",
    pair_of: "{} – {}",
    mean_of: "متوسط الأزواج",
    undefined: "– {}: {}",
    explained: "ما معنى كل مقياس",
    names: [
        "F1 للتطابق التام",
        "F1 للتداخل",
        "F1 للمحارف",
        "ألفا كريبندورف للتقطيع (αU)",
        "كابا كوهين، كل الكلمات",
        "كابا كوهين، الكلمات الموسومة",
        "كابا فليس",
        "ألفا كريبندورف، الكلمات",
        "F1 للعلاقات",
        "F1 لكل العلاقات",
    ],
    short: [
        "تام",
        "تداخل",
        "محارف",
        "αU",
        "كابا للكل",
        "كابا للموسوم",
        "كابا فليس",
        "ألفا للكلمات",
        "العلاقات",
        "كل العلاقات",
    ],
    meanings: [
        "مقاطع لها الوسم نفسه والحدود نفسها: ضِعف المشترك مقسوماً على مجموع ما عند الاثنين.",
        "مقاطع متداخلة لها الوسم نفسه، واحد بواحد، أطولها تداخلاً أولاً.",
        "المحارف التي وضع عليها الاثنان الوسم نفسه.",
        "مواضع الوسوم على طول النص، بعد طرح أثر المصادفة. الفرق اليسير في الحدّ أثره يسير.",
        "وسم كل كلمة بعد طرح أثر المصادفة. أعلى مما ينبغي حيث أكثر الكلمات بلا وسم، فهي تُعدّ توافقاً.",
        "كذلك على الكلمات التي وسمها أحد الاثنين على الأقل. أدنى مما ينبغي: لا يُحسب ما تركه الاثنان.",
        "وسم كل كلمة عند الواسمين جميعاً، في التقارير التي عملوا عليها كلهم.",
        "وسم كل كلمة مهما كان عدد الواسمين، بعد طرح أثر المصادفة.",
        "علاقات من النوع نفسه بين مقاطع مشتركة، لها الطرفان نفساهما.",
        "كذلك على كل العلاقات: ما ليس طرفاه مشتركين يُعدّ عند واحد فقط.",
    ],
    gamma: "غاما (γ)",
    gamma_meaning: "الموضع والوسم معاً، بأفضل مقابلة بين المقاطع، بعد طرح أثر المصادفة. حسابها طويل، فتُحسب عند الطلب لكل زوج.",
    gamma_work: "احسب",
    gamma_pairs: "للأزواج فقط",
    attributes: "السمات",
    attribute: "السمة",
    attribute_meaning: "في المقاطع المشتركة التي ملأها الاثنان: ألفا للخيارات والكلمات، ونسبة المتساوي للأعداد.",
    reasons: [
        "الواسمون أقل من اثنين",
        "لا تقرير عمل عليه من يُقارن بينهم",
        "لا مقاطع للمقارنة",
        "لا كلمات للمقارنة",
        "الكل من صنف واحد، فالمصادفة وحدها تتفق بالقدر نفسه",
        "لا علاقات للمقارنة",
        "لا مقطع مشتركاً ملأها فيه الاثنان",
        "ليس هنا إلا تقرير واحد",
        "غير معرَّف هنا",
    ],

    annotators: "الواسمون",
    annotator: "الواسم",
    labels: "بحسب الوسم",
    label: "الوسم",
    confusion: "مصفوفة الالتباس بين الوسوم",
    rows_and_columns: "الصفوف: {}. الأعمدة: {}. المقاطع المتداخلة، واحد بواحد.",
    both_ways: "كل الأزواج في الاتجاهين. المقاطع المتداخلة، واحد بواحد.",
    nothing: "لا شيء",
    reports: "التقارير، الأشد خلافاً أولاً",
    report: "التقرير",
    title: "العنوان",
    people: "الواسمون",
    too_few: "غير مدرج لأن من عمل عليه أقل من اثنين، عدد التقارير: {}.",
    time: "عبر الزمن",
    by_day: "بالأيام",
    by_month: "بالأشهر",
    day: "اليوم",
    month: "الشهر",
    count: "التقارير",
    no_time: "لا يُعرف يوم للعمل.",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_three_decimals_and_a_true_minus() {
        let check = |value: f64, expected: &str| assert_eq!(decimal(value), expected);
        check(0.469_697, "0.470");
        check(1.0, "1.000");
        check(-0.125, "\u{2212}0.125");
        check(-0.000_1, "0.000");
    }

    #[test]
    fn reasons_stand_in_their_order() {
        let words = &Language::En.messages().agreement;
        assert_eq!(words.reason(Undefined::NoRelations), "there are no relations to compare");
        assert_eq!(words.reason(Undefined::NotMeasured), words.reasons[8]);
    }
}
