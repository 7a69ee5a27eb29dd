//! Small marks that lie over or under a report's text: rules in the margin,
//! corners, the selected span, the caret. They never take part in its layout.

use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use super::dom::{document, px};
use super::selection::Box;

/// A mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its classes in the style sheet.
    pub class: String,
    /// Its box in the window.
    pub place: Box,
    /// What it says, if anything.
    pub label: String,
    /// What a click on it means: the id of a span, or nothing.
    pub target: String,
}

impl Mark {
    /// A mark that says nothing.
    #[must_use]
    pub fn new(class: &str, place: Box) -> Self {
        Self { class: class.to_owned(), place, label: String::new(), target: String::new() }
    }
}

/// An element that holds marks. Elements are used again, so that their number
/// depends on what is in the window and not on the report.
pub struct Overlay {
    host: HtmlElement,
    shown: Vec<(HtmlElement, Option<Mark>)>,
}

impl Overlay {
    /// Holds marks in `host`, which has `dir="ltr"`: boxes come from the screen.
    /// What was in it goes.
    #[must_use]
    pub fn new(host: HtmlElement) -> Self {
        host.set_text_content(None);
        Self { host, shown: Vec::new() }
    }

    /// Shows these marks and no others.
    pub fn show(&mut self, marks: &[Mark]) {
        let origin = Box::of(&self.host);
        while self.shown.len() < marks.len() {
            let Ok(element) = document().create_element("span") else { return };
            if self.host.append_child(&element).is_err() {
                return;
            }
            self.shown.push((element.unchecked_into(), None));
        }
        for (i, (element, shown)) in self.shown.iter_mut().enumerate() {
            let wanted = marks.get(i).map(|mark| mark.clone().seen_from(origin));
            if *shown != wanted {
                // Setting a style or attribute fails only for malformed names.
                write(element, wanted.as_ref()).ok();
                *shown = wanted;
            }
        }
    }
}

impl Mark {
    fn seen_from(mut self, origin: Box) -> Self {
        for x in [&mut self.place.left, &mut self.place.right] {
            *x -= origin.left;
        }
        for y in [&mut self.place.top, &mut self.place.bottom] {
            *y -= origin.top;
        }
        self
    }
}

fn write(element: &HtmlElement, mark: Option<&Mark>) -> Result<(), JsValue> {
    let Some(mark) = mark else {
        element.set_class_name("");
        element.set_hidden(true);
        return Ok(());
    };
    element.set_hidden(false);
    element.set_class_name(&mark.class);
    element.set_text_content(Some(&mark.label));
    element.set_attribute("data-span", &mark.target)?;
    let style = element.style();
    let place = mark.place;
    style.set_property("inset-inline-start", &px(place.left))?;
    style.set_property("inset-block-start", &px(place.top))?;
    style.set_property("inline-size", &px(place.right - place.left))?;
    style.set_property("block-size", &px(place.bottom - place.top))
}
