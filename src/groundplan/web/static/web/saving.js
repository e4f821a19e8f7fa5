// Saving as one types. What is sent and not yet acknowledged stays unchanged and is repeated under the same edit id,
// so that a lost reply never doubles a text; "Saved" is said only after the server has it on disk.

const PAUSE = 800; // milliseconds without a key before an answer is sent
const LONGEST_WAIT = 15000;
const MOST_OWN_EDITS = 90; // the server reads at most a hundred in a revision

const freshId = () => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

// Cells that a new row brings along: without them a step would not know its goal.
const COMPANIONS = ["of", "horizon", "scope", "state"];

export class Saver {
  constructor(form) {
    this.form = form;
    this.dirty = new Set(); // names of fields that changed since they were last sent
    this.flight = null; // {edit, fields: [[name, value]], names: [...], revision, own_revision}
    this.timer = 0;
    this.wait = 1000;
    this.waiters = [];
    this.refusals = new Map(); // by field: what the server would not take, until it takes something else
    this.leaving = false;
    this.key = `groundplan:${form.dataset.store}:${form.dataset.sheet}:${form.getAttribute("action").split("?")[0]}`;
  }

  get unsaved() {
    return this.flight !== null || this.dirty.size > 0;
  }

  hidden(name) {
    return this.form.elements.namedItem(name);
  }

  start() {
    this.form.addEventListener("input", (event) => this.changed(event.target, PAUSE));
    this.form.addEventListener("change", (event) => this.changed(event.target, 0));
    this.form.addEventListener("submit", (event) => this.submitted(event));
    this.form.addEventListener("focusout", ({ target }) => {
      if (target.validity?.badInput) this.tell(target.name, "refused", this.form.dataset.sayUnread);
    });
    this.restore();
  }

  changed(control, pause) {
    if (!control.name || control.readOnly || control.type === "file" || control.name.startsWith("pick:")) return;
    this.dirty.add(control.name);
    this.tell(control.name, "saving");
    this.keep();
    this.later(pause);
  }

