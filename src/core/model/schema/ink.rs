//! How a label looks: a colour and a line that carries it for eyes that can't
//! tell hues apart.

use serde::Serialize;

/// An enum of words: how each is written in files and in the style sheets.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $(#[$first_about:meta])* $first:ident = $first_word:literal, $($(#[$about:meta])* $case:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $(#[$first_about])*
            #[default]
            $first,
            $($(#[$about])* $case,)*
        }

        impl $name {
            /// Every one of them.
            pub const ALL: &[Self] = &[Self::$first, $(Self::$case),*];

            /// Its word in files and style sheets.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    Self::$first => $first_word,
                    $(Self::$case => $word,)*
                }
            }
        }
    };
}
pub(super) use words;

words!(
    /// A colour. The style sheets hold it for light and dark, and a test its contrast.
    Hue {
        /// Blue.
        Blue = "blue",
        /// Green.
        Green = "green",
        /// Orange.
        Orange = "orange",
        /// Violet.
        Violet = "violet",
        /// Pink.
        Pink = "pink",
        /// Brown.
        Brown = "brown",
        /// Teal.
        Teal = "teal",
        /// Grey.
        Grey = "grey",
    }
);

words!(
    /// The line under a span.
    Underline {
        /// One line.
        Solid = "solid",
        /// Dashes.
        Dashed = "dashed",
        /// Two lines.
        Double = "double",
        /// Dots.
        Dotted = "dotted",
        /// Waves.
        Wavy = "wavy",
    }
);

words!(
    /// How spans of a label are drawn.
    Mark {
        /// A fill and an underline: for words and phrases.
        Fill = "fill",
        /// A rule in the margin and a hairline: for long stretches that hold others.
        Margin = "margin",
    }
);

/// A colour with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ink {
    /// The colour.
    pub hue: Hue,
    /// The line.
    pub underline: Underline,
}

impl Ink {
    /// Its classes in the style sheets.
    #[must_use]
    pub fn class(self) -> String {
        format!("{} {}", self.hue.as_str(), self.underline.as_str())
    }
}
