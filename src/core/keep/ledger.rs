//! What is kept about the keeping of a project: which write was the last, when
//! it was exported, and what has been done since.
//!
//! The record is written with every batch of others, in the same transaction.
//! A tab that finds another record than the one it last saw knows that somebody
//! else has written; finding none, that what was kept is gone.

use serde::Serialize;

use super::{Record, Write, body_prefix, seal, unseal};
use crate::core::exchange::{Problem, record};
use crate::core::model::{ProjectId, Timestamp};

/// How the keeping of a project stands. A project that was kept before there
/// were ledgers has none: that is the default.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Ledger {
    /// Different after each write.
    pub turn: String,
    /// When the project was exported last on this device.
    pub exported: Option<Timestamp>,
    /// The first change since then.
    pub since: Option<Timestamp>,
    /// How many changes were made since then.
    pub changes: u32,
}

record!(Ledger { turn, changes; may exported, since });

impl Ledger {
    /// After a write, at this moment, of so many changes that a person made.
    #[must_use]
    pub fn after(&self, changes: u32, at: Option<&Timestamp>, turn: String) -> Self {
        let begun = if changes == 0 { None } else { at.cloned() };
        Self {
            turn,
            exported: self.exported.clone(),
            since: self.since.clone().or(begun),
            changes: self.changes.saturating_add(changes),
        }
    }

    /// After an export at this moment.
    #[must_use]
    pub fn exported(&self, at: Timestamp) -> Self {
        Self { turn: self.turn.clone(), exported: Some(at), since: None, changes: 0 }
    }
}

/// The key of a project's ledger. It lies in the body, so that it goes with it.
#[must_use]
pub fn ledger_key(project: ProjectId) -> String {
    format!("{}ledger", body_prefix(project))
}

/// A ledger as it is kept.
#[must_use]
pub fn seal_ledger(ledger: &Ledger) -> String {
    seal(&Record::Ledger(ledger.clone()))
}

/// Reads the record of a ledger.
///
/// # Errors
/// Where the record is damaged, of a newer version, or of something else.
pub fn read_ledger(sealed: &str) -> Result<Ledger, Problem> {
    match unseal(sealed)? {
        Record::Ledger(ledger) => Ok(ledger),
        _ => Err(Problem::OtherFormat { found: None }),
    }
}

/// Whether these writes are a step of a person's work, not of opening or closing.
#[must_use]
pub fn is_work(writes: &[Write]) -> bool {
    let body = |write: &Write| project_of(write).map(body_prefix);
    let whole = |write: &Write| matches!(write, Write::DeleteAll(key) if body(write).as_ref() == Some(key));
    let inside = |write: &Write| {
        let (Write::Put(key, _) | Write::Delete(key) | Write::DeleteAll(key)) = write;
        key.starts_with(super::BODIES)
    };
    !writes.iter().any(whole) && writes.iter().any(inside)
}

/// The project that a record belongs to.
#[must_use]
pub fn project_of(write: &Write) -> Option<ProjectId> {
    let (Write::Put(key, _) | Write::Delete(key) | Write::DeleteAll(key)) = write;
    let rest = [super::BODIES, super::HEADS, super::WORKED].iter().find_map(|kind| key.strip_prefix(kind))?;
    ProjectId::parse(rest.split('/').next()?)
}

/// Why it is time to export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reminder {
    /// The project was never exported.
    Never,
    /// It was, but long ago.
    LongAgo,
}

/// More changes than this are worth a file.
const MANY: u32 = 50;
const DAY: i64 = 24 * 60 * 60;
/// An export stays fresh for this long, in seconds.
const FRESH: i64 = 7 * DAY;

/// Whether it is time to remind of an export at the moment `now`.
#[must_use]
pub fn reminder(ledger: &Ledger, now: &Timestamp) -> Option<Reminder> {
    if ledger.changes == 0 {
        return None;
    }
    let age = |at: &Timestamp| now.seconds().saturating_sub(at.seconds());
    match &ledger.exported {
        Some(at) => (age(at) > FRESH).then_some(Reminder::LongAgo),
        None => {
            let long = ledger.since.as_ref().is_some_and(|since| age(since) > DAY);
            (long || ledger.changes > MANY).then_some(Reminder::Never)
        }
    }
}

