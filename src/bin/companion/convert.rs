//! `wasim convert`: annotated files of one program into those of another.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use clap::builder::PossibleValuesParser;
use wasim::core::datasets::files::{Files, Piece as Text};
use wasim::core::datasets::write::{Frame, Losses, Nesting, Recipe, Scheme, frame, write};
use wasim::core::datasets::{Document, Finding, Format, Inventory, Split, Subset, Tokens, View, give};
use wasim::core::model::{Layer, Project, Report, Sha256};

use super::card::{self, About};
use super::input::{How, Piece, formats};
use super::stopped;

pub const HELP: &str = "\
Formats (read from: r, written to: w):
  jsonl           rw  our own lines: a report with the work of one annotator
  doccano         rw  doccano, sequence labelling
  label-studio    rw  Label Studio
  prodigy         rw  Prodigy
  brat            rw  brat standoff: a folder of .txt and .ann
  cas-json        rw  UIMA CAS JSON 0.4 (INCEpTION, dkpro-cassis)
  web-annotation  rw  W3C Web Annotation
  conll           rw  a token a line, its tag in the last column
  csv             rw  tables: a report or a span a row
  webanno-tsv     r   WebAnno TSV 3
  text            r   plain text or Markdown: a report a file
  html, docx      r   the text of web pages and Word documents
  hugging-face    w   rows for the library `datasets`
  spacy           w   lines for `Doc.from_json`
  gliner          w   GLiNER
  chat            w   messages for the fine-tuning of chat models
Files of Wasim (projects, with their layers) are read, too. The format is found
by content; --from names it where that is not possible.

Offsets are Unicode code points in everything that is written, but for CAS JSON,
whose specification asks for UTF-16. What a format can't carry is counted on the
standard error; what is wrong in a file is told there, with its place.

With --card a data card goes along, README.md beside the file or in the folder, as
the Hugging Face Hub reads it: what is in the files, how they were made and parted,
what the format can't carry. Annotators are counted, not named. What only people know
(licence, source, why, whom to ask) stands there as \"not stated\", to be filled in; a
README.md that is there already is never written over.

Examples:
  wasim convert project.json --to spacy -o spans.jsonl
  wasim convert project.json anna.json --gold --to hugging-face --whole-tokens -o train.jsonl
  wasim convert project.json --to conll --split 80,10,10 --seed 7 -o corpus
  wasim convert project.json --to hugging-face --split 80,10,10 --card -o corpus
  wasim convert brat-folder --to label-studio > tasks.json
  cat all.jsonl | wasim convert - --from doccano --unit utf-16 --to jsonl

Exit code: 0 all went well; 1 a file or a record could not be read, or an annotation
fits nowhere (all others are written still); 2 wrong usage.";

/// What is asked for.
#[derive(Args)]
pub struct Convert {
    #[command(flatten)]
    how: How,
    /// The format to write
    #[arg(long, value_name = "FORMAT", value_parser = formats(Format::is_written), hide_possible_values = true)]
    to: Format,
    /// Where to write: a file, or a folder for formats of many files; else the standard output
    #[arg(short, long, value_name = "OUT")]
    out: Option<PathBuf>,
    /// Of a project, only the layers of these annotators
    #[arg(long, value_name = "NAME")]
    annotator: Vec<String>,
    /// Of a project, only the adjudicated layers
    #[arg(long, conflicts_with = "annotator")]
    gold: bool,
    /// Of a project, only reports that the annotator calls done
    #[arg(long)]
    done: bool,
    /// Widen spans to whole tokens, instead of cutting tokens at their edges
    #[arg(long)]
    whole_tokens: bool,
    /// Where a format holds one span a token, keep the outermost instead of the innermost
    #[arg(long)]
    outermost: bool,
    /// Tokens are what stands between blanks, instead of words and punctuation
    #[arg(long)]
    blanks: bool,
    /// How tags are spelled: iob2 or bioes
    #[arg(long, value_name = "NAME", default_value = "iob2", value_parser = PossibleValuesParser::new(["iob2", "bioes"]), hide_possible_values = true)]
    tags: String,
    /// Part the reports into train, dev and test, in hundredths: 80,10,10. OUT is a folder then
    #[arg(long, value_name = "N,N,N", value_parser = shares)]
    split: Option<[u32; 3]>,
    /// Write a data card, too: README.md beside OUT, or in it
    #[arg(long, requires = "out")]
    card: bool,
    /// The number of the draw: the same one parts the same texts the same way again
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
}

