/**
 * The map of provinces, made from the package @svg-maps/vietnam when the pages are built: the outline of each province
 * of the map before 1 July 2025, and of each that was joined from several of them. Nothing of the package is kept in
 * this repository. The two archipelagos stand apart in the package; a build without either of them fails.
 */
import { readFile } from "node:fs/promises";
import country from "@svg-maps/vietnam";
import polygonClipping from "polygon-clipping";
import { area, box, centre, outline, rings, sewn } from "./shapes.mjs";

const data = new URL("../../data/", import.meta.url);
const ARCHIPELAGOS = 2;

/** @returns {Promise<string>} the map as JSON: a path for each province by its key, and the archipelagos */
export async function provinceMap() {
  const shapes = table(await readFile(new URL("map_shapes.csv", data), "utf8"));
  const joined = table(await readFile(new URL("succession.csv", data), "utf8"));
  const paths = new Map(country.locations.map((location) => [location.id, location.path]));
  return JSON.stringify(drawn(shapes, joined, paths, country.viewBox));
}

/**
 * @param {{shape: string, unit: string, archipelago: string}[]} shapes which shape is which province
 * @param {{old: string, new: string}[]} joined what became what
 * @param {Map<string, string>} paths
 * @param {string} viewBox
 */
export function drawn(shapes, joined, paths, viewBox) {
  const apart = shapes.filter((row) => row.archipelago);
  if (apart.length !== ARCHIPELAGOS || apart.some((row) => !rings(paths.get(row.shape) ?? "").length)) {
    throw new Error("Gói bản đồ thiếu quần đảo Hoàng Sa hoặc Trường Sa: không dựng bản đồ.");
  }
  const provinces = {};
  for (const { shape, unit, archipelago } of shapes) {
    if (!archipelago) provinces[unit] = rings(required(paths, shape)).map((ring) => [ring]);
  }
  const parts = new Map();
  for (const row of joined) {
    if (row.old in provinces && row.new !== row.old) parts.set(row.new, [...(parts.get(row.new) ?? []), row.old]);
  }
  for (const [unit, olds] of parts) {
    provinces[unit] = polygonClipping.union(...sewn(olds.map((old) => provinces[old])));
  }
  return {
    source: "@svg-maps/vietnam, CC BY 4.0",
    viewBox: viewBox.split(" ").map(Number),
    provinces: Object.fromEntries(Object.entries(provinces).map(([unit, shape]) => [unit, province(shape)])),
    archipelagos: apart.map((row) => island(row, paths, parts)),
  };
}

function province(shape) {
  const edges = shape.map(([edge]) => edge);
  const largest = edges.reduce((best, edge) => (Math.abs(area(edge)) > Math.abs(area(best)) ? edge : best));
  return { path: outline(shape), at: centre(largest).map(Math.round), box: box(edges) };
}

function island(row, paths, parts) {
  const found = rings(paths.get(row.shape));
  const later = [...parts].find(([, olds]) => olds.includes(row.unit))?.[0];
  const units = [row.unit, later].filter(Boolean);
  return { name: row.archipelago, units, path: outline(found.map((ring) => [ring]), 0), box: box(found) };
}

function required(paths, shape) {
  const path = paths.get(shape);
  if (!path) throw new Error(`Gói bản đồ không có hình "${shape}": hãy xem data/map_shapes.csv.`);
  return path;
}

/** A table of data/: a line of source, a line of names, then rows; no cell of these tables holds a comma in quotes. */
export function table(text) {
  const [names, ...rows] = text.split(/\r?\n/).filter((line) => line && !line.startsWith("#")).map((line) => line.split(","));
  return rows.map((cells) => Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ""])));
}
