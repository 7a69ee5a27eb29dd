//! Words about reviewing, in both languages.

use super::Language;
use crate::core::model::Verdict;
use crate::core::review::{Item, Kind};

/// The words.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct ReviewWording {
    pub did_decide: &'static str,
    pub did_comment: &'static str,

    pub name: &'static str,
    pub gold: &'static str,
    pub key: &'static str,
    pub differences: &'static str,
    pub order: &'static str,
    pub none_more: &'static str,
    pub nothing_fits: &'static str,
    pub all_reports: &'static str,
    pub this_report: &'static str,
    pub any_kind: &'static str,
    pub any_label: &'static str,
    pub anyone: &'static str,
    pub kind: &'static str,
    pub dissenter: &'static str,
    pub only_open: &'static str,
    pub agreed_too: &'static str,
    pub decided_of: &'static str,

    /// In the order of [`Kind::ALL`].
    pub kinds: [&'static str; 5],
    pub agree: &'static str,
    pub only: &'static str,
    pub and: &'static str,
    pub comma: &'static str,
    pub accepted: &'static str,
    pub merged: &'static str,
    pub rejected: &'static str,

    pub nth_of: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub accept_one: &'static str,
    pub step_decided: &'static str,
    pub step_undecided: &'static str,
    pub pick: &'static str,
    pub all_have: &'static str,
    pub edited: &'static str,
    pub nothing: &'static str,
    pub link_to: &'static str,
    pub edit: &'static str,
    pub reject: &'static str,
    pub reopen: &'static str,
    pub reason: &'static str,
    pub reason_hint: &'static str,
    pub reason_needed: &'static str,
    pub ends_first: &'static str,
    pub nothing_there: &'static str,
    pub all_decided: &'static str,
    pub decided_by: &'static str,
    pub because: &'static str,
    pub comments: &'static str,
    pub comment: &'static str,
    pub comment_hint: &'static str,
    pub send: &'static str,
    pub hide_names: &'static str,

    pub rule: &'static str,
    pub rules: [&'static str; 2],
    pub as_one: &'static str,
    pub merge_shown: &'static str,
    pub stale: &'static str,
    pub stale_more: &'static str,
    pub drop_stale: &'static str,
}

pub(super) const EN: ReviewWording = ReviewWording {
    did_decide: "decide",
    did_comment: "comment",
    name: "Review",
    gold: "Gold",
    key: "review: compare colleagues’ layers, or back to your own",
    differences: "Differences",
    order: "most disputed first",
    none_more: "Drop your colleagues’ layer files anywhere on this page. Where two or more have worked on a report, their differences stand here.",
    nothing_fits: "No item fits what is chosen.",
    all_reports: "All reports",
    this_report: "This report",
    any_kind: "Any difference",
    any_label: "Any label",
    anyone: "Anyone",
    kind: "Kind of difference",
    dissenter: "Who has it otherwise",
    only_open: "Open ones only",
    agreed_too: "What all agree on, too",
    decided_of: "{} of {} decided",
    kinds: [
        "Label differs",
        "Boundary differs",
        "Attribute differs",
        "Relation differs",
        "Only some marked it",
    ],
    agree: "All agree",
    only: "Only {}",
    and: "{} and {}",
    comma: ", ",
    accepted: "accepted",
    merged: "merged",
    rejected: "rejected",
    nth_of: "{} of {}",
    previous: "Previous item",
    next: "Next item",
    accept_one: "Accept one",
    step_decided: "Decided by rule: {}",
    step_undecided: "Open again: {}",
    pick: "Choose an item from the list, or go to the next one.",
    all_have: "All have:",
    edited: "then edited",
    nothing: "nothing",
    link_to: "{} → {}",
    edit: "Edit",
    reject: "Reject",
    reopen: "Open it again",
    reason: "Reason",
    reason_hint: "needed to reject",
    reason_needed: "Write why nothing of it is right.",
    ends_first: "Decide about the two spans first; the relation joins them.",
    nothing_there: "There is nothing to take there.",
    all_decided: "Everything shown is decided.",
    decided_by: "{}, {}",
    because: "{}: {}",
    comments: "Comments",
    comment: "Comment",
    comment_hint: "goes along in your layer file",
    send: "Add comment",
    hide_names: "Hide names",
    rule: "Merge by a rule",
    rules: ["what all agree on", "what most agree on"],
    as_one: "all as {} has it",
    merge_shown: "Merge {} of those shown",
    stale: "No longer apply",
    stale_more: "What these decisions were about has changed since. What they put into the gold layer is still there.",
    drop_stale: "Take this decision back, with what it put in",
};

pub(super) const AR: ReviewWording = ReviewWording {
    did_decide: "القرار",
    did_comment: "التعليق",
    name: "المراجعة",
    gold: "المرجعية",
    key: "المراجعة: مقارنة طبقات الزملاء، أو العودة إلى طبقتك",
    differences: "الاختلافات",
    order: "الأشد خلافاً أولاً",
    none_more: "أفلت ملفات طبقات زملائك في أي مكان من هذه الصفحة. حيث يعمل اثنان أو أكثر على تقرير واحد تظهر اختلافاتهم هنا.",
    nothing_fits: "لا بند يوافق ما اخترته.",
    all_reports: "كل التقارير",
    this_report: "هذا التقرير",
    any_kind: "أي اختلاف",
    any_label: "أي وسم",
    anyone: "أي زميل",
    kind: "نوع الاختلاف",
    dissenter: "من خالف غيره",
    only_open: "غير المحسوم فقط",
    agreed_too: "المتفق عليه أيضاً",
    decided_of: "حُسم {} من {}",
    kinds: ["اختلاف الوسم", "اختلاف الحدود", "اختلاف السمة", "اختلاف العلاقة", "وسمه بعضهم فقط"],
    agree: "اتفاق تام",
    only: "{} فقط",
    and: "{} و{}",
    comma: "، ",
    accepted: "اعتُمد",
    merged: "دُمج",
    rejected: "مرفوض",
    nth_of: "{} من {}",
    previous: "البند السابق",
    next: "البند التالي",
    accept_one: "اعتمد أحدها",
    step_decided: "حُسم بالقاعدة: {}",
    step_undecided: "عاد مفتوحاً: {}",
    pick: "اختر بنداً من القائمة، أو انتقل إلى التالي.",
    all_have: "متفق عليه:",
    edited: "ثم عُدّل",
    nothing: "لا شيء",
    link_to: "{} ← {}",
    edit: "تعديل",
    reject: "رفض",
    reopen: "إعادة فتحه",
    reason: "السبب",
    reason_hint: "مطلوب عند الرفض",
    reason_needed: "اكتب لماذا لا يصح منه شيء.",
    ends_first: "احسم المقطعين أولاً، فالعلاقة تصل بينهما.",
    nothing_there: "لا شيء يُعتمد هناك.",
    all_decided: "حُسم كل المعروض.",
    decided_by: "{}، {}",
    because: "{}: {}",
    comments: "التعليقات",
    comment: "تعليق",
    comment_hint: "يُحفظ في ملف طبقتك",
    send: "إضافة التعليق",
    hide_names: "إخفاء الأسماء",
    rule: "دمج بقاعدة",
    rules: ["ما اتفق عليه الجميع", "ما اتفق عليه الأكثر"],
    as_one: "كل ما عند {}",
    merge_shown: "دمج {} من المعروض",
    stale: "لم تعد سارية",
    stale_more: "تغيّر ما بُنيت عليه هذه القرارات، وما وضعته في الطبقة المرجعية باقٍ فيها.",
    drop_stale: "سحب هذا القرار مع ما وضعه",
};

/// What an item is called: what differs, or who alone has it.
#[must_use]
pub fn name_item(language: Language, item: &Item, letters: &[String]) -> String {
    let words = &language.messages().review;
    match item.kind() {
        None => words.agree.to_owned(),
        Some(Kind::Only) if !letters.is_empty() => {
            let letters: Vec<String> = letters.iter().map(|letter| super::apart(letter)).collect();
            let all = match letters.split_last() {
                Some((last, [])) => last.clone(),
                Some((last, before)) => super::fill(words.and, &[&before.join(words.comma), last]),
                None => String::new(),
            };
            super::fill(words.only, &[&all])
        }
        Some(kind) => Kind::ALL
            .iter()
            .zip(words.kinds)
            .find_map(|(one, name)| (*one == kind).then_some(name))
            .unwrap_or_default()
            .to_owned(),
    }
}

/// What was decided, in a word.
#[must_use]
pub fn name_verdict(language: Language, verdict: Verdict) -> &'static str {
    let words = &language.messages().review;
    match verdict {
        Verdict::Accepted => words.accepted,
        Verdict::Merged => words.merged,
        Verdict::Rejected => words.rejected,
    }
}
