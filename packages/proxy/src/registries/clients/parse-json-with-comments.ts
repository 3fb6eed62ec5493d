/** JSON as editors keep it: with comments, and commas after the last member. @throws SyntaxError */
export function parseJsonWithComments(text: string): unknown {
  const content = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(content);
  } catch {
    return JSON.parse(withoutExtras(content));
  }
}

/** Goes through it once, whatever it is: the file may be a stranger's, and every character is looked at one time. */
function withoutExtras(text: string): string {
  const parts: string[] = [];
  /** Where in the parts a comma is that nothing but space has followed. */
  let comma = -1;
  for (let at = 0; at < text.length;) {
    const end = endOfPart(text, at);
    const part = text.slice(at, end);
    at = end;
    if (part.startsWith('//') || isWholeComment(part)) {
      parts.push(' ');
    } else if (part === ',') {
      comma = parts.push(part) - 1;
    } else {
      if ((part === '}' || part === ']') && comma >= 0) parts[comma] = ' ';
      if (part.trim() !== '') comma = -1;
      parts.push(part);
    }
  }
  return parts.join('');
}

/** A text, a comment, one of the characters that count, or what lies between them; to the end where it is not closed. */
function endOfPart(text: string, start: number): number {
  const first = text.charAt(start);
  if (first === '"') return endOfText(text, start);
  if (first === ',' || first === '}' || first === ']') return start + 1;
  if (text.startsWith('//', start)) return found(text.indexOf('\n', start), text);
  if (text.startsWith('/*', start)) {
    const close = text.indexOf('*/', start + 2);
    return close < 0 ? text.length : close + 2;
  }
  for (let at = start + 1; at < text.length; at += 1) {
    if ('",}]/'.includes(text.charAt(at))) return at;
  }
  return text.length;
}

function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '"') return at + 1;
  }
  return text.length;
}

/** One that is not closed stays, and makes it no JSON. */
function isWholeComment(part: string): boolean {
  return part.length >= 4 && part.startsWith('/*') && part.endsWith('*/');
}

function found(index: number, text: string): number {
  return index < 0 ? text.length : index;
}
