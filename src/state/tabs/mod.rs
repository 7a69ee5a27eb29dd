//! Several tabs on one project: one works on it, the others follow.
//!
//! A lock decides who works. Who can't have it shows what the other has
//! written, as soon as that is on the disk, and waits in line: when the other
//! is closed the next one works without being asked.

mod following;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::saving::SaveState;
use super::workspace::Workspace;
use crate::core::keep::{self, Letter, News, Thread, Write};
use crate::core::model::{ProjectId, Timestamp};
use crate::platform::storage::Refusal;
use crate::platform::tabs::{self, Channel, How, Lock, Request};
use crate::platform::{clock, dom};

/// What this tab is to the open project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It works on it.
    Worker,
    /// Another one works on it; this one shows what that one does.
    Follower,
    /// It has asked the other one to save and let go.
    Asking,
    /// The other one has not answered in time.
    Unanswered,
}

/// How long the other tab has to save and let go, in milliseconds.
const PATIENCE: i32 = 4000;

/// This tab's place at one project.
struct Seat {
    project: ProjectId,
    channel: Channel,
    lock: Option<Lock>,
    /// The request that waits for the lock.
    in_line: Option<Request>,
    /// How many batches were told of.
    told: u32,
    thread: Thread,
    /// What was heard while the project was read anew.
    heard: Option<Vec<Letter>>,
}

impl Seat {
    fn name(project: ProjectId) -> String {
        format!("wasim:project:{project}")
    }
}

/// What this tab has to do with others.
#[derive(Clone, Copy)]
pub struct Tabs {
    /// What it is to the open project.
    pub role: RwSignal<Role>,
    /// Whether an edit was refused since it follows.
    pub refused: RwSignal<bool>,
    /// Its name among the others.
    me: StoredValue<String, LocalStorage>,
    seat: StoredValue<Option<Seat>, LocalStorage>,
    /// Rises each time a project is opened or closed: answers to older questions don't count.
    round: StoredValue<u32, LocalStorage>,
}

impl Default for Tabs {
    fn default() -> Self {
        Self::new()
    }
}

impl Tabs {
    /// With nothing open.
    #[must_use]
    pub fn new() -> Self {
        Self {
            role: RwSignal::new(Role::Worker),
            refused: RwSignal::new(false),
            me: StoredValue::new_local(clock::new_id().to_string()),
            seat: StoredValue::new_local(None),
            round: StoredValue::new_local(0),
        }
    }

    /// Whether this tab works on the open project.
    #[must_use]
    pub fn works(self) -> bool {
        self.role.get_untracked() == Role::Worker
    }

    /// Whether this tab follows another one; for views.
    #[must_use]
    pub fn follows(self) -> bool {
        self.role.get() != Role::Worker
    }

    fn with<T>(self, read: impl FnOnce(&mut Seat) -> T) -> Option<T> {
        self.seat.try_update_value(|seat| seat.as_mut().map(read)).flatten()
    }

    /// Says something to the other tabs on the open project.
    pub fn say(self, news: News) {
        let text = self.me.with_value(|me| Letter::write(me, news));
        self.with(|seat| seat.channel.say(&text));
    }

    /// Tells the other tabs what is on the disk now.
    pub fn tell_written(self, writes: &[Write]) {
        let number = self.with(|seat| {
            let ours = writes.iter().any(|write| keep::project_of(write) == Some(seat.project));
            seat.told = seat.told.saturating_add(u32::from(ours));
            ours.then_some(seat.told)
        });
        if let Some(number) = number.flatten() {
            self.say(News::wrote(number, writes));
        }
    }

    fn is_now(self, round: u32) -> bool {
        self.round.get_value() == round
    }

    fn next_round(self) -> u32 {
        self.round.update_value(|round| *round = round.wrapping_add(1));
        self.round.get_value()
    }
}

/// Asks for a lock and waits for the answer: outside nothing where there are
/// no locks, inside nothing where another tab holds it.
async fn lock(name: &str, how: How, lost: impl FnOnce() + 'static) -> Option<Option<Lock>> {
    let answer = StoredValue::new_local(None);
    let _request = tabs::request(name, how, move |lock| answer.set_value(Some(lock)), lost)?;
    loop {
        if let Some(lock) = answer.try_update_value(Option::take).flatten() {
            answer.dispose();
            return Some(lock);
        }
        dom::next_task().await;
    }
}

/// Another tab has the project open.
#[derive(Clone, Copy, Debug)]
pub(super) struct InUse;

