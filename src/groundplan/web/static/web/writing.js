// Long text: a small toolbar above Markdown, a preview, and fields that grow with what is in them.

export function grow(area) {
  const fit = () => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 4}px`;
  };
  area.addEventListener("input", fit);
  if (area.value) fit();
  area.closest("details")?.addEventListener("toggle", fit);
  if (area.matches("[data-line]")) area.addEventListener("keydown", onward);
}

// Enter in a list goes on to its next line, and makes one where there is none.
function onward(event) {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  const lines = [...event.target.closest("[data-rows]").querySelectorAll("[data-line]")];
  const next = lines[lines.indexOf(event.target) + 1];
  if (next) next.focus();
  else event.target.closest("fieldset").querySelector("[data-add]")?.click();
}

export function addTools(form) {
  const say = form.dataset;
  for (const area of form.querySelectorAll("textarea[data-long-text]")) {
    const label = form.querySelector(`label[for="${CSS.escape(area.id)}"]`)?.textContent ?? "";
    const bar = document.createElement("div");
    bar.className = "toolbar";
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", `${say.sayTools} ${label.length > 40 ? `${label.slice(0, 40)}…` : label}`);
    const bold = button(say.sayBold, () => around(area, "**"));
    const list = button(say.sayList, () => listed(area));
    const link = button(say.sayLink, () => linked(area, say.sayAddress));
    const look = button(say.sayPreview, () => previewed(form, area, look, label));
    look.setAttribute("aria-pressed", "false");
    bar.append(bold, list, link, look);
    area.before(bar);
    area.addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key === "b") around(area, "**");
      else if (key === "k") linked(area, say.sayAddress);
      else return;
      event.preventDefault();
    });
  }
}

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

function put(area, start, end, text, selectFrom, selectTo) {
  area.focus();
  area.setRangeText(text, start, end, "end");
  area.setSelectionRange(selectFrom, selectTo);
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

function around(area, sign) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const chosen = value.slice(start, end);
  put(area, start, end, `${sign}${chosen}${sign}`, start + sign.length, end + sign.length);
}

function listed(area) {
  const start = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const end = Math.max(area.selectionEnd, start);
  const lines = area.value.slice(start, end).split("\n").map((line) => (line.startsWith("- ") ? line : `- ${line}`));
  const text = lines.join("\n");
  put(area, start, end, text, start + text.length, start + text.length);
}

function linked(area, told) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const chosen = value.slice(start, end) || told;
  const text = `[${chosen}](https://)`;
  put(area, start, end, text, start + text.length - 1, start + text.length - 1);
}

async function previewed(form, area, look, label) {
  const shown = area.parentElement.querySelector(".preview");
  if (shown) {
    shown.remove();
    area.hidden = false;
    look.textContent = form.dataset.sayPreview;
    look.setAttribute("aria-pressed", "false");
    area.focus();
    return;
  }
  const body = new FormData();
  body.append("text", area.value);
  body.append("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
  let response = null;
  try {
    response = await fetch(form.dataset.preview, { method: "POST", body, credentials: "same-origin" });
  } catch {
    return;
  }
  if (!response.ok) return;
  const region = document.createElement("div");
  region.className = "preview";
  region.tabIndex = -1;
  region.setAttribute("role", "region");
  region.setAttribute("aria-label", `${form.dataset.sayPreview}: ${label}`);
  region.innerHTML = await response.text(); // sanitised by the server, and the page's policy runs no script in it
  area.after(region);
  area.hidden = true;
  look.textContent = form.dataset.sayWrite;
  look.setAttribute("aria-pressed", "true");
  region.focus();
}
