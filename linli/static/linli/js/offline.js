// @ts-check
// Says in words that the line is gone; being offline is a normal state, not an error.

const hint = document.querySelector("[data-offline]");
const show = () => hint?.toggleAttribute("hidden", navigator.onLine);
addEventListener("online", show);
addEventListener("offline", show);
show();
