/** Outlines: paths into rings of points, rings into short paths. */

const WORDS = /[a-zA-Z]|-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g;
/** Seams: neighbours in the package differ by up to a third of a unit, so a union leaves holes and splinters as thin. */
const SMALLEST_HOLE = 6;
const FINENESS = 0.3;
const SEAM = 0.5;

/**
 * The rings of a path of moves, lines and curves (curves by their middle and end).
 * @param {string} path @returns {[number, number][][]}
 */
export function rings(path) {
  const words = path.match(WORDS) ?? [];
  const found = [];
  let ring = [];
  let [x, y, command, at] = [0, 0, "", 0];
  let start = [0, 0];
  const close = () => {
    if (ring.length > 2) found.push(ring);
    ring = [];
  };
  while (at < words.length) {
    if (/^[a-z]$/i.test(words[at])) command = words[at++];
    const kind = command.toLowerCase();
    if (kind === "z") {
      close();
      [x, y] = start;
      continue;
    }
    const size = { m: 2, l: 2, c: 6 }[kind];
    if (!size) throw new Error(`Lệnh vẽ "${command}" chưa được đọc.`);
    const [ox, oy] = command === kind ? [x, y] : [0, 0];
    const numbers = words.slice(at, at + size).map((word, place) => Number(word) + (place % 2 ? oy : ox));
    at += size;
    if (kind === "c") ring.push(halfway([x, y], numbers));
    [x, y] = numbers.slice(-2);
    if (kind === "m") {
      close();
      start = [x, y];
      command = command === "m" ? "l" : "L";
    }
    ring.push([x, y]);
  }
  close();
  return found;
}

function halfway([x, y], [ax, ay, bx, by, cx, cy]) {
  return [(x + 3 * ax + 3 * bx + cx) / 8, (y + 3 * ay + 3 * by + cy) / 8];
}

/**
 * One path for a shape of polygons, with fewer points and one decimal.
 * @param {[number, number][][][]} shape
 */
export function outline(shape, fineness = FINENESS) {
  const kept = shape.flatMap((polygon) => polygon.filter((ring, at) => at === 0 || Math.abs(area(ring)) > SMALLEST_HOLE));
  return kept.map((ring) => written(thinned(ring, fineness))).filter(Boolean).join("");
}

/**
 * Neighbours with the points of their common border made one, so that no slit is left between them.
 * @param {[number, number][][][][]} shapes
 */
export function sewn(shapes) {
  const done = [];
  for (const shape of shapes) {
    const known = done.flat(3);
    const near = (point) => known.find((other) => distance(point, other) < SEAM) ?? point;
    done.push(known.length ? shape.map((polygon) => polygon.map((ring) => ring.map(near))) : shape);
  }
  return done;
}

/** @param {[number, number][]} ring */
export function area(ring) {
  return ring.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

/** The middle of a ring by its area. @param {[number, number][]} ring */
export function centre(ring) {
  const whole = 6 * area(ring);
  const sum = ring.reduce(([sumX, sumY], [x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length];
    const weight = x * nextY - nextX * y;
    return [sumX + (x + nextX) * weight, sumY + (y + nextY) * weight];
  }, [0, 0]);
  return whole ? sum.map((part) => part / whole) : ring[0];
}

/** Left, top, right and bottom of some rings. @param {[number, number][][]} found */
export function box(found) {
  const [xs, ys] = [0, 1].map((axis) => found.flat().map((point) => point[axis]));
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map(Math.round);
}

function written(ring) {
  const points = ring.map(([x, y]) => `${round(x)} ${round(y)}`);
  const distinct = points.filter((point, at) => point !== points[at - 1]);
  return distinct.length > 2 ? `M${distinct.join("L")}Z` : "";
}

function round(number) {
  return Math.round(number * 10) / 10;
}

/** Douglas and Peucker: points nearer to the line between their neighbours than `fineness` go. */
function thinned(ring, fineness) {
  if (!fineness || ring.length < 5) return ring;
  const far = ring.reduce((best, point, at) => (distance(point, ring[0]) > distance(ring[best], ring[0]) ? at : best), 0);
  return [...between(ring.slice(0, far + 1), fineness).slice(0, -1), ...between([...ring.slice(far), ring[0]], fineness).slice(0, -1)];
}

function between(line, fineness) {
  let [best, widest] = [0, 0];
  for (let at = 1; at < line.length - 1; at++) {
    const away = offLine(line[at], line[0], line.at(-1));
    if (away > widest) [best, widest] = [at, away];
  }
  if (widest <= fineness) return [line[0], line.at(-1)];
  return [...between(line.slice(0, best + 1), fineness).slice(0, -1), ...between(line.slice(best), fineness)];
}

function offLine(point, from, to) {
  const length = distance(from, to);
  if (!length) return distance(point, from);
  return Math.abs((to[0] - from[0]) * (from[1] - point[1]) - (from[0] - point[0]) * (to[1] - from[1])) / length;
}

function distance([ax, ay], [bx, by]) {
  return Math.hypot(ax - bx, ay - by);
}
