// What the bench reads in the page of the app.

// The milliseconds of the measure that the app records next under a name.
const measured = (name) =>
  new Promise((done, failed) => {
    const begun = performance.now();
    const look = () => {
      const [found] = performance.getEntriesByName(name);
      if (found) done(found.duration);
      else if (performance.now() - begun > 10_000) failed(new Error(`no measure ${name}`));
      else setTimeout(look, 20);
    };
    look();
  });

// Waits until the page has nothing to do.
const idle = () => new Promise((done) => requestIdleCallback(() => done(null), { timeout: 2_000 }));

// Points inside words where the text is scrolled to, line after line.
const wordsInSight = () => {
  const frame = document.querySelector("main").getBoundingClientRect();
  const text = document.querySelector("article");
  const { left, right } = text.getBoundingClientRect();
  const points = [];
  for (let y = frame.top + 90; y < frame.bottom - 60; y += 23) {
    for (let x = left + 20; x < right - 20; x += 61) {
      const caret = document.caretPositionFromPoint(x, y);
      const letters = caret?.offsetNode.data?.slice(Math.max(0, caret.offset - 1), caret.offset + 1) ?? "";
      if (text.contains(caret?.offsetNode) && /^\p{L}{2}$/u.test(letters)) points.push({ x, y });
    }
  }
  return points;
};

// How many elements there are: all, and all but the marks no further than a
// screen away, which are as many as the words there need.
const elements = () => {
  const all = [...document.querySelectorAll("*")];
  const frame = document.querySelector("main").getBoundingClientRect();
  const near = ({ top, bottom }) => bottom > frame.top - frame.height && top < frame.bottom + frame.height;
  const others = all.filter((element) => !(element.matches(".marks > *") && near(element.getBoundingClientRect())));
  return [all.length, others.length];
};

// Scrolls on, nearly a screen in each frame, for at most so many frames: the
// milliseconds of each, and whether the end is reached.
const scroll = (most) =>
  new Promise((done) => {
    const main = document.querySelector("main");
    const frames = [];
    let before;
    const frame = (now) => {
      if (before !== undefined) frames.push(now - before);
      before = now;
      const ended = main.scrollTop + main.clientHeight >= main.scrollHeight - 1;
      if (ended || frames.length === most) return done({ frames, ended });
      main.scrollTop += main.clientHeight * 0.8;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });

// Walks so many spans further, one key press in each frame: the milliseconds of each.
const walk = (times) =>
  new Promise((done) => {
    const frames = [];
    let before;
    const frame = (now) => {
      if (before !== undefined) frames.push(now - before);
      before = now;
      if (frames.length === times) return done(frames);
      document.querySelector("article").dispatchEvent(new KeyboardEvent("keydown", { code: "BracketRight", key: "]", bubbles: true }));
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });

// Lets everything else that waits run first.
const nextTask = () =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(null);
  });

// Moves the pointer over words in sight, one after another: the milliseconds
// that each takes, with the layout that it asks for.
const hover = async (times) => {
  const points = wordsInSight();
  const article = document.querySelector("article");
  const all = [];
  for (let n = 0; n < times; n++) {
    const { x, y } = points[(n * 7) % points.length];
    const begun = performance.now();
    article.dispatchEvent(new PointerEvent("pointermove", { clientX: x, clientY: y, bubbles: true }));
    await nextTask();
    article.getBoundingClientRect();
    all.push(performance.now() - begun);
  }
  return all;
};

// Writes into a field, as typing does.
const write = (field, words) => {
  const input = document.querySelector(field);
  input.value = words;
  input.dispatchEvent(new Event("input", { bubbles: true }));
};

// From the next thing that a person does, until this is there: the milliseconds up to
// the frame that shows it, and the longest between two frames.
const watchFor = (selector) => {
  window.hasCome = false;
  window.watchedFor = new Promise((done) => {
    onceDone(["change", "click"], ({ timeStamp: begun }) => {
      let [before, frame] = [begun, 0];
      const look = () => {
        const now = performance.now();
        frame = Math.max(frame, now - before);
        before = now;
        window.hasCome = document.querySelector(selector) !== null;
        if (window.hasCome) done({ whole: now - begun, frame });
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  });
};

// Calls back at the first of these events.
const onceDone = (ways, begin) => {
  const once = (event) => {
    ways.forEach((way) => removeEventListener(way, once, true));
    begin(event);
  };
  ways.forEach((way) => addEventListener(way, once, true));
};

// From the next thing that a person does, until all figures of the agreement
// are there, or until the page has not changed for a second: the milliseconds
// up to the frame that shows the last of it, and the longest between two frames.
const watch = (until) => {
  window.watched = new Promise((done) => {
    let changed;
    new MutationObserver(() => (changed = performance.now())).observe(document.body, {
      subtree: true, childList: true, characterData: true, attributes: true,
    });
    const figures = () =>
      performance.getEntriesByName("wasim:agreement").length > 0 &&
      document.querySelectorAll("[data-board=reports] tbody tr").length > 0;
    const quiet = () => performance.now() - changed > 1_000;
    const ended = { figures, quiet }[until];
    onceDone(["keydown", "click", "input"], ({ timeStamp: begun }) => {
      let [before, frame, whole] = [begun, 0, 0];
      const look = () => {
        const now = performance.now();
        // Frames in which nothing more happens do not count.
        if (before <= (until === "quiet" ? (changed ?? now) : now)) {
          frame = Math.max(frame, now - before);
          whole = now - begun;
        }
        before = now;
        if (ended()) done({ whole, frame });
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  });
};
