import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, provinceMap, table } from "../bundler/map.mjs";
import { area, box, centre, outline, rings, sewn } from "../bundler/shapes.mjs";

const made = JSON.parse(await provinceMap());

test("every province of both maps has an outline", () => {
  const keys = Object.keys(made.provinces);
  assert.equal(keys.filter((key) => key.endsWith("@2024")).length, 63);
  assert.equal(keys.filter((key) => key.endsWith("@2025")).length, 23);
  for (const { path } of Object.values(made.provinces)) assert.match(path, /^M[\d.]/);
});

test("both archipelagos are there, each of its province before and after", () => {
  assert.deepEqual(
    made.archipelagos.map(({ name, units }) => [name, ...units]),
    [["Quần đảo Hoàng Sa", "48@2024", "48@2025"], ["Quần đảo Trường Sa", "56@2024", "56@2025"]],
  );
  for (const { path } of made.archipelagos) assert.ok((path.match(/M/g) ?? []).length > 10);
});

test("a map without one of the archipelagos is not built", () => {
  const shapes = [{ shape: "a", unit: "1@2024", archipelago: "" }, { shape: "b", unit: "1@2024", archipelago: "Một" }];
  const paths = new Map([["a", "m 0,0 9,0 0,9 z"], ["b", "m 0,0 9,0 0,9 z"]]);
  assert.throws(() => drawn(shapes, [], paths, "0 0 9 9"), /Hoàng Sa hoặc Trường Sa/);
});

test("provinces that were joined have no border left between them", () => {
  const [left, right] = ["m 0,0 10,0 0,10 -10,0 z", "m 10.2,0 10,0 0,10 -10,0.1 z"].map((path) => rings(path).map((ring) => [ring]));
  const [a, b] = sewn([left, right]);
  assert.deepEqual(b[0][0].slice(0, 1), a[0][0].slice(1, 2));
});

test("moves, lines and curves are read, small or large", () => {
  assert.deepEqual(rings("M 1,1 l 2,0 0,2 z m 4,0 1,0 0,1 z"), [[[1, 1], [3, 1], [3, 3]], [[5, 1], [6, 1], [6, 2]]]);
  assert.equal(rings("m 0,0 c 0,1 1,2 2,2 l 1,-10e-1 z")[0].length, 4);
  assert.throws(() => rings("m 0,0 a 1,1 z"), /chưa được đọc/);
});

test("an outline keeps the corners and drops what lies between them", () => {
  assert.equal(outline([[[[0, 0], [5, 0.1], [10, 0], [10, 10], [5, 10.1], [0, 10]]]]), "M0 0L10 0L10 10L0 10Z");
});

test("middle, size and box of a square", () => {
  const square = [[0, 0], [4, 0], [4, 4], [0, 4]];
  assert.deepEqual([centre(square), area(square), box([square])], [[2, 2], 16, [0, 0, 4, 4]]);
});

test("a table is read without its line of source", () => {
  assert.deepEqual(table("# Nguồn: x\nold,new\na,b\n"), [{ old: "a", new: "b" }]);
});
