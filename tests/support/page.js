// Eyes for the tests: they read the page and never act on it. Offsets here are
// UTF-16 code units of the shown text, its text nodes one after another.

const article = () => document.querySelector("article");

const runs = () => {
  const walk = document.createTreeWalker(article(), NodeFilter.SHOW_TEXT);
  const all = [];
  for (let at = 0; walk.nextNode(); at += walk.currentNode.length) {
    all.push({ node: walk.currentNode, start: at, end: at + walk.currentNode.length });
  }
  return all;
};

const shown = () => runs().map(({ node }) => node.data).join("");

// Where some words begin for the first time.
const find = (words) => {
  const at = shown().indexOf(words);
  if (at < 0) throw new Error(`not shown: ${words}`);
  return at;
};

const rangeOf = (start, end) => {
  const all = runs();
  const from = all.find((run) => start < run.end) ?? all.at(-1);
  const to = all.find((run) => end <= run.end) ?? all.at(-1);
  const range = document.createRange();
  range.setStart(from.node, start - from.start);
  range.setEnd(to.node, end - to.start);
  return range;
};

// Where a place of the DOM lies in the shown text.
const offsetOf = (node, offset) => {
  const run = runs().find((run) => run.node === node);
  return run ? run.start + offset : null;
};

const boxOf = ({ left, right, top, bottom }) => ({ left, right, top, bottom });

// The box of the letter at an offset, and whether it is read from the right.
const letter = (at) => {
  const [{ segment }] = new Intl.Segmenter().segment(shown().slice(at, at + 40));
  const boxesFrom = (start) => [...rangeOf(start, at + segment.length).getClientRects()].filter((box) => box.width > 0);
  let boxes = boxesFrom(at);
  // In a ligature the first letter may have all of the box.
  if (boxes.length === 0 && at > 0) boxes = boxesFrom(before(at));
  if (boxes.length === 0) throw new Error(`no box for "${segment}" at ${at}`);
  const paragraph = rangeOf(at, at).startContainer.parentElement.closest("p");
  const neutral = !/[\p{L}\p{N}]/u.test(segment);
  const rtl = neutral ? paragraph.dir === "rtl" : /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(segment) && !/\p{N}/u.test(segment);
  return { ...boxOf(boxes.at(-1)), rtl };
};

// A point in the letter at an offset: so far (0 to 1) from where reading begins.
const pointIn = (at, far) => {
  const { left, right, top, bottom, rtl } = letter(at);
  return { x: rtl ? right - (right - left) * far : left + (right - left) * far, y: (top + bottom) / 2 };
};

// A grapheme back from an offset.
const before = (at) => {
  const parts = [...new Intl.Segmenter().segment(shown().slice(Math.max(0, at - 40), at))];
  return at - parts.at(-1).segment.length;
};

const FIGURES = /[A-Za-z0-9]+(?:[ .,:\/–-]?[A-Za-z0-9]+)*%?/g;

// Where a hand takes hold to select from the first of some words to the last
// of others: in their first (or last) letter. Figures inside Arabic are taken
// from the side that the eye reads first: the right one.
const grip = (first, last, atEnd) => {
  const [start, end] = [find(first), find(last) + last.length];
  const at = atEnd ? before(end) : start;
  const paragraph = rangeOf(at, at).startContainer.parentElement.closest("p");
  if (paragraph.dir !== "rtl" || letter(at).rtl) return pointIn(at, atEnd ? 0.8 : 0.2);
  const run = [...shown().matchAll(FIGURES)].find((run) => run.index <= at && at < run.index + run[0].length);
  const edge = run && run.index + run[0].length;
  const inside = !run || (run.index <= start && end <= edge);
  if (inside) return pointIn(at, atEnd ? 0.4 : 0.6);
  return atEnd ? pointIn(run.index, 0.2) : pointIn(before(edge), 0.8);
};

// The texts of the ranges in each highlight that has any, in the order of the text.
const painted = () => {
  const all = {};
  for (const [name, highlight] of CSS.highlights) {
    const ranges = [...highlight].sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
    if (ranges.length) all[name] = ranges.map((range) => range.toString());
  }
  return all;
};

const words = (selector, host = document) => host.querySelector(selector)?.innerText.trim() ?? null;
