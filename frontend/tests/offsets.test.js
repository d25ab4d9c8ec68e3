import assert from "node:assert/strict";
import { test } from "node:test";
import { toCharacters, toUnits, trimmedSpan } from "../scripts/offsets.js";

const beyond = "số 𝐀 và 𠀀 hết";

test("offsets are the same in a text without characters beyond the first plane", () => {
  assert.equal(toCharacters("Phát triển", 4), 4);
  assert.equal(toUnits("Phát triển", 4), 4);
});

test("a character beyond the first plane is one character and two units", () => {
  assert.equal(toCharacters(beyond, beyond.indexOf("hết")), [...beyond].join("|").split("|").indexOf("h"));
  assert.equal(toCharacters(beyond, beyond.indexOf("và")), 5);
  assert.equal(beyond.slice(toUnits(beyond, 5), toUnits(beyond, 7)), "và");
});

test("going to characters and back gives the same place, at every character", () => {
  for (let place = 0; place <= [...beyond].length; place++) {
    assert.equal(toCharacters(beyond, toUnits(beyond, place)), place);
  }
});

test("a place past the end is the end", () => {
  assert.equal(toCharacters(beyond, 999), [...beyond].length);
  assert.equal(toUnits(beyond, 999), beyond.length);
});

test("a selection loses the spaces at its edges and keeps its place", () => {
  const span = trimmedSpan(beyond, 2, 6);
  assert.deepEqual(span, { start: 3, end: 4, quote: "𝐀" });
  assert.equal([...beyond].slice(span.start, span.end).join(""), span.quote);
});

test("a selection that stops inside a word takes the whole word", () => {
  assert.equal(trimmedSpan("củng cố tổ chức", 2, 10).quote, "củng cố tổ");
  assert.equal(trimmedSpan("củng cố tổ chức", 1, 12).quote, "củng cố tổ chức");
  assert.equal(trimmedSpan("đạt 60%, khá", 5, 8).quote, "60%,");
});

test("a selection of spaces alone is no selection", () => {
  assert.equal(trimmedSpan("a  \n b", 1, 4), null);
});
