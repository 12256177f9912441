// @ts-check
// From the square code on a slip: number and code stand behind the #, where no server and no log reads them.

const form = document.querySelector("form[data-slip]");
const [number, code] = decodeURIComponent(location.hash.slice(1)).split("/");
if (form && number && code) {
  /** @type {HTMLInputElement} */ (form.querySelector("[name=number]")).value = number;
  /** @type {HTMLInputElement} */ (form.querySelector("[name=code]")).value = code;
  history.replaceState(null, "", location.pathname); // nor does it stay in the address bar
}
