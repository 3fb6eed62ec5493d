import { textRuns } from '../src/help/text-runs.js';

/** Characters that roff would read as something else. */
const special: Readonly<Record<string, string>> = {
  '\\': String.raw`\e`,
  '-': String.raw`\-`,
  '^': String.raw`\(ha`,
  '~': String.raw`\(ti`,
  "'": String.raw`\(aq`,
  '`': String.raw`\(ga`,
  '"': String.raw`\(dq`,
  '…': '...',
  '’': String.raw`\(cq`,
  '·': String.raw`\(pc`,
  '●': '*',
  '○': 'o',
};

/** A line as roff prints it: nothing in it is a request or an escape. */
export function escapeRoff(line: string): string {
  const escaped = Array.from(line, (character) => special[character] ?? escapeWide(character)).join(
    '',
  );
  // A full stop at the beginning of a line would be a request.
  return escaped.startsWith('.') ? String.raw`\&` + escaped : escaped;
}

/** A text with `code` in backticks, which becomes bold. */
export function formatRoff(text: string): string {
  const line = textRuns(text)
    .map(({ text: words, isCode }) =>
      isCode ? String.raw`\fB${escapeRoff(words)}\fR` : escapeRoff(words),
    )
    .join('');
  return line.startsWith('.') ? String.raw`\&` + line : line;
}

/** A character beyond ASCII by its number, which every roff of today reads. */
function escapeWide(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x7f
    ? character
    : String.raw`\[u${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}
