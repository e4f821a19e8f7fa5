// Documents: a file that is too large is told before it is sent, and a page that waits for reading says how it goes.
// Without this script the server tells the first, and “Look again” the second.

const FIRST = 2000; // milliseconds until the first look
const LONGEST = 15000; // between two looks
// A page that is left open asks no longer: whoever is gone must not look as if she were here.
const PATIENCE = 5 * 60 * 1000;

const file = document.querySelector("input[type=file][data-largest]");
if (file) {
  const wrong = document.getElementById("file-wrong");
  file.addEventListener("change", () => {
    const said = tooLarge(file);
    wrong.textContent = said;
    file.setCustomValidity(said);
  });
}

function tooLarge({ files, dataset }) {
  const large = [...files].find((each) => each.size > Number(dataset.largest));
  if (large) return dataset.sayLarge.replace("{}", () => large.name);
  const together = [...files].reduce((sum, each) => sum + each.size, 0);
  return together > Number(dataset.together) ? dataset.sayTogether : "";
}

const waiting = document.querySelector("[data-states]");
if (waiting) look(FIRST, Date.now());

function look(after, since) {
  if (Date.now() - since > PATIENCE) return;
  setTimeout(async () => {
    const done = await told().catch(() => false);
    if (!done) look(Math.min(after * 1.4, LONGEST), since);
  }, after);
}

// Puts the present words beside each document; whether there is nothing more to wait for.
async function told() {
  const answer = await fetch(waiting.dataset.states, { headers: { accept: "application/json" }, credentials: "same-origin" });
  if (!answer.ok) return answer.status === 401 || answer.status === 404;
  const { documents } = await answer.json();
  const places = [...document.querySelectorAll("[data-state-of]")].filter((place) => documents[place.dataset.stateOf]);
  for (const place of places) {
    const { message } = documents[place.dataset.stateOf];
    if (place.textContent !== message) place.textContent = message;
  }
  if (!places.every((place) => documents[place.dataset.stateOf].done)) return false;
  const line = document.querySelector("[data-states-told]");
  line.textContent = line.dataset.sayRead;
  return true;
}
