//! The figures of the bench, and the table and file that they are shown in.

use serde::Serialize;

/// One line of the table. `null` in the file stands for what there is not.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// What was done, and on how much.
    pub work: String,
    /// What was measured.
    pub value: f64,
    /// The unit of all figures of the row, empty for a number of things.
    pub unit: &'static str,
    /// The most that it may be.
    pub budget: f64,
    /// Whose figure stands beside it.
    pub peer: Option<String>,
    /// What the peer needed for the same in the same run.
    pub peer_value: Option<f64>,
}

impl Row {
    /// A row with no peer.
    pub fn new(work: impl Into<String>, value: f64, unit: &'static str, budget: f64) -> Self {
        Self { work: work.into(), value: rounded(value), unit, budget, peer: None, peer_value: None }
    }

    /// The same row with a peer's figure.
    pub fn beside(self, peer: &str, value: f64) -> Self {
        Self { peer: Some(peer.to_owned()), peer_value: Some(rounded(value)), ..self }
    }

    fn cells(&self) -> [String; 4] {
        let missed = if self.value > self.budget { " (missed)" } else { "" };
        let peer = self.peer.iter().zip(self.peer_value);
        [
            self.work.clone(),
            shown(self.value, self.unit) + missed,
            shown(self.budget, self.unit),
            peer.map(|(name, value)| format!("{name}: {}", shown(value, self.unit))).collect(),
        ]
    }
}

/// The middle value; of an even number of them, the mean of the two in the middle.
pub fn median(values: &[f64]) -> f64 {
    let sorted = sorted(values);
    let middle = sorted.len() / 2;
    if sorted.len() % 2 == 1 { sorted[middle] } else { (sorted[middle - 1] + sorted[middle]) / 2.0 }
}

/// The least value that so many in 100 are not above (nearest rank).
pub fn percentile(values: &[f64], percent: usize) -> f64 {
    let sorted = sorted(values);
    let rank = (sorted.len() * percent).div_ceil(100);
    sorted[rank.max(1) - 1]
}

fn sorted(values: &[f64]) -> Vec<f64> {
    assert!(!values.is_empty(), "nothing was measured");
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
}

/// To hundredths: the browser's clock is no finer than tenths of a millisecond.
fn rounded(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

fn shown(value: f64, unit: &str) -> String {
    let whole = value.fract() == 0.0 || value.abs() >= 10.0;
    let figure = if whole { format!("{value:.0}") } else { format!("{value:.1}") };
    format!("{figure} {unit}").trim_end().to_owned()
}

/// The table in Markdown, its columns aligned so that it can be read as it is.
pub fn table(rows: &[Row]) -> String {
    let head = ["work", "measured", "budget", "beside it"].map(str::to_owned);
    let lines: Vec<_> = std::iter::once(head).chain(rows.iter().map(Row::cells)).collect();
    let widths =
        [0, 1, 2, 3].map(|column| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0));
    let line = |cells: &[String; 4]| {
        let padded = cells.iter().zip(widths).map(|(cell, width)| format!(" {cell:<width$} |"));
        format!("|{}\n", padded.collect::<String>())
    };
    let rule = format!("|{}\n", widths.map(|width| format!("{}|", "-".repeat(width + 2))).concat());
    let (head, rest) = lines.split_at(1);
    head.iter().map(line).chain([rule]).chain(rest.iter().map(line)).collect()
}
