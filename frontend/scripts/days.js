/** A day typed on a telephone's keys for numbers, 05122024, as the page writes days; anything else stays as typed. */
/** @param {string} typed */
export function withSlashes(typed) {
  const parts = /^\s*(\d{2})(\d{2})(\d{4})\s*$/.exec(typed);
  return parts ? parts.slice(1).join("/") : typed;
}
