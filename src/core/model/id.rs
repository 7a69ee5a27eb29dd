//! The names of things. Ids are handed in from outside: the core makes none.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;
use uuid::Uuid;

macro_rules! uuid_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(
            #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "String", extend("format" = "uuid")))] pub Uuid,
        );

        impl $name {
            /// Reads the usual form of a UUID; `None` if `text` is not one.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Uuid::try_parse(text).ok().map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

macro_rules! name_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(#[cfg_attr(not(target_arch = "wasm32"), schemars(with = "String"))] Arc<str>);

        impl $name {
            /// The id with this name.
            #[must_use]
            pub fn new(name: &str) -> Self {
                Self(name.into())
            }

            /// The name itself.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

uuid_id!(
    /// A span, a relation, a decision or a comment.
    AnnotationId
);
uuid_id!(
    /// One annotator's layer.
    LayerId
);
uuid_id!(
    /// A project.
    ProjectId
);
name_id!(
    /// A report within its project, by a short name people can say: `001`.
    ReportId
);
name_id!(
    /// A label of the schema: `actor`.
    LabelId
);
name_id!(
    /// A relation type of the schema: `same_as`.
    RelationKind
);
