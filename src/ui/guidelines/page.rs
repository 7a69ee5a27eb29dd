//! Blocks of guidelines on the page.

use leptos::prelude::*;

use super::Now;
use crate::core::guide::{Block, Run};
use crate::state::use_app;

/// Blocks that follow what they are read from.
#[component]
pub fn Blocks(blocks: Memo<Vec<Block>>) -> impl IntoView {
    let app = use_app();
    let empty = move || view! { <p class="nothing">{app.session.text(|w| w.schema.empty)}</p> }.into_any();
    let page = move || {
        let blocks = blocks.get();
        if blocks.is_empty() { empty() } else { all(blocks) }
    };
    view! { <div class="prose">{page}</div> }
}

fn all(blocks: Vec<Block>) -> AnyView {
    blocks.into_iter().map(|one| block(one, false)).collect_view().into_any()
}

/// Blocks in another one, which is to find its direction by their words: it
/// would not look into what has a direction of its own.
fn within(blocks: Vec<Block>) -> AnyView {
    blocks.into_iter().map(|one| block(one, true)).collect_view().into_any()
}

/// Each block finds its own direction.
fn block(block: Block, within_other: bool) -> AnyView {
    let dir = (!within_other).then_some("auto");
    match block {
        // Below the names of the sections, which are headings of the third level.
        Block::Heading(1, words) => view! { <h4 dir=dir>{runs(words)}</h4> }.into_any(),
        Block::Heading(_, words) => view! { <h5 dir=dir>{runs(words)}</h5> }.into_any(),
        Block::Paragraph(words) => view! { <p dir=dir>{runs(words)}</p> }.into_any(),
        Block::Code(words) => view! { <pre dir=dir>{runs(words)}</pre> }.into_any(),
        Block::Quote(blocks) => view! { <blockquote dir=dir>{within(blocks)}</blockquote> }.into_any(),
        Block::List(first, items) => {
            let items = items.into_iter().map(|item| view! { <li>{within(item)}</li> }).collect_view();
            match first {
                Some(first) => view! { <ol dir=dir start=first.to_string()>{items}</ol> }.into_any(),
                None => view! { <ul dir=dir>{items}</ul> }.into_any(),
            }
        }
        Block::Rule => view! { <hr /> }.into_any(),
    }
}

fn runs(runs: Vec<Run>) -> Vec<AnyView> {
    runs.into_iter().map(run).collect()
}

fn run(Run { text, style, hit }: Run) -> AnyView {
    let now = use_context::<Now>();
    let words = match hit {
        Some(hit) => {
            let is_now = move || now.is_some_and(|Now(now)| now.get() == hit);
            view! { <mark class:now=is_now>{text}</mark> }.into_any()
        }
        None => text.into_any(),
    };
    let words = if style.code { view! { <code>{words}</code> }.into_any() } else { words };
    let words = if style.emphasis { view! { <em>{words}</em> }.into_any() } else { words };
    let words = if style.strong { view! { <strong>{words}</strong> }.into_any() } else { words };
    match style.link {
        Some(link) => view! { <a href=link target="_blank" rel="noopener noreferrer">{words}</a> }.into_any(),
        None => words,
    }
}
