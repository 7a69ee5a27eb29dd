//! The first lines of a file, cut into pieces that a reader can lay out one after the
//! other: in a file of columns or of JSON, Arabic words next to one another would
//! change places otherwise.

/// So many lines are shown,
pub const LINES: usize = 12;
/// and so much of each, in code points.
pub const LENGTH: usize = 600;

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its text.
    pub text: String,
    /// Whether it has a direction of its own; the line goes from left to right.
    pub own: bool,
}

/// The first lines, piece by piece. A line without columns and JSON is one piece.
#[must_use]
pub fn preview(text: &str) -> Vec<Vec<Piece>> {
    let cut = |line: &str| match line.char_indices().nth(LENGTH) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or_default()),
        None => line.to_owned(),
    };
    let json = text.trim_start().starts_with(['{', '[']);
    let pieces = |line: &str| if json { strings(&cut(line)) } else { columns(&cut(line)) };
    text.lines().take(LINES).map(pieces).collect()
}

fn columns(line: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (n, column) in line.split('\t').enumerate() {
        if n > 0 {
            pieces.push(Piece { text: "\t".to_owned(), own: false });
        }
        pieces.push(Piece { text: column.to_owned(), own: true });
    }
    pieces
}

/// Each text of a line of JSON has a direction of its own.
fn strings(line: &str) -> Vec<Piece> {
    let (mut pieces, mut piece) = (Vec::new(), String::new());
    let (mut inside, mut escaped) = (false, false);
    for c in line.chars() {
        let quote = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        if quote && inside {
            pieces.push(Piece { text: std::mem::take(&mut piece), own: true });
        }
        piece.push(c);
        if quote && !inside {
            pieces.push(Piece { text: std::mem::take(&mut piece), own: false });
        }
        inside ^= quote;
    }
    pieces.push(Piece { text: piece, own: inside });
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}
