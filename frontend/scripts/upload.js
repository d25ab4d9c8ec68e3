/**
 * Several files at once, each on its own way with its own progress and its own answer, sent as soon as they are chosen
 * or dropped. Without this script the page is a plain form with a button.
 * The server answers one file with JSON: 2xx {"url", "label"?, "state"?} or else {"error", "url"?, "label"?}.
 */
import { outcomeOf, percent } from "./outcome.js";

const MOST_AT_ONCE = 2; // a commune's line is slow: more at once would only make each of them slower

for (const form of document.querySelectorAll("form[data-upload]")) {
  if (form instanceof HTMLFormElement) enliven(form);
}

/** @param {HTMLFormElement} form */
function enliven(form) {
  const input = /** @type {HTMLInputElement} */ (form.querySelector('input[type="file"]'));
  const zone = form.querySelector(".dropzone") ?? form;
  const list = document.createElement("ul");
  list.className = "upload-list";
  list.setAttribute("aria-live", "polite");
  list.setAttribute("aria-label", "Tệp đang tải lên");
  form.append(list);
  form.classList.add("is-live"); // the native box and the button give way to the zone
  /** @type {(() => Promise<void>)[]} */
  const queue = [];
  let running = 0;

  const next = async () => {
    const job = running < MOST_AT_ONCE ? queue.shift() : undefined;
    if (!job) return;
    running++;
    await job();
    running--;
    next();
  };
  /** @param {Iterable<File>} files */
  const take = (files) => {
    for (const file of files) {
      const row = new Row(file.name);
      list.append(row.element);
      queue.push(() => send(form, input.name, file, row));
      next();
    }
  };

  const takeChosen = () => {
    if (!input.files?.length || !form.reportValidity()) return;
    take([...input.files]);
    input.value = "";
  };
  input.addEventListener("change", takeChosen);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    takeChosen();
  });
  let depth = 0; // dragenter and dragleave come for every child as well
  zone.addEventListener("dragenter", () => zone.classList.toggle("is-over", ++depth > 0));
  zone.addEventListener("dragleave", () => zone.classList.toggle("is-over", --depth > 0));
  zone.addEventListener("dragover", (event) => event.preventDefault());
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    depth = 0;
    zone.classList.remove("is-over");
    take(/** @type {DragEvent} */ (event).dataTransfer?.files ?? []);
  });
  // A file dropped beside the zone would otherwise replace the page.
  for (const kind of ["dragover", "drop"]) window.addEventListener(kind, (event) => event.preventDefault());
}

class Row {
  /** @param {string} name */
  constructor(name) {
    this.element = document.createElement("li");
    this.element.className = "upload-row";
    const title = document.createElement("span");
    title.className = "upload-name";
    title.textContent = name;
    this.state = document.createElement("span");
    this.state.className = "upload-state";
    this.state.textContent = "Đang chờ";
    this.bar = document.createElement("progress");
    this.bar.max = 100;
    this.bar.value = 0;
    this.bar.setAttribute("aria-label", `Tiến độ tải ${name}`);
    this.element.append(title, this.state, this.bar);
  }

  /** @param {number} done */
  progress(done) {
    this.bar.value = done;
    this.state.textContent = done < 100 ? `Đang tải ${done} %` : "Đang đọc…";
    if (done === 100) this.bar.removeAttribute("value"); // the bar runs while the server reads
  }

  /** @param {import("./outcome.js").Outcome} outcome */
  finish(outcome) {
    this.bar.remove();
    this.element.dataset.state = outcome.accepted ? "done" : "refused";
    this.state.textContent = outcome.accepted ? outcome.state : "✕ Không nhận";
    const said = document.createElement("p");
    said.className = "upload-said";
    said.textContent = outcome.sentence;
    if (outcome.url) {
      const link = document.createElement("a");
      link.href = outcome.url;
      link.textContent = outcome.label ?? outcome.url;
      said.append(outcome.sentence ? " " : "", link);
    }
    this.element.append(said);
  }
}

/** @param {HTMLFormElement} form @param {string} name @param {File} file @param {Row} row @returns {Promise<void>} */
function send(form, name, file, row) {
  const data = new FormData(form);
  data.delete(name);
  data.append(name, file);
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "application/json");
  request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
  return new Promise((settled) => {
    request.upload.addEventListener("progress", ({ loaded, total }) => row.progress(percent(loaded, total)));
    request.addEventListener("loadend", () => {
      const outcome = outcomeOf(request.status, request.responseText);
      row.finish(outcome);
      // A list on the page reads itself anew: it would go on saying that there is nothing.
      if (outcome.accepted) form.dispatchEvent(new CustomEvent("uploaded", { bubbles: true }));
      settled();
    });
    row.progress(0);
    request.send(data);
  });
}
