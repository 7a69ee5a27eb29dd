//! Nouns that count people, folded, with what their endings mean.

use super::reading::Kind::{self, Abducted, Detained, Displaced, Injured, Killed, Missing, Other};
use super::reading::Victim::{self, Child, Civilian, Fighter, Officer, Unknown, Woman};

/// A noun: its singular, its broken plurals, whether it has the sound one in
/// ـون and ـين, who is meant, and what happened to them if the noun says so.
pub(super) struct Noun {
    pub one: &'static str,
    pub many: &'static [&'static str],
    pub sound: bool,
    pub victim: Victim,
    pub kind: Option<Kind>,
}

/// What the form of a noun says about how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    /// One, or what is counted after 11–99.
    One,
    /// The same with the ending ا: before a definite noun it may be a dual.
    OneAccusative,
    /// Two.
    Two,
    /// ـين of a sound plural: two, or three and more.
    TwoOrMany,
    /// Three or more.
    Many,
}

/// A noun as it stands in a text.
#[derive(Clone, Copy)]
pub(super) struct NounForm {
    pub noun: &'static Noun,
    pub count: Count,
    /// Whether it has the article.
    pub definite: bool,
    /// Whether it says whose they are.
    pub owned: bool,
    /// Whether it can't stand without a noun behind it (ـو, ـي, ـا of the construct).
    pub construct: bool,
}

