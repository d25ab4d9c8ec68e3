/** What the pages use: the words that may be class names, and the icons they ask for. */
import { readFile, readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const roots = ["../../src/hoptac/", "../scripts/"].map((path) => fileURLToPath(new URL(path, import.meta.url)));
const readable = /\.(html|py|js|svg)$/;
const skipped = /\/(static|migrations|__pycache__)\//;
const iconCall = /\{%\s*icon\s+"([a-z0-9-]+)"|\bicon="([a-z0-9-]+)"/g;

/** @returns {Promise<{words: Set<string>, icons: Set<string>}>} */
export async function sourceWords() {
  const words = new Set();
  const icons = new Set();
  for (const root of roots) {
    for (const path of await readdir(root, { recursive: true })) {
      const full = root + path;
      if (!readable.test(full) || skipped.test(full)) continue;
      const text = await readFile(full, "utf8");
      for (const [word] of text.matchAll(/[\w-]+/g)) words.add(word);
      for (const [, called, passed] of text.matchAll(iconCall)) icons.add(called ?? passed);
    }
  }
  return { words, icons };
}
