//! What can be done off the main thread, and is done on it where there is no
//! other: a job is bytes with its kind first, and so is the answer. Each stands
//! for itself, so that one that was lost with its worker can be done again.

use super::agreement::errands;
use super::datasets;
use super::flat::{Reader, Writer};

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Job {
    /// Counting reports for agreement: [`errands::Batch::to_count`].
    Count,
    /// γ of a pair in reports: [`errands::Batch::for_gamma`].
    Gamma,
    /// An interval: [`super::agreement::Draws::job`].
    Interval,
    /// Reading files of other programs: [`datasets::errands::to_read`].
    Read,
    /// Writing documents for other programs: [`datasets::errands::Batch`].
    Write,
}

impl Job {
    const ALL: [Self; 5] = [Self::Count, Self::Gamma, Self::Interval, Self::Read, Self::Write];

    /// A job of this kind, to be filled in.
    #[must_use]
    pub fn begin(self) -> Writer {
        let mut to = Writer::default();
        to.number(Self::ALL.iter().position(|one| *one == self).unwrap_or_default());
        to
    }
}

/// Does a job. `None` if these bytes are none.
#[must_use]
pub fn answer(job: &[u8]) -> Option<Vec<u8>> {
    let mut from = Reader::new(job);
    let mut to = Writer::default();
    match Job::ALL.get(from.number()?)? {
        Job::Count => errands::count(&mut from, &mut to),
        Job::Gamma => errands::gamma(&mut from, &mut to),
        Job::Interval => errands::interval(&mut from, &mut to),
        Job::Read => datasets::errands::read(&mut from, &mut to),
        Job::Write => datasets::errands::write(&mut from, &mut to),
    }?;
    from.is_at_end().then(|| to.into_bytes())
}
