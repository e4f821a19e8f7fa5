// One more line without a round trip: the last blank row is copied under a fresh id.

import { grow } from "./writing.js";

const freshRow = () => [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export function addRows(form, saver) {
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-add]");
    if (!button) return;
    const rows = form.querySelector(`[data-rows="${CSS.escape(button.dataset.add)}"]`);
    const blanks = rows ? [...rows.querySelectorAll("[data-blank]")] : [];
    if (blanks.length === 0) return;
    event.preventDefault();
    const last = blanks[blanks.length - 1];
    const fresh = copied(last);
    renumber(fresh, rows.querySelectorAll("[data-row]").length);
    last.after(fresh);
    fresh.querySelectorAll("textarea").forEach(grow);
    fresh.querySelector('input:not([type="hidden"]), textarea, select')?.focus();
    const status = button.closest("[data-question]")?.querySelector("[data-status]");
    if (status) {
      status.hidden = false;
      status.textContent = form.dataset.sayAdded ?? "";
    }
  });
  // Once something stands in a horizon's last goal, there can be another one.
  form.addEventListener("input", ({ target }) => {
    const another = target.closest(".rung")?.querySelector(":scope > button[hidden]");
    if (another) another.hidden = false;
  });
  // A step that is dropped is asked why: the fold with that question opens, and nothing more is wanted.
  form.addEventListener("change", ({ target }) => {
    const more = target.value === "dropped" && target.closest(".state")?.closest("li")?.querySelector("details.more");
    if (more) more.open = true;
  });
}

// Labels that end in their row's number get the next one.
function renumber(row, count) {
  const next = (text) => text.replace(/\d+\s*$/u, String(count + 1));
  for (const named of row.querySelectorAll("[aria-label]:not(button)")) named.setAttribute("aria-label", next(named.getAttribute("aria-label")));
  for (const span of row.querySelectorAll("label > span, label > span > span")) {
    if (span.childElementCount === 0 && /\d\s*$/u.test(span.textContent)) span.textContent = next(span.textContent);
  }
}

function copied(row) {
  const old = row.dataset.row;
  const id = freshRow();
  const fresh = row.cloneNode(true);
  for (const element of [fresh, ...fresh.querySelectorAll("*")]) {
    for (const { name, value } of [...element.attributes]) {
      if (value.includes(old)) element.setAttribute(name, value.split(old).join(id));
    }
    if (element.matches('input:not([type="hidden"]), textarea')) element.value = "";
    if (element.matches("select")) element.selectedIndex = 0;
    if (element.matches(".tools")) element.hidden = true;
  }
  return fresh;
}
