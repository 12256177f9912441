// @ts-check
// On every page: says in words whether the line is there, and forgets the words of a form that have arrived.

const hint = document.querySelector("[data-offline]");
/** @type {HTMLElement | null} */
const pill = document.querySelector("[data-net]");
const there = pill?.textContent || "";

function show() {
  hint?.toggleAttribute("hidden", navigator.onLine);
  if (!pill) return;
  pill.classList.toggle("off", !navigator.onLine);
  pill.textContent = navigator.onLine ? there : pill.dataset.off || there;
}

/** A form sent from another page of ours, and here we are: the server has answered. Not so at the door, or when it went wrong. */
function forget() {
  if (document.querySelector("[data-keep]")) return;
  const good = Boolean(document.querySelector(".toast.good"));
  for (const name of Object.keys(sessionStorage).filter((each) => each.startsWith("linli:draft:"))) {
    const draft = JSON.parse(sessionStorage.getItem(name) || "{}");
    if (draft.sent && (good || draft.path !== location.pathname)) sessionStorage.removeItem(name);
  }
}

addEventListener("online", show);
addEventListener("offline", show);
show();
forget();
