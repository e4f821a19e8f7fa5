// What is written to others is on the disk only when it was sent. Until then it is kept in this tab, for the same person on
// the same page, and leaving asks; what was acknowledged, and all of it at sign-out, is forgotten.

export class Draft {
  constructor(area) {
    this.area = area;
    this.key = `draft ${area.dataset.keep} ${location.pathname} ${area.id}`;
    this.sending = false;
  }

  start() {
    this.restore();
    this.area.addEventListener("input", () => {
      this.sending = false;
      this.keep();
    });
    this.area.form.addEventListener("submit", () => {
      this.sending = true;
      this.keep();
    });
  }

  get unsaved() {
    return !this.sending && this.area.value !== this.area.defaultValue;
  }

  // What waits for others cannot be sent by itself: half a sentence is not said yet.
  flush() {
    return Promise.resolve(!this.unsaved);
  }

  forget() {
    this.area.value = this.area.defaultValue;
    this.keep();
  }

  restore() {
    let kept = null;
    try {
      kept = JSON.parse(sessionStorage.getItem(this.key) ?? "null");
    } catch {
      return;
    }
    if (!kept) return;
    if (kept.sent && new URLSearchParams(location.search).has("said")) sessionStorage.removeItem(this.key);
    else {
      this.area.value = kept.text;
      const fold = this.area.closest("details");
      if (fold) fold.open = true;
    }
  }

  keep() {
    try {
      if (this.area.value === this.area.defaultValue && !this.sending) sessionStorage.removeItem(this.key);
      else sessionStorage.setItem(this.key, JSON.stringify({ text: this.area.value, sent: this.sending }));
    } catch {
      // Storage can be full or forbidden: then this tab's memory is all there is.
    }
  }
}