/// Has a project to oneself without opening it, for as long as what is given
/// back is kept; that is nothing where this browser has no locks.
///
/// # Errors
/// Where another tab has it open.
pub(super) async fn borrow(project: ProjectId) -> Result<Option<Lock>, InUse> {
    match lock(&Seat::name(project), How::IfFree, || {}).await {
        None => Ok(None),
        Some(lock) => lock.map(Some).ok_or(InUse),
    }
}

impl Workspace {
    /// Takes a place at a project, before it is read: as the one who works on
    /// it, or as a follower. `false` where this browser does not let tabs
    /// agree; then only the ledger keeps them from writing over each other.
    pub async fn sit_down(self, project: ProjectId) -> bool {
        self.stand_up();
        let tabs = self.tabs;
        let round = tabs.next_round();
        let name = Seat::name(project);
        let channel = Channel::join(&name, move |text| self.hear(round, &text));
        let held = match &channel {
            Some(_) => lock(&name, How::IfFree, move || self.lock_lost(round)).await,
            None => None,
        };
        if !tabs.is_now(round) {
            return true;
        }
        tabs.refused.set(false);
        let (Some(channel), Some(lock)) = (channel, held) else {
            tabs.role.set(Role::Worker);
            return false;
        };
        let works = lock.is_some();
        let (thread, heard) = (Thread::default(), Some(Vec::new()));
        tabs.seat.set_value(Some(Seat { project, channel, lock, in_line: None, told: 0, thread, heard }));
        tabs.role.set(if works { Role::Worker } else { Role::Follower });
        if !works {
            self.stand_in_line(round);
        }
        true
    }

    /// The project was read since the place was taken: what was heard meanwhile
    /// is done to it.
    pub fn caught_up(self) {
        let heard = self.tabs.with(|seat| {
            seat.thread = Thread::default();
            seat.heard.take()
        });
        let round = self.tabs.round.get_value();
        for letter in heard.flatten().unwrap_or_default() {
            self.take_in(round, letter);
        }
    }

    /// Leaves the open project to the other tabs, once all of it is saved.
    pub fn stand_up(self) {
        self.tabs.next_round();
        let seat = self.tabs.seat.try_update_value(Option::take).flatten();
        let lock = seat.and_then(|seat| seat.lock);
        if lock.is_some() {
            spawn_local(async move {
                self.saver.settled().await;
                drop(lock);
            });
        }
    }

    /// Waits for the lock, behind all who wait already.
    fn stand_in_line(self, round: u32) {
        let gained = move |lock| self.gained(round, lock, false);
        self.tabs.with(|seat| {
            // A request that waits already is taken back first.
            seat.in_line = None;
            let name = Seat::name(seat.project);
            seat.in_line = tabs::request(&name, How::InTurn, gained, move || self.lock_lost(round));
        });
    }

    /// The lock is ours. What the other tab has kept is read before anything is edited.
    fn gained(self, round: u32, lock: Option<Lock>, by_force: bool) {
        if !self.tabs.is_now(round) {
            return;
        }
        let project = self.tabs.with(|seat| {
            seat.lock = lock;
            seat.in_line = None;
            seat.told = 0;
            seat.project
        });
        let Some(project) = project else { return };
        spawn_local(async move {
            if by_force {
                // Should this fail, so will every write, and that is said then.
                self.saver.fence(project).await.ok();
            }
            let old = self.read_anew(round).await;
            if self.tabs.is_now(round) && self.tabs.with(|seat| seat.lock.is_some()) == Some(true) {
                self.tabs.role.set(Role::Worker);
                self.tabs.refused.set(false);
                if old {
                    self.write_whole();
                }
                self.announce(self.words_now().now_here);
            }
        });
    }

    /// Another tab took the lock by force.
    fn lock_lost(self, round: u32) {
        let had = self.tabs.is_now(round).then(|| self.tabs.with(|seat| seat.lock.take().is_some()));
        if had.flatten() != Some(true) {
            return;
        }
        self.follow_on(round);
        if self.saver.unsaved() {
            self.saver.state.set(SaveState::Failed(Refusal::Overtaken.into()));
        }
    }

    fn follow_on(self, round: u32) {
        self.tabs.role.set(Role::Follower);
        self.tabs.refused.set(false);
        self.pending.set(None);
        self.tabs.with(|seat| seat.thread = Thread::default());
        self.stand_in_line(round);
        self.announce(self.words_now().now_there);
    }