/// Three numbers, of which one at least is not 0.
fn shares(text: &str) -> Result<[u32; 3], String> {
    let numbers: Result<Vec<u32>, _> = text.split(',').map(|one| one.trim().parse()).collect();
    let shares: Option<[u32; 3]> = numbers.ok().and_then(|numbers| numbers.try_into().ok());
    shares
        .filter(|shares| shares.iter().any(|share| *share > 0))
        .ok_or("three numbers, as in 80,10,10".to_owned())
}

impl Convert {
    fn recipe(&self) -> Recipe {
        Recipe {
            format: self.to,
            view: if self.whole_tokens { View::WholeTokens } else { View::Exact },
            nesting: if self.outermost { Nesting::Outermost } else { Nesting::Innermost },
            tokens: if self.blanks { Tokens::Blanks } else { Tokens::Words },
            scheme: if self.tags == "bioes" { Scheme::Bioes } else { Scheme::Iob2 },
        }
    }

    /// Reads, and writes what was read as it comes; where it is parted, at the end.
    pub fn run(&self) -> ExitCode {
        let recipe = self.recipe();
        let card = self.card.then(|| self.place_of_card()).transpose();
        let sink = |card| Ok((card, Sink::new(self.to, self.out.as_deref(), self.split.is_some())?));
        let (card, mut sink) = match card.and_then(sink) {
            Ok(both) => both,
            Err(error) => return stopped(&error, ExitCode::FAILURE),
        };
        let (mut bad, mut amiss) = (false, false);
        let mut told = |name: &str, problem: &str| {
            eprintln!("wasim: {name}: {problem}");
            bad = true;
        };
        let mut held = Vec::new();
        let read = self.how.read(&mut told, &mut |piece| {
            let documents = match piece {
                Piece::Data(_, _, found) => {
                    amiss |= tell(&found.findings);
                    if let Some((many, unit)) = found.doubts {
                        eprintln!("wasim: nothing tells what offsets are counted in ({many} documents); taken for {}: name it with --unit", unit.word());
                    }
                    sink.about.source(None);
                    found.documents
                }
                Piece::Own(project) => {
                    sink.about.source(Some(&project));
                    self.documents(&project)
                }
            };
            if self.split.is_some() {
                held.extend(documents);
                return Ok(());
            }
            documents.iter().try_for_each(|one| sink.put(one, None, &recipe))
        });
        let done = read.and_then(|()| self.parted(&held, &mut sink, &recipe)).and_then(|()| sink.finish());
        let done =
            done.and_then(|()| card.map_or(Ok(()), |path| card::put(&path, &self.card(&sink, &recipe))));
        let code = ExitCode::from(u8::from(bad || amiss));
        if let Err(error) = done {
            return stopped(&error, code);
        }
        for (loss, many) in sink.losses.iter() {
            eprintln!("wasim: not carried by {}: {many} {}", self.to.word(), loss.word().replace('_', " "));
        }
        code
    }

    fn split(&self) -> Option<Split> {
        self.split.map(|[train, dev, test]| Split { train, dev, test, seed: self.seed })
    }

    fn place_of_card(&self) -> io::Result<PathBuf> {
        let out = self.out.as_deref().filter(|out| *out != Path::new("-"));
        let out =
            out.ok_or_else(|| io::Error::other("a data card needs a place: name a file or folder with -o"))?;
        card::place(out, self.split.is_some() || frame(self.to) == Frame::Apart)
    }

    /// The data card of what was written.
    fn card(&self, sink: &Sink, recipe: &Recipe) -> String {
        let out = self.out.as_deref().unwrap_or(Path::new(""));
        let mut files = sink.files.list();
        if let (Some(_), [file], Some(name)) = (&sink.one, &mut *files, out.file_name()) {
            file.name = name.to_string_lossy().into_owned();
        }
        let name = out.file_stem().unwrap_or_default().to_string_lossy();
        sink.about.card(&name, (recipe, self.split()), (&sink.inventory, &sink.losses), &files)
    }

