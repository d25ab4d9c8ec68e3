import assert from "node:assert/strict";
import { test } from "node:test";
import { lowerStyles, withoutUnusedClasses, withoutUnusedVariables } from "../bundler/styles.mjs";

test("rules of classes that no page uses are dropped", () => {
  const css = withoutUnusedClasses(".btn{color:red}.carousel{color:blue}.btn.carousel{color:green}p{margin:0}", new Set(["btn"]));
  assert.equal(css, ".btn{color:red}p{margin:0}");
});

test("variables that nothing reads are dropped, and those only they read", () => {
  const css = withoutUnusedVariables(":root{--tblr-a:1px;--tblr-b:var(--tblr-a);--tblr-c:2px}p{margin:var(--tblr-c)}");
  assert.equal(css, ":root{--tblr-c:2px}p{margin:var(--tblr-c)}");
});

test("light-dark() is lowered for browsers that lack it", () => {
  const css = lowerStyles(Buffer.from(":root{color-scheme:light dark;--ink:light-dark(#000000,#ffffff)}p{color:var(--ink)}")).toString();
  assert.doesNotMatch(css, /light-dark\(/);
  assert.match(css, /prefers-color-scheme:\s*dark/);
});
