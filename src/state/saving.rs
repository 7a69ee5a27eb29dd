//! Every change is saved by itself, in the order in which it was made.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::device::Device;
use super::tabs::Tabs;
use crate::core::keep::{self, Ledger, News, Write};
use crate::core::model::{ProjectId, Timestamp};
use crate::platform::clock;
use crate::platform::dom::next_task;
use crate::platform::storage::{Guard, Refusal, StorageError, Store};

/// What the status line says of the work.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveState {
    /// All of it is on the disk, since then; `None` before the first save.
    Saved(Option<Timestamp>),
    /// Some of it is on its way.
    Saving,
    /// Storage refused; the work is in memory.
    Failed(StorageError),
}

/// Records of one project that wait to be written together.
struct Parcel {
    project: Option<ProjectId>,
    writes: Vec<Write>,
    /// How many changes of a person are among them.
    changes: u32,
}

/// The project that is open, and its ledger as this tab last saw it on the disk.
#[derive(Clone)]
struct InHand {
    project: ProjectId,
    seen: Option<String>,
}

/// The records of a kept project, still sealed.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// Its head; `None` if there is no such project.
    pub head: Option<String>,
    /// Its reports and annotations.
    pub body: Vec<String>,
    /// Its ledger, if it has one.
    pub ledger: Option<String>,
}

/// Writes records one batch after another and says how it stands.
#[derive(Clone, Copy)]
pub struct Saver {
    /// How it stands.
    pub state: RwSignal<SaveState>,
    /// When the open project was exported, and what was done since.
    pub ledger: RwSignal<Ledger>,
    /// What the device promises.
    pub device: Device,
    tabs: Tabs,
    store: StoredValue<Option<Rc<Store>>, LocalStorage>,
    /// Whether storage has worked before.
    worked: StoredValue<bool, LocalStorage>,
    in_hand: StoredValue<Option<InHand>, LocalStorage>,
    waiting: StoredValue<Vec<Parcel>, LocalStorage>,
    busy: StoredValue<bool, LocalStorage>,
}

impl Saver {
    /// With nothing to write yet.
    #[must_use]
    pub fn new(tabs: Tabs) -> Self {
        Self {
            state: RwSignal::new(SaveState::Saved(None)),
            ledger: RwSignal::new(Ledger::default()),
            device: Device::new(),
            tabs,
            store: StoredValue::new_local(None),
            worked: StoredValue::new_local(false),
            in_hand: StoredValue::new_local(None),
            waiting: StoredValue::new_local(Vec::new()),
            busy: StoredValue::new_local(false),
        }
    }

    /// The database, opened at the first call and again after it was closed.
    ///
    /// # Errors
    /// Where storage is blocked.
    pub async fn store(self) -> Result<Rc<Store>, StorageError> {
        if let Some(store) = self.store.get_value() {
            return Ok(store);
        }
        let opened = Store::open(move || self.closed()).await;
        let store = Rc::new(opened.map_err(|error| match error.refusal {
            Refusal::Blocked | Refusal::Closed if self.worked.get_value() => {
                StorageError { refusal: Refusal::Lost, ..error }
            }
            _ => error,
        })?);
        self.worked.set_value(true);
        self.store.set_value(Some(store.clone()));
        Ok(store)
    }

    /// Reads what is kept of a project. Its ledger comes first: should another
    /// tab write in between, this one's next write is refused, not the other's lost.
    ///
    /// # Errors
    /// Where storage is blocked.
    pub async fn read(self, project: ProjectId) -> Result<Kept, StorageError> {
        let store = self.store().await?;
        let ledger = store.read(&keep::ledger_key(project)).await?.pop();
        let head = store.read(&keep::head_key(project)).await?.pop();
        Ok(Kept { head, body: store.read(&keep::body_prefix(project)).await?, ledger })
    }

    /// From now on this project is open, with its ledger as it is kept.
    pub fn take_in_hand(self, project: Option<ProjectId>, ledger: Option<String>) {
        let read = ledger.as_deref().and_then(|sealed| keep::read_ledger(sealed).ok());
        self.ledger.set(read.unwrap_or_default());
        self.in_hand.set_value(project.map(|project| InHand { project, seen: ledger }));
    }

    /// Queues records to be written.
    pub fn queue(self, writes: Vec<Write>) {
        if let Some(first) = writes.first() {
            let changes = u32::from(keep::is_work(&writes));
            self.enqueue(Parcel { project: keep::project_of(first), writes, changes });
        }
    }

    fn enqueue(self, parcel: Parcel) {
        self.waiting.update_value(|waiting| match waiting.last_mut() {
            Some(last) if last.project == parcel.project => {
                last.writes.extend(parcel.writes);
                last.changes = last.changes.saturating_add(parcel.changes);
            }
            _ => waiting.push(parcel),
        });
        self.retry();
    }

    /// Writes the whole of the open project, in place of what waits: what was
    /// kept of it is gone.
    pub fn begin_anew(self, whole: Vec<Write>) {
        let project = self.project();
        self.waiting.update_value(|waiting| waiting.retain(|parcel| parcel.project != project));
        self.in_hand.update_value(|hand| {
            if let Some(hand) = hand {
                hand.seen = None;
            }
        });
        self.queue(whole);
    }

    /// Lets go of what waits to be written to the open project.
    pub fn forget_waiting(self) {
        let project = self.project();
        self.waiting.update_value(|waiting| waiting.retain(|parcel| parcel.project != project));
        self.state.set(SaveState::Saved(None));
    }

