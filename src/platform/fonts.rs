//! Which fonts this device has. Browsers keep no list of them for pages, but
//! a text in a font that is there has another width than without it.

use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use super::dom::document;

/// What stands in where a font is missing: that one of them is the font itself
/// does not hide it from the others.
const STAND_INS: [&str; 4] = ["monospace", "sans-serif", "serif", "cursive"];
/// Letters of the scripts that reports are written in.
const LETTERS: &str = "غارة على مستشفى في حلب שלום گچپ 2017 Wamgi";

/// Fonts for reading that people may have.
const FAMILIES: &[&str] = &[
    "Noto Naskh Arabic",
    "Amiri",
    "Scheherazade New",
    "Vazirmatn",
    "Noto Sans Arabic",
    "Noto Kufi Arabic",
    "Noto Nastaliq Urdu",
    "Noto Serif Hebrew",
    "Sakkal Majalla",
    "Traditional Arabic",
    "Geeza Pro",
    "Tahoma",
    "Times New Roman",
];

/// The fonts for reading that are there.
#[must_use]
pub fn present() -> Vec<&'static str> {
    measure(FAMILIES).unwrap_or_default()
}

fn measure(families: &[&'static str]) -> Result<Vec<&'static str>, JsValue> {
    let probe: HtmlElement = document().create_element("span")?.unchecked_into();
    let style = probe.style();
    for (name, value) in
        [("position", "absolute"), ("visibility", "hidden"), ("white-space", "nowrap"), ("font-size", "96px")]
    {
        style.set_property(name, value)?;
    }
    probe.set_text_content(Some(LETTERS));
    let Some(body) = document().body() else { return Ok(Vec::new()) };
    body.append_child(&probe)?;
    let width = |family: &str| style.set_property("font-family", family).map(|()| probe.offset_width());
    let bare = STAND_INS.map(|stand_in| width(stand_in).unwrap_or_default());
    let differs = |family: &str, (stand_in, bare): (&str, i32)| {
        width(&format!("\"{family}\", {stand_in}")).is_ok_and(|width| width != bare)
    };
    let is_there = |family: &&'static str| STAND_INS.into_iter().zip(bare).any(|pair| differs(family, pair));
    let present = families.iter().copied().filter(is_there).collect();
    probe.remove();
    Ok(present)
}
