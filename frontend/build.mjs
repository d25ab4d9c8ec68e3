/**
 * Builds src/hoptac/base/static/bundle: one style sheet, the scripts, the letters, the icon sprite
 * and the map of provinces.
 * Names stay the same from build to build; WhiteNoise adds the digest when static files are collected.
 */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import { lowerStyles, trimTabler } from "./bundler/styles.mjs";
import { sprite } from "./bundler/icons.mjs";
import { provinceMap } from "./bundler/map.mjs";
import { sourceWords } from "./bundler/sources.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const bundle = fileURLToPath(new URL("../src/hoptac/base/static/bundle/", import.meta.url));

const started = performance.now();
await rm(bundle, { recursive: true, force: true });
await mkdir(bundle, { recursive: true });

const sources = await sourceWords();
const shared = { absWorkingDir: here, bundle: true, minify: true, logLevel: "warning", write: false, outdir: bundle };

const [styles, scripts] = await Promise.all([
  esbuild.build({
    ...shared,
    entryPoints: ["styles/site.css"],
    loader: { ".woff2": "file", ".woff": "empty" },
    assetNames: "letters/[name]",
    plugins: [trimTabler(sources.words)],
  }),
  esbuild.build({
    ...shared,
    entryPoints: ["theme", "site", "upload", "review"].map((name) => `scripts/${name}.js`),
    format: "iife",
    target: ["chrome100", "firefox100", "safari15"],
  }),
]);

for (const file of [...styles.outputFiles, ...scripts.outputFiles]) {
  await mkdir(new URL(".", `file://${file.path}`), { recursive: true });
  await writeFile(file.path, file.path.endsWith(".css") ? lowerStyles(file.contents) : file.contents);
}
await writeFile(`${bundle}icons.svg`, await sprite(sources.icons));
await writeFile(`${bundle}map.json`, await provinceMap());

process.stdout.write(`Đã dựng giao diện trong ${((performance.now() - started) / 1000).toFixed(1)} giây.\n`);
