const longestText = 2000;

/** Writes a comment about what follows, or nothing where there is nothing to say. */
export function printDoc({
  text = '',
  tags = [],
}: {
  /** What somebody else wrote: any characters. */
  readonly text?: string | undefined;
  /** Lines of ours, like `@deprecated`; what they quote is still somebody else's. */
  readonly tags?: readonly string[] | undefined;
}): string {
  const lines = [...toLines(text), ...tags.map((tag) => clean(tag).replaceAll(/\s+/gu, ' '))];
  if (lines.length === 0) return '';
  if (lines.length === 1) return `/** ${lines[0] ?? ''} */\n`;
  return `/**\n${lines.map((line) => (line === '' ? ' *' : ` * ${line}`)).join('\n')}\n */\n`;
}

function toLines(text: string): string[] {
  const short = text.length > longestText ? `${text.slice(0, longestText)}…` : text;
  const lines = short
    .split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/u)
    .map((line) => escapeTag(clean(line).trimEnd()));
  const first = lines.findIndex((line) => line !== '');
  return first === -1
    ? []
    : outdent(lines.slice(first, lines.findLastIndex((line) => line !== '') + 1));
}

/** Takes away how far all lines stand to the right, the first one apart: it often begins behind a quote. */
function outdent([first = '', ...others]: readonly string[]): string[] {
  const widths = others.filter((line) => line !== '').map((line) => line.search(/\S/u));
  const width = widths.length === 0 ? 0 : Math.min(...widths);
  return [first.trimStart(), ...others.map((line) => line.slice(width))];
}

/** Keeps the comment a comment, and shows what is there: no control characters, no marks that turn text around. */
function clean(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\t', '  ')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]|(?!\u200D)\p{Cf}/gu, '')
    .replaceAll('*/', String.raw`*\/`)
    .replaceAll('{@', String.raw`{\@`);
}

/** A tag would say something to tools that nobody but us should say: `@deprecated`, `@ts-ignore`. */
function escapeTag(line: string): string {
  return line.replace(/^(?<before>[\s*/]*)@/u, String.raw`$<before>\@`);
}
