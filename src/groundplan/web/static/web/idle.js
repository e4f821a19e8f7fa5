// At a shared computer whoever walks away is signed out: what she typed is sent first, and if it cannot be, the page is
// locked and the text waits in its tab for her. The server keeps its own clock; this only spares her the surprise.

const WARN = 60; // seconds before the end
const TELL = 60; // seconds between two signs of life to the server
const LOOK = 2000; // milliseconds between two looks at the clock

export function watchForIdleness(savers) {
  const limit = Number(document.body.dataset.idle);
  const leave = document.querySelector("form[data-leave]");
  if (limit && leave) new Watch(limit, leave, savers).start();
}

class Watch {
  constructor(limit, leave, savers) {
    this.limit = limit;
    this.leave = leave;
    this.savers = savers;
    this.active = Date.now();
    this.told = Date.now();
    this.notice = null;
    this.ending = false;
    // Work in another tab is work: without this, a forgotten tab would sign the busy one out.
    this.tabs = new BroadcastChannel("groundplan-here");
  }

  start() {
    for (const kind of ["keydown", "pointerdown", "input", "scroll"]) {
      document.addEventListener(kind, () => this.seen(), { capture: true, passive: true });
    }
    this.tabs.addEventListener("message", () => this.alive());
    this.timer = setInterval(() => this.look(), LOOK);
  }

  seen() {
    if (this.ending) return;
    this.alive();
    if (Date.now() - this.told < TELL * 1000) return;
    this.told = Date.now();
    this.tabs.postMessage("here");
    fetch(document.body.dataset.present, { credentials: "same-origin" }).catch(() => {});
  }

  alive() {
    this.active = Date.now();
    this.notice?.remove();
    this.notice = null;
  }

  look() {
    const left = this.limit - (Date.now() - this.active) / 1000;
    if (left <= 0) this.end();
    else if (left <= WARN && !this.notice) this.ask();
  }

  ask() {
    this.notice = document.querySelector("template[data-still-there]").content.firstElementChild.cloneNode(true);
    this.notice.querySelector("[data-stay]").addEventListener("click", () => this.seen());
    document.body.append(this.notice);
  }

  async end() {
    if (this.ending) return;
    this.ending = true;
    clearInterval(this.timer);
    this.notice?.remove();
    const sent = await Promise.all(this.savers.map((saver) => saver.flush(8000)));
    if (sent.every(Boolean)) this.signOut();
    else this.lock();
  }

  signOut() {
    sessionStorage.clear();
    this.leave.action += "?idle=1";
    this.leave.submit();
  }

  lock() {
    const screen = document.querySelector("template[data-locked]").content.firstElementChild.cloneNode(true);
    for (const each of [...document.body.children]) each.hidden = true;
    document.body.append(screen);
    const again = screen.querySelector("[data-again]");
    again.href += `?next=${encodeURIComponent(location.pathname + location.search)}`;
    screen.querySelector("[data-try]").addEventListener("click", async () => {
      const sent = await Promise.all(this.savers.map((saver) => saver.flush(8000)));
      if (sent.every(Boolean)) this.signOut();
      else screen.querySelector("[data-still]").textContent = screen.dataset.sayStill;
    });
    screen.querySelector("[data-discard]").addEventListener("click", () => {
      this.savers.forEach((saver) => saver.forget());
      this.signOut();
    });
    screen.focus();
  }
}