    /// Another tab asks to work here: saves all, then lets go. What can't be
    /// saved is kept, and with it the lock.
    fn let_go_to_other(self, round: u32) {
        dom::leave_field();
        self.tabs.role.set(Role::Follower);
        spawn_local(async move {
            let saved = self.saver.settled().await;
            if !self.tabs.is_now(round) {
                return;
            }
            if !saved {
                return self.tabs.role.set(Role::Worker);
            }
            let lock = self.tabs.with(|seat| seat.lock.take());
            self.follow_on(round);
            drop(lock);
        });
    }

    fn hear(self, round: u32, text: &str) {
        if !self.tabs.is_now(round) {
            return;
        }
        match Letter::read(text) {
            Ok(letter) => self.take_in(round, letter),
            // From another version of the program: the disk speaks for it.
            Err(_) if !self.tabs.works() => self.begin_reading(round),
            Err(_) => {}
        }
    }

    fn take_in(self, round: u32, letter: Letter) {
        let Some(works) = self.tabs.with(|seat| seat.lock.is_some()) else { return };
        match (&letter.news, works) {
            (News::LetGo, true) => self.let_go_to_other(round),
            // Whoever asks comes before those who only wait.
            (News::LetGo, false) => self.stand_in_line(round),
            (News::Exported(at), true) => self.saver.exported(at.clone()),
            (News::Wrote(..) | News::WroteMuch(_), false) => {
                let mut letter = Some(letter);
                self.tabs.with(|seat| {
                    if let Some(heard) = &mut seat.heard {
                        heard.extend(letter.take());
                    }
                });
                if let Some(letter) = letter {
                    self.follow_letter(round, letter);
                }
            }
            _ => {}
        }
    }

    /// Whether the open project may be changed here; else says why not.
    pub fn may_edit(self) -> bool {
        if self.tabs.works() {
            return true;
        }
        self.tabs.refused.set(true);
        self.announce(self.words_now().follows_refused);
        false
    }

    /// Has this tab work on the project: asks the other one to let go, and, if
    /// that does not answer, offers to take over by force; asked again, does that.
    pub fn work_here(self) {
        let (tabs, round) = (self.tabs, self.tabs.round.get_value());
        match tabs.role.get_untracked() {
            Role::Worker | Role::Asking => {}
            Role::Follower => {
                tabs.role.set(Role::Asking);
                tabs.say(News::LetGo);
                spawn_local(async move {
                    dom::pause(PATIENCE).await;
                    if tabs.is_now(round) && tabs.role.get_untracked() == Role::Asking {
                        tabs.role.set(Role::Unanswered);
                    }
                });
            }
            Role::Unanswered => {
                tabs.role.set(Role::Asking);
                tabs.with(|seat| {
                    seat.in_line = None;
                    let gained = move |lock| self.gained(round, lock, true);
                    let name = Seat::name(seat.project);
                    tabs::request(&name, How::ByForce, gained, move || self.lock_lost(round));
                });
            }
        }
    }

    /// Writes the open project again, in place of what was kept of it.
    pub fn write_whole(self) {
        self.saver.queue(self.with(keep::whole).unwrap_or_default());
    }

    /// Writes what waits, or, where what was kept is gone, the whole project anew.
    pub fn save_again(self) {
        if self.saver.state.with_untracked(
            |state| matches!(state, SaveState::Failed(error) if error.refusal == Refusal::Lost),
        ) {
            self.saver.begin_anew(self.with(keep::whole).unwrap_or_default());
        } else {
            self.saver.retry();
        }
    }

    /// The project was exported, here.
    pub fn exported(self, at: Timestamp) {
        self.saver.tell_exported(at);
    }

    /// A kept project was exported that is not open here: that stands in its
    /// ledger, or is told to the tab that has it open and so the ledger. Where
    /// tabs can't agree nobody knows whether one has, and it is left alone.
    pub async fn kept_exported(self, project: ProjectId, at: Timestamp) {
        match borrow(project).await {
            // Should it fail, the reminder comes too soon, no worse.
            Ok(Some(_lock)) => self.saver.kept_exported(project, at).await.unwrap_or_default(),
            Ok(None) => {}
            Err(InUse) => {
                if let Some(channel) = Channel::join(&Seat::name(project), |_| {}) {
                    let letter = self.tabs.me.with_value(|me| Letter::write(me, News::Exported(at)));
                    channel.say(&letter);
                }
            }
        }
    }
}
