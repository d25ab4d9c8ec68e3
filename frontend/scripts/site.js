/** Every page: htmx, the focus after a refused form, words for a lost connection, menus that close. */
import htmx from "htmx.org";
import { offerCopying } from "./copying.js";
import { withSlashes } from "./days.js";
import { firstFault } from "./faults.js";

/** @param {string} sentence */
function say(sentence) {
  const notes = document.getElementById("notes");
  if (!notes) return;
  const note = document.createElement("div");
  note.className = "note note-bad";
  note.textContent = sentence;
  notes.replaceChildren(note);
  note.scrollIntoView({ block: "nearest" });
}

document.addEventListener("htmx:sendError", () =>
  say("Không gửi được vì mất kết nối mạng. Nội dung bạn vừa nhập vẫn còn trên trang; hãy kiểm tra mạng rồi gửi lại."),
);
document.addEventListener("htmx:responseError", (event) => {
  const status = /** @type {CustomEvent} */ (event).detail.xhr.status;
  say(
    status === 403
      ? "Phiên làm việc đã hết hoặc bạn không có quyền làm việc này. Hãy tải lại trang và đăng nhập lại nếu được hỏi."
      : `Máy chủ chưa xử lý được yêu cầu (mã ${status}). Chưa có gì thay đổi; hãy thử lại sau ít phút.`,
  );
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (/** @type {CustomEvent} */ (event).detail.xhr?.status === 422) firstFault(document)?.focus();
});
document.addEventListener("DOMContentLoaded", () => firstFault(document)?.focus());
offerCopying(document);

// An open menu closes on Escape, on a click outside and when the focus leaves it.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.person[open]")) {
    menu.removeAttribute("open");
    menu.querySelector("summary")?.focus();
  }
});
for (const kind of ["click", "focusin"]) {
  document.addEventListener(kind, ({ target }) => {
    for (const menu of document.querySelectorAll("details.person[open]")) {
      if (!menu.contains(/** @type {Node} */ (target))) menu.removeAttribute("open");
    }
  });
}

// A form with data-submit-on-change sends itself when a filter is chosen; its button stays for those without scripts.
document.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLInputElement && "day" in target.dataset) target.value = withSlashes(target.value);
  const isFilter = target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && "day" in target.dataset);
  if (isFilter) target.form?.matches("[data-submit-on-change]") && target.form.requestSubmit();
});

Object.assign(window, { htmx });

/** A picture wider than the screen opens at the act that the page is about. */
for (const frame of document.querySelectorAll(".act-graph-frame")) {
  const here = frame.querySelector(".act-node.is-current");
  if (here) frame.scrollLeft += here.getBoundingClientRect().left - frame.getBoundingClientRect().left - 16;
}
