/**
 * Places in a document are counted by the server in characters (Unicode code points), by the browser in UTF-16
 * units: a character beyond the first 65,536, such as 𝐀, is one there and two here.
 */

/** Characters before the given UTF-16 offset. @param {string} text @param {number} unitOffset */
export function toCharacters(text, unitOffset) {
  let characters = 0;
  for (let unit = 0; unit < unitOffset && unit < text.length; characters++) {
    unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
  }
  return characters;
}

/** The UTF-16 offset after the given number of characters. @param {string} text @param {number} characters */
export function toUnits(text, characters) {
  let unit = 0;
  for (let seen = 0; seen < characters && unit < text.length; seen++) {
    unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
  }
  return unit;
}

const letter = /[\p{L}\p{M}\p{N}]/u;

/**
 * Start and end, in characters, of a piece of text without the spaces at its edges and with its first and last word
 * whole, for a finger seldom stops at a word's border; null where nothing is left.
 * @param {string} text the whole text @param {number} from UTF-16 offset @param {number} to UTF-16 offset
 */
export function trimmedSpan(text, from, to) {
  const chosen = text.slice(from, to);
  const quote = chosen.trim();
  if (!quote) return null;
  let first = from + chosen.indexOf(quote);
  let last = first + quote.length;
  while (first > 0 && letter.test(text[first - 1]) && letter.test(text[first])) first--;
  while (last < text.length && letter.test(text[last - 1]) && letter.test(text[last])) last++;
  return { start: toCharacters(text, first), end: toCharacters(text, last), quote: text.slice(first, last) };
}
