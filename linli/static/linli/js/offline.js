// @ts-check
// Says in words whether the line is there; being offline is a normal state, not an error.

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

addEventListener("online", show);
addEventListener("offline", show);
show();
