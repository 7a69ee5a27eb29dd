//! Durable data: text records by text keys in one IndexedDB store, written
//! with strict durability. What the records say is the core's business
//! ([`crate::core::keep`]).
//!
//! Bound by hand: only so does the reason of an aborted transaction come out,
//! and whether the database was taken away underneath.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, EventTarget, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction,
};

use super::clock::now;
use super::dom::window;
use crate::core::keep::Write;

const DATABASE: &str = "wasim";
const STORE: &str = "records";

/// What kept storage from doing what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The browser lets nothing be kept, or is broken.
    Blocked,
    /// There is no room left.
    Full,
    /// The database was closed underneath: opening it again may help.
    Closed,
    /// What was kept of the project is gone.
    Lost,
    /// Somebody else has written since this tab last read or wrote.
    Overtaken,
}

/// Why storage did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct StorageError {
    /// What it comes down to.
    pub refusal: Refusal,
    /// The browser's own words, if it has any.
    pub reason: String,
}

impl From<Refusal> for StorageError {
    fn from(refusal: Refusal) -> Self {
        Self { refusal, reason: String::new() }
    }
}

impl From<JsValue> for StorageError {
    fn from(thrown: JsValue) -> Self {
        match thrown.dyn_ref::<DomException>() {
            Some(exception) => exception.into(),
            None => Self { refusal: Refusal::Blocked, reason: format!("{thrown:?}") },
        }
    }
}

impl From<&DomException> for StorageError {
    fn from(exception: &DomException) -> Self {
        let refusal = match exception.name().as_str() {
            "QuotaExceededError" => Refusal::Full,
            // A connection that is closing takes no transactions and aborts those that run.
            "InvalidStateError" | "AbortError" | "TransactionInactiveError" => Refusal::Closed,
            _ => Refusal::Blocked,
        };
        Self { refusal, reason: format!("{}: {}", exception.name(), exception.message()) }
    }
}

/// A record that has to be as this tab last saw it for a write to take place,
/// and that is different afterwards.
#[derive(Clone, Debug)]
pub struct Guard {
    /// Its key.
    pub key: String,
    /// As it was last seen; `None` if there was none.
    pub seen: Option<String>,
    /// As it will be.
    pub next: String,
}

#[wasm_bindgen]
extern "C" {
    /// `IDBDatabase`, whose `transaction` web-sys has with options only behind its unstable flag.
    type Database;
    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &Database,
        store: &str,
        mode: &str,
        options: &JsValue,
    ) -> Result<IdbTransaction, JsValue>;
}

/// The open database.
#[derive(Debug)]
pub struct Store {
    database: IdbDatabase,
    /// Hears that the database is taken away.
    _closing: Closure<dyn Fn()>,
}

impl Store {
    /// Opens the database, and makes it where there is none. Calls `closed`
    /// when it is taken away underneath: deleted in another tab, or with all
    /// that the site keeps.
    ///
    /// # Errors
    /// Where storage is blocked or broken.
    pub async fn open(closed: impl Fn() + 'static) -> Result<Self, StorageError> {
        let factory = window().indexed_db()?.ok_or(Refusal::Blocked)?;
        let request = factory.open_with_u32(DATABASE, 1)?;
        let opening = request.clone();
        let build = Closure::once(move || {
            let database = opening.result().map(JsCast::unchecked_into::<IdbDatabase>);
            // What fails here fails the request.
            database.and_then(|database| database.create_object_store(STORE)).ok();
        });
        request.set_onupgradeneeded(Some(build.as_ref().unchecked_ref()));
        let database: IdbDatabase = answer(&request).await?.unchecked_into();
        let held = database.clone();
        let closing = Closure::<dyn Fn()>::new(move || {
            // Whoever wants to delete it waits until it is closed.
            held.close();
            closed();
        });
        let listener = Some(closing.as_ref().unchecked_ref());
        database.set_onversionchange(listener);
        database.set_onclose(listener);
        Ok(Self { database, _closing: closing })
    }

