/**
 * Light, dark or as the machine says. Loaded in the head without defer, so that no page flashes in the wrong
 * colours; the buttons are brought to life when the page is there.
 */
const KEY = "hoptac-theme";
const root = document.documentElement;

const remembered = () => {
  try {
    return localStorage.getItem(KEY) ?? "auto";
  } catch {
    return "auto"; // storage can be refused by the browser's settings
  }
};

/** @param {string} choice */
const apply = (choice) => {
  if (choice === "light" || choice === "dark") root.dataset.bsTheme = choice;
  else delete root.dataset.bsTheme;
  for (const button of document.querySelectorAll("[data-theme-choice]")) {
    button.setAttribute("aria-pressed", String(button.getAttribute("data-theme-choice") === choice));
  }
};

apply(remembered());

document.addEventListener("DOMContentLoaded", () => {
  apply(remembered());
  for (const group of document.querySelectorAll("[data-theme-switch]")) group.removeAttribute("hidden");
});

document.addEventListener("click", ({ target }) => {
  const choice = target instanceof Element && target.closest("[data-theme-choice]")?.getAttribute("data-theme-choice");
  if (!choice) return;
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // the choice then holds for this page only
  }
  apply(choice);
});
