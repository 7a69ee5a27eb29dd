//! Offsets as types, so that code points, UTF-16 code units and UTF-8 bytes
//! can never be mistaken for one another.

use serde::Serialize;

/// An offset in Unicode code points from the start of a report's text: the
/// unit of every stored annotation and of Wasim's own files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct CodePoint(pub usize);

/// An offset in UTF-16 code units: what the DOM counts in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Utf16(pub usize);

/// An offset in UTF-8 bytes: what Rust strings count in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Byte(pub usize);

/// A half-open range `start..end` of code points; `start <= end` always holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextRange {
    start: CodePoint,
    end: CodePoint,
}

impl TextRange {
    /// The range between two offsets, whichever comes first.
    #[must_use]
    pub fn between(a: CodePoint, b: CodePoint) -> Self {
        Self { start: a.min(b), end: a.max(b) }
    }

    /// First code point of the range.
    #[must_use]
    pub fn start(self) -> CodePoint {
        self.start
    }

    /// One past the last code point of the range.
    #[must_use]
    pub fn end(self) -> CodePoint {
        self.end
    }

    /// How many code points lie in the range.
    #[must_use]
    pub fn len(self) -> usize {
        self.end.0 - self.start.0
    }

    /// Whether no code point lies in the range.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether at least one code point lies in both ranges.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether every code point of `other` lies in this range.
    #[must_use]
    pub fn encloses(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the code point that begins at `at` lies in the range.
    #[must_use]
    pub fn contains(self, at: CodePoint) -> bool {
        self.start <= at && at < self.end
    }
}
