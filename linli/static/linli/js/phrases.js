// @ts-check
// Words that need not be typed again: a tap writes them where the form waits for words. Without script the server does it.

for (const button of document.querySelectorAll("button[data-phrase]")) {
  button.addEventListener("click", (event) => {
    const form = /** @type {HTMLButtonElement} */ (button).form;
    const field = form?.querySelector("textarea[name], input[type=text][name]");
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
    event.preventDefault();
    const phrase = button.getAttribute("data-phrase") || "";
    field.value = [field.value.trim(), phrase].filter(Boolean).join(" ");
    field.dispatchEvent(new Event("input", { bubbles: true })); // the draft is kept too
    field.focus();
  });
}
