// @ts-check
// Choose a photo, see it, take it away again; it travels as a JPEG of at most 1600 px, because a field phone's line is thin.

const LONGEST = 1600;
const QUALITY = 0.75;

/** @param {File} file @returns {Promise<File>} */
async function smaller(file) {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const sheet = document.createElement("canvas");
    sheet.width = Math.round(picture.width * scale);
    sheet.height = Math.round(picture.height * scale);
    sheet.getContext("2d").drawImage(picture, 0, 0, sheet.width, sheet.height);
    const blob = await new Promise((done) => sheet.toBlob(done, "image/jpeg", QUALITY));
    return blob && blob.size < file.size ? new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" }) : file;
  } catch {
    return file; // a picture the browser cannot read goes as it is; the server decides
  }
}

/** @param {HTMLInputElement} input @param {File[]} files */
function put(input, files) {
  const bag = new DataTransfer();
  files.forEach((file) => bag.items.add(file));
  input.files = bag.files;
}

/** @param {HTMLInputElement} input */
function trayOf(input) {
  const holder = input.closest("[data-photos]") || input.closest(".say") || input.parentElement.parentElement;
  let tray = holder.querySelector(".photos");
  if (!tray) {
    tray = document.createElement("div");
    tray.className = "photos";
    const tools = holder.querySelector(".tools");
    tools ? tools.before(tray) : holder.append(tray);
  }
  return tray;
}

/** @param {HTMLInputElement} input @param {File[]} chosen */
function show(input, chosen) {
  const tray = trayOf(input);
  tray.querySelectorAll("img").forEach((img) => URL.revokeObjectURL(img.src));
  tray.replaceChildren(...chosen.map((file) => {
    const shot = document.createElement("span");
    const img = document.createElement("img");
    const away = document.createElement("button");
    shot.className = "shot";
    img.src = URL.createObjectURL(file);
    img.alt = file.name;
    away.type = "button";
    away.setAttribute("aria-label", input.dataset.removed || "×");
    away.addEventListener("click", () => { chosen.splice(chosen.indexOf(file), 1); put(input, chosen); show(input, chosen); input.focus(); });
    shot.append(img, away);
    return shot;
  }));
}

/** @param {HTMLInputElement} input */
function watch(input) {
  /** @type {File[]} */
  const chosen = [];
  input.addEventListener("change", async () => {
    const fresh = await Promise.all([...input.files].map(smaller));
    if (!input.multiple) chosen.length = 0;
    chosen.push(...fresh);
    put(input, chosen);
    show(input, chosen);
  });
}

document.querySelectorAll("input[data-photo]").forEach(watch);
