/**
 * A member of a JSON object as it stands in the text, byte for byte, without parsing it: `JSON.parse` and `JSON.stringify`
 * are what is under test.
 *
 * @throws Error where the object has no such member of its own
 */
export function rawMember(text: string, name: string): string {
  let depth = 0;
  let start: number | undefined;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '"') {
      const end = endOfText(text, index);
      const isName = depth === 1 && start === undefined && /^\s*:/.test(text.slice(end, end + 8));
      if (isName && JSON.parse(text.slice(index, end)) === name) {
        start = text.indexOf(':', end) + 1;
        index = start - 1;
      } else {
        index = end - 1;
      }
      continue;
    }
    if (start !== undefined && depth === 1 && (character === ',' || character === '}')) {
      return text.slice(start, index).trim();
    }
    if (character === '{' || character === '[') depth += 1;
    if (character === '}' || character === ']') depth -= 1;
  }
  throw new Error(`No member "${name}" in ${text.slice(0, 200)}`);
}

/** The place behind the closing quote. */
function endOfText(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1;
    else if (text[index] === '"') return index + 1;
  }
  throw new Error('A text in the JSON does not end.');
}
