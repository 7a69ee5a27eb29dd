//! What the device promises of the work that is kept on it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::core::keep::Room;
use crate::platform::{clock, room};

/// How often the room is looked at while work is saved, in milliseconds.
const OFTEN: f64 = 60_000.0;

/// What the device promises.
#[derive(Clone, Copy)]
pub struct Device {
    /// Whether it keeps the work until a person deletes it; `None` while it does not say.
    pub persistent: RwSignal<Option<bool>>,
    /// How much room there is; `None` while it does not say.
    pub room: RwSignal<Option<Room>>,
    asked: StoredValue<bool, LocalStorage>,
    looked: StoredValue<f64, LocalStorage>,
}

impl Default for Device {
    fn default() -> Self {
        Self::new()
    }
}

impl Device {
    /// With nothing known yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            persistent: RwSignal::new(None),
            room: RwSignal::new(None),
            asked: StoredValue::new_local(false),
            looked: StoredValue::new_local(-OFTEN),
        }
    }

    /// Asks the browser how it stands.
    pub fn look(self) {
        self.looked.set_value(clock::now());
        spawn_local(async move {
            self.persistent.set(room::persisted().await);
            self.room.set(room::estimate().await);
        });
    }

    /// A person's work was saved: now there is something to lose, so that the
    /// browser is asked to keep it, once.
    pub fn work_saved(self) {
        if self.asked.get_value() {
            if clock::now() - self.looked.get_value() > OFTEN {
                self.look();
            }
            return;
        }
        self.asked.set_value(true);
        spawn_local(async move {
            if room::persisted().await == Some(false) {
                room::persist().await;
            }
            self.look();
        });
    }
}
