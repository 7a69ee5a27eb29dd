//! The page itself: its language, theme, place in the address, and frames.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// The window. The app only ever runs in one.
#[must_use]
pub fn window() -> web_sys::Window {
    web_sys::window().unwrap_or_else(|| wasm_bindgen::throw_str("Wasim runs in a window"))
}

/// The document.
#[must_use]
pub fn document() -> web_sys::Document {
    window().document().unwrap_or_else(|| wasm_bindgen::throw_str("Wasim runs in a document"))
}

/// A length for a style, in CSS pixels. The browser writes the number: Rust's
/// own way of doing that is 15 KB of the program.
#[must_use]
pub fn px(length: f64) -> String {
    number(length) + "px"
}

/// A number as the browser writes it.
#[must_use]
pub fn number(number: f64) -> String {
    String::from(js_sys::Number::from(number).to_js_string())
}

/// Sets an attribute of the page's root element.
pub fn set_root(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        // Fails only for malformed names; ours are constants.
        root.set_attribute(name, value).ok();
    }
}

/// Sets custom properties of the page's root element; an empty value takes one away.
pub fn set_properties(properties: &[(&str, String)]) {
    let root = document().document_element().and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok());
    let Some(root) = root else { return };
    for (name, value) in properties {
        // Fails only for malformed names; ours are constants.
        root.style().set_property(name, value).ok();
    }
}

/// Whether the system asks for a dark theme.
#[must_use]
pub fn prefers_dark() -> bool {
    matches!(window().match_media("(prefers-color-scheme: dark)"), Ok(Some(query)) if query.matches())
}

/// Whether the window is so narrow that it shows one thing at a time; the
/// styles know the same width.
#[must_use]
pub fn is_narrow() -> bool {
    matches!(window().match_media("(max-width: 759px)"), Ok(Some(query)) if query.matches())
}

/// The languages the reader's system prefers, best first.
#[must_use]
pub fn languages() -> Vec<String> {
    window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// Whether this is a Mac, whose keys have other names.
#[must_use]
pub fn is_mac() -> bool {
    window().navigator().platform().is_ok_and(|platform| platform.starts_with("Mac"))
}

fn find(selector: &str) -> Option<web_sys::Element> {
    document().query_selector(selector).ok().flatten()
}

/// Whether a selector finds an element.
#[must_use]
pub fn finds(selector: &str) -> bool {
    find(selector).is_some()
}

/// Puts the focus on the element that a selector finds, if there is one.
pub fn focus(selector: &str) -> bool {
    let found = find(selector).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    let still = web_sys::FocusOptions::new();
    still.set_prevent_scroll(true);
    found.is_some_and(|element| element.focus_with_options(&still).is_ok())
}

/// Puts the focus on a field that a selector finds and selects what is written
/// in it, so that writing replaces it.
pub fn take_up(selector: &str) -> bool {
    let field = find(selector).and_then(|element| element.dyn_into::<web_sys::HtmlInputElement>().ok());
    field.is_some_and(|field| {
        field.select();
        focus(selector)
    })
}

/// Brings the element that a selector finds into view, if there is one.
pub fn reveal(selector: &str) {
    if let Some(element) = find(selector) {
        element.scroll_into_view();
    }
}

/// The same, moving no further than is needed.
pub fn reveal_nearest(selector: &str) {
    if let Some(element) = find(selector) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Presses the button that a selector finds, if there is one.
pub fn press(selector: &str) -> bool {
    let found = find(selector).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    found.is_some_and(|button| {
        button.click();
        true
    })
}

/// Moves the focus among the elements that a selector finds, so many further in
/// the order of the page and into view; from elsewhere to the first.
pub fn step_focus(selector: &str, by: isize) -> bool {
    let Ok(found) = document().query_selector_all(selector) else { return false };
    let all: Vec<_> = (0..found.length()).filter_map(|i| found.item(i)).collect();
    let active = document().active_element().map(wasm_bindgen::JsCast::unchecked_into::<web_sys::Node>);
    let here = active.and_then(|active| all.iter().position(|one| *one == active));
    let next = here.map_or(Some(0), |here| here.checked_add_signed(by));
    let next = next.and_then(|next| all.get(next)).and_then(|node| node.dyn_ref::<web_sys::HtmlElement>());
    next.is_some_and(|element| element.focus().is_ok())
}

/// Whether nothing but the text has the focus.
#[must_use]
pub fn focus_is_free() -> bool {
    document()
        .active_element()
        .is_none_or(|active| active.matches("body, article, .queue button").unwrap_or(true))
}

/// Whether a field has the focus in which text can be selected.
#[must_use]
pub fn is_writing() -> bool {
    finds("input:focus, textarea:focus")
}

/// Calls `then` before the next frame is painted.
pub fn before_frame(then: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(then);
    window().request_animation_frame(callback.unchecked_ref()).ok();
}

/// Lets everything else that waits run first.
pub async fn next_task() {
    let posted = js_sys::Promise::new(&mut |resolve, _| {
        window().set_timeout_with_callback(&resolve).ok();
    });
    JsFuture::from(posted).await.ok();
}

/// Lets so many milliseconds pass.
pub async fn pause(milliseconds: i32) {
    let passed = js_sys::Promise::new(&mut |resolve, _| {
        window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds).ok();
    });
    JsFuture::from(passed).await.ok();
}

/// Leaves the field that is being written in, so that what is in it is taken.
pub fn leave_field() {
    let active =
        document().active_element().and_then(|active| active.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(active) = active {
        // An element that can't lose the focus keeps it.
        active.blur().ok();
    }
}

/// Calls `then` once the next frame has been handed to the screen: a task that
/// is posted from inside the frame runs after it.
pub fn after_frame(then: impl FnOnce() + 'static) {
    before_frame(move || {
        wasm_bindgen_futures::spawn_local(async move {
            next_task().await;
            then();
        });
    });
}

/// Listens to the document's selection for as long as it is kept.
pub struct Listener(Closure<dyn Fn()>);

impl Drop for Listener {
    fn drop(&mut self) {
        document()
            .remove_event_listener_with_callback("selectionchange", self.0.as_ref().unchecked_ref())
            .ok();
    }
}

/// Calls `then` after each change of the document's selection.
#[must_use]
pub fn on_selection_change(then: impl Fn() + 'static) -> Listener {
    let listener = Listener(Closure::new(then));
    document().add_event_listener_with_callback("selectionchange", listener.0.as_ref().unchecked_ref()).ok();
    listener
}

#[wasm_bindgen]
extern "C" {
    /// `Document`, whose `fonts` web-sys has only with the whole font API.
    type WithFonts;
    #[wasm_bindgen(method, getter)]
    fn fonts(this: &WithFonts) -> JsValue;
}

/// Calls `then` once the fonts of the page are there: until then letters may
/// still change their widths.
pub fn when_fonts_are_ready(then: impl FnOnce() + 'static) {
    let fonts = document().unchecked_into::<WithFonts>().fonts();
    let Ok(ready) = js_sys::Reflect::get(&fonts, &"ready".into()) else { return };
    wasm_bindgen_futures::spawn_local(async move {
        JsFuture::from(js_sys::Promise::resolve(&ready)).await.ok();
        then();
    });
}
