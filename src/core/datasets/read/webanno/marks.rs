//! What the columns say, on its way to marks and links.

use std::collections::{BTreeMap, HashMap};

use super::super::sketch::{Bond, Sketch, Sketches};
use super::super::word_value;
use super::layers::{Feature, Kind, Layer};
use super::text::{Row, split, unescaped};
use crate::core::datasets::place::Stated;
use crate::core::datasets::read::tally::Tally;
use crate::core::model::Attributes;

/// Where a line of the file says that an annotation is: the number of its first
/// token, and its own number there, 0 if it is the only one.
type Address = (String, usize);

/// A link whose ends are still addresses.
struct Pending {
    bond: Bond,
    from: (Option<usize>, Address),
    to: (Option<usize>, Address),
}

/// A link of a chain: the place of its mark, and its type.
struct Ring {
    mark: usize,
    kind: String,
}

/// So many features at most may have stacked annotations: each has a place for each.
const MOST: usize = 64;

/// What was found so far.
pub(super) struct Gathered<'a> {
    layers: &'a [Layer],
    sketches: Sketches,
    /// The marks of several tokens, by layer and number.
    open: HashMap<(usize, usize), usize>,
    /// The marks by layer and address.
    addresses: HashMap<(usize, Address), usize>,
    pending: Vec<Pending>,
    /// The links of each chain of each layer, by their numbers.
    chains: BTreeMap<(usize, usize), BTreeMap<usize, Ring>>,
}

impl<'a> Gathered<'a> {
    pub(super) fn new(layers: &'a [Layer]) -> Self {
        Self {
            layers,
            sketches: Sketches::default(),
            open: HashMap::new(),
            addresses: HashMap::new(),
            pending: Vec::new(),
            chains: BTreeMap::new(),
        }
    }

