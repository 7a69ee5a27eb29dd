//! The sizes of the type on the page, which only the browser knows.

use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use super::dom::{document, window};
use super::selection::{self, Box, Position};
use crate::core::text::Utf16;

/// Sizes in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TypeSize {
    /// From the upper edge of a letter's box to the baseline.
    pub ascent: f64,
    /// One em.
    pub em: f64,
    /// From one line to the next.
    pub line: f64,
}

impl TypeSize {
    /// Of the paragraphs in an element.
    #[must_use]
    pub fn of(element: &HtmlElement) -> Self {
        Self::measure(element).unwrap_or_default()
    }

    /// A letter and an empty box on its baseline show where the baseline is.
    fn measure(element: &HtmlElement) -> Result<Self, JsValue> {
        let probe = document().create_element("p")?;
        probe.set_class_name("probe");
        let letter = document().create_text_node("ا");
        let foot = document().create_element("i")?;
        probe.append_child(&letter)?;
        probe.append_child(&foot)?;
        element.append_child(&probe)?;
        let end = |offset| Position { node: letter.clone().into(), offset: Utf16(offset) };
        let range = selection::range(&end(0), &end(1));
        let top = range.and_then(|range| selection::boxes(&range).first().map(|letter| letter.top));
        let baseline = Box::of(&foot).bottom;
        let style = window().get_computed_style(&probe)?;
        let pixels = |name: &str| {
            let value =
                style.as_ref().and_then(|style| style.get_property_value(name).ok()).unwrap_or_default();
            js_sys::parse_float(&value)
        };
        let size = Self {
            ascent: top.map_or(0.0, |top| baseline - top),
            em: pixels("font-size"),
            line: pixels("line-height"),
        };
        probe.remove();
        Ok(size)
    }
}
