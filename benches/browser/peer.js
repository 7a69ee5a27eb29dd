// Recogito's library alone in a bare page: the same text, the same spans.
// Offsets are UTF-16 code units, as the library counts.

// The library asks for it, as a bundler would have answered.
const process = { env: { NODE_ENV: "production" } };

let annotator, article;

// A paragraph for each line, as an application would write them.
const written = (text) => {
  const article = document.createElement("article");
  for (const line of text.split(/(?<=\n)/)) {
    const paragraph = document.createElement("p");
    paragraph.textContent = line;
    article.append(paragraph);
  }
  return article;
};

const annotation = ({ start, end, quote }) => {
  const id = crypto.randomUUID();
  return { id, bodies: [], target: { annotation: id, selector: [{ start, end, quote }] } };
};

// Until the highlights of the next drawing are on the screen: the library says
// so in a task after the frame.
const drawn = () =>
  new Promise((done) => {
    const stop = annotator.renderer.on("onRedraw", () => {
      if (CSS.highlights.size === 0) return;
      stop();
      done();
    });
  });

const rest = () => new Promise((done) => setTimeout(() => requestIdleCallback(done), 300));

// Milliseconds from the call of the library to the painted frame with the
// highlights in sight. The text was there before: Wasim's figure has its writing
// and layout in it, this one has not.
const openAll = async (times) => {
  const { text, spans } = await (await fetch("document.json")).json();
  const all = [];
  while (all.length < times) {
    annotator?.destroy();
    article?.remove();
    const annotations = spans.map(annotation);
    article = written(text);
    document.body.append(article);
    await rest();
    const begun = performance.now();
    annotator = RecogitoJS.createTextAnnotator(article, { renderer: "CSS_HIGHLIGHTS" });
    const done = drawn();
    annotator.setAnnotations(annotations);
    await done;
    all.push(performance.now() - begun);
    await rest();
  }
  return all;
};

// Adds one annotation after the other to words at the start of the text. The
// library draws in a frame of its own, so the script is the call and that drawing.
const addAll = async (times) => {
  const words = [...article.textContent.slice(0, 5_000).matchAll(/\p{L}{3,}/gu)].slice(0, times);
  const added = { script: [], frame: [] };
  let script;
  const timed = (work) => {
    const begun = performance.now();
    work();
    script += performance.now() - begun;
  };
  const inFrame = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (work) => inFrame((now) => timed(() => work(now)));
  for (const { index, 0: quote } of words) {
    const one = annotation({ start: index, end: index + quote.length, quote });
    const done = drawn();
    const begun = performance.now();
    script = 0;
    timed(() => annotator.addAnnotation(one));
    await done;
    added.frame.push(performance.now() - begun);
    added.script.push(script);
    await new Promise((done) => requestIdleCallback(done));
  }
  return added;
};
