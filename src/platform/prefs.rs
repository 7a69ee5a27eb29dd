//! Small preferences in local storage, and what was said in a project's data card:
//! never reports or annotations.
//!
//! Where storage is blocked nothing is remembered, and the app works all the same.

use serde::Serialize;

use crate::core::exchange::{FromJson, from_json, to_json};

fn storage() -> Option<web_sys::Storage> {
    super::dom::window().local_storage().ok().flatten()
}

fn key(name: &str) -> String {
    format!("wasim:{name}")
}

/// What was remembered under a name.
#[must_use]
pub fn get<T: FromJson>(name: &str) -> Option<T> {
    let text = storage()?.get_item(&key(name)).ok()??;
    from_json(&text).ok()
}

/// Remembers a value under a name.
pub fn set<T: Serialize>(name: &str, value: T) {
    if let Some(storage) = storage() {
        // Full storage costs a preference, nothing more.
        storage.set_item(&key(name), &to_json(&value)).ok();
    }
}

/// Forgets what was remembered under a name.
pub fn forget(name: &str) {
    if let Some(storage) = storage() {
        storage.remove_item(&key(name)).ok();
    }
}
