//! Which columns of a table are what: proposed by their names and by what is in
//! them, decided by a person.

use super::cells::{LOOKED_AT, Row, Rows, delimiter};

/// What the columns of a table are, each by its place from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// What parts two cells; without one each line is a cell.
    pub delimiter: Option<char>,
    /// Whether the first row names the columns.
    pub header: bool,
    /// The text of the report.
    pub text: Option<usize>,
    /// The report's id.
    pub id: Option<usize>,
    /// Its title.
    pub title: Option<usize>,
    /// When it was published.
    pub date: Option<usize>,
    /// Who published it.
    pub source: Option<usize>,
    /// Its language.
    pub language: Option<usize>,
    /// The label, if each row is an annotation; so are the next four.
    pub label: Option<usize>,
    /// Where it starts, in the text of its row.
    pub start: Option<usize>,
    /// Where it ends; excluded.
    pub end: Option<usize>,
    /// Its words.
    pub quote: Option<usize>,
    /// Who annotated.
    pub annotator: Option<usize>,
}

impl Columns {
    /// Whether each row is an annotation.
    #[must_use]
    pub fn has_annotations(&self) -> bool {
        self.label.is_some() && self.start.is_some() && self.end.is_some()
    }

    /// The columns in the order above.
    #[must_use]
    pub fn roles(&self) -> [Option<usize>; 11] {
        let Self { text, id, title, date, source, language, label, start, end, quote, annotator, .. } = *self;
        [text, id, title, date, source, language, label, start, end, quote, annotator]
    }

    /// The same, to change.
    pub fn roles_mut(&mut self) -> [&mut Option<usize>; 11] {
        let Self { text, id, title, date, source, language, label, start, end, quote, annotator, .. } = self;
        [text, id, title, date, source, language, label, start, end, quote, annotator]
    }

    /// Whether a column is any of these.
    pub(super) fn holds(&self, column: usize) -> bool {
        let all = [self.text, self.id, self.title, self.date, self.source, self.language, self.annotator];
        let marks = [self.label, self.start, self.end, self.quote];
        all.contains(&Some(column)) || (self.has_annotations() && marks.contains(&Some(column)))
    }
}

/// The first rows of a table, and what its columns are likely to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// What the columns are likely to be.
    pub columns: Columns,
    /// The first rows, that with the names among them.
    pub rows: Vec<Vec<String>>,
}

/// The names by which a column is known, in lower case without `_` and `-`.
const TEXT: &[&str] = &[
    "text",
    "content",
    "body",
    "full text",
    "article",
    "story",
    "message",
    "sentence",
    "description",
    "document",
    "النص",
    "نص",
    "المحتوى",
    "محتوى",
    "المتن",
    "نص التقرير",
    "نص الخبر",
    "الوصف",
    "الخبر",
    "التقرير",
    "report",
];
const ID: &[&str] = &[
    "id",
    "report id",
    "doc id",
    "document id",
    "article id",
    "event id",
    "uid",
    "uuid",
    "key",
    "المعرف",
    "معرف",
    "الرقم",
    "رقم",
    "رقم التقرير",
    "report",
    "document",
    "doc",
];
const TITLE: &[&str] = &["title", "headline", "subject", "report title", "العنوان", "عنوان"];
const DATE: &[&str] = &[
    "date",
    "published",
    "published at",
    "publication date",
    "pub date",
    "event date",
    "timestamp",
    "time",
    "التاريخ",
    "تاريخ",
    "تاريخ النشر",
    "تاريخ الحدث",
];
const SOURCE: &[&str] = &[
    "source",
    "publisher",
    "outlet",
    "source name",
    "author",
    "url",
    "link",
    "المصدر",
    "مصدر",
    "الناشر",
    "الرابط",
];
const LANGUAGE: &[&str] = &["language", "lang", "اللغة", "لغة"];
const LABEL: &[&str] = &[
    "label",
    "tag",
    "entity type",
    "entity",
    "type",
    "category",
    "class",
    "الوسم",
    "وسم",
    "التصنيف",
    "النوع",
];
const START: &[&str] =
    &["start", "start code point", "start offset", "start char", "begin", "from", "البداية", "بداية", "من"];
const END: &[&str] = &[
    "end",
    "end code point exclusive",
    "end offset",
    "end char",
    "stop",
    "to",
    "النهاية",
    "نهاية",
    "إلى",
    "الى",
];
const QUOTE: &[&str] = &[
    "quote",
    "span text",
    "span",
    "mention",
    "entity text",
    "surface",
    "words",
    "الاقتباس",
    "المقتطف",
    "العبارة",
];
const ANNOTATOR: &[&str] =
    &["annotator", "coder", "user", "labeler", "labeller", "المرمز", "الموسم", "المستخدم"];

