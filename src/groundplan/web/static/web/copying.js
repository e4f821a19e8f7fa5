// A line that one takes elsewhere gets a button that copies it. Without this script the text is there to be marked.

export function addCopying(line) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "small";
  button.textContent = line.dataset.copy;
  const told = document.createElement("span");
  told.className = "quiet-line";
  told.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    line.select();
    try {
      await navigator.clipboard.writeText(line.value);
    } catch {
      // Pages over plain HTTP have no clipboard of their own: what is marked can still be copied.
      if (!document.execCommand("copy")) return;
    }
    told.textContent = ` ${line.dataset.copied}`;
  });
  line.addEventListener("focus", () => line.select());
  line.after(button, told);
}
