//! Between the core and the views: what is open, what is selected, and the one
//! way to change it. `dispatch(Command)` → core → wake the views that show what
//! changed → queue the save.

mod adding;
mod agreeing;
mod coding;
mod device;
mod edges;
mod encodings;
mod exporting;
mod facting;
mod finding;
mod gathering;
mod handing;
mod helper;
mod importing;
pub mod keys;
mod layers;
mod linking;
mod marking;
mod opening;
mod pace;
mod pen;
mod project_steps;
mod queueing;
pub mod reading;
mod reshaping;
mod reviewing;
mod saving;
mod session;
mod shelf;
mod tabs;
mod taking;
mod unpacking;
mod workspace;

pub use adding::{Adding, Draft, TwinRow};
pub use agreeing::{Agreeing, Measured};
pub use device::Device;
pub use encodings::Group;
pub use exporting::{Choice, Exporting, Extent, Made};
pub use facting::Facting;
pub use finding::{Finding, Found};
pub use handing::{Handing, NoPlan, Plan};
pub use importing::Importing;
pub use keys::{Deed, Intent, Keymap, Press, intent_of};
pub use linking::{Link, LinkKind};
pub use marking::Marking;
pub use opening::{Notice, Opening};
pub use pace::Progress;
pub use project_steps::ProjectStep;
pub use queueing::{Queueing, Searched};
pub use reading::Reading;
pub use reshaping::{Guided, Reshaping};
pub use reviewing::{Entry, Reviewing, Shown, Whose};
pub use saving::{SaveState, Saver};
pub use session::{Session, Word};
pub use shelf::Kept;
pub use tabs::{Role, Tabs};
pub use taking::{TakenFile, TakenIn, TakenLayer, last_changed};
pub use workspace::{Pending, Workspace};

use leptos::prelude::*;

/// Everything the views share.
#[derive(Clone, Copy)]
pub struct App {
    /// Who works here, in which language, in which light.
    pub session: Session,
    /// What is open.
    pub workspace: Workspace,
    /// Finding words in the report.
    pub finding: Finding,
    /// Which reports the queue shows.
    pub queueing: Queueing,
    /// The screen of facts.
    pub facting: Facting,
    /// Marking every place where words stand.
    pub marking: Marking,
    /// Comparing layers, and the gold layer.
    pub reviewing: Reviewing,
    /// The screen of agreement.
    pub agreeing: Agreeing,
    /// Changing the schema and the guidelines.
    pub reshaping: Reshaping,
    /// Opening, importing and exporting.
    pub opening: Opening,
    /// Adding reports.
    pub adding: Adding,
    /// Handing reports out to colleagues.
    pub handing: Handing,
    /// Data sets for other programs.
    pub exporting: Exporting,
    /// Data sets of other programs.
    pub importing: Importing,
}

impl App {
    /// A fresh one; call it under a reactive owner.
    #[must_use]
    pub fn new() -> Self {
        let session = Session::new();
        let workspace = Workspace::new(session);
        let finding = Finding::new(session, workspace);
        let queueing = Queueing::new(session, workspace, finding);
        let facting = Facting::new(session, workspace);
        let marking = Marking::new(session, workspace, finding);
        let reviewing = Reviewing::new(session, workspace);
        let agreeing = Agreeing::new(session, workspace, reviewing.hidden);
        let reshaping = Reshaping::new(session, workspace);
        let opening = Opening::new(session, workspace, reshaping);
        let importing = Importing::new(opening, reshaping);
        let adding = Adding::new(opening, importing);
        let handing = Handing::new(session, workspace, queueing, opening);
        let exporting = Exporting::new(session, workspace, queueing);
        Self {
            session,
            workspace,
            finding,
            queueing,
            facting,
            marking,
            reviewing,
            agreeing,
            reshaping,
            opening,
            adding,
            handing,
            exporting,
            importing,
        }
    }
}

impl Default for App {
    fn default() -> Self {
        Self::new()
    }
}

/// What the views share; every component lives below the one that provides it.
#[must_use]
pub fn use_app() -> App {
    expect_context()
}
