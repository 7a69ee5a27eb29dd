//! The layers that the head of a file declares, and the columns they take.

/// A layer.
#[derive(Debug, PartialEq)]
pub(super) struct Layer {
    /// What it is.
    pub kind: Kind,
    /// Its type, with its package.
    pub name: String,
    /// Its features, in the order of their columns.
    pub features: Vec<Feature>,
    /// Its first column, from 0 at that of the first layer.
    pub first: usize,
    /// How many columns it takes.
    pub columns: usize,
}

/// What a layer holds.
#[derive(Debug, PartialEq)]
pub(super) enum Kind {
    /// Annotations of text.
    Span,
    /// Chains of them.
    Chain,
    /// Relations between those of this layer.
    Relation(String),
}

/// A feature.
#[derive(Debug, PartialEq)]
pub(super) enum Feature {
    /// A value: one column.
    Plain(String),
    /// Roles and what plays them, of this layer: two columns.
    Slot(String, String),
}

impl Layer {
    /// A layer, if a line declares one; `before` is the one declared before it.
    pub(super) fn parse(line: &str, before: Option<&Self>) -> Option<Self> {
        let (kind, rest) = line.strip_prefix("#T_")?.split_once('=')?;
        let mut parts = rest.trim_end().split('|');
        let name = parts.next()?.to_owned();
        let (mut base, mut features) = (String::new(), Vec::new());
        while let Some(part) = parts.next() {
            if let Some(of) = part.strip_prefix("BT_") {
                of.clone_into(&mut base);
            } else if let Some(role) = part.strip_prefix("ROLE_") {
                // `ROLE_layer:feature_link`, then the layer of what is linked.
                let feature = role.split_once(':').map_or(role, |(_, feature)| feature);
                let feature = feature.split_once('_').map_or(feature, |(feature, _)| feature);
                features.push(Feature::Slot(feature.to_owned(), parts.next().unwrap_or_default().to_owned()));
            } else if !part.is_empty() {
                features.push(Feature::Plain(part.to_owned()));
            }
        }
        let columns: usize =
            features.iter().map(|feature| if matches!(feature, Feature::Slot(..)) { 2 } else { 1 }).sum();
        let kind = match kind {
            "SP" => Kind::Span,
            "CH" => Kind::Chain,
            "RL" => Kind::Relation(base),
            _ => return None,
        };
        let columns =
            if matches!(kind, Kind::Relation(_)) { columns.saturating_add(1) } else { columns.max(1) };
        let first = before.map_or(0, |layer| layer.first.saturating_add(layer.columns));
        Some(Self { kind, name, features, first, columns })
    }

    /// Its type without its package.
    pub(super) fn short(&self) -> &str {
        self.name.rsplit('.').next().unwrap_or(&self.name)
    }

    /// The place of the feature that says what an annotation is; without one the
    /// layer does.
    pub(super) fn main(&self) -> Option<usize> {
        let of_words =
            self.name.starts_with("de.tudarmstadt.ukp.dkpro.core.api.") && !self.name.contains(".ner.");
        let named = |name: &str| {
            self.features.iter().position(|one| matches!(one, Feature::Plain(plain) if plain == name))
        };
        named("value").or_else(|| named("label")).filter(|_| !of_words)
    }
}
