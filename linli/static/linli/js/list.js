// @ts-check
// A list by keyboard: j and k move, Enter opens, a takes it on, / looks for one, ? shows the keys. Links stay links.

/** @returns {HTMLAnchorElement[]} */
const links = () => [...document.querySelectorAll("[data-deal] .what > a")];

/** @param {number} by */
function move(by) {
  const all = links();
  if (!all.length) return;
  const at = all.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by));
  all[next].focus();
  all[next].closest("li")?.scrollIntoView({ block: "nearest" });
}

function accept() {
  const row = document.activeElement?.closest("[data-deal] > li");
  row?.querySelector("[data-accept]")?.click();
}

function showKeys() {
  const keys = document.querySelector("[data-keys]");
  if (!(keys instanceof HTMLDetailsElement)) return;
  keys.open = !keys.open;
  if (keys.open) keys.scrollIntoView({ block: "nearest" });
}

const KEYS = { j: () => move(1), k: () => move(-1), a: accept, "?": showKeys, "/": () => document.querySelector("#q")?.focus() };

addEventListener("keydown", (event) => {
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(KEYS, event.key)) return;
  event.preventDefault();
  KEYS[event.key]();
});
