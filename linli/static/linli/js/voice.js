// @ts-check
// Hold to speak: the message goes with the form as a file that staff play. Without a microphone the file chooser stays.

const LONGEST = 60_000; // the server takes no longer one
const KINDS = ["audio/mp4", "audio/webm;codecs=opus", "audio/webm", "audio/ogg"]; // mp4 first: every phone plays it

/** @param {Blob[]} pieces @param {string} kind */
function asFile(pieces, kind) {
  const type = kind.split(";")[0];
  return new File(pieces, "voice." + type.split("/")[1], { type });
}

/** @param {HTMLElement} place @param {HTMLInputElement} input @param {File} file */
function put(place, input, file) {
  const bag = new DataTransfer();
  bag.items.add(file);
  input.files = bag.files;
  const holder = place.closest("[data-voices]") || place.closest(".say") || place.parentElement;
  holder.querySelector("audio.voice")?.remove();
  const player = document.createElement("audio");
  player.className = "voice";
  player.controls = true;
  player.src = URL.createObjectURL(file);
  const tools = holder.querySelector(".tools");
  tools ? tools.before(player) : holder.append(player);
}

/** @param {HTMLElement} place */
function listen(place) {
  const input = place.querySelector("input");
  const word = place.querySelector("[data-voice-word]");
  const idle = word?.textContent || "";
  /** @type {MediaRecorder | null} */
  let recorder = null;
  let held = false;

  async function start() {
    held = true;
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null);
    if (!stream || !held) { stream?.getTracks().forEach((track) => track.stop()); if (!stream) input.click(); return; }
    /** @type {Blob[]} */
    const pieces = [];
    const kind = KINDS.find((each) => MediaRecorder.isTypeSupported(each)) || "";
    recorder = new MediaRecorder(stream, { mimeType: kind, audioBitsPerSecond: 24_000 });
    recorder.ondataavailable = (event) => pieces.push(event.data);
    recorder.onstop = () => {
      stream.getTracks().forEach((track) => track.stop());
      if (word) word.textContent = idle;
      put(place, input, asFile(pieces, recorder.mimeType || kind));
      recorder = null;
      if (place.hasAttribute("data-send")) place.closest("form").requestSubmit();
    };
    recorder.start();
    if (word) word.textContent = place.dataset.saying || idle;
    setTimeout(stop, LONGEST);
  }

  function stop() {
    held = false;
    if (recorder?.state === "recording") recorder.stop();
  }

  place.addEventListener("pointerdown", (event) => { event.preventDefault(); start(); });
  place.addEventListener("click", (event) => { if (event.isTrusted) event.preventDefault(); });
  addEventListener("pointerup", stop);
  addEventListener("pointercancel", stop);
  place.addEventListener("contextmenu", (event) => event.preventDefault());
  place.addEventListener("keydown", (event) => {
    if (event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    if (!event.repeat) recorder ? stop() : start();
  });
}

/** A sound file chosen by hand goes the same way as a spoken one. @param {HTMLElement} place */
function sendChosen(place) {
  place.querySelector("input").addEventListener("change", () => place.closest("form").requestSubmit());
}

document.querySelectorAll("[data-voice][data-send]").forEach((place) => sendChosen(/** @type {HTMLElement} */ (place)));
if (navigator.mediaDevices?.getUserMedia && "MediaRecorder" in window) {
  document.querySelectorAll("[data-voice]").forEach((place) => listen(/** @type {HTMLElement} */ (place)));
}