const fn person(one: &'static str, many: &'static [&'static str], victim: Victim) -> Noun {
    Noun { one, many, sound: many.is_empty(), victim, kind: None }
}

/// A noun with plurals of both sorts.
const fn both(one: &'static str, many: &'static [&'static str], victim: Victim) -> Noun {
    Noun { one, many, sound: true, victim, kind: None }
}

const fn harmed(one: &'static str, many: &'static [&'static str], kind: Kind) -> Noun {
    Noun { one, many, sound: many.is_empty(), victim: Unknown, kind: Some(kind) }
}

const NOUNS: &[Noun] = &[
    harmed("قتيل", &["قتلي"], Killed),
    harmed("قتيله", &["قتيلات"], Killed),
    harmed("شهيد", &["شهداء", "شهدا"], Killed),
    harmed("شهيده", &["شهيدات"], Killed),
    harmed("جثه", &["جثث"], Killed),
    harmed("جثمان", &["جثامين"], Killed),
    harmed("ضحيه", &["ضحايا"], Killed),
    harmed("وفاه", &["وفيات"], Killed),
    harmed("جريح", &["جرحي"], Injured),
    harmed("جريحه", &["جريحات"], Injured),
    harmed("مصاب", &[], Injured),
    harmed("اصابه", &["اصابات"], Injured),
    harmed("مفقود", &[], Missing),
    harmed("معتقل", &[], Detained),
    harmed("محتجز", &[], Detained),
    harmed("موقوف", &[], Detained),
    harmed("اسير", &["اسري"], Detained),
    harmed("رهينه", &["رهاين"], Abducted),
    harmed("مختطف", &[], Abducted),
    harmed("مخطوف", &[], Abducted),
    harmed("نازح", &[], Displaced),
    harmed("لاجي", &[], Displaced),
    harmed("مهجر", &[], Displaced),
    harmed("مشرد", &[], Displaced),
    harmed("خساره", &["خساير"], Other),
    person("عنصر", &["عناصر"], Fighter),
    person("جندي", &["جنود"], Fighter),
    person("مقاتل", &[], Fighter),
    person("مسلح", &[], Fighter),
    both("عسكري", &["عساكر"], Fighter),
    person("مجند", &[], Fighter),
    person("متمرد", &[], Fighter),
    person("ارهابي", &[], Fighter),
    person("انتحاري", &[], Fighter),
    person("جهادي", &[], Fighter),
    person("مجاهد", &[], Fighter),
    both("داعشي", &["دواعش"], Fighter),
    person("شرطي", &[], Fighter),
    person("قناص", &["قناصه"], Fighter),
    person("حارس", &["حراس"], Fighter),
    both("مرتزق", &["مرتزقه"], Fighter),
    person("قيادي", &[], Fighter),
    person("قايد", &["قاده"], Fighter),
    person("رقيب", &["رقباء"], Fighter),
    person("عريف", &["عرفاء"], Fighter),
    person("مهاجم", &[], Fighter),
    person("حوثي", &[], Fighter),
    person("فدايي", &[], Fighter),
    person("طيار", &[], Fighter),
    person("ضابط", &["ضباط"], Officer),
    person("عقيد", &["عقداء"], Officer),
    person("عميد", &["عمداء"], Officer),
    person("لواء", &["الويه"], Officer),
    person("رايد", &["رواد"], Officer),
    person("نقيب", &["نقباء"], Officer),
    person("ملازم", &[], Officer),
    person("مقدم", &[], Officer),
    person("جنرال", &["جنرالات"], Officer),
    person("طفل", &["اطفال"], Child),
    person("طفله", &["طفلات"], Child),
    person("رضيع", &["رضع"], Child),
    person("رضيعه", &["رضيعات"], Child),
    both("قاصر", &["قصر"], Child),
    person("صبي", &["صبيان", "صبيه"], Child),
    person("تلميذ", &["تلاميذ"], Child),
    person("فتي", &["فتيه", "فتيان"], Child),
    person("امراه", &["نساء", "نسوه"], Woman),
    person("سيده", &["سيدات"], Woman),
    person("فتاه", &["فتيات"], Woman),
    person("شابه", &["شابات"], Woman),
    person("مدني", &[], Civilian),
    person("صحفي", &[], Civilian),
    person("صحافي", &[], Civilian),
    person("اعلامي", &[], Civilian),
    person("مصور", &[], Civilian),
    person("مراسل", &[], Civilian),
    person("مسعف", &[], Civilian),
    person("ممرض", &[], Civilian),
    person("ممرضه", &["ممرضات"], Civilian),
    person("طبيب", &["اطباء"], Civilian),
    both("ناشط", &["نشطاء"], Civilian),
    person("متظاهر", &[], Civilian),
    person("محتج", &[], Civilian),
    person("معتصم", &[], Civilian),
    person("مواطن", &[], Civilian),
    person("ساكن", &["سكان"], Civilian),
    person("اهل", &["اهالي"], Civilian),
    both("عامل", &["عمال"], Civilian),
    person("مزارع", &[], Civilian),
    person("فلاح", &[], Civilian),
    person("راع", &["رعاه"], Civilian),
    person("صياد", &[], Civilian),
    person("بحار", &["بحاره"], Civilian),
    person("طالب", &["طلاب", "طلبه"], Civilian),
    person("طالبه", &["طالبات"], Civilian),
    person("معلم", &[], Civilian),
    person("مدرس", &[], Civilian),
    person("موظف", &[], Civilian),
    person("سايق", &[], Civilian),
    person("راكب", &["ركاب"], Civilian),
    person("مسافر", &[], Civilian),
    person("مصلي", &["مصلين", "مصلون"], Civilian),
    person("حاج", &["حجاج"], Civilian),
    person("تاجر", &["تجار"], Civilian),
    person("بايع", &["باعه"], Civilian),
    person("محام", &["محامين", "محامون"], Civilian),
    person("قاضي", &["قضاه"], Civilian),
    person("قاض", &["قضاه"], Civilian),
    person("مهندس", &[], Civilian),
    person("مهاجر", &[], Civilian),
    person("قروي", &[], Civilian),
    person("مسن", &[], Civilian),
    person("مسنه", &["مسنات"], Civilian),
    person("مريض", &["مرضي"], Civilian),
    person("شخص", &["اشخاص"], Unknown),
    person("فرد", &["افراد"], Unknown),
    person("رجل", &["رجال"], Unknown),
    person("شاب", &["شبان", "شباب"], Unknown),
    person("مسوول", &[], Unknown),
    person("مسيول", &[], Unknown),
    person("نايب", &["نواب"], Unknown),
    person("اجنبي", &["اجانب"], Unknown),
    person("مسيحي", &[], Unknown),
    person("ايزيدي", &[], Unknown),
    person("علوي", &[], Unknown),
    person("درزي", &["دروز"], Unknown),
    person("سجين", &["سجناء"], Unknown),
    person("عميل", &["عملاء"], Unknown),
    person("متطوع", &[], Unknown),
    person("مرافق", &[], Unknown),
    person("سوري", &[], Unknown),
    person("فلسطيني", &[], Unknown),
    person("عراقي", &[], Unknown),
    person("لبناني", &[], Unknown),
    person("يمني", &[], Unknown),
    person("ليبي", &[], Unknown),
    person("مصري", &[], Unknown),
    person("سوداني", &[], Unknown),
    both("تركي", &["اتراك"], Unknown),
    both("كردي", &["اكراد"], Unknown),
    both("روسي", &["روس"], Unknown),
    person("ايراني", &[], Unknown),
    both("افغاني", &["افغان"], Unknown),
    person("اسراييلي", &[], Unknown),
    person("امريكي", &[], Unknown),
    person("اميركي", &[], Unknown),
    person("ام", &["امهات"], Woman),
    person("زوجه", &["زوجات"], Woman),
    person("زوج", &["ازواج"], Unknown),
    person("والد", &["اباء"], Unknown),
    person("والده", &["والدات"], Woman),
    person("ابن", &["ابناء"], Unknown),
    person("ابنه", &["بنات"], Unknown),
    person("بنت", &["بنات"], Unknown),
    person("شقيق", &["اشقاء"], Unknown),
    person("شقيقه", &["شقيقات"], Unknown),
    person("جنين", &["اجنه"], Child),
    person("عايله", &["عايلات", "عوايل"], Civilian),
    person("اسره", &["اسر"], Civilian),
];

impl Noun {
    /// Whether it counts families and not people.
    pub fn is_family(&self) -> bool {
        matches!(self.one, "عايله" | "اسره")
    }

    /// Whether it is an adjective of nationality more often than a noun.
    pub fn is_nation(&self) -> bool {
        self.victim == Unknown && self.kind.is_none() && self.one.ends_with('ي')
    }

    /// Whether it is a casualty only as somebody's: جنين is a town as well, ابن
    /// and بنت begin names, and without ت شقيقة and والدة look like "his brother",
    /// "his father".
    fn is_owned(&self) -> bool {
        matches!(self.one, "ابن" | "ابنه" | "بنت" | "زوج" | "جنين" | "شقيقه" | "والده")
    }

    /// Whether it says of people that follow it that they are dead: جثث 4 جنود.
    pub fn is_body(&self) -> bool {
        matches!(self.one, "جثه" | "جثمان")
    }

    /// Whether it begins a name unless it stands alone: أم درمان.
    pub fn begins_names(&self) -> bool {
        self.one == "ام"
    }

    /// Whether it is more often an adjective of the noun before it.
    pub fn is_adjective(&self) -> bool {
        self.kind.is_none() && (self.one.ends_with('ي') || self.one == "شقيق")
    }

    /// The form before "their": ة is ت, and ء is written on a letter (زوجته، أبنائه).
    fn before_owner(&self, word: &str) -> Option<(Count, bool)> {
        let stem = self.one.strip_suffix('ه');
        if stem.is_some_and(|stem| word.strip_prefix(stem) == Some("ت")) {
            return Some((Count::One, false));
        }
        let mut stems = self.many.iter().filter_map(|many| many.strip_suffix('ء'));
        let plural = stems.any(|stem| matches!(word.strip_prefix(stem), Some("ي" | "و")));
        if plural { Some((Count::Many, false)) } else { self.form(word) }
    }

    /// What this form of the noun says, and whether it is a construct.
    fn form(&self, word: &str) -> Option<(Count, bool)> {
        if let Some(ending) = word.strip_prefix(self.one)
            && let Some(found) = self.ending(ending)
        {
            return Some(found);
        }
        if self.many.iter().any(|many| matches!(word.strip_prefix(many), Some("" | "ا"))) {
            return Some((Count::Many, false));
        }
        // ة becomes ت before an ending.
        let stem = self.one.strip_suffix('ه').unwrap_or(self.one);
        match word.strip_prefix(stem)?.strip_prefix('ت')? {
            _ if !self.one.ends_with('ه') && !self.sound => None,
            "ان" | "ين" => Some((Count::Two, false)),
            "ا" | "ي" => Some((Count::Two, true)),
            _ => None,
        }
    }

    fn ending(&self, ending: &str) -> Option<(Count, bool)> {
        let sound = self.sound;
        match ending {
            "" => Some((Count::One, false)),
            _ if self.one.ends_with('ه') => None,
            "ا" => Some((Count::OneAccusative, false)),
            "ان" => Some((Count::Two, false)),
            "ين" if sound => Some((Count::TwoOrMany, false)),
            "ي" if sound => Some((Count::TwoOrMany, true)),
            "ين" => Some((Count::Two, false)),
            "ي" => Some((Count::Two, true)),
            "ون" if sound => Some((Count::Many, false)),
            "و" if sound => Some((Count::Many, true)),
            "ه" if sound => Some((Count::One, false)),
            "ات" if sound => Some((Count::Many, false)),
            _ => None,
        }
    }
}

/// "Their": as definite as the article.
const OWNERS: &[&str] = &["هما", "هم", "هن", "ها", "ه", "نا"];

/// The noun that a folded word without proclitics is a form of.
#[must_use]
pub(super) fn noun(word: &str) -> Option<NounForm> {
    let look = |word: &str, definite: bool| {
        NOUNS.iter().filter(|noun| !noun.is_owned()).find_map(|noun| {
            let (count, construct) = noun.form(word)?;
            Some(NounForm { noun, count, definite, owned: false, construct })
        })
    };
    let bare = word.strip_prefix("ال").filter(|bare| bare.len() > 4);
    let owned = |owner: &&str| {
        let word =
            word.strip_suffix(owner).filter(|word| word.len() > 4 || *word == "ام" && *owner != "نا")?;
        NOUNS.iter().find_map(|noun| {
            let (count, construct) = noun.before_owner(word)?;
            Some(NounForm { noun, count, definite: true, owned: true, construct })
        })
    };
    look(word, false).or_else(|| look(bare?, true)).or_else(|| OWNERS.iter().find_map(owned))
}

/// All words of the table.
#[cfg(test)]
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    NOUNS.iter().flat_map(|noun| noun.many.iter().copied().chain([noun.one]))
}
