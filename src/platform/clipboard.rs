//! What is put on the clipboard while the browser copies.

use wasm_bindgen::prelude::*;
use web_sys::DataTransfer;

#[wasm_bindgen]
extern "C" {
    /// `ClipboardEvent`, which web-sys gates behind its unstable flag.
    type Copying;
    #[wasm_bindgen(method, getter, js_name = clipboardData)]
    fn clipboard_data(this: &Copying) -> Option<DataTransfer>;
}

/// Puts a text on the clipboard, and nothing else, in place of what the
/// browser would copy. `event` is the `copy` event that is being handled.
pub fn put(event: &web_sys::Event, text: &str) {
    let data = event.unchecked_ref::<Copying>().clipboard_data();
    if data.is_some_and(|data| data.set_data("text/plain", text).is_ok()) {
        event.prevent_default();
    }
}
