// The page without this script is whole: this adds saving as one types, rows without a round trip, and text tools.

import { Saver } from "./saving.js";
import { addRows } from "./rows.js";
import { addTools, grow } from "./writing.js";

const savers = [];

for (const form of document.querySelectorAll("form[data-sheet]")) {
  const saver = new Saver(form);
  savers.push(saver);
  addRows(form, saver);
  addTools(form);
  saver.start();
}

for (const area of document.querySelectorAll("textarea")) grow(area);

// A summary of what went wrong is what one wants to hear first.
document.querySelector(".summary")?.focus();

window.addEventListener("beforeunload", (event) => {
  if (savers.some((saver) => saver.unsaved)) event.preventDefault();
  savers.forEach((saver) => saver.leave());
});
// The last words of somebody who closes the lid: sent once more, and kept in this tab either way.
window.addEventListener("pagehide", () => savers.forEach((saver) => saver.lastWords()));
window.addEventListener("online", () => savers.forEach((saver) => saver.retryNow()));

for (const form of document.querySelectorAll("form[data-leave]")) {
  form.addEventListener("submit", async (event) => {
    if (!savers.some((saver) => saver.unsaved)) {
      sessionStorage.clear();
      return;
    }
    event.preventDefault();
    const sent = await Promise.all(savers.map((saver) => saver.flush(8000)));
    if (sent.every(Boolean)) {
      sessionStorage.clear();
      form.submit();
    } else {
      savers.find((saver) => saver.unsaved).say("unsent");
    }
  });
}
