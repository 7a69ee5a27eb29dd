//! The cells of a table: comma-separated values (RFC 4180) with any delimiter.
//!
//! A cell that begins with a quotation mark ends with the next one that is not
//! doubled. Where no delimiter and no end of the line comes behind that, the mark
//! is one of the text, as it is in tables that know no quotation marks.

use std::borrow::Cow;

/// A row, and the line it begins at.
pub(super) struct Row<'a> {
    pub line: usize,
    pub cells: Vec<Cow<'a, str>>,
}

impl Row<'_> {
    /// Whether there is nothing in it.
    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }

    /// The cell of a column; empty if the row is shorter.
    pub(super) fn cell(&self, column: Option<usize>) -> &str {
        column.and_then(|at| self.cells.get(at)).map(Cow::as_ref).unwrap_or_default()
    }
}

/// The rows of a table that are not blank.
pub(super) struct Rows<'a> {
    rest: &'a str,
    line: usize,
    /// What parts two cells; without one each line is a cell.
    delimiter: Option<char>,
}

impl<'a> Rows<'a> {
    /// Of a file.
    pub(super) fn of(text: &'a str, delimiter: Option<char>) -> Self {
        let mut rows = Self { rest: text, line: 1, delimiter };
        if announced(text).is_some() {
            rows.cut(text.find('\n').map_or(text.len(), |at| at.saturating_add(1)));
        }
        rows
    }

    /// Takes so many bytes off.
    fn cut(&mut self, bytes: usize) -> &'a str {
        let (head, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        let ends = head.bytes().filter(|byte| *byte == b'\n').count();
        self.line = self.line.saturating_add(ends);
        self.rest = rest;
        head
    }

    fn cell(&mut self) -> Cow<'a, str> {
        if let Some((cell, bytes)) = self.quoted() {
            self.cut(bytes);
            return cell;
        }
        let ends = |c: char| Some(c) == self.delimiter || matches!(c, '\n' | '\r');
        let end = self.rest.find(ends).unwrap_or(self.rest.len());
        Cow::Borrowed(self.cut(end))
    }

    /// The cell in quotation marks that stands here, and how long it is with them.
    fn quoted(&self) -> Option<(Cow<'a, str>, usize)> {
        let inner = self.rest.strip_prefix('"')?;
        let (mut at, mut doubled) = (0_usize, false);
        let end = loop {
            let mark = at.saturating_add(inner.get(at..)?.find('"')?);
            at = mark.saturating_add(1);
            if !inner.get(at..)?.starts_with('"') {
                break mark;
            }
            at = at.saturating_add(1);
            doubled = true;
        };
        let (cell, after) = (inner.get(..end)?, inner.get(at..)?);
        let ends = after.chars().next().is_none_or(|c| Some(c) == self.delimiter || matches!(c, '\n' | '\r'));
        let cell = if doubled { Cow::Owned(cell.replace("\"\"", "\"")) } else { Cow::Borrowed(cell) };
        ends.then(|| (cell, at.saturating_add(1)))
    }

    fn row(&mut self) -> Option<Row<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        let mut row = Row { line: self.line, cells: Vec::new() };
        loop {
            row.cells.push(self.cell());
            let end = self.rest.chars().next();
            let bytes = if self.rest.starts_with("\r\n") { 2 } else { end.map_or(0, char::len_utf8) };
            self.cut(bytes);
            if end.is_none() || end != self.delimiter {
                return Some(row);
            }
        }
    }
}

impl<'a> Iterator for Rows<'a> {
    type Item = Row<'a>;

    fn next(&mut self) -> Option<Row<'a>> {
        std::iter::from_fn(|| self.row()).find(|row| !row.is_blank())
    }
}

/// The delimiter that the first line names for Excel: `sep=;`.
fn announced(text: &str) -> Option<char> {
    let mut rest = text.strip_prefix("sep=")?.chars();
    let delimiter = rest.next()?;
    matches!(rest.next(), None | Some('\n' | '\r')).then_some(delimiter)
}

/// So many rows tell what parts their cells.
pub(super) const LOOKED_AT: usize = 20;

/// What parts the cells of a table: what gives most rows, from the first one on, the
/// same number of cells, two at least. `None` if nothing does.
pub(super) fn delimiter(text: &str) -> Option<char> {
    if let Some(delimiter) = announced(text) {
        return Some(delimiter);
    }
    let mut best = (0, 0, None);
    for delimiter in [',', ';', '\t', '|'] {
        let widths: Vec<usize> =
            Rows::of(text, Some(delimiter)).take(LOOKED_AT).map(|row| row.cells.len()).collect();
        let width = widths.first().copied().unwrap_or_default();
        let same = widths.iter().filter(|other| **other == width).count();
        if width > 1 && (same, width) > (best.0, best.1) {
            best = (same, width, Some(delimiter));
        }
    }
    best.2
}
