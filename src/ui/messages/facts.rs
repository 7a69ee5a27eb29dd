//! Words about the facts, in both languages, and sums and reasons in words.

use super::plural::people;
use super::{Language, apart, fill};
use crate::core::facts::{Facts, Note, Reason, Row, Status, Sum};

/// The words.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct FactsWording {
    pub name: &'static str,
    pub close: &'static str,
    pub all_reports: &'static str,
    pub this_report: &'static str,
    pub table: &'static str,
    pub pictures: &'static str,
    pub download: &'static str,
    pub filter: &'static str,
    pub any_kind: &'static str,
    pub any_status: &'static str,
    pub nothing: &'static str,
    pub nothing_more: &'static str,
    pub nothing_fits: &'static str,

    pub report: &'static str,
    pub low: &'static str,
    pub best: &'static str,
    pub high: &'static str,
    pub range: &'static str,
    pub kind: &'static str,
    pub victim: &'static str,
    pub quote: &'static str,
    pub group: &'static str,
    pub place: &'static str,
    pub perpetrator: &'static str,
    pub source: &'static str,
    pub status: &'static str,
    pub not_stated: &'static str,
    pub report_itself: &'static str,
    pub list: &'static str,

    /// In the order of [`Reason::ALL`].
    pub reasons: [&'static str; 8],
    pub same_as: &'static str,
    pub part_of: &'static str,
    pub figures_differ: &'static str,
    pub contested: &'static str,
    pub part_of_other_kind: &'static str,
    pub may_contain: &'static str,
    pub tangled: &'static str,

    pub exactly: &'static str,
    pub at_least: &'static str,
    pub at_least_likely: &'static str,
    pub between: &'static str,
    pub between_likely: &'static str,
    pub likely_only: &'static str,
    pub no_kind: &'static str,
    pub none_counted: &'static str,
    pub no_end: &'static str,
    pub no_low: &'static str,
    pub no_best: &'static str,
    pub left_out: &'static str,
    pub to_check: &'static str,
    pub so_many: &'static str,
    pub across: &'static str,

    pub by_place: &'static str,
    pub by_source: &'static str,
    pub by_perpetrator: &'static str,
    pub by_group: &'static str,
    pub by_label: &'static str,
    pub by_progress: &'static str,
    pub by_choice: &'static str,
    pub shared: &'static str,
    pub more: &'static str,
    pub key: &'static str,
    pub what: &'static str,
    pub count: &'static str,
}

impl FactsWording {
    /// Why a row is counted or not, without the other row.
    #[must_use]
    pub fn reason(&self, reason: Reason) -> &'static str {
        let at = Reason::ALL.iter().position(|one| *one == reason).unwrap_or_default();
        self.reasons.get(at).copied().unwrap_or_default()
    }
}

/// A sum as a range in words.
#[must_use]
pub fn describe_sum(language: Language, sum: &Sum) -> String {
    let words = &language.messages().facts;
    let (low, best) = (people(sum.low), people(sum.best));
    match sum.high {
        _ if sum.is_exact() => fill(words.exactly, &[&best]),
        None if sum.low == 0 => fill(words.likely_only, &[&best]),
        None if sum.low == sum.best => fill(words.at_least, &[&low]),
        None => fill(words.at_least_likely, &[&low, &best]),
        Some(high) if sum.best == sum.low || sum.best == high => fill(words.between, &[&low, &people(high)]),
        Some(high) => fill(words.between_likely, &[&low, &people(high), &best]),
    }
}

/// Another row, by its words.
fn other(facts: &Facts, at: usize) -> String {
    apart(facts.rows.get(at).map_or("", |row| row.quote.as_str()))
}

/// Whether a row is counted, in words.
#[must_use]
pub fn describe_status(language: Language, facts: &Facts, row: &Row) -> String {
    let words = &language.messages().facts;
    match row.status {
        Status::SameAs(one) => fill(words.same_as, &[&other(facts, one)]),
        Status::PartOf(one) => fill(words.part_of, &[&other(facts, one)]),
        status => words.reason(status.reason()).to_owned(),
    }
}

/// What else is to be known about a row, in words.
#[must_use]
pub fn describe_note(language: Language, facts: &Facts, note: Note) -> String {
    let words = &language.messages().facts;
    let plain = match note {
        Note::PartOfOtherKind(one) => return fill(words.part_of_other_kind, &[&other(facts, one)]),
        Note::FiguresDiffer => words.figures_differ,
        Note::Contested => words.contested,
        Note::MayContain => words.may_contain,
        Note::Tangled => words.tangled,
    };
    plain.to_owned()
}