    /// Takes a row in, that lies at this place.
    pub(super) fn row<'r>(&mut self, row: &Row<'r>, place: (usize, usize), tally: &mut Tally) {
        // Columns that the row does not have say nothing.
        let reached = |(_, layer): &(usize, &Layer)| layer.first < row.cells.len();
        for (n, layer) in self.layers.iter().enumerate().take_while(reached) {
            let cells = row.cells.iter().skip(layer.first).take(layer.columns);
            let columns: Vec<Vec<&str>> = cells.map(|cell| split(cell, '|')).collect();
            let many = columns.iter().map(Vec::len).max().unwrap_or_default();
            if many > 1 && columns.len() > MOST {
                tally.refuse("stacked annotations of too many features", &format!("line {}", row.line));
                continue;
            }
            for at in 0..many {
                let cell = |column: &Vec<&'r str>| {
                    column.get(at).copied().filter(|cell| !cell.is_empty()).unwrap_or("_")
                };
                let cells: Vec<&str> = columns.iter().map(cell).collect();
                if cells.iter().all(|cell| *cell == "_") {
                    continue;
                }
                let stacked = Stacked { layer, n, row, place, cells };
                match &layer.kind {
                    Kind::Span => self.span(&stacked),
                    Kind::Relation(base) => self.relation(&stacked, base, tally),
                    Kind::Chain => self.chain(&stacked, tally),
                }
            }
        }
        let known = self.layers.last().map_or(0, |layer| layer.first.saturating_add(layer.columns));
        if row.cells.iter().skip(known).any(|cell| !cell.is_empty()) {
            tally.leave_out("columns without a layer", &format!("line {}", row.line));
        }
    }

    fn span(&mut self, stacked: &Stacked) {
        let number = stacked.number();
        let (label, attributes) = stacked.values();
        let Some(mark) = self.mark(stacked, number, label) else { return };
        if let Some(sketch) = self.sketches.marks.get_mut(mark) {
            sketch.attributes = attributes;
        }
        let here = (stacked.row.address.to_owned(), number);
        for (roles, targets, feature, layer) in stacked.slots() {
            let roles = split(roles, ';');
            for (at, target) in split(targets, ';').into_iter().enumerate() {
                if matches!(target, "_" | "*") {
                    continue;
                }
                let role = roles.get(at).map_or("*", |role| numbered(role).0);
                let kind = if matches!(role, "*" | "_") { feature.to_owned() } else { unescaped(role) };
                let (address, number) = numbered(target);
                let base = self.base(layer);
                self.pending.push(Pending {
                    bond: Bond { kind, place: stacked.line(), ..Bond::default() },
                    from: (Some(stacked.n), here.clone()),
                    to: (base, (address.to_owned(), number.parse().unwrap_or_default())),
                });
            }
        }
    }

    /// The place of a layer; none for the type that all layers are of.
    fn base(&self, name: &str) -> Option<usize> {
        let at = self.layers.iter().position(|one| one.name == name);
        // No layer has the place behind the last.
        if name == "uima.tcas.Annotation" { None } else { at.or(Some(self.layers.len())) }
    }

    /// The mark of an annotation, if it begins with this row; else it is made longer.
    fn mark(&mut self, stacked: &Stacked, number: usize, label: String) -> Option<usize> {
        let (start, end) = stacked.place;
        let known = self.open.get(&(stacked.n, number)).filter(|_| number > 0);
        if let Some(sketch) = known.and_then(|at| self.sketches.marks.get_mut(*at)) {
            for piece in &mut sketch.pieces {
                *piece = Stated::at(piece.start.min(start), piece.end.max(end));
            }
            return None;
        }
        let at = self.sketches.marks.len();
        let address = (stacked.row.address.to_owned(), number);
        self.sketches.marks.push(Sketch {
            id: format!("{}:{}[{number}]", stacked.layer.short(), address.0),
            label,
            pieces: vec![Stated::quoting(start, end, stacked.row.token.as_str())],
            place: stacked.line(),
            ..Sketch::default()
        });
        self.open.insert((stacked.n, number), at);
        self.addresses.insert((stacked.n, address), at);
        Some(at)
    }

    fn relation(&mut self, stacked: &Stacked, base: &str, tally: &mut Tally) {
        let source = stacked.cells.get(stacked.layer.columns.saturating_sub(1)).copied();
        let Some(source) = source.filter(|source| !matches!(*source, "_" | "*")) else {
            return tally.refuse("a relation without its source", &stacked.line());
        };
        let (address, numbers) = numbered(source);
        let (from, to) = numbers.split_once('_').unwrap_or((numbers, ""));
        let number = |text: &str| text.parse().unwrap_or_default();
        let base = self.base(base);
        let (kind, attributes) = stacked.values();
        self.pending.push(Pending {
            bond: Bond { kind, attributes, place: stacked.line(), ..Bond::default() },
            from: (base, (address.to_owned(), number(from))),
            to: (base, (stacked.row.address.to_owned(), number(to))),
        });
    }

    fn chain(&mut self, stacked: &Stacked, tally: &mut Tally) {
        let plain = |name: &str| {
            let is = |feature: &Feature| matches!(feature, Feature::Plain(plain) if plain == name);
            let at = stacked.layer.features.iter().position(is)?;
            stacked.cells.get(at).copied()
        };
        let (Some(label), Some(link)) = (plain("referenceType"), plain("referenceRelation")) else {
            return tally.leave_out(stacked.layer.short(), &stacked.line());
        };
        let Some((kind, (chain, ring))) = link.rsplit_once("->").and_then(|(kind, number)| {
            let (chain, ring) = number.split_once('-')?;
            Some((kind, (chain.parse::<usize>().ok()?, ring.parse::<usize>().ok()?)))
        }) else {
            return tally.refuse("a link of a chain without its number", &stacked.line());
        };
        let or_layer = |word: &str| {
            if matches!(word, "*" | "_") { stacked.layer.short().to_owned() } else { unescaped(word) }
        };
        let known =
            self.chains.get(&(stacked.n, chain)).and_then(|rings| rings.get(&ring)).map(|ring| ring.mark);
        if let Some(sketch) = known.and_then(|at| self.sketches.marks.get_mut(at)) {
            let (start, end) = stacked.place;
            for piece in &mut sketch.pieces {
                *piece = Stated::at(piece.start.min(start), piece.end.max(end));
            }
            return;
        }
        let Some(mark) = self.mark(stacked, 0, or_layer(numbered(label).0)) else { return };
        if let Some(sketch) = self.sketches.marks.get_mut(mark) {
            sketch.id = format!("{}:{chain}-{ring}", stacked.layer.short());
        }
        let ring_of = Ring { mark, kind: or_layer(kind) };
        self.chains.entry((stacked.n, chain)).or_default().insert(ring, ring_of);
    }

    /// All of it.
    pub(super) fn finish(mut self) -> Sketches {
        let id = |marks: &[Sketch], at: usize| marks.get(at).map(|mark| mark.id.clone()).unwrap_or_default();
        for rings in self.chains.values() {
            let rings: Vec<&Ring> = rings.values().collect();
            for (ring, next) in rings.iter().zip(rings.iter().skip(1)) {
                let (from, to) = (id(&self.sketches.marks, ring.mark), id(&self.sketches.marks, next.mark));
                self.sketches.bonds.push(Bond { kind: ring.kind.clone(), from, to, ..Bond::default() });
            }
        }
        for Pending { bond, from, to } in std::mem::take(&mut self.pending) {
            let [from, to] = [from, to].map(|(layer, address)| {
                let at = match layer {
                    Some(layer) => self.addresses.get(&(layer, address.clone())),
                    None => {
                        (0..self.layers.len()).find_map(|layer| self.addresses.get(&(layer, address.clone())))
                    }
                };
                at.map_or(address.0, |at| id(&self.sketches.marks, *at))
            });
            self.sketches.bonds.push(Bond { from, to, ..bond });
        }
        self.sketches
    }
}

