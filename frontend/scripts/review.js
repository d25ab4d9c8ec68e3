/**
 * The review page: text at the left, items at the right, either shows the other; a piece of text that is selected
 * can be added as an item.
 *
 *   [data-text]            holds every character of the shown part of the document, so that an offset in its textContent,
 *                          counted from data-start, is the document's
 *   mark[data-item]        where an item stands; "3 7" when a place belongs to two items
 *   .item-card[data-item]  the item; a[data-show] inside it leads to the mark when scripts are off
 *   form[data-selection]   hidden inputs start and end, [data-quote] for the words, buttons with the kind
 */
import { trimmedSpan } from "./offsets.js";

const text = /** @type {HTMLElement | null} */ (document.querySelector("[data-text]"));

/** @param {Element} element */
const idsOf = (element) => (element.getAttribute("data-item") ?? "").split(" ").filter(Boolean);
/** @param {string} id @returns {HTMLElement[]} */
const marksOf = (id) => [...(text?.querySelectorAll(`mark[data-item~="${CSS.escape(id)}"]`) ?? [])];
/** @param {string} id @returns {HTMLElement | null} */
const cardOf = (id) => document.querySelector(`.item-card[data-item="${CSS.escape(id)}"]`);
/** @returns {HTMLElement[]} */
const cards = () => [...document.querySelectorAll(".item-card[data-item]")].filter((card) => card.checkVisibility?.() ?? true);
/** @returns {HTMLElement[]} */
const marks = () => [...(text?.querySelectorAll("mark[data-item]") ?? [])];

/** Only the current card and the current mark are stops of the Tab key; the arrows do the rest. */
function prepare() {
  for (const [list, role] of [[cards(), null], [marks(), "button"]]) {
    if (!list.some((element) => element.tabIndex === 0)) {
      list.forEach((element, place) => (element.tabIndex = place === 0 ? 0 : -1));
    }
    for (const element of list) {
      if (!element.hasAttribute("tabindex")) element.tabIndex = -1;
      if (role) element.setAttribute("role", role);
    }
  }
}

/** Marks the item as the current one at both sides. @param {string} id */
function highlight(id) {
  for (const old of document.querySelectorAll(".is-here")) old.classList.remove("is-here");
  for (const mark of marksOf(id)) mark.classList.add("is-here");
  const card = cardOf(id);
  card?.closest("details")?.setAttribute("open", "");
  card?.classList.add("is-here");
}

/** @param {HTMLElement | undefined | null} element @param {boolean} withFocus */
function show(element, withFocus) {
  if (!element) return;
  element.scrollIntoView({ block: "center" });
  if (withFocus) moveStop(element);
}

/** @param {HTMLElement} element */
function moveStop(element) {
  const group = element.matches("mark") ? marks() : cards();
  for (const other of group) other.tabIndex = -1;
  element.tabIndex = 0;
  element.focus({ preventScroll: true });
}

/** @param {HTMLElement} card @param {boolean} withFocus */
function showInText(card, withFocus) {
  const [id] = idsOf(card);
  highlight(id);
  show(marksOf(id)[0], withFocus);
}

/** While an item is edited, its place is in the middle of the text's own pane; the page itself does not move. @param {HTMLElement} card */
function keepInSight(card) {
  const [id] = idsOf(card);
  highlight(id);
  const [mark] = marksOf(id);
  if (mark && text) text.scrollTop += mark.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 2;
}

/** @param {HTMLElement} mark @param {boolean} withFocus */
function showInItems(mark, withFocus) {
  const ids = idsOf(mark);
  const here = ids.find((id) => cardOf(id)?.classList.contains("is-here"));
  const next = ids[(ids.indexOf(here ?? "") + 1) % ids.length]; // a place of two items shows them in turn
  highlight(next);
  show(cardOf(next), withFocus);
}

const ownAct = "button, input, select, textarea, label, summary, form, a:not([data-show])";

document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  const mark = target.closest("[data-text] mark[data-item]");
  if (mark && getSelection()?.isCollapsed !== false) return showInItems(/** @type {HTMLElement} */ (mark), false);
  const card = target.closest(".item-card[data-item]");
  if (!card) return;
  if (card.contains(target.closest(ownAct))) return keepInSight(/** @type {HTMLElement} */ (card));
  if (target.closest("a[data-show]")) event.preventDefault();
  if (getSelection()?.isCollapsed !== false) showInText(/** @type {HTMLElement} */ (card), false);
});

document.addEventListener("keydown", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  const isMark = target.matches("[data-text] mark[data-item]");
  const isCard = target.matches(".item-card[data-item]") || target.matches(".item-card a[data-show]");
  if ((!isMark && !isCard) || event.ctrlKey || event.metaKey || event.altKey) return;
  const current = isMark ? target : /** @type {HTMLElement} */ (target.closest(".item-card"));
  const group = isMark ? marks() : cards();
  const step = { ArrowDown: 1, ArrowRight: isMark ? 1 : 0, ArrowUp: -1, ArrowLeft: isMark ? -1 : 0 }[event.key] ?? 0;
  if (step) {
    const next = group[group.indexOf(current) + step];
    if (next) {
      moveStop(next);
      show(next, false);
      if (isMark) highlight(idsOf(next)[0]);
      else showInText(next, false);
    }
  } else if (event.key === "Enter" || (event.key === " " && isMark)) {
    if (isMark) showInItems(current, true);
    else showInText(current, true);
  } else if (event.key === "Escape" && isMark) {
    const id = idsOf(current).find((each) => cardOf(each));
    if (id) show(cardOf(id), true);
  } else return;
  event.preventDefault();
});

