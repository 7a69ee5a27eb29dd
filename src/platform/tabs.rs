//! What tabs of one browser agree by: Web Locks, which only one can hold, and
//! the Broadcast Channel, over which they talk. Bound by hand: web-sys gates
//! the locks behind an unstable flag.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::dom::window;

#[wasm_bindgen]
extern "C" {
    type LockManager;
    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &JsValue,
        granted: &JsValue,
    ) -> Result<js_sys::Promise, JsValue>;

    type BroadcastChannel;
    #[wasm_bindgen(constructor, catch)]
    fn new(name: &str) -> Result<BroadcastChannel, JsValue>;
    #[wasm_bindgen(method, js_name = postMessage, catch)]
    fn post_message(this: &BroadcastChannel, message: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, setter)]
    fn set_onmessage(this: &BroadcastChannel, listener: &JsValue);
    #[wasm_bindgen(method)]
    fn close(this: &BroadcastChannel);

    type MessageEvent;
    #[wasm_bindgen(method, getter)]
    fn data(this: &MessageEvent) -> JsValue;

    type AbortController;
    #[wasm_bindgen(constructor)]
    fn new() -> AbortController;
    #[wasm_bindgen(method, getter)]
    fn signal(this: &AbortController) -> JsValue;
    #[wasm_bindgen(method)]
    fn abort(this: &AbortController);
}

/// How a lock is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Only if nobody holds it.
    IfFree,
    /// When everybody before has let go.
    InTurn,
    /// At once: whoever holds it loses it.
    ByForce,
}

/// A lock that this tab holds; dropping it lets go.
#[derive(Debug)]
pub struct Lock(js_sys::Function);

impl Drop for Lock {
    fn drop(&mut self) {
        // Resolves a promise of ours: it can't throw.
        self.0.call0(&JsValue::UNDEFINED).ok();
    }
}

/// A request for a lock; dropping it takes the request back, unless it was granted.
pub struct Request {
    controller: AbortController,
    granted: Rc<Cell<bool>>,
}

impl Drop for Request {
    fn drop(&mut self) {
        if !self.granted.get() {
            self.controller.abort();
        }
    }
}

fn global(owner: &JsValue, name: &str) -> Option<JsValue> {
    js_sys::Reflect::get(owner, &name.into()).ok().filter(|found| !found.is_undefined() && !found.is_null())
}

/// Asks for a lock. `answered` gets it, or `None` where it is held by another
/// tab and was asked for only if free; `lost` is called if it is taken away
/// by force. `None` where this browser has no locks, or not at this address.
pub fn request(
    name: &str,
    how: How,
    answered: impl FnOnce(Option<Lock>) + 'static,
    lost: impl FnOnce() + 'static,
) -> Option<Request> {
    let locks: LockManager = global(&window().navigator(), "locks")?.unchecked_into();
    let controller = AbortController::new();
    let options = js_sys::Object::new();
    let (key, value) = match how {
        How::IfFree => ("ifAvailable", JsValue::TRUE),
        How::InTurn => ("signal", controller.signal()),
        How::ByForce => ("steal", JsValue::TRUE),
    };
    js_sys::Reflect::set(&options, &key.into(), &value).ok()?;
    let was_granted = Rc::new(Cell::new(false));
    let to_grant = was_granted.clone();
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if lock.is_null() {
            answered(None);
            return JsValue::UNDEFINED;
        }
        to_grant.set(true);
        let mut release = None;
        let held = js_sys::Promise::new(&mut |resolve, _| release = Some(resolve));
        answered(release.map(Lock));
        held.into()
    });
    let done = locks.request(name, &options, &granted).ok()?;
    let had = was_granted.clone();
    spawn_local(async move {
        // A request that is taken back fails as well.
        if JsFuture::from(done).await.is_err() && had.get() {
            lost();
        }
    });
    Some(Request { controller, granted: was_granted })
}

/// A way to talk to the other tabs of this browser.
pub struct Channel {
    channel: BroadcastChannel,
    _hear: Closure<dyn Fn(MessageEvent)>,
}

impl Channel {
    /// Joins the channel of this name. `None` where this browser has none.
    pub fn join(name: &str, hear: impl Fn(String) + 'static) -> Option<Self> {
        global(&js_sys::global(), "BroadcastChannel")?;
        let channel = BroadcastChannel::new(name).ok()?;
        let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(text) = event.data().as_string() {
                hear(text);
            }
        });
        channel.set_onmessage(hear.as_ref());
        Some(Self { channel, _hear: hear })
    }

    /// Says something to all others on the channel.
    pub fn say(&self, text: &str) {
        // Fails only once it is closed: then nobody is meant any more.
        self.channel.post_message(text).ok();
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.set_onmessage(&JsValue::NULL);
        self.channel.close();
    }
}