/// One of the annotations of a layer that a row is in.
struct Stacked<'a> {
    layer: &'a Layer,
    n: usize,
    row: &'a Row<'a>,
    place: (usize, usize),
    cells: Vec<&'a str>,
}

impl Stacked<'_> {
    fn line(&self) -> String {
        format!("line {}", self.row.line)
    }

    /// The columns of each slot, with its name and the layer of what is in it.
    fn slots(&self) -> Vec<(&str, &str, &str, &str)> {
        let (mut column, mut slots) = (0_usize, Vec::new());
        for feature in self.layer.features.iter().take(self.cells.len()) {
            let cell = |at: usize| self.cells.get(at).copied().unwrap_or("_");
            match feature {
                Feature::Plain(_) => column = column.saturating_add(1),
                Feature::Slot(..) if column >= self.cells.len() => break,
                Feature::Slot(name, of) => {
                    let next = column.saturating_add(1);
                    slots.push((cell(column), cell(next), name.as_str(), of.as_str()));
                    column = next.saturating_add(1);
                }
            }
        }
        slots
    }

    /// The number that the annotation has in its columns; 0 if none. What is linked in
    /// a slot has numbers of its own.
    fn number(&self) -> usize {
        let slots: Vec<&str> = self.slots().into_iter().map(|(roles, ..)| roles).collect();
        let alone = self.cells.first().copied().filter(|_| self.layer.features.is_empty());
        let own = self.plain().map(|(_, _, cell)| cell).chain(slots).chain(alone);
        own.filter_map(|cell| numbered(cell).1.parse().ok()).max().unwrap_or_default()
    }

    /// The features that are values: the place of each, its name and its cell.
    fn plain(&self) -> impl Iterator<Item = (usize, &str, &str)> {
        let mut column = 0_usize;
        let placed = self.layer.features.iter().enumerate().map(move |(n, feature)| {
            let at = column;
            let columns = if matches!(feature, Feature::Plain(_)) { 1 } else { 2 };
            column = column.saturating_add(columns);
            (n, feature, at)
        });
        let here = placed.map_while(|(n, feature, at)| Some((n, feature, *self.cells.get(at)?)));
        here.filter_map(|(n, feature, cell)| match feature {
            Feature::Plain(name) => Some((n, name.as_str(), cell)),
            Feature::Slot(..) => None,
        })
    }

    /// What the annotation is, and its attributes.
    fn values(&self) -> (String, Attributes) {
        let (mut label, mut attributes) = (self.layer.short().to_owned(), Attributes::new());
        let main = self.layer.main();
        for (n, name, cell) in self.plain() {
            let cell = numbered(cell).0;
            if matches!(cell, "*" | "_") {
                continue;
            }
            if Some(n) == main {
                label = unescaped(cell);
            } else {
                attributes.insert(name.to_owned(), word_value(&unescaped(cell)));
            }
        }
        (label, attributes)
    }
}

/// A value, and the number in brackets behind it; empty if there is none.
fn numbered(cell: &str) -> (&str, &str) {
    let split = cell.strip_suffix(']').and_then(|cell| cell.rsplit_once('['));
    let is_number =
        |number: &str| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    split.filter(|(_, number)| is_number(number)).unwrap_or((cell, ""))
}
