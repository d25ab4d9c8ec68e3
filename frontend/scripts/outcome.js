/** What the answer to one uploaded file means for the person who sent it. */

/**
 * `url` leads to what was made of the file, and `label` says so; of a refused one to the same file that is there already.
 * @typedef {{accepted: boolean, sentence: string, url?: string, label?: string, state?: string}} Outcome
 */

/** @param {number} status 0 when the line broke @param {string} body @returns {Outcome} */
export function outcomeOf(status, body) {
  const answer = parsed(body);
  if (status >= 200 && status < 300 && typeof answer.url === "string") {
    const label = answer.label || "Mở để xem và soát nội dung đã đọc";
    return { accepted: true, sentence: "", url: answer.url, label, state: answer.state || "✓ Đã nhận" };
  }
  const refused = { accepted: false, sentence: answer.error || refusal(status) };
  return typeof answer.url === "string" ? { ...refused, url: answer.url, label: answer.label || "Mở tệp đã có" } : refused;
}

/** Whole percent, 99 at most until every byte is sent. @param {number} loaded @param {number} total */
export function percent(loaded, total) {
  if (total <= 0) return 0;
  return loaded >= total ? 100 : Math.min(99, Math.floor((100 * loaded) / total));
}

/** @param {number} status */
function refusal(status) {
  if (status === 0) return "Mất kết nối khi đang gửi nên tệp chưa được nhận. Hãy kiểm tra mạng rồi chọn lại tệp này.";
  if (status === 413) return "Tệp lớn hơn mức cho phép nên chưa được nhận. Hãy tách tệp hoặc lưu lại với ảnh nhẹ hơn rồi gửi lại.";
  if (status === 403) return "Phiên làm việc đã hết nên tệp chưa được nhận. Hãy tải lại trang, đăng nhập rồi gửi lại.";
  return `Máy chủ chưa nhận được tệp (mã ${status}). Hãy thử lại sau ít phút.`;
}

/** @param {string} body @returns {{url?: string, label?: string, state?: string, error?: string}} */
function parsed(body) {
  try {
    return JSON.parse(body) ?? {};
  } catch {
    return {};
  }
}
