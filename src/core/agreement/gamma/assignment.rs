//! The best alignment of two annotators, exactly.
//!
//! Two units are worth aligning only if they are less than 2 apart, which is
//! what they count alone. Units that can't be reached from each other over such
//! pairs are independent, so that each such group is an assignment problem of
//! its own: few units each, however long the report.

use super::Stretch;
use crate::core::agreement::sums::float;

/// What two units count that are left alone.
const ALONE: f64 = 2.0;

/// What the best alignment adds up to.
pub(super) fn disorder(a: &[Stretch], b: &[Stretch]) -> f64 {
    let gained: f64 = groups(a, b).iter().map(|(rows, columns)| gain(a, b, rows, columns)).sum();
    float(a.len() + b.len()) - gained
}

/// What is gained by aligning two rather than leaving both alone.
fn gained(a: Stretch, b: Stretch) -> f64 {
    (ALONE - a.apart(b)).max(0.0)
}

/// The places in `a` and in `b` of units that are joined by pairs worth aligning.
fn groups(a: &[Stretch], b: &[Stretch]) -> Vec<(Vec<usize>, Vec<usize>)> {
    let mut free: Vec<bool> = vec![true; b.len()];
    let mut seen: Vec<bool> = vec![false; a.len()];
    let mut groups = Vec::new();
    for first in 0..a.len() {
        if seen.get(first).is_none_or(|seen| *seen) {
            continue;
        }
        let (mut rows, mut columns, mut next) = (vec![first], Vec::new(), 0);
        seen.get_mut(first).into_iter().for_each(|seen| *seen = true);
        while let Some(unit) = rows.get(next).and_then(|row| a.get(*row)) {
            next += 1;
            for (column, other) in b.iter().enumerate() {
                let Some(free) = free.get_mut(column).filter(|free| **free) else { continue };
                if gained(*unit, *other) <= 0.0 {
                    continue;
                }
                *free = false;
                columns.push(column);
                for (row, unit) in a.iter().enumerate() {
                    let Some(seen) = seen.get_mut(row).filter(|seen| !**seen) else { continue };
                    if gained(*unit, *other) > 0.0 {
                        *seen = true;
                        rows.push(row);
                    }
                }
            }
        }
        if !columns.is_empty() {
            groups.push((rows, columns));
        }
    }
    groups
}

/// The most that can be gained within a group.
fn gain(a: &[Stretch], b: &[Stretch], rows: &[usize], columns: &[usize]) -> f64 {
    let (few, many) = if rows.len() <= columns.len() { (rows, columns) } else { (columns, rows) };
    let (short, long) = if rows.len() <= columns.len() { (a, b) } else { (b, a) };
    let mut costs = Vec::with_capacity(few.len() * many.len());
    for row in few.iter().filter_map(|at| short.get(*at)) {
        costs.extend(many.iter().filter_map(|at| long.get(*at)).map(|column| -gained(*row, *column)));
    }
    -Assignment::new(&costs, many.len()).solve(few.len())
}

/// The Hungarian method with potentials and shortest augmenting paths (Jonker
/// and Volgenant 1987): each row gets a column of its own at the least cost.
struct Assignment<'a> {
    costs: &'a [f64],
    columns: usize,
    /// The potential of each row and column.
    of_row: Vec<f64>,
    of_column: Vec<f64>,
    /// The row of each column; the last column is where each path begins.
    row: Vec<Option<usize>>,
}

impl<'a> Assignment<'a> {
    fn new(costs: &'a [f64], columns: usize) -> Self {
        let rows = costs.len() / columns.max(1);
        Self {
            costs,
            columns,
            of_row: vec![0.0; rows],
            of_column: vec![0.0; columns + 1],
            row: vec![None; columns + 1],
        }
    }

    fn solve(mut self, rows: usize) -> f64 {
        (0..rows).for_each(|row| self.place(row));
        let cost = |(column, row): (usize, &Option<usize>)| row.map(|row| self.cost(row, column));
        self.row.iter().take(self.columns).enumerate().filter_map(cost).sum()
    }

    fn cost(&self, row: usize, column: usize) -> f64 {
        self.costs.get(row * self.columns + column).copied().unwrap_or_default()
    }

    fn owner(&self, column: usize) -> Option<usize> {
        self.row.get(column).copied().flatten()
    }

    fn reduced(&self, row: usize, column: usize) -> f64 {
        let potential = |of: &[f64], at: usize| of.get(at).copied().unwrap_or_default();
        self.cost(row, column) - potential(&self.of_row, row) - potential(&self.of_column, column)
    }

    /// Gives a row a column, moving others along the cheapest path.
    fn place(&mut self, row: usize) {
        let begin = self.columns;
        self.row.get_mut(begin).into_iter().for_each(|owner| *owner = Some(row));
        let mut nearest = vec![(f64::INFINITY, begin); begin];
        let mut used = vec![false; begin + 1];
        let mut at = begin;
        while let Some(owner) = self.owner(at) {
            used.get_mut(at).into_iter().for_each(|used| *used = true);
            for (column, near) in nearest.iter_mut().enumerate() {
                let cost = self.reduced(owner, column);
                if cost < near.0 && used.get(column) == Some(&false) {
                    *near = (cost, at);
                }
            }
            let free = nearest.iter().enumerate().filter(|(column, _)| used.get(*column) == Some(&false));
            let best = free
                .min_by(|(_, (a, _)), (_, (b, _))| a.total_cmp(b))
                .map(|(column, (cost, _))| (column, *cost));
            let Some((next, step)) = best else { return };
            self.shift(&used, &mut nearest, step);
            at = next;
        }
        // Back along the path, each column to the row of the one before.
        while at != begin {
            let Some((_, from)) = nearest.get(at).copied() else { return };
            let owner = self.owner(from);
            self.row.get_mut(at).into_iter().for_each(|slot| *slot = owner);
            at = from;
        }
    }

    fn shift(&mut self, used: &[bool], nearest: &mut [(f64, usize)], step: f64) {
        for (column, used) in used.iter().enumerate() {
            if !*used {
                nearest.get_mut(column).into_iter().for_each(|near| near.0 -= step);
                continue;
            }
            let owner = self.owner(column);
            self.of_column.get_mut(column).into_iter().for_each(|potential| *potential -= step);
            let potential = owner.and_then(|row| self.of_row.get_mut(row));
            potential.into_iter().for_each(|potential| *potential += step);
        }
    }
}
