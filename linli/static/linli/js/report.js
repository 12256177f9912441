// @ts-check
// What and where decide who answers, by when, and who told the same: asked for as soon as one of them changes.

/** @param {HTMLFormElement} form */
function watch(form) {
  let turn = 0;

  /** The server shows it once more before sending, unless what stands here is what it would show. @param {boolean} yes */
  function askAgain(yes) {
    const here = form.querySelector("[data-look-here]");
    here?.querySelector("input[name=ask]")?.remove();
    if (!yes || !here) return;
    const ask = document.createElement("input");
    ask.type = "hidden";
    ask.name = "ask";
    ask.value = "1";
    here.append(ask);
  }

  async function look() {
    const mine = ++turn;
    askAgain(true);
    const told = new FormData(form);
    const asked = new URLSearchParams({ category: String(told.get("category") || ""), place: String(told.get("place") || "") });
    const answer = await fetch(`${form.dataset.look}?${asked}`, { credentials: "same-origin" }).catch(() => null);
    if (!answer?.ok || mine !== turn) return;
    const fresh = document.createElement("template");
    fresh.innerHTML = await answer.text();
    form.querySelector("[data-look-here]")?.replaceWith(fresh.content);
  }

  form.addEventListener("change", (event) => {
    if (["category", "place"].includes(/** @type {HTMLInputElement} */ (event.target).name)) look();
  });
  askAgain(false);
}

document.querySelectorAll("form[data-look]").forEach((form) => watch(/** @type {HTMLFormElement} */ (form)));