/// A unit that the age of something is told in; named as `Intl.RelativeTimeFormat` names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Up to an hour.
    Minute,
    /// Up to a day.
    Hour,
    /// From a day on.
    Day,
}

/// How long ago `then` was at `now`, in the largest unit that fits. What lies
/// ahead, because a clock was put back, counts as now.
#[must_use]
pub fn age(then: &Timestamp, now: &Timestamp) -> (i64, Unit) {
    let seconds = now.seconds().saturating_sub(then.seconds()).max(0);
    match seconds {
        0..3600 => (seconds / 60, Unit::Minute),
        3600..DAY => (seconds / 3600, Unit::Hour),
        _ => (seconds / DAY, Unit::Day),
    }
}

/// How much this device may keep, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// How much is kept now.
    pub used: u64,
    /// How much may be kept.
    pub quota: u64,
}

impl Room {
    /// How much more may be kept.
    #[must_use]
    pub fn left(self) -> u64 {
        self.quota.saturating_sub(self.used)
    }

    /// Whether it is about to run out: less than 50 MB or a twentieth is left.
    #[must_use]
    pub fn is_short(self) -> bool {
        const LITTLE: u64 = 50_000_000;
        self.quota > 0 && (self.left() < LITTLE || self.left() < self.quota / 20)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    #[test]
    fn it_is_time_to_export() {
        let check = |exported: &str, since: &str, changes, now: &str, expected| {
            let moment = |text: &str| (!text.is_empty()).then(|| at(text));
            let ledger =
                Ledger { turn: String::new(), exported: moment(exported), since: moment(since), changes };
            assert_eq!(reminder(&ledger, &at(now)), expected, "{ledger:?}");
        };
        let [first, same, next, later] = [
            "2026-02-27T09:00:00.000Z",
            "2026-02-28T08:59:59.000Z",
            "2026-02-28T09:00:01.000Z",
            "2026-03-06T09:00:01.000Z",
        ];
        check("", "", 0, later, None);
        check("", first, 50, same, None);
        check("", first, 51, same, Some(Reminder::Never));
        check("", first, 1, next, Some(Reminder::Never));
        check(first, "", 0, later, None);
        check(first, next, 60, same, None);
        check(first, next, 1, later, Some(Reminder::LongAgo));
        check(first, next, 1, "2026-03-06T08:59:59.000Z", None);
    }

    #[test]
    fn ages_are_told_in_the_unit_that_fits() {
        let check = |now: &str, expected| assert_eq!(age(&at("2024-02-28T12:00:00Z"), &at(now)), expected);
        check("2024-02-28T11:00:00Z", (0, Unit::Minute));
        check("2024-02-28T12:59:59.999Z", (59, Unit::Minute));
        check("2024-02-28T13:00:00Z", (1, Unit::Hour));
        check("2024-02-29T11:59:59Z", (23, Unit::Hour));
        check("2024-02-29T12:00:00Z", (1, Unit::Day));
        check("2024-03-01T12:00:00Z", (2, Unit::Day));
        check("2025-03-01T12:00:00Z", (367, Unit::Day));
    }

    #[test]
    fn a_ledger_counts_what_was_done_since_the_last_export() {
        let [one, two, three] =
            ["2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z"].map(at);
        let ledger = Ledger::default().after(0, Some(&one), "a".into());
        assert_eq!((ledger.since.clone(), ledger.changes), (None, 0));
        let ledger = ledger.after(2, Some(&two), "b".into()).after(1, Some(&three), "c".into());
        assert_eq!((ledger.since.as_ref(), ledger.changes, ledger.turn.as_str()), (Some(&two), 3, "c"));
        let ledger = ledger.exported(three.clone());
        assert_eq!(
            (ledger.exported.as_ref(), ledger.since.as_ref(), ledger.changes),
            (Some(&three), None, 0)
        );
        assert_eq!(read_ledger(&seal_ledger(&ledger)), Ok(ledger));
    }

    #[test]
    fn room_runs_out() {
        let check =
            |used, quota, short| assert_eq!(Room { used, quota }.is_short(), short, "{used} of {quota}");
        check(0, 0, false);
        check(0, 49_000_000, true);
        check(940_000_000, 1_000_000_000, false);
        check(951_000_000, 1_000_000_000, true);
        check(94_000_000_000, 100_000_000_000, false);
        check(95_100_000_000, 100_000_000_000, true);
        check(9, 8, true);
    }
}
