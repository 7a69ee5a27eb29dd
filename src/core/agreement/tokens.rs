//! Labels of tokens, and tables of them.

use super::work::{Unit, Work, touching};
use crate::core::order::order;
use crate::core::text::TextRange;

/// A square table of counts; a row and a column for each label, and the last of
/// both for "none".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    size: usize,
    cells: Vec<usize>,
}

impl Matrix {
    /// An empty one with a row for each of so many labels.
    #[must_use]
    pub fn new(labels: usize) -> Self {
        Self { size: labels + 1, cells: vec![0; (labels + 1) * (labels + 1)] }
    }

    /// With these cells, row by row; `None` if they are too few or too many.
    pub(super) fn of_cells(size: usize, cells: Vec<usize>) -> Option<Self> {
        (size.checked_mul(size) == Some(cells.len())).then_some(Self { size, cells })
    }

    /// How many rows it has: one more than there are labels.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// A cell; 0 outside.
    #[must_use]
    pub fn get(&self, row: usize, column: usize) -> usize {
        let inside = row < self.size && column < self.size;
        self.cells.get(row * self.size + column).copied().filter(|_| inside).unwrap_or_default()
    }

    /// All cells, row by row.
    #[must_use]
    pub fn cells(&self) -> &[usize] {
        &self.cells
    }

    /// Adds to a cell.
    pub(super) fn add(&mut self, row: usize, column: usize, count: usize) {
        if row < self.size && column < self.size {
            self.cells.get_mut(row * self.size + column).into_iter().for_each(|cell| *cell += count);
        }
    }

    /// Adds another of the same size, with rows and columns exchanged if asked.
    pub(super) fn add_all(&mut self, other: &Self, exchanged: bool) {
        for row in 0..other.size {
            for column in 0..other.size {
                let count = other.get(row, column);
                if exchanged { self.add(column, row, count) } else { self.add(row, column, count) }
            }
        }
    }

    /// Takes one from under none of each side: the two belong together.
    pub(super) fn pair_up(&mut self, row: usize, column: usize) {
        let none = self.size.saturating_sub(1);
        for (row, column) in [(row, none), (none, column)] {
            let cell = self.cells.get_mut(row * self.size + column);
            cell.into_iter().for_each(|cell| *cell = cell.saturating_sub(1));
        }
        self.add(row, column, 1);
    }

    /// The sum of a row.
    #[must_use]
    pub fn row(&self, row: usize) -> usize {
        (0..self.size).map(|column| self.get(row, column)).sum()
    }

    /// The sum of a column.
    #[must_use]
    pub fn column(&self, column: usize) -> usize {
        (0..self.size).map(|row| self.get(row, column)).sum()
    }

    /// The same with one label against all the rest, none included.
    #[must_use]
    pub(super) fn one_against_rest(&self, label: usize) -> [usize; 4] {
        let all: usize = self.cells.iter().sum();
        let (both, row, column) = (self.get(label, label), self.row(label), self.column(label));
        [both, row - both, column - both, (all + both).saturating_sub(row + column)]
    }
}

/// The label of each token, by its place; `none` for one that no span touches.
/// A token takes the label of the shortest span that touches it, of equals that
/// of the first in reading order; a span is as long as its pieces together.
pub(super) fn labels(work: &Work, tokens: &[TextRange], none: usize) -> Vec<usize> {
    let mut labels = vec![none; tokens.len()];
    let units = work.units();
    // The shortest comes last and stays.
    let sorted = order(units.iter().enumerate().map(|(at, unit)| [!unit.len(), !at, 0]));
    for unit in sorted.into_iter().filter_map(|at| units.get(at)) {
        paint(&mut labels, tokens, unit);
    }
    labels
}

fn paint(labels: &mut [usize], tokens: &[TextRange], unit: &Unit) {
    for piece in unit.pieces.iter() {
        let touched = labels.get_mut(touching(*piece, tokens)).unwrap_or_default();
        touched.fill(unit.label);
    }
}
