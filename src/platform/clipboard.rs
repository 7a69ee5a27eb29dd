//! What is put on the clipboard.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::DataTransfer;

use super::dom::window;

#[wasm_bindgen]
extern "C" {
    /// `ClipboardEvent`, which web-sys gates behind its unstable flag.
    type Copying;
    #[wasm_bindgen(method, getter, js_name = clipboardData)]
    fn clipboard_data(this: &Copying) -> Option<DataTransfer>;

    /// `Clipboard`, which is nowhere but at safe addresses.
    type Clipboard;
    #[wasm_bindgen(method, js_name = writeText, catch)]
    fn write_text(this: &Clipboard, text: &str) -> Result<js_sys::Promise, JsValue>;
}

/// Puts a text on the clipboard, and nothing else, in place of what the
/// browser would copy. `event` is the `copy` event that is being handled.
pub fn put(event: &web_sys::Event, text: &str) {
    let data = event.unchecked_ref::<Copying>().clipboard_data();
    if data.is_some_and(|data| data.set_data("text/plain", text).is_ok()) {
        event.prevent_default();
    }
}

/// Puts a text on the clipboard without a key of the browser's; `false` where
/// it does not let that be.
pub async fn write(text: &str) -> bool {
    let found = js_sys::Reflect::get(&window().navigator(), &"clipboard".into());
    let Some(clipboard) = found.ok().filter(|found| !found.is_undefined()) else { return false };
    match clipboard.unchecked_into::<Clipboard>().write_text(text) {
        Ok(written) => JsFuture::from(written).await.is_ok(),
        Err(_) => false,
    }
}
