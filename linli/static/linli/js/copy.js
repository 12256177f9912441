// @ts-check
// A button that copies the text of the field it names; where the browser may not, it marks the text to be copied by hand.

for (const button of document.querySelectorAll("button[data-copy]")) {
  const field = document.getElementById(/** @type {HTMLElement} */ (button).dataset.copy || "");
  if (!(field instanceof HTMLTextAreaElement)) continue;
  button.removeAttribute("hidden");
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      button.textContent = /** @type {HTMLElement} */ (button).dataset.done || "";
    } catch { /* marked: the hand finishes it */ }
  });
}