/** UTF-16 offset of a place inside [data-text]. @param {Node} node @param {number} offset */
function offsetInText(node, offset) {
  const before = document.createRange();
  before.selectNodeContents(/** @type {Node} */ (text));
  before.setEnd(node, offset);
  return before.toString().length;
}

function offerSelection() {
  const form = document.querySelector("form[data-selection]");
  const selection = getSelection();
  if (!form || !text || !selection || form.contains(document.activeElement)) return;
  const range = selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const inside = range && text.contains(range.startContainer) && text.contains(range.endContainer);
  const span = inside
    ? trimmedSpan(
        text.textContent ?? "",
        offsetInText(range.startContainer, range.startOffset),
        offsetInText(range.endContainer, range.endOffset),
      )
    : null;
  form.toggleAttribute("hidden", span === null);
  if (span === null) return;
  const base = Number(text.dataset.start ?? 0);
  for (const [name, value] of [["start", base + span.start], ["end", base + span.end]]) {
    /** @type {HTMLInputElement} */ (form.querySelector(`input[name="${name}"]`)).value = String(value);
  }
  const quote = form.querySelector("[data-quote]");
  if (quote) quote.textContent = `“${span.quote.replace(/\s+/g, " ")}”`;
}

// Confirming goes on to the next item that is to be compared with the scan, in whatever part of the document it stands;
// the page of the scan that is open goes with it.
document.addEventListener("item-confirmed", (event) => {
  const { next, url } = /** @type {CustomEvent} */ (event).detail;
  const card = cardOf(next);
  if (!card) return location.assign(url);
  keepInSight(card);
  card.scrollIntoView({ block: "center" });
  /** @type {HTMLElement | null} */ (card.querySelector("[data-confirm]"))?.focus({ preventScroll: true });
  followPage(card);
});

// A page of the scan opens at the part where the item stands, as far as the text tells.
let part = 0;

/** Shows the page that the item stands on, where one is open already. @param {HTMLElement} card */
function followPage(card) {
  const link = /** @type {HTMLElement | null} */ (card.querySelector("a[data-page]"));
  const shown = document.querySelector("#scan img")?.getAttribute("src")?.match(/(\d+)\.png$/)?.[1];
  if (!link || !shown) return;
  part = Number(link.dataset.part);
  if (shown === link.dataset.page) showPart();
  else link.click();
}

function showPart() {
  const picture = /** @type {HTMLImageElement | null} */ (document.querySelector("#scan img"));
  const sheet = picture?.parentElement;
  if (!picture || !sheet) return;
  const move = () => {
    sheet.scrollTop = part * picture.clientHeight - sheet.clientHeight / 3;
    const here = /** @type {HTMLElement | null} */ (document.querySelector(".item-card.is-here"));
    if (here) keepInSight(here); // the text's own pane has become lower
  };
  if (picture.complete) move();
  else picture.addEventListener("load", move, { once: true });
}

document.addEventListener("click", (event) => {
  const link = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("a[data-page]"));
  if (link) part = Number(link.dataset.part);
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (/** @type {CustomEvent} */ (event).detail.target?.id !== "scan") return;
  showPart();
});

document.addEventListener("click", (event) => {
  if (/** @type {Element} */ (event.target).closest("[data-close]")) document.getElementById("scan")?.replaceChildren();
});

let waiting = 0;
document.addEventListener("selectionchange", () => {
  clearTimeout(waiting);
  waiting = setTimeout(offerSelection, 120);
});
document.addEventListener("htmx:afterSettle", prepare);

/** A link to #item-7 or #mark-7, as a list of findings gives it. */
function followAddress() {
  const [, id] = location.hash.match(/^#(?:item|mark)-(.+)$/) ?? [];
  if (!id || !document.querySelector("[data-review]")) return;
  const card = cardOf(decodeURIComponent(id));
  if (card) {
    keepInSight(card); // the item comes to where it is seen, its place to the middle of the text's own pane
    card.scrollIntoView({ block: "center" });
  } else if (!document.getElementById(location.hash.slice(1))) openPartWith(decodeURIComponent(id));
}

/** Asks for the part of the document in which an item stands, once: an old link may not say it. @param {string} id */
function openPartWith(id) {
  const address = new URL(location.href);
  if (address.searchParams.get("muc") === id) return;
  address.searchParams.delete("phan");
  address.searchParams.set("muc", id);
  location.replace(address);
}
window.addEventListener("hashchange", followAddress);
document.addEventListener("DOMContentLoaded", () => {
  prepare();
  followAddress();
});

// Letters that arrive late make all that stands above taller: the item is shown once more, unless the person has moved on.
const moves = ["wheel", "touchstart", "pointerdown", "keydown"];
let hasMoved = false;
moves.forEach((move) => addEventListener(move, () => (hasMoved = true), { once: true, passive: true }));
addEventListener("load", () => document.fonts.ready.then(() => hasMoved || followAddress()));
