/** The sprite: our own mark and the Tabler icons that the pages name, each as a <symbol>. */
import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const outline = fileURLToPath(new URL("../node_modules/@tabler/icons/icons/outline/", import.meta.url));

/** Icons named by Python or by a template variable, which the search of the templates cannot see. */
const always = [
  "alert-triangle", "alert-circle", "circle-check", "circle-x", "clock", "hourglass", "info-circle", "minus",
  "arrow-up", "arrow-down", "arrows-sort", "target", "flag", "checklist", "report", "scale", "message-circle",
  "number", "building", "file-text",
];

const own = {
  mark: `<symbol id="mark" viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round">
<circle cx="11.5" cy="16" r="7.5"/><path d="M13.6 10.6a7.5 7.5 0 1 1 0 10.8"/><path d="M13.6 10.6a7.5 7.5 0 0 1 4.4 -2" opacity=".55"/></symbol>`,
};

/** @param {Set<string>} used @returns {Promise<string>} */
export async function sprite(used) {
  const names = [...new Set([...always, ...used])].filter((name) => !(name in own)).sort();
  const symbols = await Promise.all(names.map(symbol));
  return `<svg xmlns="http://www.w3.org/2000/svg">${Object.values(own).join("")}${symbols.join("")}</svg>\n`;
}

/** @param {string} name */
async function symbol(name) {
  const file = join(outline, `${name}.svg`);
  await access(file).catch(() => {
    throw new Error(`Không có biểu tượng "${name}" trong @tabler/icons: hãy sửa tên trong tệp mẫu trang.`);
  });
  const svg = await readFile(file, "utf8");
  const shapes = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));
  const drawn = shapes.replace(/<path stroke="none"[^>]*\/>/, "").replace(/\s+/g, " ").trim();
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${drawn}</symbol>`;
}