    /// The open project was exported.
    pub fn exported(self, at: Timestamp) {
        self.ledger.update(|ledger| *ledger = ledger.exported(at));
        self.enqueue(Parcel { project: self.project(), writes: Vec::new(), changes: 0 });
    }

    fn project(self) -> Option<ProjectId> {
        self.in_hand.with_value(|hand| hand.as_ref().map(|hand| hand.project))
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
            let next = |waiting: &mut Vec<Parcel>| (!waiting.is_empty()).then(|| waiting.remove(0));
            let Some(mut parcel) = self.waiting.try_update_value(next).flatten() else {
                return SaveState::Saved(clock::moment());
            };
            if let Err(error) = self.write(&mut parcel).await {
                // Nothing of it is on the disk, so all of it waits again, before what came since.
                self.waiting.update_value(|waiting| waiting.insert(0, parcel));
                return SaveState::Failed(error);
            }
        }
    }

    async fn write(self, parcel: &mut Parcel) -> Result<(), StorageError> {
        let hand = self.in_hand.get_value().filter(|hand| Some(hand.project) == parcel.project);
        let next = hand.map(|hand| {
            let before = self.ledger.get_untracked();
            let ledger = before.after(parcel.changes, clock::moment().as_ref(), clock::new_id().to_string());
            let next = keep::seal_ledger(&ledger);
            (Guard { key: keep::ledger_key(hand.project), seen: hand.seen, next }, before, ledger)
        });
        self.write_or_reopen(&parcel.writes, next.as_ref().map(|(guard, ..)| guard)).await?;
        if parcel.changes > 0 {
            self.device.work_saved();
        }
        let Some((guard, before, ledger)) = next else { return Ok(()) };
        self.in_hand.update_value(|hand| {
            if let Some(hand) = hand.as_mut().filter(|hand| Some(hand.project) == parcel.project) {
                hand.seen = Some(guard.next.clone());
                // An export in the meantime has a parcel of its own on the way.
                if self.ledger.with_untracked(|now| *now == before) {
                    self.ledger.set(ledger);
                }
            }
        });
        // They are on the disk: no copy is needed, and there may be many.
        parcel.writes.push(Write::Put(guard.key, guard.next.into()));
        self.tabs.tell_written(&parcel.writes);
        Ok(())
    }

    /// Writes; where the database was closed underneath, opens it once again.
    async fn write_or_reopen(self, writes: &[Write], guard: Option<&Guard>) -> Result<(), StorageError> {
        let written = self.store().await?.write(writes, guard).await;
        if !matches!(&written, Err(error) if error.refusal == Refusal::Closed) {
            return written;
        }
        self.store.set_value(None);
        let again = self.store().await?.write(writes, guard).await;
        again.map_err(|error| match error.refusal {
            Refusal::Closed => StorageError { refusal: Refusal::Lost, ..error },
            _ => error,
        })
    }

    /// The database was taken away: opens it again and sees what is left.
    fn closed(self) {
        spawn_local(async move {
            self.store.set_value(None);
            if self.busy.get_value() {
                // What is being written will find out.
                return;
            }
            let Some(InHand { project, seen: Some(_) }) = self.in_hand.get_value() else { return };
            let left = async { self.store().await?.read(&keep::ledger_key(project)).await }.await;
            let error = match left {
                Ok(found) if !found.is_empty() => return,
                Ok(_) => Refusal::Lost.into(),
                Err(error) => error,
            };
            if !self.busy.get_value() && self.tabs.works() {
                self.state.set(SaveState::Failed(error));
            }
        });
    }

    /// Writes a new ledger whatever is there: whoever wrote until now is refused from here on.
    ///
    /// # Errors
    /// Where storage refuses.
    pub async fn fence(self, project: ProjectId) -> Result<(), StorageError> {
        self.rewrite(project, |ledger| ledger.after(0, None, clock::new_id().to_string())).await
    }

    /// Notes that a project that is open nowhere was exported.
    ///
    /// # Errors
    /// Where storage refuses.
    pub async fn kept_exported(self, project: ProjectId, at: Timestamp) -> Result<(), StorageError> {
        self.rewrite(project, |ledger| ledger.exported(at)).await
    }

    async fn rewrite(
        self,
        project: ProjectId,
        change: impl FnOnce(Ledger) -> Ledger,
    ) -> Result<(), StorageError> {
        let store = self.store().await?;
        let found = store.read(&keep::ledger_key(project)).await?.pop();
        let read = found.and_then(|sealed| keep::read_ledger(&sealed).ok()).unwrap_or_default();
        let sealed = keep::seal_ledger(&change(read));
        store.write(&[Write::Put(keep::ledger_key(project), sealed.into())], None).await
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

    /// What refuses to save, if anything does.
    #[must_use]
    pub fn refusal(self) -> Option<Refusal> {
        self.state.with(|state| match state {
            SaveState::Failed(error) => Some(error.refusal),
            _ => None,
        })
    }

    /// Tells the tab that may write that the project was exported here.
    pub fn tell_exported(self, at: Timestamp) {
        if self.tabs.works() {
            return self.exported(at);
        }
        self.tabs.say(News::Exported(at.clone()));
        self.ledger.update(|ledger| *ledger = ledger.exported(at));
    }
}