  later(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), pause);
  }

  // -- what is sent

  fieldsOf(names) {
    const fields = [];
    const data = new FormData(this.form);
    const rows = new Set();
    for (const name of names) {
      const values = data.getAll(name).filter((value) => typeof value === "string");
      if (this.isGroup(name)) fields.push(["shown", name]);
      for (const value of values) fields.push([name, value]);
      rows.add(name.split("/").slice(0, 3).join("/"));
      const parent = data.get(`${name.split("/").slice(0, 3).join("/")}/of`);
      if (parent) rows.add([...name.split("/").slice(0, 2), parent].join("/"));
    }
    for (const row of rows) {
      for (const column of COMPANIONS) {
        const name = `${row}/${column}`;
        if (!names.has(name) && data.has(name)) fields.push([name, data.get(name)]);
      }
      if (!names.has(`${row}/text`) && data.has(`${row}/horizon`)) fields.push([`${row}/text`, data.get(`${row}/text`) ?? ""]);
    }
    return fields;
  }

  isGroup(name) {
    return [...this.form.querySelectorAll('input[type="hidden"][name="shown"]')].some((each) => each.value === name);
  }

  async send() {
    clearTimeout(this.timer);
    if (this.flight === null) {
      if (this.dirty.size === 0) return;
      const names = new Set(this.dirty);
      this.dirty.clear();
      this.flight = {
        edit: freshId(),
        names: [...names],
        fields: this.fieldsOf(names),
        revision: this.hidden("revision").value,
        own_revision: this.hidden("own_revision").value,
        edition: this.hidden("edition").value,
      };
      this.keep();
    } else if (this.inTheAir) {
      return;
    }
    await this.carry();
  }

  body() {
    const body = new FormData();
    for (const [name, value] of this.flight.fields) body.append(name, value);
    for (const name of ["edit", "revision", "own_revision", "edition"]) body.append(name, this.flight[name]);
    body.append("csrfmiddlewaretoken", this.hidden("csrfmiddlewaretoken").value);
    return body;
  }

  async carry() {
    this.inTheAir = true;
    const url = this.form.getAttribute("action").split("?")[0];
    let response = null;
    let reply = null;
    try {
      response = await fetch(url, { method: "POST", body: this.body(), headers: { Accept: "application/json" }, credentials: "same-origin" });
      reply = await response.json();
    } catch {
      reply = null;
    }
    this.inTheAir = false;
    if (reply && reply.saved) this.acknowledged(reply);
    else if (response && [401, 403, 404].includes(response.status)) this.failed("out");
    else if (response && [400, 409, 413, 422].includes(response.status)) this.refused(reply);
    else this.failed("trying");
  }

  acknowledged(reply) {
    const flight = this.flight;
    this.flight = null;
    this.wait = 1000;
    this.advance("revision", flight, reply.revision);
    this.advance("own_revision", flight, reply.own_revision);
    const refused = new Map(reply.refused.map((each) => [each.name, each.sentence]));
    // The line stands under a whole question: it says "Saved" only when nothing in that question is still to be sent.
    const waiting = new Set([...this.dirty].map((name) => this.questionOf(name)));
    for (const [name, sentence] of refused) this.refusals.set(name, sentence);
    for (const name of flight.names) if (!refused.has(name)) this.refusals.delete(name);
    for (const name of flight.names) {
      this.settle(name);
      const question = this.questionOf(name);
      if (waiting.has(question)) continue;
      const standing = [...this.refusals.keys()].find((each) => this.questionOf(each) === question);
      if (standing) this.tell(standing, "refused", this.refusals.get(standing));
      else this.tell(name, "saved");
    }
    for (const name of reply.merged) this.meet(name, reply.answers[name]);
    this.keep();
    if (this.restoring) {
      this.restoring = false;
      if (this.dirty.size === 0) location.reload();
    }
    if (this.dirty.size > 0) this.later(PAUSE);
    else this.waiters.splice(0).forEach((done) => done(true));
    if (this.dirty.size === 0) this.recount();
  }

  // What is worked out from the answers stands on the page as it is by now: read there, so that one place works it out.
  async recount() {
    const shown = [...this.form.querySelectorAll(".computed[id]")];
    if (!shown.length) return;
    const response = await fetch(location.pathname, { credentials: "same-origin" }).catch(() => null);
    if (!response?.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const each of shown) {
      const anew = page.getElementById(each.id);
      if (anew && anew.innerHTML !== each.innerHTML) each.replaceChildren(...anew.childNodes);
    }
  }

  // A row that came to be by this save has its buttons from now on.
  settle(name) {
    const row = this.form.querySelector(`[name="${CSS.escape(name)}"]`)?.closest("[data-row]");
    const words = row?.querySelector('input:not([type="hidden"]):not([type="date"]), textarea')?.value.trim();
    const tools = row?.querySelector(".tools[hidden]");
    if (!words || !tools) return;
    tools.hidden = false;
    for (const button of tools.querySelectorAll("button")) button.setAttribute("aria-label", `${button.textContent}: ${words}`);
  }

  // The base of the form is what it shows: the revision it was rendered at, and one's own edits since. Colleagues'
  // edits in between are not on the page, so they must not count as seen.
  advance(name, flight, revision) {
    const field = this.hidden(name);
    if (!revision || revision === flight[name]) return;
    const [place, ...own] = field.value.split("+");
    const [epoch, sequence] = place.split(".").map(Number);
    const [newEpoch, newSequence] = revision.split("+")[0].split(".").map(Number);
    if (epoch === newEpoch && newSequence === sequence + own.length + 1) field.value = `${epoch}.${newSequence}`;
    else field.value = [place, ...own, flight.edit].join("+");
    if (field.value.split("+").length > MOST_OWN_EDITS) this.say("reload");
  }

  failed(why) {
    for (const name of new Set([...this.flight.names, ...this.dirty])) this.tell(name, why === "out" ? "trying" : why);
    if (why === "out") this.say("out");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }

  // The server will never take this as it is: the text stays in its field, with the reason beside it.
  refused(reply) {
    const flight = this.flight;
    this.flight = null;
    for (const name of flight.names) this.tell(name, "refused", reply?.sentence);
    this.keep();
    this.waiters.splice(0).forEach((done) => done(false));
  }

  retryNow() {
    this.wait = 1000;
    if (this.unsaved && !this.inTheAir) this.send();
  }

  // Resolves to whether everything is saved.
  flush(patience) {
    if (!this.unsaved) return Promise.resolve(true);
    return new Promise((resolve) => {
      this.waiters.push(resolve);
      setTimeout(() => resolve(!this.unsaved), patience);
      this.send();
    });
  }

  // What is not saved yet is thrown away, because somebody said so.
  forget() {
    clearTimeout(this.timer);
    this.flight = null;
    this.dirty.clear();
    this.keep();
  }

  // Called when the page may be about to go; it stays when somebody chooses to stay.
  leave() {
    if (!this.unsaved) return;
    this.leaving = true;
    setTimeout(() => {
      this.leaving = false;
      this.keep();
    }, 5000);
  }

  lastWords() {
    if (!this.unsaved || this.inTheAir) return;
    if (this.flight === null) {
      const names = new Set(this.dirty);
      this.flight = { edit: freshId(), names: [...names], fields: this.fieldsOf(names), revision: this.hidden("revision").value,
        own_revision: this.hidden("own_revision").value, edition: this.hidden("edition").value };
      this.dirty.clear();
      this.keep();
    }
    try {
      fetch(this.form.getAttribute("action").split("?")[0],
        { method: "POST", body: this.body(), headers: { Accept: "application/json" }, credentials: "same-origin", keepalive: true });
    } catch {
      // Too large for a last word: it is kept in this tab.
    }
  }

  // A button of the form: what is on its way must arrive first, and the form then says what it shows.
  async submitted(event) {
    const button = event.submitter;
    const chosen = [...this.form.querySelectorAll('input[type="file"]')].some((each) => each.files.length > 0);
    const elsewhere = this.form.getAttribute("action").includes("to=");
    if (button?.value === "save" && !chosen && !elsewhere && this.form.checkValidity()) {
      event.preventDefault();
      if (await this.flush(8000)) this.say(this.refusals.size ? "unread" : "saved");
      return;
    }
    if (this.flight !== null) {
      event.preventDefault();
      await this.flush(6000);
      if (this.flight !== null) return;
      this.form.requestSubmit(button ?? undefined);
      return;
    }
    clearTimeout(this.timer);
    this.dirty.clear();
    this.keep();
    this.hidden("edit").value = freshId();
  }

  // -- what survives a reload of this tab

  keep() {
    try {
      if (!this.unsaved) {
        // While the page is being left, the next one may have been rendered before the last words were on the disk: it
        // sends them again, under the same edit id, and then shows them.
        if (!this.leaving) sessionStorage.removeItem(this.key);
        return;
      }
      const names = new Set(this.dirty);
      const fields = this.fieldsOf(names);
      const base = { revision: this.hidden("revision").value, own_revision: this.hidden("own_revision").value, edition: this.hidden("edition").value };
      sessionStorage.setItem(this.key, JSON.stringify({ flight: this.flight, dirty: { names: [...names], fields, ...base } }));
    } catch {
      // Storage can be full or forbidden: then this tab's memory is all there is.
    }
  }

  restore() {
    let kept = null;
    try {
      kept = JSON.parse(sessionStorage.getItem(this.key) ?? "null");
    } catch {
      return;
    }
    if (!kept) return;
    const waiting = [kept.flight, kept.dirty.names.length ? { edit: freshId(), ...kept.dirty } : null].filter(Boolean);
    if (waiting.length === 0) return;
    this.restoring = true;
    this.say("restored");
    for (const each of waiting) this.show(each);
    this.replay(waiting);
  }

  show(flight) {
    for (const [name, value] of flight.fields) {
      const control = this.form.querySelector(`[name="${CSS.escape(name)}"]`);
      if (control && "value" in control && !["radio", "checkbox", "hidden"].includes(control.type)) control.value = value;
    }
  }

  async replay(waiting) {
    for (const flight of waiting) {
      this.flight = flight;
      if (waiting.indexOf(flight) < waiting.length - 1) this.restoring = false;
      else this.restoring = true;
      const sent = new Promise((resolve) => this.waiters.push(resolve));
      this.carry();
      await sent;
    }
  }

  // -- what is told

  questionOf(name) {
    const address = name.split("/").slice(0, 2).join("/");
    const named = this.form.querySelector(`[data-question="${CSS.escape(name)}"]`);
    return named ?? this.form.querySelector(`[data-question="${CSS.escape(address)}"]`)
      ?? this.form.querySelector(`[name="${CSS.escape(name)}"]`)?.closest("[data-question]");
  }

  tell(name, state, sentence) {
    const status = this.questionOf(name)?.querySelector("[data-status]");
    if (!status) return;
    const text = state === "saving" ? "" : sentence ?? this.form.dataset[`say${state[0].toUpperCase()}${state.slice(1)}`] ?? "";
    status.hidden = false;
    if (status.dataset.state === state && status.textContent === text) return;
    status.dataset.state = state;
    status.textContent = text;
  }

  say(what) {
    const line = this.form.querySelector("[data-form-status]");
    if (line) line.textContent = this.form.dataset[`say${what[0].toUpperCase()}${what.slice(1)}`] ?? "";
  }

  // Somebody else changed the same answer: her text stays in the field, the merged one is shown beneath.
  meet(name, text) {
    const question = this.questionOf(name);
    if (!question) return;
    question.querySelector(".met")?.remove();
    const box = document.createElement("div");
    box.className = "met";
    const told = document.createElement("p");
    told.textContent = this.form.dataset.sayMerged;
    const both = document.createElement("blockquote");
    both.textContent = text ?? "";
    const anew = document.createElement("a");
    anew.href = location.href;
    anew.textContent = this.form.dataset.saySee;
    box.append(told, both, anew);
    question.querySelector("[data-status]").before(box);
  }
}
