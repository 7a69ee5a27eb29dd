//! What is read out of a casualty phrase, and how it is called in files.

use std::fmt;

use crate::core::text::TextRange;

/// An enum whose values have ids, as the schema and the files write them.
macro_rules! ids {
    ($(#[$doc:meta])* $name:ident { $($(#[$value_doc:meta])* $value:ident = $id:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$value_doc])* $value,)* }

        impl $name {
            /// All of them, in the order of the schema.
            pub const ALL: &'static [Self] = &[$(Self::$value,)*];

            /// Its id.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$value => $id,)* }
            }

            /// The one with this id.
            #[must_use]
            pub fn parse(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == id)
            }
        }
    };
}

ids! {
    /// How figures are derived from what a phrase says.
    Policy {
        /// What the words say, and no more (the default).
        Literal = "literal",
        /// The lowest number, as ACLED codes: `more than 20` is 20.
        Conservative = "conservative",
        /// Vague figures and bare plurals stay blank, as in the GTD.
        Strict = "strict",
    }
}

#[allow(clippy::derivable_impls)] // the macro above knows no default
impl Default for Policy {
    fn default() -> Self {
        Self::Literal
    }
}

ids! {
    /// What a phrase says about its number.
    Modifier {
        /// Just the number.
        Exact = "exact",
        /// That many or more.
        AtLeast = "at_least",
        /// More than that.
        MoreThan = "more_than",
        /// Fewer than that.
        LessThan = "less_than",
        /// That many at most.
        UpTo = "up_to",
        /// Around that.
        About = "about",
        /// Between two numbers.
        Range = "range",
        /// Tens, hundreds, a few.
        Vague = "vague",
        /// A plural with no number.
        Unspecified = "unspecified",
        /// None at all.
        Negated = "negated",
        /// More than one reading; a person has to decide.
        Ambiguous = "ambiguous",
    }
}

ids! {
    /// What happened to the people.
    Kind {
        /// They died.
        Killed = "killed",
        /// They were hurt.
        Injured = "injured",
        /// Nobody knows where they are.
        Missing = "missing",
        /// They were arrested or captured.
        Detained = "detained",
        /// They were kidnapped.
        Abducted = "abducted",
        /// They fled or were driven out.
        Displaced = "displaced",
        /// Something else, several of these at once, or not said.
        Other = "other",
    }
}

ids! {
    /// Who the people are (VDC, SNHR).
    Victim {
        /// Civilians.
        Civilian = "civilian",
        /// Soldiers, members of armed groups, police.
        Fighter = "fighter",
        /// Officers.
        Officer = "officer",
        /// Children.
        Child = "child",
        /// Women.
        Woman = "woman",
        /// Several of these.
        Mixed = "mixed",
        /// Not said.
        Unknown = "unknown",
    }
}

impl Victim {
    /// Both of two groups together. Officers are fighters.
    #[must_use]
    pub(super) fn with(self, other: Self) -> Self {
        match (self, other) {
            (one, same) if one == same => one,
            (Self::Unknown, known) | (known, Self::Unknown) => known,
            (Self::Fighter, Self::Officer) | (Self::Officer, Self::Fighter) => Self::Fighter,
            _ => Self::Mixed,
        }
    }
}

ids! {
    /// The rule that gave a phrase its number.
    Rule {
        /// Digits.
        Digits = "digits",
        /// Number words.
        NumberWords = "number words",
        /// The dual ending of a noun.
        DualEnding = "dual ending",
        /// ـين of a noun with a sound plural: two, or three and more.
        DualOrPlural = "dual or plural ending",
        /// A singular noun without a number.
        Singular = "singular noun",
        /// "The first", "the second": one of them.
        Ordinal = "ordinal",
        /// "One of" a group.
        OneOf = "one of a group",
        /// Tens, hundreds, thousands.
        RoundPlural = "round number in the plural",
        /// بضع: three to nine.
        Few = "a few, three to nine",
        /// A plural without a number: three or more.
        BarePlural = "plural without a number",
        /// "A number of", "several".
        SomeOf = "unstated number",
        /// Two numbers, or a range.
        TwoNumbers = "two numbers",
        /// The number is stated once for two kinds of casualty.
        SharedNumber = "one number for several kinds",
        /// Families are counted, not people.
        Families = "families, not people",
        /// "No", "without".
        Negation = "negation",
        /// There is no figure in the phrase.
        NoFigure = "no figure",
    }
}

/// Why a phrase has its figures: the rule, the numbers that it found, and what
/// the phrase says about them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The rule.
    pub rule: Rule,
    /// The number that is stated, or the lower of two.
    pub number: Option<u64>,
    /// The higher of two.
    pub to: Option<u64>,
    /// What is said about it.
    pub modifier: Modifier,
}

/// In English, as the companion prints it: `dual ending: 2`.
impl fmt::Display for Reason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.rule.as_str())?;
        match (self.number, self.to) {
            (Some(number), Some(to)) => write!(out, ": {number} to {to}")?,
            (Some(number), None) => write!(out, ": {number}")?,
            (None, _) => {}
        }
        match self.modifier {
            Modifier::AtLeast => out.write_str(", at least"),
            Modifier::MoreThan => out.write_str(", more than that"),
            Modifier::LessThan => out.write_str(", less than that"),
            Modifier::UpTo => out.write_str(", at most"),
            Modifier::About => out.write_str(", about"),
            Modifier::Ambiguous => out.write_str(", ambiguous"),
            _ => Ok(()),
        }
    }
}

/// What a casualty phrase says. `None` is "not stated".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The lowest number of people.
    pub low: Option<u64>,
    /// The most likely number.
    pub best: Option<u64>,
    /// The highest number.
    pub high: Option<u64>,
    /// What is said about the number.
    pub modifier: Modifier,
    /// What happened to the people.
    pub kind: Kind,
    /// Who they are.
    pub victim: Victim,
    /// Why the figures are these.
    pub reason: Reason,
}

/// A casualty phrase in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its place, in code points: modifier, number and counted noun, without
    /// glued و ف ب ل but with the article.
    pub range: TextRange,
    /// What it says.
    pub reading: Reading,
}
