//! Icons, drawn for a grid of 20.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Undo,
    Redo,
    Check,
    Down,
    Up,
    Close,
    List,
    Ticks,
    Panel,
    Columns,
    Note,
    Bin,
    Sun,
    Moon,
    Lock,
    Folder,
    Sheet,
    Return,
    Alert,
    Question,
    Pencil,
    Search,
    More,
    Sliders,
    Plus,
    Copy,
    Sum,
    Export,
    Book,
    Said,
    Answer,
}

impl Shape {
    fn path(self) -> &'static str {
        match self {
            Self::Undo => "M7 5 3.5 8.5 7 12M4 8.5h7.5a4 4 0 0 1 0 8H8.5",
            Self::Redo => "m13 5 3.5 3.5L13 12M16 8.5H8.5a4 4 0 0 0 0 8h3",
            Self::Check => "m4.5 10.5 3.5 3.5 7.5-8",
            Self::Down => "m6 8 4 4 4-4",
            Self::Up => "m6 12 4-4 4 4",
            Self::Close => "m5.5 5.5 9 9M14.5 5.5l-9 9",
            Self::Ticks => "m3 5.5 1.5 1.5L7.5 4M3 13.5 4.5 15l3-3M10.5 6h6M10.5 14h6",
            Self::List => "M3.5 5.5h13M3.5 10h13M3.5 14.5h8",
            Self::Panel => "M3.5 4.5h13v11h-13zM12.5 4.5v11",
            Self::Columns => "M3.5 4.5h13v11h-13zM10 4.5v11",
            Self::Note => "M4 4h12v9l-3.5 3.5H4zM12.5 16v-3.5H16",
            Self::Bin => "M4 5.5h12M8 5.5V4h4v1.5M5.5 5.5 6.5 16h7l1-10.5",
            Self::Sun => {
                "M10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM10 2.5V4M10 16v1.5M2.5 10H4M16 10h1.5M4.7 4.7l1 1M14.3 14.3l1 1M15.3 4.7l-1 1M5.7 14.3l-1 1"
            }
            Self::Moon => "M15.5 12A6.5 6.5 0 0 1 8 4.5 6 6 0 1 0 15.5 12Z",
            Self::Lock => "M5.5 9h9v7h-9zM7.5 9V6.5a2.5 2.5 0 0 1 5 0V9",
            Self::Folder => "M3 15.5v-11h5l1.5 2H17v9z",
            Self::Sheet => "M5 3h6.5L15 6.5V17H5zM11.5 3v3.5H15M8 10h4M8 13h4",
            Self::Return => "M10 3.5a6.5 6.5 0 1 1-6.2 4.5M3.5 4v4h4",
            Self::Question => "M7 7.5a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.1-1.5 2.4M10 15.5v.01",
            Self::Pencil => "M4 16l.8-3.6L13 4.2l2.8 2.8-8.2 8.2zM11 6.2l2.8 2.8",
            Self::Search => "M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4",
            Self::More => "M4.5 10v.01M10 10v.01M15.5 10v.01",
            Self::Sliders => {
                "M3.5 6.5h7M15 6.5h1.5M3.5 13.5h1.5M9.5 13.5h7M12.75 8.75a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5ZM7.25 15.75a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5Z"
            }
            Self::Plus => "M10 4.5v11M4.5 10h11",
            Self::Copy => "M7.5 7.5h9v9h-9zM12.5 7.5v-4h-9v9h4",
            Self::Sum => "M4 16.5V11M10 16.5v-13M16 16.5V8",
            Self::Export => "M10 12.5v-9M6.5 7 10 3.5 13.5 7M4 12.5v4h12v-4",
            Self::Said => "M3.5 4.5h13v9h-7L6 16.5v-3H3.5z",
            Self::Answer => "M8 5 4 9l4 4M4 9h7a5 5 0 0 1 5 5v1.5",
            Self::Book => {
                "M10 5.5C8.5 4.5 6 4 3 4v11.5c3 0 5.5.5 7 1.5 1.5-1 4-1.5 7-1.5V4c-3 0-5.5.5-7 1.5ZM10 5.5V17"
            }
            Self::Alert => "M10 3.5 17 16H3zM10 8v4M10 14v.01",
        }
    }

    /// Whether it points somewhere, and so turns round in a right-to-left frame.
    fn points(self) -> bool {
        matches!(
            self,
            Self::Undo | Self::Redo | Self::List | Self::Ticks | Self::Panel | Self::Return | Self::Answer
        )
    }
}

/// An icon; it says nothing to a screen reader.
#[component]
pub fn Icon(shape: Shape) -> impl IntoView {
    view! {
        <svg class="icon" class:mirror=shape.points() viewBox="0 0 20 20" aria-hidden="true">
            <path d=shape.path() />
        </svg>
    }
}
