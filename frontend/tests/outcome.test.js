import assert from "node:assert/strict";
import { test } from "node:test";
import { outcomeOf, percent } from "../scripts/outcome.js";

test("an accepted file leads to its page", () => {
  assert.deepEqual(outcomeOf(201, '{"url": "/van-ban/7/", "label": "07/KH-UBND", "state": "✓ Đã đọc"}'), {
    accepted: true,
    url: "/van-ban/7/",
    sentence: "",
    label: "07/KH-UBND",
    state: "✓ Đã đọc",
  });
});

test("a file that waits to be read says so in the server's words", () => {
  assert.equal(outcomeOf(202, '{"url": "/van-ban/dang-doc/7/", "state": "✓ Đã nhận, đang chờ đọc"}').state, "✓ Đã nhận, đang chờ đọc");
});

test("a refusal is told in the server's own words", () => {
  const outcome = outcomeOf(422, '{"error": "Tệp rỗng nên không có gì để đọc."}');
  assert.deepEqual(outcome, { accepted: false, sentence: "Tệp rỗng nên không có gì để đọc." });
});

test("a refusal of what is there already leads to it", () => {
  const body = '{"error": "Tệp đã có trong hệ thống.", "url": "/van-ban/7/", "label": "Mở tệp đã có"}';
  assert.deepEqual(outcomeOf(422, body), {
    accepted: false,
    sentence: "Tệp đã có trong hệ thống.",
    url: "/van-ban/7/",
    label: "Mở tệp đã có",
  });
});

test("success without an address is not taken for success", () => {
  assert.equal(outcomeOf(200, "<!doctype html><title>Đăng nhập</title>").accepted, false);
});

for (const [status, words] of [
  [0, /Mất kết nối/],
  [413, /lớn hơn mức cho phép/],
  [403, /Phiên làm việc đã hết/],
  [500, /mã 500/],
]) {
  test(`an answer ${status} that is not JSON says what to do`, () => {
    const { accepted, sentence } = outcomeOf(status, "<html>");
    assert.equal(accepted, false);
    assert.match(sentence, words);
  });
}

test("progress is whole percent and reaches 100 only at the last byte", () => {
  assert.deepEqual([percent(0, 0), percent(1, 3), percent(999, 1000), percent(5, 5)], [0, 33, 99, 100]);
});
