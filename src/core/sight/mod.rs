//! Whether the colours of labels can be told apart, and seen at all, by every eye.
//!
//! Reckoning takes trigonometry that a browser need not be sent: what comes of
//! it for the built-in colours is [`LOOKS`], and a test reckons it again from
//! the style sheets.

mod colour;
#[cfg(test)]
mod tests;

pub use colour::{Lab, Rgb, contrast, difference};

use crate::core::model::Hue;

/// How an eye sees colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// With three kinds of cones.
    Normal,
    /// Without those for long waves: red is dark.
    Protan,
    /// Without those for middle waves: red and green look alike.
    Deutan,
    /// Without those for short waves: blue and green look alike.
    Tritan,
}

impl Sight {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Normal, Self::Protan, Self::Deutan, Self::Tritan];
}

/// How far two colours are apart for the eye that has most trouble with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// CIEDE2000, in tenths, in the theme where it is least.
    pub tenths: u16,
    /// For whom.
    pub sight: Sight,
}

/// The colours of labels as eyes see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looks {
    /// The gaps between each two of [`Hue::ALL`]: of the second to the first, of
    /// the third to the first and second, and so on.
    pub gaps: Vec<Gap>,
    /// The colours that have a contrast below 3 to the paper (WCAG 2.2, 1.4.11).
    pub faint: Vec<Hue>,
}

impl Looks {
    /// The gap between two colours; `None` for a colour and itself.
    #[must_use]
    pub fn gap(&self, a: Hue, b: Hue) -> Option<Gap> {
        let place = |hue| Hue::ALL.iter().position(|one| *one == hue);
        let (a, b) = (place(a)?, place(b)?);
        let (low, high) = (a.min(b), a.max(b));
        if low == high { None } else { self.gaps.get(high * (high - 1) / 2 + low).copied() }
    }

    /// Of these colours, in the order of [`Hue::ALL`], each theme with its paper.
    #[must_use]
    pub fn measured(themes: &[(Vec<Rgb>, Rgb)]) -> Self {
        let mut gaps: Vec<Gap> = Vec::new();
        let mut faint = Vec::new();
        for (high, hue) in Hue::ALL.iter().enumerate() {
            for low in 0..high {
                let seen = themes.iter().flat_map(|(colours, _)| {
                    let pair = colours.get(low).zip(colours.get(high));
                    pair.into_iter().flat_map(|(a, b)| Sight::ALL.map(|sight| gap(*a, *b, sight)))
                });
                gaps.extend(seen.min_by_key(|gap| gap.tenths));
            }
            let fails = |(colours, paper): &(Vec<Rgb>, Rgb)| {
                colours.get(high).is_some_and(|colour| contrast(*colour, *paper) < 3.0)
            };
            if themes.iter().any(fails) {
                faint.push(*hue);
            }
        }
        Self { gaps, faint }
    }

    /// The built-in colours, as a test reckons them from the style sheets.
    #[must_use]
    pub fn built_in() -> Self {
        let gap = |(tenths, sight): &(u16, Sight)| Gap { tenths: *tenths, sight: *sight };
        Self { gaps: GAPS.iter().map(gap).collect(), faint: Vec::new() }
    }
}

fn gap(a: Rgb, b: Rgb, sight: Sight) -> Gap {
    let tenths = difference(Lab::of(a.seen_by(sight)), Lab::of(b.seen_by(sight))) * 10.0;
    // A difference is at most a few hundred.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let tenths = tenths.round() as u16;
    Gap { tenths, sight }
}

/// [`Looks::gaps`] of the built-in colours: green; orange; violet; pink; brown; teal; grey.
#[rustfmt::skip]
const GAPS: [(u16, Sight); 28] = {
    use Sight::{Deutan, Normal, Protan, Tritan};
    [
        (122, Tritan),
        (437, Normal), (103, Protan),
        (90, Protan), (225, Deutan), (249, Tritan),
        (111, Protan), (150, Deutan), (85, Tritan), (37, Protan),
        (458, Normal), (103, Protan), (31, Deutan), (183, Tritan), (79, Tritan),
        (91, Tritan), (35, Tritan), (307, Protan), (22, Deutan), (66, Deutan), (312, Protan),
        (199, Normal), (125, Deutan), (237, Tritan), (91, Deutan), (31, Deutan), (226, Tritan), (54, Protan),
    ]
};
