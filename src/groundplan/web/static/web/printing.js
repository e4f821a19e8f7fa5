// On paper nothing can be scrolled or unfolded: just before printing, what stands in the fields now is set beside them
// as text, in place of what the server knew, and folds that hold something are opened.

const FIELDS = 'textarea, input[type="text"], select';

export function printWhole(form) {
  let opened = [];
  window.addEventListener("beforeprint", () => {
    form.querySelectorAll(".typed, .folded").forEach((old) => old.remove());
    form.querySelectorAll(FIELDS).forEach(setBeside);
    opened = [...form.querySelectorAll("details:is(.rung, .more):not([open])")].filter(holdsSomething);
    for (const fold of opened) fold.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
  });
}

function setBeside(field) {
  const text = field.matches("select") ? field.selectedOptions[0]?.text ?? "" : field.value;
  if (!text.trim() || field.hidden) return; // hidden: its preview is shown
  const typed = document.createElement("span");
  typed.className = "typed";
  typed.textContent = text;
  field.before(typed);
}

// A goal always has a horizon, and a step a state: alone they are nothing that somebody wrote.
function holdsSomething(fold) {
  const written = [...fold.querySelectorAll('textarea, input[type="text"], input[type="date"], select[name$="/builds_on"]')];
  return written.some((field) => field.value.trim()) || fold.querySelector('input[type="checkbox"]:checked') !== null;
}