/// English.
pub(super) const EN: FactsWording = FactsWording {
    name: "Facts",
    close: "Back to the text",
    all_reports: "All reports",
    this_report: "This report",
    table: "Table",
    pictures: "Pictures",
    download: "Table as CSV",
    filter: "Filter the table",
    any_kind: "Every kind",
    any_status: "Counted or not",
    nothing: "No casualty is tagged here yet.",
    nothing_more: "Tag the words of a figure, such as “82 fighters at least”, as a casualty. Each becomes a row here.",
    nothing_fits: "No row fits what is chosen above.",

    report: "Report",
    low: "Low",
    best: "Best",
    high: "High",
    range: "Range",
    kind: "Kind",
    victim: "Victims",
    quote: "Words",
    group: "Of group",
    place: "Place",
    perpetrator: "Perpetrator",
    source: "Source",
    status: "Counted",
    not_stated: "not stated",
    report_itself: "the report itself",
    list: ", ",

    reasons: [
        "counted",
        "same people as another row",
        "part of another row",
        "part of something not linked",
        "denied",
        "none",
        "no figure stated",
        "figure not filled in yet",
    ],
    same_as: "same people as {}",
    part_of: "part of {}",
    figures_differ: "told of with other figures too",
    contested: "denied by others",
    part_of_other_kind: "part of {}, but of another kind",
    may_contain: "a running total, may hold other rows",
    tangled: "links contradict, the lowest figure is taken",

    exactly: "{}",
    at_least: "at least {}",
    at_least_likely: "at least {}, most likely {}",
    between: "{} to {}",
    between_likely: "{} to {}, most likely {}",
    likely_only: "most likely {}",
    no_kind: "Kind not filled in",
    none_counted: "Nothing to add up",
    no_end: "No upper total: the highest figure is not stated in {} of {} counts.",
    no_low: "The lowest figure is not stated in {} of {} counts, which add nothing to the lower bound.",
    no_best: "Where no most likely figure is stated ({} of {}), the lowest is taken for it.",
    left_out: "Not added: {}.",
    to_check: "To check: {}.",
    so_many: "{} ({})",
    across: "Links join spans of one report: people told of in two reports are counted in both.",

    by_place: "By place",
    by_source: "By source",
    by_perpetrator: "By perpetrator",
    by_group: "By group of the victims",
    by_label: "Spans by label",
    by_progress: "Progress of the reports",
    by_choice: "{}: {}",
    shared: "Counts in more than one line: {}. So the lines add up to more than the whole.",
    more: "and {} more lines",
    key: "Dot: most likely. Ring: only a lowest figure. Bar: up to the highest; dotted where none is stated. The axis goes up tenfold at each mark.",
    what: "Name",
    count: "Count",
};

/// Arabic.
pub(super) const AR: FactsWording = FactsWording {
    name: "الوقائع",
    close: "العودة إلى النص",
    all_reports: "كل التقارير",
    this_report: "هذا التقرير",
    table: "الجدول",
    pictures: "الرسوم",
    download: "الجدول بصيغة CSV",
    filter: "تصفية الجدول",
    any_kind: "كل الأنواع",
    any_status: "المحسوب وغيره",
    nothing: "لم تُعلَّم ضحايا هنا بعد.",
    nothing_more: "علِّم عبارة العدد، مثل «82 عنصراً على الأقل»، بوسم الضحايا، فيظهر لها صف هنا.",
    nothing_fits: "لا صف يطابق ما اخترته أعلاه.",

    report: "التقرير",
    low: "الأدنى",
    best: "الأرجح",
    high: "الأعلى",
    range: "المدى",
    kind: "النوع",
    victim: "الضحايا",
    quote: "نص التقرير",
    group: "من صفوف",
    place: "المكان",
    perpetrator: "نُسبت إلى",
    source: "المصدر",
    status: "الحساب",
    not_stated: "لم يُذكر",
    report_itself: "التقرير نفسه",
    list: "، ",

    reasons: [
        "محسوب",
        "هم أنفسهم في صف آخر",
        "ضمن صف آخر",
        "جزء من كل غير مربوط",
        "منفي",
        "لا ضحايا",
        "بلا عدد مذكور",
        "العدد لم يُملأ بعد",
    ],
    same_as: "هم أنفسهم: {}",
    part_of: "ضمن: {}",
    figures_differ: "ذُكروا بأعداد أخرى أيضاً",
    contested: "ينفيه آخرون",
    part_of_other_kind: "ضمن: {}، لكن من نوع آخر",
    may_contain: "حصيلة تراكمية قد تشمل صفوفاً أخرى",
    tangled: "روابط متناقضة، أُخذ أدنى الأعداد",

    exactly: "{}",
    at_least: "{} على الأقل",
    at_least_likely: "{} على الأقل، والأرجح {}",
    between: "من {} إلى {}",
    between_likely: "من {} إلى {}، والأرجح {}",
    likely_only: "{} على الأرجح",
    no_kind: "نوع غير محدد",
    none_counted: "لا شيء يُجمع",
    no_end: "لا مجموع أعلى: الحد الأعلى غير مذكور في {} من أصل {}.",
    no_low: "الحد الأدنى غير مذكور في {} من أصل {}، فلا تزيد الحد الأدنى للمجموع.",
    no_best: "حيث لا يُذكر العدد الأرجح ({} من أصل {}) يُؤخذ الأدنى مكانه.",
    left_out: "لم تُجمع: {}.",
    to_check: "للتحقق: {}.",
    so_many: "{} ({})",
    across: "الروابط تصل مقاطع التقرير الواحد: من ورد ذكرهم في تقريرين حُسبوا في كليهما.",

    by_place: "بحسب المكان",
    by_source: "بحسب المصدر",
    by_perpetrator: "بحسب من نُسبت إليه",
    by_group: "بحسب صفوف الضحايا",
    by_label: "المقاطع بحسب الوسم",
    by_progress: "التقدم في التقارير",
    by_choice: "{}: {}",
    shared: "أعداد في أكثر من سطر: {}. فمجموع الأسطر أكبر من الكل.",
    more: "وأسطر أخرى عددها {}",
    key: "النقطة: الأرجح. الحلقة: أدنى عدد فقط. الخط: حتى الأعلى، ومنقّط حيث لم يُذكر. كل علامة على المحور عشرة أضعاف ما قبلها.",
    what: "الاسم",
    count: "العدد",
};
