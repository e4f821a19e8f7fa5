// The page without this script is whole: this adds saving as one types, rows without a round trip, and text tools.

import { Saver } from "./saving.js";
import { addRows } from "./rows.js";
import { addTools, grow } from "./writing.js";
import { printWhole } from "./printing.js";
import { watchForIdleness } from "./idle.js";
import { Draft } from "./drafts.js";
import { addCopying } from "./copying.js";

const savers = [];

for (const form of document.querySelectorAll("form[data-sheet]")) {
  const saver = new Saver(form);
  savers.push(saver);
  addRows(form, saver);
  addTools(form);
  printWhole(form);
  saver.start();
}

const drafts = [...document.querySelectorAll("textarea[data-keep]")].map((area) => new Draft(area));
drafts.forEach((draft) => draft.start());

for (const area of document.querySelectorAll("textarea")) grow(area);
for (const line of document.querySelectorAll("input[data-copy]")) addCopying(line);

// What one wants to hear first: what went wrong, or the place where a button was pressed.
const pressed = location.search && location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
(document.querySelector(".summary") ?? document.getElementById("made") ?? pressed)?.focus();

// The browser points at a field that it cannot read; it must not be folded away.
document.addEventListener("invalid", (event) => {
  for (let fold = event.target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}, true);

window.addEventListener("beforeunload", (event) => {
  // From a locked page one leaves to sign in again, and what waits in the tab is sent after that.
  if (!document.querySelector(".locked") && [...savers, ...drafts].some((each) => each.unsaved)) event.preventDefault();
  savers.forEach((saver) => saver.leave());
});
// The last words of somebody who closes the lid: sent once more, and kept in this tab either way.
window.addEventListener("pagehide", () => savers.forEach((saver) => saver.lastWords()));
window.addEventListener("online", () => savers.forEach((saver) => saver.retryNow()));

// A button that leads away waits until what was typed in the page's other forms is on the disk; its own form's saver
// sees to that form.
document.addEventListener("submit", async (event) => {
  const { target: form, submitter } = event;
  const waiting = savers.filter((saver) => saver.form !== form && saver.unsaved);
  if (waiting.length === 0) return;
  event.preventDefault();
  event.stopPropagation();
  const sent = await Promise.all(waiting.map((saver) => saver.flush(8000)));
  if (sent.every(Boolean)) form.requestSubmit(submitter);
  else waiting.find((saver) => saver.unsaved)?.say(form.matches("[data-leave]") ? "unsent" : "trying");
}, true);

for (const form of document.querySelectorAll("form[data-leave]")) {
  // Without script the button belongs to the worksheet's form, which takes what was typed along.
  for (const button of form.querySelectorAll("button[form]")) {
    button.removeAttribute("form");
    button.removeAttribute("formaction");
  }
  form.addEventListener("submit", () => sessionStorage.clear());
}

watchForIdleness([...savers, ...drafts]);
