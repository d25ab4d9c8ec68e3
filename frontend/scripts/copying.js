/** Copies the words of a field, such as a link that is shown once; without scripts they are chosen and copied by hand. */

/** A page that is not served over https has no clipboard of its own: there the chosen words are copied as by hand. */
/** @param {HTMLInputElement} field @returns {Promise<boolean>} */
async function copy(field) {
  field.focus();
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}

/** @param {ParentNode} within */
export function offerCopying(within) {
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (within.querySelectorAll("[data-copy]"))) {
    const field = document.getElementById(button.dataset.copy ?? "");
    const said = button.closest(".field")?.querySelector("[data-copy-said]");
    if (!(field instanceof HTMLInputElement) || !said) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      said.textContent = (await copy(field))
        ? "Đã chép. Dán vào nơi cần gửi."
        : "Máy chưa cho chép: chữ trong ô đã được chọn, hãy bấm Ctrl+C hoặc giữ tay trên ô rồi chọn Sao chép.";
    });
  }
}
