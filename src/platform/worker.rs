//! Work off the main thread: the page's side of a worker, and the worker's own.
//!
//! A worker runs the same program, compiled once, with its own memory. Jobs go
//! in and answers come out as bytes, each job answered once and in its turn.
//! Bound by hand, as little as is needed.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use wasm_bindgen::prelude::*;

use super::dom::{document, pause};

#[wasm_bindgen]
extern "C" {
    /// `Worker`, and what a worker sees of itself: both talk the same way.
    type Thread;
    #[wasm_bindgen(constructor, js_class = "Worker", catch)]
    fn new(address: &str, options: &JsValue) -> Result<Thread, JsValue>;
    #[wasm_bindgen(method, js_name = postMessage, catch)]
    fn post(this: &Thread, message: &JsValue, handed_over: &js_sys::Array) -> Result<(), JsValue>;
    #[wasm_bindgen(method, setter)]
    fn set_onmessage(this: &Thread, listener: &JsValue);
    #[wasm_bindgen(method, setter)]
    fn set_onmessageerror(this: &Thread, listener: &JsValue);
    #[wasm_bindgen(method, setter)]
    fn set_onerror(this: &Thread, listener: &JsValue);
    #[wasm_bindgen(method)]
    fn terminate(this: &Thread);

    /// A message, or an error.
    type Told;
    #[wasm_bindgen(method, getter)]
    fn data(this: &Told) -> JsValue;
}

/// Where the worker's script lies, beside the page.
const SCRIPT: &str = "worker.js";
/// Milliseconds until a worker that has not begun is given up.
const PATIENCE: i32 = 5000;

/// What came from a worker and was not taken yet.
#[derive(Default)]
struct Inbox {
    answers: RefCell<VecDeque<Vec<u8>>>,
    begun: Cell<bool>,
    gone: Cell<bool>,
    waker: RefCell<Option<Waker>>,
}

impl Inbox {
    fn take(&self, data: &JsValue) {
        match data.dyn_ref::<js_sys::Uint8Array>() {
            Some(answer) => self.answers.borrow_mut().push_back(answer.to_vec()),
            None if data.is_truthy() => self.begun.set(true),
            None => self.gone.set(true),
        }
        self.wake();
    }

    fn give_up(&self) {
        self.gone.set(true);
        self.wake();
    }

    fn wake(&self) {
        let waker = self.waker.borrow_mut().take();
        waker.into_iter().for_each(Waker::wake);
    }
}

/// A worker; dropping it ends it, whatever it is at.
pub struct Worker {
    thread: Thread,
    inbox: Rc<Inbox>,
    _hear: Closure<dyn Fn(Told)>,
}

impl Worker {
    /// Starts one. `None` where this browser has none; one that can't begin is
    /// found to be gone later.
    #[must_use]
    pub fn start() -> Option<Self> {
        // What Trunk tells the browser to fetch first.
        let script = document().query_selector("link[rel=modulepreload]").ok()??;
        let script = js_sys::Reflect::get(&script, &"href".into()).ok()?;
        let options = js_sys::Object::new();
        js_sys::Reflect::set(&options, &"type".into(), &"module".into()).ok()?;
        let thread = Thread::new(SCRIPT, &options).ok()?;
        let inbox = Rc::new(Inbox::default());
        let hearing = inbox.clone();
        // An error has no data: the worker is gone.
        let hear = Closure::<dyn Fn(Told)>::new(move |told: Told| hearing.take(&told.data()));
        thread.set_onmessage(hear.as_ref());
        thread.set_onmessageerror(hear.as_ref());
        thread.set_onerror(hear.as_ref());
        let first = js_sys::Array::of2(&script, &wasm_bindgen::module());
        thread.post(&first, &js_sys::Array::new()).ok()?;
        let waited = Rc::downgrade(&inbox);
        wasm_bindgen_futures::spawn_local(async move {
            pause(PATIENCE).await;
            waited.upgrade().filter(|inbox| !inbox.begun.get()).into_iter().for_each(|inbox| inbox.give_up());
        });
        Some(Self { thread, inbox, _hear: hear })
    }

    /// Sends a job.
    pub fn send(&self, job: &[u8]) {
        if !hand_over(&self.thread, job) {
            self.inbox.give_up();
        }
    }

    /// Waits for the next answer. `None` once the worker is gone.
    pub async fn receive(&self) -> Option<Vec<u8>> {
        poll_fn(|context| {
            let answer = self.inbox.answers.borrow_mut().pop_front();
            if answer.is_some() || self.inbox.gone.get() {
                return Poll::Ready(answer);
            }
            self.inbox.waker.replace(Some(context.waker().clone()));
            Poll::Pending
        })
        .await
    }

    /// Ends it, whatever it is at; whoever waits for an answer gets none.
    pub fn end(&self) {
        self.thread.terminate();
        self.inbox.give_up();
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.thread.set_onmessage(&JsValue::NULL);
        self.thread.set_onmessageerror(&JsValue::NULL);
        self.thread.set_onerror(&JsValue::NULL);
        self.end();
    }
}

/// Hands bytes over without copying them once more; whether it went.
fn hand_over(to: &Thread, bytes: &[u8]) -> bool {
    let bytes = js_sys::Uint8Array::from(bytes);
    to.post(&bytes, &js_sys::Array::of1(&bytes.buffer())).is_ok()
}

/// Whether this is the page, and not a worker of it.
#[must_use]
pub fn in_page() -> bool {
    web_sys::window().is_some()
}

/// Answers jobs, in a worker, for as long as there is one. A job that has no
/// answer ends it, as an error does.
pub fn serve(answer: fn(&[u8]) -> Option<Vec<u8>>) {
    let page: Thread = js_sys::global().unchecked_into();
    let hear = Closure::<dyn Fn(Told)>::new(move |told: Told| {
        let page: Thread = js_sys::global().unchecked_into();
        let job = told.data().dyn_into::<js_sys::Uint8Array>().ok();
        let answered = job.and_then(|job| answer(&job.to_vec())).is_some_and(|said| hand_over(&page, &said));
        if !answered {
            page.post(&JsValue::NULL, &js_sys::Array::new()).ok();
        }
    });
    page.set_onmessage(hear.as_ref());
    hear.forget();
}
