//! The table as a file of comma-separated values (RFC 4180), for spreadsheets
//! and scripts. Its first line names the columns, always in the same words;
//! choices stand as the ids of the schema; several names in one cell are parted
//! by `; ` and the cells of one relation keep their order.

use super::row::{Facts, Name, Row};

const COLUMNS: &str = "report,title,start_code_point,end_code_point_exclusive,text,low,best,high,modifier,kind,victim,scope,\
    groups,places,perpetrators,perpetrator_confidence,claim_stance,claim_certainty,sources,status,see_span,\
    counted_low,counted_best,counted_high,span";

/// These rows, given by their positions, in this order. Figures that are not
/// stated are empty cells. `bom` puts U+FEFF first, without which Excel takes
/// the file for another encoding.
#[must_use]
pub fn csv(facts: &Facts, rows: &[usize], bom: bool) -> String {
    let mut out = String::from(if bom { "\u{feff}" } else { "" });
    out.push_str(COLUMNS);
    out.push_str("\r\n");
    for row in rows.iter().filter_map(|row| facts.rows.get(*row)) {
        let cells = cells(facts, row);
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            write_cell(&mut out, cell);
        }
        out.push_str("\r\n");
    }
    out
}

fn cells(facts: &Facts, row: &Row) -> Vec<String> {
    let report = facts.reports.get(row.report);
    let number = |count: Option<u64>| count.map(|count| count.to_string()).unwrap_or_default();
    let choice = |choice: &Option<String>| choice.clone().unwrap_or_default();
    let names = |names: &[Name]| joined(names.iter().map(|name| name.text.clone()));
    let adds = row.adds.unwrap_or_default();
    let sources = |row: &Row| {
        let of = row.claims.iter().map(|claim| claim.sources.iter().map(|one| one.name.text.as_str()));
        // The sources of one claim, the nearest first, are a chain.
        joined(of.map(|chain| chain.collect::<Vec<_>>().join(" < ")))
    };
    let other = row.status.other().and_then(|other| facts.rows.get(other));
    vec![
        report.map(|report| report.id.to_string()).unwrap_or_default(),
        report.map(|report| report.title.clone()).unwrap_or_default(),
        row.range.start().0.to_string(),
        row.range.end().0.to_string(),
        row.quote.clone(),
        number(row.figure.low),
        number(row.figure.best),
        number(row.figure.high),
        choice(&row.modifier),
        choice(&row.kind),
        choice(&row.victim),
        choice(&row.scope),
        names(&row.groups),
        names(&row.places),
        joined(row.perpetrators.iter().map(|one| one.name.text.clone())),
        joined(row.perpetrators.iter().map(|one| choice(&one.confidence))),
        joined(row.claims.iter().map(|claim| choice(&claim.stance))),
        joined(row.claims.iter().map(|claim| choice(&claim.certainty))),
        sources(row),
        row.status.reason().id().to_owned(),
        other.map(|other| other.span.to_string()).unwrap_or_default(),
        number(adds.low),
        number(adds.best),
        number(adds.high),
        row.span.to_string(),
    ]
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join("; ")
}

/// A cell that begins like a formula would be reckoned out by a spreadsheet: an
/// apostrophe before it keeps it a text (OWASP, "CSV Injection").
pub(in crate::core) fn write_cell(out: &mut String, cell: &str) {
    let harmless = !cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let plain = !cell.contains(['"', ',', '\r', '\n']);
    if !plain {
        out.push('"');
    }
    if !harmless {
        out.push('\'');
    }
    for c in cell.chars() {
        if c == '"' {
            out.push('"');
        }
        out.push(c);
    }
    if !plain {
        out.push('"');
    }
}
