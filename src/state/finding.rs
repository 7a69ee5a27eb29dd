//! Finding words in the report that is shown.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::session::Session;
use super::workspace::Workspace;
use crate::core::find::{Query, Walk};
use crate::core::text::{CodePoint, TextRange};
use crate::platform::clock;
use crate::platform::dom::next_task;
use crate::ui::messages::figure;

/// How long a search may go on before the page gets its turn, in milliseconds.
pub(super) const SLICE: f64 = 16.0;
/// How many code points are searched between two looks at the clock.
pub(super) const STEP: usize = 16_384;

/// How far a search in the report has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// How many hits there are, so far.
    pub count: usize,
    /// The position of the current one among them.
    pub now: Option<usize>,
    /// Whether there may be more.
    pub searching: bool,
    /// Which search it is: the same hits of other words are something new.
    turn: u32,
}

/// Finding words in the report.
#[derive(Clone, Copy)]
pub struct Finding {
    session: Session,
    workspace: Workspace,
    /// Whether the bar is out.
    pub open: RwSignal<bool>,
    /// What is looked for, as it was typed.
    pub typed: RwSignal<String>,
    /// What was found.
    pub found: RwSignal<Found>,
    /// The hit that the reader is asked to show.
    pub sought: RwSignal<Option<TextRange>>,
    /// In the order of the text; many, so no signal.
    hits: StoredValue<Vec<TextRange>, LocalStorage>,
    /// Counts the searches: an earlier one gives up.
    turn: StoredValue<u32>,
    /// Where the next search shall begin, if that is known beforehand.
    from: StoredValue<Option<CodePoint>>,
}

impl Finding {
    /// With nothing looked for.
    #[must_use]
    pub fn new(session: Session, workspace: Workspace) -> Self {
        Self {
            session,
            workspace,
            open: RwSignal::new(false),
            typed: RwSignal::new(String::new()),
            found: RwSignal::new(Found::default()),
            sought: RwSignal::new(None),
            hits: StoredValue::new_local(Vec::new()),
            turn: StoredValue::new(0),
            from: StoredValue::new(None),
        }
    }

    /// Brings out the bar, looking for `typed` if given, else for what was
    /// looked for last.
    pub fn open(self, typed: Option<String>) {
        if let Some(typed) = typed {
            self.typed.set(typed);
        }
        self.open.set(true);
    }

    /// Brings out the bar, looking for `typed`, at the hit that begins at `from`
    /// in the report that is about to be shown.
    pub fn open_at(self, typed: String, from: CodePoint) {
        self.from.set_value(Some(from));
        self.open(Some(typed));
    }

    /// Puts the bar away.
    pub fn close(self) {
        self.open.set(false);
        self.forget();
    }

    fn forget(self) -> u32 {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        self.hits.set_value(Vec::new());
        let turn = self.turn.get_value();
        self.found.set(Found { turn, ..Found::default() });
        turn
    }

    /// Where the next search was asked to begin; asked for once.
    pub fn take_from(self) -> Option<CodePoint> {
        self.from.try_update_value(Option::take).flatten()
    }

    /// The current hit.
    #[must_use]
    pub fn now(self) -> Option<TextRange> {
        let now = self.found.get_untracked().now?;
        self.hits.with_value(|hits| hits.get(now).copied())
    }

    /// The hits that touch a part of the text.
    #[must_use]
    pub fn near(self, window: TextRange) -> Vec<TextRange> {
        self.hits.with_value(|hits| {
            let first = hits.partition_point(|hit| hit.end() <= window.start());
            hits.iter().skip(first).take_while(|hit| hit.start() < window.end()).copied().collect()
        })
    }

    /// Walks so many hits further; behind the last comes the first.
    pub fn step(self, by: isize) {
        let Found { count, now, .. } = self.found.get_untracked();
        let last = count.saturating_sub(1);
        let next = match now {
            _ if count == 0 => return self.announce(),
            Some(now) => now.checked_add_signed(by).map_or(last, |next| if next > last { 0 } else { next }),
            None => 0,
        };
        self.go_to(next);
        self.announce();
    }

    fn go_to(self, hit: usize) {
        self.found.update(|found| found.now = Some(hit));
        self.sought.set(self.now());
    }

    fn announce(self) {
        let words = self.session.words_now();
        let Found { count, now, .. } = self.found.get_untracked();
        self.session.announce(match now {
            Some(now) => words.hit_of.replacen("{}", &figure(now + 1), 1).replacen("{}", &figure(count), 1),
            None if self.typed.with_untracked(|typed| typed.trim().is_empty()) => String::new(),
            None => words.no_hits.to_owned(),
        });
    }

    /// Looks for what is typed in the report that is shown. The first hit at or
    /// after `from` becomes the current one.
    pub fn look(self, from: CodePoint) {
        let turn = self.forget();
        let text = self.workspace.with_sheet(|report, _, _| report.text.clone());
        let (Some(query), Some(text)) = (self.typed.with_untracked(|typed| Query::new(typed)), text) else {
            return;
        };
        self.found.update(|found| found.searching = true);
        spawn_local(async move {
            let mut walk = Walk::default();
            loop {
                let begun = clock::now();
                let done = self.hits.try_update_value(|hits| {
                    loop {
                        let done = walk.on(&query, &text, STEP, hits);
                        if done || clock::now() - begun > SLICE {
                            return done;
                        }
                    }
                });
                let Some(done) = done else { return };
                self.tell(from, done);
                if done {
                    return self.announce();
                }
                next_task().await;
                if self.turn.get_value() != turn {
                    return;
                }
            }
        });
    }

    /// Tells the views what is found so far.
    fn tell(self, from: CodePoint, done: bool) {
        let (count, next) =
            self.hits.with_value(|hits| (hits.len(), hits.partition_point(|hit| hit.start() < from)));
        let found = self.found.get_untracked();
        self.found.set(Found { count, searching: !done, ..found });
        if found.now.is_none() && next < count {
            self.go_to(next);
        } else if found.now.is_none() && done && count > 0 {
            self.go_to(0);
        }
    }
}
