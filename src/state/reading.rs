//! How a person likes to read: the font of the report, its size, the height
//! and length of its lines, and what is shown of its characters.

use serde::Serialize;

use crate::core::exchange::{FromJson, Node, Wrong, record};

/// How long lines may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Measure {
    /// Short ones.
    Narrow,
    /// The usual.
    #[default]
    Normal,
    /// Long ones.
    Wide,
}

impl Measure {
    /// Every one, from the shortest on.
    pub const ALL: [Self; 3] = [Self::Narrow, Self::Normal, Self::Wide];
    const NAMES: [(&str, Self); 3] =
        [("narrow", Self::Narrow), ("normal", Self::Normal), ("wide", Self::Wide)];

    /// Its name in preferences.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::NAMES.iter().find(|(_, measure)| *measure == self).map_or("", |(name, _)| name)
    }

    /// In em of the report's type.
    fn em(self) -> &'static str {
        match self {
            Self::Narrow => "25",
            Self::Normal => "32",
            Self::Wide => "42",
        }
    }
}

impl FromJson for Measure {
    fn read(node: &Node<'_>) -> Result<Self, Wrong> {
        node.word(&Self::NAMES)
    }
}

/// A number that can be set, from the least to the most in steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The least.
    pub least: u32,
    /// The most.
    pub most: u32,
    /// Between one value and the next.
    pub step: u32,
}

impl Scale {
    /// The value next to any number.
    #[must_use]
    pub fn fit(self, value: u32) -> u32 {
        let value = value.clamp(self.least, self.most) - self.least;
        self.least + (value + self.step / 2) / self.step * self.step
    }
}

/// The size of the type, in percent of the usual one.
pub const SIZE: Scale = Scale { least: 70, most: 200, step: 5 };
/// The height of a line, in percent of the size of the type.
pub const LINE: Scale = Scale { least: 160, most: 300, step: 10 };
/// The height of a line unless it was set.
const USUAL_LINE: u32 = 220;

/// How a person likes to read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// A font that is installed; `sans` for the interface's own; empty for the usual naskh.
    pub font: String,
    /// In percent of the usual size.
    pub size: u32,
    /// The height of a line in percent of the size.
    pub line: u32,
    /// How long lines may be.
    pub measure: Measure,
    /// Whether dates and figures are shown in the order in which they were written.
    pub isolate: bool,
    /// Whether invisible characters are shown.
    pub invisibles: bool,
}

record!(Reading { font, size, line, measure, isolate, invisibles });

impl Default for Reading {
    fn default() -> Self {
        Self {
            font: String::new(),
            size: 100,
            line: USUAL_LINE,
            measure: Measure::Normal,
            isolate: true,
            invisibles: false,
        }
    }
}

/// The name that stands for the interface's own font.
pub const SANS: &str = "sans";

impl Reading {
    /// The same within what can be set: preferences may be damaged.
    #[must_use]
    pub fn fitted(self) -> Self {
        let font = plain(&self.font);
        Self { font, size: SIZE.fit(self.size), line: LINE.fit(self.line), ..self }
    }

    /// A size so many steps larger.
    #[must_use]
    pub fn larger(self, steps: i32) -> Self {
        let by = steps.unsigned_abs() * SIZE.step;
        let size = if steps < 0 { self.size.saturating_sub(by) } else { self.size + by };
        Self { size: SIZE.fit(size), ..self }
    }

    /// What the style sheet takes of it: custom properties with their values,
    /// empty where the style sheet's own holds.
    #[must_use]
    pub fn properties(&self) -> [(&'static str, String); 5] {
        let font = match self.font.as_str() {
            "" => String::new(),
            SANS => "var(--sans)".to_owned(),
            family => format!("\"{}\", var(--naskh)", plain(family)),
        };
        let line = if self.line == USUAL_LINE { String::new() } else { hundredths(self.line) };
        [
            ("--read-font", font),
            ("--read-scale", hundredths(self.size)),
            ("--read-leading", line),
            ("--read-measure", self.measure.em().to_owned()),
            // Where there is no more room, long lines take it from the empty margin.
            ("--read-end", if self.measure == Measure::Wide { "24px".to_owned() } else { String::new() }),
        ]
    }
}

/// The name of a font, without what could end it in a style sheet.
fn plain(family: &str) -> String {
    let kept = |c: &char| !c.is_control() && !matches!(c, '"' | '\\');
    family.chars().filter(kept).take(80).collect::<String>().trim().to_owned()
}

fn hundredths(percent: u32) -> String {
    format!("{}.{:02}", percent / 100, percent % 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::exchange::{from_json, to_json};

    fn property(reading: &Reading, name: &str) -> String {
        reading.properties().into_iter().find(|(property, _)| *property == name).unwrap().1
    }

    #[test]
    fn what_is_remembered_comes_back() {
        let reading = Reading {
            font: "Amiri".into(),
            size: 130,
            line: 180,
            measure: Measure::Wide,
            isolate: false,
            invisibles: true,
        };
        assert_eq!(from_json::<Reading>(&to_json(&reading)).unwrap().fitted(), reading);
        assert_eq!(Reading::default().fitted(), Reading::default());
        assert!(from_json::<Reading>("{\"size\":130}").is_err());
    }

    #[test]
    fn values_stay_in_their_scale() {
        let check = |value, expected| assert_eq!(SIZE.fit(value), expected);
        check(0, 70);
        check(101, 100);
        check(103, 105);
        check(9999, 200);
        let larger = |size, steps| Reading { size, ..Reading::default() }.larger(steps).size;
        assert_eq!([larger(100, 1), larger(100, -1), larger(200, 1), larger(70, -1)], [105, 95, 200, 70]);
    }

    #[test]
    fn the_style_sheet_takes_numbers_and_names() {
        let usual = Reading::default();
        assert_eq!(property(&usual, "--read-font"), "");
        assert_eq!(property(&usual, "--read-scale"), "1.00");
        assert_eq!(property(&usual, "--read-leading"), "");
        let reading = Reading { font: "A\"miri\\; }".into(), size: 105, line: 180, ..usual };
        assert_eq!(property(&reading, "--read-font"), "\"Amiri; }\", var(--naskh)");
        assert_eq!(property(&reading, "--read-scale"), "1.05");
        assert_eq!(property(&reading, "--read-leading"), "1.80");
    }
}