    /// Writes what was held back until all of it was there.
    fn parted(&self, held: &[Document], sink: &mut Sink, recipe: &Recipe) -> io::Result<()> {
        let Some(split) = self.split() else { return Ok(()) };
        let texts: Vec<Sha256> = held.iter().map(|one| Sha256::of(one.text.as_str())).collect();
        let mut parts = held.iter().zip(split.assign(&texts));
        parts.try_for_each(|(one, subset)| sink.put(one, Some(subset), recipe))
    }

    /// What of a project is asked for.
    fn documents(&self, project: &Project) -> Vec<Document> {
        let layers = self.layers(project);
        let document = |report: &Arc<Report>| {
            let mut document = give(report, &layers);
            document.works.retain(|work| work.done || !self.done);
            (!document.works.is_empty() || !self.done).then_some(document)
        };
        project.reports.iter().filter_map(document).collect()
    }

    fn layers<'a>(&self, project: &'a Project) -> Vec<&'a Layer> {
        let named = |layer: &&Layer| self.annotator.is_empty() || self.annotator.contains(&layer.annotator);
        project.layers.iter().filter(named).filter(|layer| layer.gold || !self.gold).collect()
    }
}

/// Says what was found; whether any of it did not come in.
pub fn tell(findings: &[Finding]) -> bool {
    for Finding { file, place, what } in findings {
        let place = if place.is_empty() { String::new() } else { format!("{place}: ") };
        eprintln!("wasim: {file}: {place}{what}");
    }
    findings.iter().any(|finding| finding.what.is_lost())
}

/// Where the files of a data set go.
struct Sink {
    out: Option<PathBuf>,
    files: Files,
    inventory: Inventory,
    losses: Losses,
    about: About,
    /// The files that are begun, where there are several.
    begun: BTreeSet<String>,
    /// The file that is written, where there is but one.
    one: Option<Box<dyn Write>>,
}

impl Sink {
    fn new(format: Format, out: Option<&Path>, several: bool) -> io::Result<Self> {
        let one = !several && frame(format) != Frame::Apart;
        let folder = out.filter(|out| *out != Path::new("-"));
        let one: Option<Box<dyn Write>> = match (one, folder) {
            (true, Some(file)) => Some(Box::new(BufWriter::new(File::create(file)?))),
            (true, None) => Some(Box::new(BufWriter::new(io::stdout()))),
            (false, Some(folder)) => {
                fs::create_dir_all(folder)?;
                None
            }
            (false, None) => return Err(io::Error::other("there are several files: name a folder with -o")),
        };
        Ok(Self {
            out: folder.map(Path::to_owned),
            files: Files::new(format, "data"),
            inventory: Inventory::default(),
            losses: Losses::default(),
            about: About::default(),
            begun: BTreeSet::new(),
            one,
        })
    }

    fn put(&mut self, document: &Document, subset: Option<Subset>, recipe: &Recipe) -> io::Result<()> {
        self.inventory.count(document);
        self.about.document(document);
        let parts = write(document, recipe, &mut self.losses);
        let pieces = self.files.put(subset, parts);
        pieces.into_iter().try_for_each(|piece| self.append(&piece))
    }

    fn append(&mut self, Text { file, text }: &Text) -> io::Result<()> {
        if let Some(one) = &mut self.one {
            return one.write_all(text.as_bytes());
        }
        let path = self.out.as_deref().unwrap_or(Path::new(".")).join(file);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        // What an earlier run left there is not of this data set.
        let begun = !self.begun.insert(file.clone());
        let file = File::options().create(true).write(true).append(begun).truncate(!begun).open(path);
        file?.write_all(text.as_bytes())
    }

    fn finish(&mut self) -> io::Result<()> {
        let pieces = self.files.finish(&self.inventory);
        // What belongs beside a single file has no place there.
        let single = self.one.is_some();
        let written = pieces.iter().filter(|piece| !single || piece.file.starts_with("data."));
        written.cloned().collect::<Vec<_>>().iter().try_for_each(|piece| self.append(piece))?;
        self.one.as_mut().map_or(Ok(()), |one| one.flush())
    }
}
