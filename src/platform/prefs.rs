//! Small preferences in local storage: never data.
//!
//! Where storage is blocked nothing is remembered, and the app works all the
//! same: `gloo-storage` panics there, so it is asked only where it works.

use gloo_storage::{LocalStorage, Storage};
use serde::{Serialize, de::DeserializeOwned};

fn available() -> bool {
    matches!(super::dom::window().local_storage(), Ok(Some(_)))
}

/// What was remembered under a name.
#[must_use]
pub fn get<T: DeserializeOwned>(name: &str) -> Option<T> {
    if available() { LocalStorage::get(format!("wasim:{name}")).ok() } else { None }
}

/// Remembers a value under a name.
pub fn set<T: Serialize>(name: &str, value: T) {
    if available() {
        // Full storage costs a preference, nothing more.
        LocalStorage::set(format!("wasim:{name}"), value).ok();
    }
}
