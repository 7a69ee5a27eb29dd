//! Texts of people as Markdown that shows them as they are (CommonMark 0.31, 2.4).

/// On one line, in a cell of a table or behind other words.
pub(super) fn line(text: &str) -> String {
    let mut out = String::new();
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        escape(word, &mut out);
    }
    out
}

/// As paragraphs: its lines and blank lines stay, but none becomes a heading, a
/// list, a quotation, a rule or code.
pub(super) fn block(text: &str) -> String {
    let mut out = String::new();
    for one in text.trim().lines() {
        let line = line(one);
        let digits = line.find(|c: char| !c.is_ascii_digit()).unwrap_or(line.len());
        if line.starts_with(['-', '+', '=', ':']) {
            out.push('\\');
        }
        match line.split_at_checked(digits) {
            Some((number, rest)) if digits > 0 && rest.starts_with(['.', ')']) => {
                out.extend([number, "\\", rest]);
            }
            _ => out.push_str(&line),
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$') {
            out.push('\\');
        }
        out.push(c);
    }
}
