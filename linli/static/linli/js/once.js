// @ts-check
// One form, one key, one sending: a double tap or a lost answer does the thing once, and a lost line loses no words.

const KEPT = "linli:draft:";
const DAY = 24 * 60 * 60 * 1000;
/** @type {HTMLFormElement[]} */
const forms = [...document.forms].filter((form) => form.querySelector("[data-once]"));

/** @returns {string} */
function freshKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bits = crypto.getRandomValues(new Uint8Array(16)); // plain http in a community hall has no randomUUID
  bits[6] = (bits[6] & 15) | 64;
  bits[8] = (bits[8] & 63) | 128;
  const hex = [...bits].map((bit) => bit.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

/** Words only: no password, no hidden field, no file. @param {HTMLFormElement} form */
function wordsOf(form) {
  return [...form.elements].filter((field) => field.matches("textarea[name], input[type=text][name], input:not([type])[name]"));
}

/** @param {HTMLFormElement} form */
const placeOf = (form) => KEPT + location.pathname + "#" + (form.id || [...document.forms].indexOf(form));

/** @param {HTMLFormElement} form @param {boolean} sent */
function keep(form, sent = false) {
  const draft = { at: Date.now(), sent, path: location.pathname, key: form.querySelector("[data-once]").value, words: wordsOf(form).map((field) => field.value) };
  try { sessionStorage.setItem(placeOf(form), JSON.stringify(draft)); } catch { /* a full or forbidden store only costs the draft */ }
}

/** @param {HTMLFormElement} form */
function bringBack(form) {
  const key = form.querySelector("[data-once]");
  const draft = JSON.parse(sessionStorage.getItem(placeOf(form)) || "null");
  const mine = draft && Date.now() - draft.at < DAY;
  if (!key.value) key.value = mine ? draft.key : freshKey();
  if (mine) wordsOf(form).forEach((field, at) => { if (!field.value) field.value = draft.words[at] || ""; });
}

/** @param {HTMLFormElement} form @param {boolean} busy */
function setBusy(form, busy) {
  form.toggleAttribute("data-sending", busy);
  form.querySelectorAll("button").forEach((button) => button.setAttribute("aria-disabled", String(busy)));
}

for (const form of forms) {
  bringBack(form);
  form.addEventListener("input", () => keep(form)); // kept before sending, forgotten by line.js once the server has answered
  form.addEventListener("submit", (event) => {
    if (form.hasAttribute("data-sending") || !navigator.onLine) { event.preventDefault(); return; }
    keep(form, true);
    setBusy(form, true);
  });
}
addEventListener("pageshow", (event) => { if (event.persisted) forms.forEach((form) => setBusy(form, false)); });
