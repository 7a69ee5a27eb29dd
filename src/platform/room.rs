//! How much this device keeps, and whether it keeps it for good.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

use super::dom::window;
use crate::core::keep::Room;

/// There is none where the page does not come over https.
fn manager() -> Option<StorageManager> {
    let found = js_sys::Reflect::get(&window().navigator(), &"storage".into()).ok()?;
    found.is_object().then(|| found.unchecked_into())
}

/// Whether the browser has promised to keep what is here until a person
/// deletes it. `None` where it does not say.
pub async fn persisted() -> Option<bool> {
    JsFuture::from(manager()?.persisted().ok()?).await.ok()?.as_bool()
}

/// Asks for that promise. The browser decides, and may ask the person.
pub async fn persist() -> Option<bool> {
    JsFuture::from(manager()?.persist().ok()?).await.ok()?.as_bool()
}

/// How much is kept here and how much may be. `None` where the browser does not say.
pub async fn estimate() -> Option<Room> {
    let estimate = JsFuture::from(manager()?.estimate().ok()?).await.ok()?;
    let bytes = |name: &str| {
        let found = js_sys::Reflect::get(&estimate, &name.into()).ok()?.as_f64()?;
        // Browsers give whole numbers of bytes, far below 2^53.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        Some(found.max(0.0) as u64)
    };
    Some(Room { used: bytes("usage")?, quota: bytes("quota")? })
}
