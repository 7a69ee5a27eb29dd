//! The formats by name.

/// A format of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Plain text or Markdown: one report a file.
    Text,
    /// A table: one report a row, or one annotation a row.
    Table,
    /// A web page, of which the text is taken.
    Html,
    /// A Word document, of which the text is taken.
    Docx,
    /// Our own lines: a report with the work of one annotator each.
    JsonLines,
    /// doccano, sequence labelling.
    Doccano,
    /// Label Studio.
    LabelStudio,
    /// Prodigy.
    Prodigy,
    /// brat standoff.
    Brat,
    /// WebAnno TSV 3.
    WebAnno,
    /// UIMA CAS as JSON.
    Cas,
    /// W3C Web Annotation.
    WebAnnotation,
    /// CoNLL: a token a line, its tag in the last column.
    Conll,
    /// Hugging Face `datasets`.
    HuggingFace,
    /// spaCy.
    Spacy,
    /// GLiNER.
    Gliner,
    /// Messages for the fine-tuning of chat models.
    Chat,
}

impl Format {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 17] = [
        Self::JsonLines,
        Self::HuggingFace,
        Self::Spacy,
        Self::Conll,
        Self::LabelStudio,
        Self::Doccano,
        Self::Prodigy,
        Self::Brat,
        Self::WebAnno,
        Self::Cas,
        Self::WebAnnotation,
        Self::Gliner,
        Self::Chat,
        Self::Table,
        Self::Text,
        Self::Html,
        Self::Docx,
    ];

    /// Its name on a command line and in forms.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Table => "csv",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::JsonLines => "jsonl",
            Self::Doccano => "doccano",
            Self::LabelStudio => "label-studio",
            Self::Prodigy => "prodigy",
            Self::Brat => "brat",
            Self::WebAnno => "webanno-tsv",
            Self::Cas => "cas-json",
            Self::WebAnnotation => "web-annotation",
            Self::Conll => "conll",
            Self::HuggingFace => "hugging-face",
            Self::Spacy => "spacy",
            Self::Gliner => "gliner",
            Self::Chat => "chat",
        }
    }

    /// The one with this name.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.word() == word)
    }

    /// What the program or specification calls itself, in every language.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "Text, Markdown",
            Self::Table => "CSV, TSV",
            Self::Html => "HTML",
            Self::Docx => "DOCX",
            Self::JsonLines => "JSON Lines",
            Self::Doccano => "doccano JSONL",
            Self::LabelStudio => "Label Studio JSON",
            Self::Prodigy => "Prodigy JSONL",
            Self::Brat => "brat standoff",
            Self::WebAnno => "WebAnno TSV 3",
            Self::Cas => "UIMA CAS JSON",
            Self::WebAnnotation => "W3C Web Annotation",
            Self::Conll => "CoNLL",
            Self::HuggingFace => "Hugging Face datasets",
            Self::Spacy => "spaCy",
            Self::Gliner => "GLiNER",
            Self::Chat => "Chat JSONL",
        }
    }

    /// Whether it is read.
    #[must_use]
    pub fn is_read(self) -> bool {
        !matches!(self, Self::HuggingFace | Self::Spacy | Self::Gliner | Self::Chat)
    }

    /// Whether each line is a record of its own, so that a long file can be read part
    /// by part.
    #[must_use]
    pub fn is_lines(self) -> bool {
        matches!(self, Self::JsonLines | Self::Doccano | Self::Prodigy)
    }

    /// Whether it is written.
    #[must_use]
    pub fn is_written(self) -> bool {
        !matches!(self, Self::Text | Self::Html | Self::Docx | Self::WebAnno)
    }
}
