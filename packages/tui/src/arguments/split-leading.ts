const closing: Readonly<Record<string, string>> = { '{': '}', '(': ')' };

/** A line that begins with a JSON object, or with `(…)`: that as one word, whatever is in it, and the rest. Undefined for any other. */
export function splitLeading(
  text: string,
): { readonly word: string; readonly rest: string } | undefined {
  const open = text.charAt(0);
  const close = closing[open];
  if (close === undefined) return undefined;
  let depth = 0;
  let quote: string | undefined;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (quote !== undefined) {
      if (character === '\\') index += 1;
      else if (character === quote) quote = undefined;
    } else if (character === '"' || (character === "'" && open === '(')) quote = character;
    else if (character === open) depth += 1;
    else if (character === close) {
      depth -= 1;
      if (depth === 0)
        return { word: text.slice(0, index + 1), rest: text.slice(index + 1).trim() };
    }
  }
  return { word: text, rest: '' };
}
