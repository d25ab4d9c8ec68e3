import assert from "node:assert/strict";
import { test } from "node:test";

import { withSlashes } from "../scripts/days.js";

test("eight digits become a day as the page writes it", () => {
  assert.equal(withSlashes("05122024"), "05/12/2024");
  assert.equal(withSlashes(" 05122024 "), "05/12/2024");
});

test("anything else stays as it was typed", () => {
  for (const typed of ["5/12/2024", "0512202", "hôm qua", ""]) assert.equal(withSlashes(typed), typed);
});
