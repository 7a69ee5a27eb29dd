//! Markdown (CommonMark) as blocks of plain runs.
//!
//! HTML in it is text like any other. A link is one only to the web or to a
//! mail address. Of a picture the words remain that stand for it: nothing is
//! ever loaded.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};

/// How a run is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Heavy.
    pub strong: bool,
    /// Stressed.
    pub emphasis: bool,
    /// As code.
    pub code: bool,
    /// Where it leads.
    pub link: Option<String>,
}

/// Words set in one way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// How they are set.
    pub style: Style,
    /// The number of the hit that they belong to, counted from 0.
    pub hit: Option<usize>,
}

/// A block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading of a level from 1 to 6.
    Heading(u8, Vec<Run>),
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// Lines as they are.
    Code(Vec<Run>),
    /// A quotation.
    Quote(Vec<Block>),
    /// A list, with its first number if it is numbered.
    List(Option<u64>, Vec<Vec<Block>>),
    /// A rule.
    Rule,
}

/// Reads Markdown. Reading is total: whatever is written means something.
#[must_use]
pub fn read(markdown: &str) -> Vec<Block> {
    let mut page = Page { open: vec![Vec::new()], ..Page::default() };
    for event in Parser::new(markdown) {
        page.take(event);
    }
    page.end_paragraph();
    // Whatever is still open belongs to the page.
    page.open.into_iter().flatten().collect()
}

/// What is being read: the blocks that are open around the place, and the runs
/// of the paragraph there.
#[derive(Default)]
struct Page {
    open: Vec<Vec<Block>>,
    items: Vec<Vec<Vec<Block>>>,
    starts: Vec<Option<u64>>,
    runs: Vec<Run>,
    style: Style,
    /// The links that are open, by whether they lead anywhere.
    links: Vec<Option<String>>,
}

impl Page {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.write(&text),
            Event::Code(text) => {
                self.style.code = true;
                self.write(&text);
                self.style.code = false;
            }
            Event::SoftBreak => self.write(" "),
            Event::HardBreak => self.write("\n"),
            Event::Rule => self.put(Block::Rule),
            // Extensions, none of which is switched on.
            Event::FootnoteReference(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.write(&text)
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.style.strong = true,
            Tag::Emphasis => self.style.emphasis = true,
            Tag::Link { dest_url, .. } => {
                self.links.push(self.style.link.take());
                self.style.link = leads(&dest_url).then(|| dest_url.into_string());
            }
            Tag::BlockQuote(_) | Tag::Item => {
                self.end_paragraph();
                self.open.push(Vec::new());
            }
            Tag::List(first) => {
                self.end_paragraph();
                self.starts.push(first);
                self.items.push(Vec::new());
            }
            Tag::CodeBlock(CodeBlockKind::Indented | CodeBlockKind::Fenced(_)) => {
                self.end_paragraph();
                self.style.code = true;
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.style.strong = false,
            TagEnd::Emphasis => self.style.emphasis = false,
            TagEnd::Link => self.style.link = self.links.pop().flatten(),
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.end_paragraph(),
            TagEnd::Heading(level) => {
                let runs = std::mem::take(&mut self.runs);
                self.put(Block::Heading(number(level), runs));
            }
            TagEnd::CodeBlock => {
                self.style.code = false;
                let runs = std::mem::take(&mut self.runs);
                self.put(Block::Code(runs));
            }
            TagEnd::BlockQuote(_) => {
                self.end_paragraph();
                let blocks = self.open.pop().unwrap_or_default();
                self.put(Block::Quote(blocks));
            }
            TagEnd::Item => {
                self.end_paragraph();
                let blocks = self.open.pop().unwrap_or_default();
                if let Some(items) = self.items.last_mut() {
                    items.push(blocks);
                }
            }
            TagEnd::List(_) => {
                let (first, items) = (self.starts.pop().flatten(), self.items.pop().unwrap_or_default());
                self.put(Block::List(first, items));
            }
            _ => {}
        }
    }

    fn write(&mut self, text: &str) {
        match self.runs.last_mut().filter(|last| last.style == self.style) {
            Some(last) => last.text.push_str(text),
            None => {
                self.runs.push(Run { text: text.to_owned(), style: self.style.clone(), hit: None });
            }
        }
    }

    fn end_paragraph(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        if !runs.is_empty() {
            self.put(Block::Paragraph(runs));
        }
    }

    fn put(&mut self, block: Block) {
        if let Some(blocks) = self.open.last_mut() {
            blocks.push(block);
        }
    }
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// Whether an address leads to the web or to a mailbox, and not to a script or
/// to a place that only looks like one.
fn leads(address: &str) -> bool {
    let Some((scheme, _)) = address.split_once(':') else { return false };
    ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
}
