//! The CSS Custom Highlight API, bound by hand: web-sys gates it behind an
//! unstable flag.

use wasm_bindgen::prelude::*;

use super::dom::window;
use super::selection::{self, Position};
use crate::core::text::{Text, TextRange};

#[wasm_bindgen]
extern "C" {
    /// A set of ranges that are painted alike.
    #[derive(Clone)]
    pub type Highlight;

    #[wasm_bindgen(constructor)]
    fn new() -> Highlight;

    /// Adds a range.
    #[wasm_bindgen(method)]
    pub fn add(this: &Highlight, range: &web_sys::Range);

    /// Takes a range away.
    #[wasm_bindgen(method)]
    pub fn delete(this: &Highlight, range: &web_sys::Range) -> bool;

    #[wasm_bindgen(method, setter)]
    fn set_priority(this: &Highlight, priority: i32);

    /// A style sheet made by the program, which the page's policy allows.
    #[wasm_bindgen(js_name = CSSStyleSheet)]
    pub type Sheet;

    #[wasm_bindgen(constructor, js_class = "CSSStyleSheet", catch)]
    fn empty() -> Result<Sheet, JsValue>;

    #[wasm_bindgen(method, js_class = "CSSStyleSheet", js_name = insertRule, catch)]
    fn insert_rule(this: &Sheet, rule: &str) -> Result<u32, JsValue>;

    type Registry;

    #[wasm_bindgen(method)]
    fn set(this: &Registry, name: &str, highlight: &Highlight);

    #[wasm_bindgen(method)]
    fn get(this: &Registry, name: &str) -> JsValue;
}

impl Sheet {
    /// An empty one that the page has taken; `None` in browsers that can't.
    #[must_use]
    pub fn adopted() -> Option<Self> {
        let sheet = Self::empty().ok()?;
        let document = window().document()?;
        let all = js_sys::Reflect::get(&document, &"adoptedStyleSheets".into()).ok()?;
        let all: js_sys::Array = all.dyn_into().ok()?;
        all.push(&sheet);
        Some(sheet)
    }

    /// Adds a rule. A browser leaves out what it does not know.
    pub fn add(&self, rule: &str) {
        self.insert_rule(rule).ok();
    }
}

fn registry() -> Option<Registry> {
    let css = js_sys::Reflect::get(&js_sys::global(), &"CSS".into()).ok()?;
    let registry = js_sys::Reflect::get(&css, &"highlights".into()).ok()?;
    registry.is_object().then(|| registry.unchecked_into())
}

/// Whether this browser can paint highlights.
#[must_use]
pub fn supported() -> bool {
    registry().is_some()
}

/// The highlight that is registered under `name`, and whether it is new: then
/// it is empty. Where highlights overlap the one of higher priority lies on
/// top. `None` where there are none.
#[must_use]
pub fn register(name: &str, priority: i32) -> Option<(Highlight, bool)> {
    let registry = registry()?;
    let there = registry.get(name);
    if !there.is_undefined() {
        return Some((there.unchecked_into(), false));
    }
    let highlight = Highlight::new();
    highlight.set_priority(priority);
    registry.set(name, &highlight);
    Some((highlight, true))
}

/// One highlight for emphasis anywhere outside the report.
const EMPHASIS: &str = "hit";

/// Emphasised words. They are for as long as this is kept.
pub struct Emphasis {
    highlight: Highlight,
    range: web_sys::Range,
}

impl Emphasis {
    /// A part of `text`, which is all that `element` holds, in one text node.
    #[must_use]
    pub fn of(element: &web_sys::Element, text: &Text, part: TextRange) -> Option<Self> {
        let (highlight, _) = register(EMPHASIS, 0)?;
        let node = element.first_child()?;
        let end = |at| text.to_utf16(at).map(|offset| Position { node: node.clone(), offset });
        let range = selection::range(&end(part.start())?, &end(part.end())?)?;
        highlight.add(&range);
        Some(Self { highlight, range })
    }
}

impl Drop for Emphasis {
    fn drop(&mut self) {
        self.highlight.delete(&self.range);
    }
}

/// Marks `reader` as `each` where a browser does not let the paragraphs of
/// `article` inherit its highlights, so that the style sheet names them all
/// (Firefox, and Safari until 2026).
pub fn help_inheritance(reader: &web_sys::HtmlElement, article: &web_sys::HtmlElement) {
    let Some(paragraph) = article.first_element_child() else { return };
    let style = window().get_computed_style_with_pseudo_elt(&paragraph, "::highlight(pending)");
    let line = style.ok().flatten().and_then(|style| style.get_property_value("text-decoration-line").ok());
    let inherits = line.as_deref() == Some("underline");
    // Fails only for names with blanks in them.
    reader.class_list().toggle_with_force("each", !inherits).ok();
}
