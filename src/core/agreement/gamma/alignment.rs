//! The best alignment of more than two annotators, for a few units: there it is
//! no assignment problem any more, and takes all the time in the world at worst.

use super::Stretch;
use crate::core::agreement::sums::float;
use crate::core::agreement::work::Unit;

/// The disorder of the best alignment of all annotators, exactly, or `None` if
/// it is not found within so many steps, or there are fewer than two annotators
/// or no units. Units that are aligned, with none for some annotators, count the
/// mean over the pairs of annotators, 1 where one of the two has none.
#[must_use]
pub fn disorder_of_all(annotators: &[&[Unit]], steps: usize) -> Option<f64> {
    let units: Vec<Vec<Stretch>> =
        annotators.iter().map(|units| units.iter().map(Stretch::of).collect()).collect();
    let all: usize = units.iter().map(Vec::len).sum();
    if units.len() < 2 || all == 0 {
        return None;
    }
    let tuples = tuples(&units, steps)?;
    // No alignment can put a unit into anything cheaper, by its share.
    let least = (0..all).map(|unit| {
        let with = tuples.iter().filter(|tuple| tuple.units.contains(&unit));
        with.map(|tuple| tuple.cost / float(tuple.units.len())).fold(1.0, f64::min)
    });
    let mut search = Search { least: least.collect(), tuples, best: float(all), steps };
    let open: f64 = search.least.iter().sum();
    search.from(&mut vec![false; all], 0.0, open)?;
    Some(search.best / (float(all) / float(units.len())))
}

/// Units that may be aligned, numbered through over all annotators.
struct Tuple {
    units: Vec<usize>,
    cost: f64,
}

/// All that cost no more than their units alone.
fn tuples(units: &[Vec<Stretch>], most: usize) -> Option<Vec<Tuple>> {
    let mut open: Vec<(Vec<usize>, Vec<Stretch>)> = vec![(Vec::new(), Vec::new())];
    let mut begun = 0;
    for own in units {
        let with = |(places, stretches): &(Vec<usize>, Vec<Stretch>)| {
            let more = own.iter().enumerate().map(|(at, unit)| {
                ([places.as_slice(), &[begun + at]].concat(), [stretches.as_slice(), &[*unit]].concat())
            });
            more.collect::<Vec<_>>()
        };
        let more: Vec<_> = open.iter().flat_map(with).collect();
        open.extend(more);
        begun += own.len();
        if open.len() > most {
            return None;
        }
    }
    let cost = |stretches: &[Stretch]| cost(stretches, units.len());
    let tuple = |(units, stretches): (Vec<usize>, Vec<Stretch>)| Tuple { cost: cost(&stretches), units };
    let worth = |tuple: &Tuple| !tuple.units.is_empty() && tuple.cost <= float(tuple.units.len());
    Some(open.into_iter().map(tuple).filter(worth).collect())
}

/// The mean over all pairs of annotators, who are more than the units if some
/// have none.
fn cost(stretches: &[Stretch], annotators: usize) -> f64 {
    let pairs = |many: usize| float(many * many.saturating_sub(1)) / 2.0;
    let there = stretches.iter().enumerate();
    let apart = there.flat_map(|(at, a)| stretches.iter().skip(at + 1).map(|b| a.apart(*b)));
    (apart.sum::<f64>() + pairs(annotators) - pairs(stretches.len())) / pairs(annotators)
}

struct Search {
    tuples: Vec<Tuple>,
    least: Vec<f64>,
    best: f64,
    steps: usize,
}

impl Search {
    /// Goes through all that can follow; `open` is what the units that are left
    /// cost at least. `None` if the steps are used up.
    fn from(&mut self, covered: &mut Vec<bool>, cost: f64, open: f64) -> Option<()> {
        self.steps = self.steps.checked_sub(1)?;
        let Some(first) = covered.iter().position(|covered| !covered) else {
            self.best = self.best.min(cost);
            return Some(());
        };
        for at in 0..self.tuples.len() {
            let Some(tuple) = self.tuples.get(at) else { continue };
            let is_free = |unit: &usize| covered.get(*unit) == Some(&false);
            if !tuple.units.contains(&first) || !tuple.units.iter().all(is_free) {
                continue;
            }
            let least: f64 = tuple.units.iter().filter_map(|unit| self.least.get(*unit)).sum();
            let (cost, open, units) = (cost + tuple.cost, open - least, tuple.units.clone());
            if cost + open > self.best + 1e-12 {
                continue;
            }
            let mut set = |to: bool| {
                units.iter().for_each(|unit| covered.get_mut(*unit).into_iter().for_each(|slot| *slot = to));
            };
            set(true);
            self.from(covered, cost, open)?;
            let mut set = |to: bool| {
                units.iter().for_each(|unit| covered.get_mut(*unit).into_iter().for_each(|slot| *slot = to));
            };
            set(false);
        }
        Some(())
    }
}
