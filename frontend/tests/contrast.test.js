/** Measures the colours of styles/tokens.css as WCAG 2.2 does, and keeps the table in docs/looks.md true. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const tokens = await readFile(new URL("../styles/tokens.css", import.meta.url), "utf8");
const looks = await readFile(new URL("../../docs/looks.md", import.meta.url), "utf8");

const colours = new Map();
for (const [, name, light, dark] of tokens.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)) {
  colours.set(name, { light, dark });
}

const text = 4.5;
const shape = 3;
const pairs = [
  ["ink", "ground", text], ["ink", "surface", text], ["ink", "surface-sunk", text],
  ["ink-soft", "ground", text], ["ink-soft", "surface", text], ["ink-soft", "surface-sunk", text],
  ["accent", "ground", text], ["accent", "surface", text], ["accent", "surface-sunk", text], ["accent", "accent-soft", text],
  ["accent-strong", "accent-soft", text], ["on-accent", "accent", text], ["on-accent", "accent-strong", text], ["on-accent", "map-5", text],
  ["on-bar", "bar", text], ["on-bar-soft", "bar", text],
  ["good", "good-soft", text], ["good", "surface", text],
  ["warn", "warn-soft", text], ["warn", "surface", text],
  ["bad", "bad-soft", text], ["bad", "surface", text], ["surface", "bad", text],
  ["ink", "mark", text], ["ink", "mark-here", text], ["ink", "good-soft", text], ["ink", "warn-soft", text], ["ink", "bad-soft", text],
  ["line-strong", "surface", shape], ["line-strong", "ground", shape], ["line-strong", "surface-sunk", shape],
  ["accent", "line", shape], ["good", "line", shape], ["warn", "line", shape], ["bad", "line", shape],
];

/** @param {string} hex */
function luminance(hex) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @param {string} one @param {string} other */
function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

for (const [front, back, least] of pairs) {
  test(`${front} on ${back} has ${least} to 1 or more, light and dark`, () => {
    for (const theme of ["light", "dark"]) {
      const ratio = contrast(colours.get(front)[theme], colours.get(back)[theme]);
      assert.ok(ratio >= least, `${theme}: ${ratio.toFixed(2)}`);
    }
  });
}

test("docs/looks.md gives the measured ratios", () => {
  const ratios = pairs.map(([front, back]) => {
    const [light, dark] = ["light", "dark"].map((theme) =>
      // cut, not rounded: a ratio is never made to look better than it is
      (Math.floor(contrast(colours.get(front)[theme], colours.get(back)[theme]) * 10) / 10).toFixed(1),
    );
    return `| ${front} | ${back} | ${light} | ${dark} |`;
  });
  const missing = ratios.filter((row) => !looks.includes(row));
  assert.deepEqual(missing, [], `rows that docs/looks.md lacks:\n${missing.join("\n")}`);
});
