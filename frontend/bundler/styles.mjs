/**
 * Tabler's sheet is 630 KB; a commune's office may sit behind a slow line. Only the rules whose class names
 * occur in the pages are kept, and newer syntax is lowered for the browsers of old machines.
 */
import { readFile } from "node:fs/promises";
import { transform } from "lightningcss";

const targets = { chrome: 109 << 16, firefox: 102 << 16, safari: 15 << 16 };
const className = /\.(-?[A-Za-z_][\w-]*)/g;

/** An esbuild plugin that trims tabler.css to the given words as it is loaded. @param {Set<string>} words */
export function trimTabler(words) {
  return {
    name: "trim-tabler",
    setup(build) {
      build.onLoad({ filter: /@tabler[/\\]core[/\\]dist[/\\]css[/\\]tabler\.css$/ }, async ({ path }) => ({
        contents: withoutUnusedVariables(withoutUnusedClasses(await readFile(path, "utf8"), words)),
        loader: "css",
      }));
    },
  };
}

/** @param {string} css @param {Set<string>} words */
export function withoutUnusedClasses(css, words) {
  const unused = new Set();
  for (const [, name] of css.matchAll(className)) if (!words.has(name)) unused.add(name);
  return shrink(css, unused);
}

/** Dropping one variable can leave the ones it read without a reader, hence the repetition. @param {string} css */
export function withoutUnusedVariables(css) {
  for (;;) {
    const read = new Set(Array.from(css.matchAll(/var\(\s*(--[\w-]+)/g), ([, name]) => name));
    const unused = new Set();
    for (const [, name] of css.matchAll(/(--tblr-[\w-]+)\s*:/g)) if (!read.has(name)) unused.add(name);
    if (unused.size === 0) return css;
    const shorter = shrink(css, unused);
    if (shorter.length === css.length) return css;
    css = shorter;
  }
}

/** @param {Uint8Array} css */
export function lowerStyles(css) {
  return transform({ filename: "site.css", code: css, minify: true, targets }).code;
}

/** @param {string} css @param {Set<string>} unused */
function shrink(css, unused) {
  const { code } = transform({
    filename: "tabler.css",
    code: Buffer.from(css),
    minify: true,
    unusedSymbols: [...unused],
  });
  return Buffer.from(code).toString("utf8");
}
