//! Somebody who does what is dear: a worker, so that the page stays alive; where
//! there is none, or it is lost, this thread does the same.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use crate::core::jobs;
use crate::platform::worker::Worker;

/// How many jobs a worker has before it at most: it never waits for the next,
/// and what waits for it doesn't pile up.
const AHEAD: usize = 8;

/// Does jobs, one after the other.
pub(super) struct Helper {
    worker: RefCell<Option<Rc<Worker>>>,
    /// What was not answered yet, to be done here if the worker is lost.
    jobs: RefCell<VecDeque<Vec<u8>>>,
    begun: Cell<bool>,
    ended: Cell<bool>,
}

impl Helper {
    /// Who begins with the first job.
    pub(super) fn new() -> Self {
        Self {
            worker: RefCell::default(),
            jobs: RefCell::default(),
            begun: Cell::new(false),
            ended: Cell::new(false),
        }
    }

    fn worker(&self) -> Option<Rc<Worker>> {
        self.worker.borrow().clone()
    }

    /// How many jobs may wait while others are made ready.
    pub(super) fn ahead(&self) -> usize {
        if self.worker().is_some() { AHEAD } else { 0 }
    }

    /// Takes on a job (see [`crate::core::jobs`]).
    pub(super) fn send(&self, job: Vec<u8>) {
        if !self.begun.replace(true) {
            self.worker.replace(Worker::start().map(Rc::new));
        }
        if let Some(worker) = self.worker() {
            worker.send(&job);
        }
        self.jobs.borrow_mut().push_back(job);
    }

    /// The answer to the job that was sent first of those without one. `None`
    /// once the helper was told to end.
    pub(super) async fn answer(&self) -> Option<Vec<u8>> {
        let told = match self.worker() {
            Some(worker) => worker.receive().await,
            None => None,
        };
        if self.ended.get() {
            return None;
        }
        let job = self.jobs.borrow_mut().pop_front()?;
        told.or_else(|| {
            self.worker.take();
            jobs::answer(&job)
        })
    }

    /// The answer to one job, where no other waits.
    pub(super) async fn ask(&self, job: Vec<u8>) -> Option<Vec<u8>> {
        self.send(job);
        self.answer().await
    }

    /// Whether it was told to end.
    pub(super) fn has_ended(&self) -> bool {
        self.ended.get()
    }

    /// Leaves everything, at once.
    pub(super) fn end(&self) {
        self.ended.set(true);
        if let Some(worker) = self.worker.take() {
            worker.end();
        }
    }
}
