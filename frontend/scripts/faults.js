/** The element that gets the focus after a form was refused: the first field at fault, else the summary of faults. */

/** @param {ParentNode} within @returns {HTMLElement | null} */
export function firstFault(within) {
  return within.querySelector('[aria-invalid="true"]') ?? within.querySelector("[data-error-summary]");
}
