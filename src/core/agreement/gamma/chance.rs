//! Two annotators by chance, after section 5.2 of Mathet and others 2015 and
//! pygamma-agreement's `ShuffleContinuumSampler`.

use super::Stretch;
use crate::core::agreement::bootstrap::Chance;
use crate::core::text::CodePoint;

/// A sample of a pair with at least one unit. Each of the two is drawn from the pair, either one twice with the same
/// chance, but not two without units; all units of each are shifted by as many
/// code points, round the end to the beginning, whole. The two shifts differ by
/// at least half the mean length of a unit, either way round, so that the same
/// work drawn twice doesn't fall on itself.
pub(super) fn sample(both: &[Vec<Stretch>; 2], len: CodePoint, chance: &mut Chance) -> [Vec<Stretch>; 2] {
    let [a, b] = both;
    let len = len.0.max(1);
    let units = (a.len() + b.len()).max(1);
    let long: usize = a.iter().chain(b).map(|unit| unit.len).sum();
    let apart = long.div_ceil(2 * units).min(len / 2);
    let [one, other] = loop {
        let drawn = [a, b].map(|_| if chance.below(2) == 0 { a } else { b });
        if drawn.iter().any(|units| !units.is_empty()) {
            break drawn;
        }
    };
    let first = chance.below(len);
    let second = first + apart + chance.below(len - 2 * apart + usize::from(apart > 0));
    [shifted(one, first, len), shifted(other, second, len)]
}

fn shifted(units: &[Stretch], by: usize, len: usize) -> Vec<Stretch> {
    units.iter().map(|unit| Stretch { start: (unit.start + by) % len, ..*unit }).collect()
}