    fn begin(&self, mode: &str) -> Result<(IdbTransaction, IdbObjectStore), StorageError> {
        let options = js_sys::Object::new();
        js_sys::Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let transaction = self.database.unchecked_ref::<Database>().transaction(STORE, mode, &options)?;
        let store = transaction.object_store(STORE)?;
        Ok((transaction, store))
    }

    /// All records whose keys begin with `prefix`, in the order of their keys.
    ///
    /// # Errors
    /// Where storage is blocked or broken.
    pub async fn read(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        let (_, store) = self.begin("readonly")?;
        let found = answer(&store.get_all_with_key(&all_with(prefix)?)?).await?;
        let records: js_sys::Array = found.unchecked_into();
        Ok(records.iter().filter_map(|record| record.as_string()).collect())
    }

    /// Writes and deletes records in one transaction, if the guard's record is
    /// as it was seen. Returns only once it is complete: either all of it is on
    /// the disk or nothing is.
    ///
    /// # Errors
    /// Where storage is blocked, full or broken, or somebody else has written;
    /// nothing is written then.
    pub async fn write(&self, writes: &[Write], guard: Option<&Guard>) -> Result<(), StorageError> {
        let (transaction, store) = self.begin("readwrite")?;
        if let Some(guard) = guard {
            let found = answer(&store.get(&guard.key.as_str().into())?).await?.as_string();
            if found != guard.seen {
                // It has done nothing yet.
                transaction.abort().ok();
                return Err(if found.is_none() { Refusal::Lost } else { Refusal::Overtaken }.into());
            }
        }
        // Listened for from the start: it may end while requests are still made.
        let end = JsFuture::from(first(&transaction, "complete", "abort"));
        let asked = ask(&store, writes, guard).await;
        if asked.is_err() {
            // Refused only if it has ended by itself.
            transaction.abort().ok();
        }
        match (end.await, asked) {
            (Ok(_), Ok(())) => Ok(()),
            (_, asked) => Err(match (transaction.error(), asked) {
                (Some(exception), _) => (&exception).into(),
                (None, Err(error)) => error,
                (None, Ok(())) => Refusal::Closed.into(),
            }),
        }
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        self.database.set_onversionchange(None);
        self.database.set_onclose(None);
        self.database.close();
    }
}

/// How long requests may be made before the page gets its turn, in milliseconds.
const SLICE: f64 = 12.0;

/// Asks for all writes. A request fails with its transaction, so only the
/// transaction is waited for; but where there are many, an answer is waited for
/// now and then, which keeps the transaction alive and lets the page live.
async fn ask(store: &IdbObjectStore, writes: &[Write], guard: Option<&Guard>) -> Result<(), StorageError> {
    let mut begun = now();
    for write in writes {
        let request = match write {
            Write::Put(key, content) => put(store, key, &content.seal()),
            Write::Delete(key) => store.delete(&key.as_str().into()),
            Write::DeleteAll(prefix) => store.delete(&all_with(prefix)?),
        }?;
        if now() - begun > SLICE {
            answer(&request).await?;
            begun = now();
        }
    }
    if let Some(guard) = guard {
        put(store, &guard.key, &guard.next)?;
    }
    Ok(())
}

fn put(store: &IdbObjectStore, key: &str, record: &str) -> Result<IdbRequest, JsValue> {
    store.put_with_key(&record.into(), &key.into())
}

/// The keys that begin so.
fn all_with(prefix: &str) -> Result<JsValue, JsValue> {
    IdbKeyRange::bound(&prefix.into(), &format!("{prefix}\u{ffff}").into()).map(JsValue::from)
}

/// What a request gives.
async fn answer(request: &IdbRequest) -> Result<JsValue, StorageError> {
    match JsFuture::from(first(request, "success", "error")).await {
        Ok(_) => Ok(request.result()?),
        Err(_) => Err(request.error()?.map_or(Refusal::Closed.into(), |exception| (&exception).into())),
    }
}

/// Waits for the first of two events; the second one is a failure.
fn first(target: &EventTarget, good: &str, bad: &str) -> js_sys::Promise {
    js_sys::Promise::new(&mut |resolve, reject| {
        // Fails only for listeners that are none.
        target.add_event_listener_with_callback(good, &resolve).ok();
        target.add_event_listener_with_callback(bad, &reject).ok();
    })
}
