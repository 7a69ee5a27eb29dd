//! Every change is saved by itself, in the order in which it was made.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::core::keep::Write;
use crate::core::model::Timestamp;
use crate::platform::clock;
use crate::platform::dom::next_task;
use crate::platform::storage::{StorageError, Store};

/// What the status line says of the work.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveState {
    /// All of it is on the disk, since then; `None` before the first save.
    Saved(Option<Timestamp>),
    /// Some of it is on its way.
    Saving,
    /// Storage refused; the work is in memory, and why in the browser's words.
    Failed(String),
}

/// Writes records one batch after another and says how it stands.
#[derive(Clone, Copy)]
pub struct Saver {
    /// How it stands.
    pub state: RwSignal<SaveState>,
    store: StoredValue<Option<Rc<Store>>, LocalStorage>,
    waiting: StoredValue<Vec<Write>, LocalStorage>,
    busy: StoredValue<bool, LocalStorage>,
}

impl Saver {
    /// With nothing to write yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            state: RwSignal::new(SaveState::Saved(None)),
            store: StoredValue::new_local(None),
            waiting: StoredValue::new_local(Vec::new()),
            busy: StoredValue::new_local(false),
        }
    }

    /// The database, opened at the first call.
    ///
    /// # Errors
    /// Where storage is blocked.
    pub async fn store(self) -> Result<Rc<Store>, StorageError> {
        if let Some(store) = self.store.get_value() {
            return Ok(store);
        }
        let store = Rc::new(Store::open().await?);
        self.store.set_value(Some(store.clone()));
        Ok(store)
    }

    /// Queues records to be written.
    pub fn queue(self, writes: Vec<Write>) {
        if writes.is_empty() {
            return;
        }
        self.waiting.update_value(|waiting| waiting.extend(writes));
        self.retry();
    }

    /// Writes what waits, unless that is under way.
    pub fn retry(self) {
        if self.busy.get_value() {
            return;
        }
        self.busy.set_value(true);
        self.state.set(SaveState::Saving);
        spawn_local(async move {
            let state = self.write_all().await;
            self.busy.set_value(false);
            self.state.set(state);
        });
    }

    async fn write_all(self) -> SaveState {
        loop {
            let batch = self.waiting.try_update_value(std::mem::take).unwrap_or_default();
            if batch.is_empty() {
                return SaveState::Saved(clock::stamp("".into()).map(|stamp| stamp.at));
            }
            let written = match self.store().await {
                Ok(store) => store.write(&batch).await,
                Err(error) => Err(error),
            };
            if let Err(StorageError(reason)) = written {
                // Nothing of it is on the disk, so all of it waits again, before what came since.
                self.waiting.update_value(|waiting| {
                    waiting.splice(0..0, batch);
                });
                return SaveState::Failed(reason);
            }
        }
    }

    /// Waits until nothing is on its way to the disk; `false` where storage
    /// refused and some of the work is in memory only.
    pub async fn settled(self) -> bool {
        while self.busy.get_value() {
            next_task().await;
        }
        !self.unsaved()
    }

    /// Whether closing the page now would lose work.
    #[must_use]
    pub fn unsaved(self) -> bool {
        self.state.with_untracked(|state| !matches!(state, SaveState::Saved(_)))
    }
}

impl Default for Saver {
    fn default() -> Self {
        Self::new()
    }
}