/// The first rows of a table, and what its columns are likely to be: by the names in
/// the first row, in English or Arabic; the text is else the column with most to read.
#[must_use]
pub fn preview(text: &str) -> Preview {
    let delimiter = delimiter(text);
    let rows: Vec<Row> = Rows::of(text, delimiter).take(LOOKED_AT).collect();
    let names: Vec<String> =
        rows.first().map(|row| row.cells.iter().map(|cell| plain(cell)).collect()).unwrap_or_default();
    let mut columns = Columns { delimiter, ..Columns::default() };
    let mut taken = Vec::new();
    let mut find = |known: &[&str]| {
        let of = |name: &&str| names.iter().position(|one| one == name).filter(|at| !taken.contains(at));
        let at = known.iter().find_map(of);
        taken.extend(at);
        at
    };
    columns.text = find(TEXT);
    columns.id = find(ID);
    columns.title = find(TITLE);
    columns.date = find(DATE);
    columns.source = find(SOURCE);
    columns.language = find(LANGUAGE);
    columns.label = find(LABEL);
    columns.start = find(START);
    columns.end = find(END);
    columns.quote = find(QUOTE);
    columns.annotator = find(ANNOTATOR);
    let longest = longest(&rows);
    columns.header = !taken.is_empty() || looks_like_names(&rows, longest);
    let free = |at: &usize| !taken.contains(at);
    columns.text = columns.text.or(longest.filter(free));
    if columns.has_annotations() && columns.quote.is_none() && is_quote(&rows, &columns) {
        columns.quote = columns.text.take();
    }
    let rows = rows.into_iter().map(|row| row.cells.into_iter().map(|cell| cell.into_owned()).collect());
    Preview { columns, rows: rows.collect() }
}

/// How many columns of a table have names that are known; none if its rows are not
/// all of one width.
pub(in crate::core::datasets) fn known_columns(text: &str) -> usize {
    let Some(delimiter) = delimiter(text) else { return 0 };
    let rows: Vec<Row> = Rows::of(text, Some(delimiter)).take(LOOKED_AT).collect();
    let Some((first, others)) = rows.split_first() else { return 0 };
    if others.is_empty() || others.iter().any(|row| row.cells.len() != first.cells.len()) {
        return 0;
    }
    let all = [TEXT, ID, TITLE, DATE, SOURCE, LANGUAGE, LABEL, START, END, QUOTE, ANNOTATOR];
    let known = |cell: &String| all.iter().any(|names| names.contains(&cell.as_str()));
    first.cells.iter().map(|cell| plain(cell)).filter(known).count()
}

/// A column's name without what writers differ in.
fn plain(name: &str) -> String {
    let words = name.trim().to_lowercase().replace(['_', '-'], " ");
    // The vowel signs of Arabic, and the elongation.
    words.replace(|c| matches!(c, '\u{64b}'..='\u{652}' | '\u{640}'), "")
}

/// The column with most characters in it.
fn longest(rows: &[Row]) -> Option<usize> {
    let wide = rows.iter().map(|row| row.cells.len()).max()?;
    let much = |column: &usize| rows.iter().map(|row| row.cell(Some(*column)).len()).sum::<usize>();
    // The first of equals.
    (0..wide).rev().max_by_key(much)
}

/// Whether the first row has a short name for each column, above longer cells.
fn looks_like_names(rows: &[Row], longest: Option<usize>) -> bool {
    let Some((first, others)) = rows.split_first().filter(|(_, others)| !others.is_empty()) else {
        return false;
    };
    let short = |cell: &str| cell.len() <= 40 && cell.contains(char::is_alphabetic);
    let name = first.cell(longest).len();
    let below = others.iter().map(|row| row.cell(longest).len()).sum::<usize>();
    first.cells.iter().all(|cell| short(cell)) && below > name.saturating_mul(3).saturating_mul(others.len())
}

/// Whether what is called the text is as long as the annotations are: their words.
fn is_quote(rows: &[Row], columns: &Columns) -> bool {
    let mut lengths = rows.iter().filter_map(|row| {
        let number = |column| row.cell(column).trim().parse::<usize>().ok();
        let long = number(columns.end)?.checked_sub(number(columns.start)?)?;
        Some((long, row.cell(columns.text)))
    });
    lengths.all(|(long, text)| text.chars().count() == long || text.encode_utf16().count() == long)
}
