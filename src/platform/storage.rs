//! Durable data: text records by text keys in one IndexedDB store, written
//! with strict durability. What the records say is the core's business
//! ([`crate::core::keep`]).

use indexed_db_futures::KeyRange;
use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{TransactionDurability, TransactionMode, TransactionOptions};

use crate::core::keep::Write;

const DATABASE: &str = "wasim";
const STORE: &str = "records";

/// Why the browser's storage did not do what it was asked, in its own words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct StorageError(pub String);

fn refused(error: impl std::fmt::Display) -> StorageError {
    StorageError(error.to_string())
}

/// The open database.
#[derive(Debug)]
pub struct Store {
    database: Database,
}

impl Store {
    /// Opens the database, and makes it where there is none.
    ///
    /// # Errors
    /// Where storage is blocked or broken.
    pub async fn open() -> Result<Self, StorageError> {
        let database = Database::open(DATABASE)
            .with_version(1u8)
            .with_on_upgrade_needed(|_, database| {
                database.create_object_store(STORE).build()?;
                Ok(())
            })
            .await
            .map_err(refused)?;
        Ok(Self { database })
    }

    /// All records whose keys begin with `prefix`, in the order of their keys.
    ///
    /// # Errors
    /// Where storage is blocked or broken.
    pub async fn read(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        let transaction = self.database.transaction(STORE).build().map_err(refused)?;
        let store = transaction.object_store(STORE).map_err(refused)?;
        let keys = KeyRange::Bound(prefix.to_owned(), false, format!("{prefix}\u{ffff}"), false);
        let found = store
            .get_all::<String>()
            .with_query::<String, _>(keys)
            .primitive()
            .map_err(refused)?
            .await
            .map_err(refused)?;
        found.collect::<Result<_, _>>().map_err(refused)
    }

    /// Writes and deletes records in one transaction. Returns only once it is
    /// complete: either all of it is on the disk or nothing is.
    ///
    /// # Errors
    /// Where storage is blocked, full or broken; nothing is written then.
    pub async fn write(&self, writes: &[Write]) -> Result<(), StorageError> {
        let strict = TransactionOptions::new().with_durability(TransactionDurability::Strict);
        let transaction = self
            .database
            .transaction(STORE)
            .with_mode(TransactionMode::Readwrite)
            .with_options(strict)
            .build()
            .map_err(refused)?;
        let store = transaction.object_store(STORE).map_err(refused)?;
        for write in writes {
            // A request fails with its transaction, so only the transaction is waited for.
            match write {
                Write::Put(key, record) => {
                    store
                        .put(record.as_str())
                        .with_key(key.as_str())
                        .without_key_type()
                        .build()
                        .map_err(refused)?;
                }
                Write::Delete(key) => {
                    store.delete(key.as_str()).build().map_err(refused)?;
                }
                Write::DeleteAll(prefix) => {
                    let keys = KeyRange::Bound(prefix.clone(), false, format!("{prefix}\u{ffff}"), false);
                    store.delete::<String, _>(keys).build().map_err(refused)?;
                }
            }
        }
        transaction.commit().await.map_err(refused)
    }
}
