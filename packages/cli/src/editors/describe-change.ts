import { fitWidth, sanitizeForTerminal, type Style } from '@nanda/terminal';
import { mayBeSecret } from '../servers/may-be-secret.js';

export interface DescribeChangeOptions {
  /** As it is shown. */
  readonly path: string;
  readonly style: Style;
  /** Characters that fit a line. */
  readonly width: number;
}

/** Lines that are shown before and after what changes. */
const around = 2;

/**
 * What changes in a file: lines that go and lines that come, with those around them. Values around them are left out, and what
 * may be secret too: other servers have their keys there. Empty where nothing changes.
 */
export function describeChange(
  before: string | undefined,
  after: string,
  { path, style, width }: DescribeChangeOptions,
): string {
  const old = linesOf(before ?? '');
  const now = linesOf(after);
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const gone = old.slice(head, old.length - tail);
  const come = now.slice(head, now.length - tail);
  if (gone.length + come.length === 0) return '';
  const { goneCut, comeCut } = cutInLine(gone, come, { isWhole: old.length === 1 });
  const context = (lines: readonly string[]) =>
    lines.map((line) => style.dim(fit(` ${hideValues(line)}`)));
  return [
    style.bold(before === undefined ? `${path} (new)` : path),
    ...context(now.slice(Math.max(0, head - around), head)),
    ...goneCut.map((line) => style.red(fit(`-${hide(line)}`))),
    ...comeCut.map((line) => style.green(fit(`+${hide(line)}`))),
    ...context(now.slice(now.length - tail, now.length - tail + around)),
  ].join('\n');

  function fit(line: string): string {
    return fitWidth(sanitizeForTerminal(line.replaceAll('\t', '  ')), width);
  }
}

/** Texts, those that are names with the sign behind them, and what else stands behind a name. */
const values =
  /("(?:[^"\\]|\\.)*"|'[^']*')(\s*[:=])?|(?<=[:=]\s*)[^\s"'{}[\],]+(?=\s*(?:[,}\]]|$))/g;

function hideValues(line: string): string {
  return line.replaceAll(values, (whole, text?: string, sign?: string) =>
    text !== undefined && sign !== undefined ? whole : '…',
  );
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Of a line that is long, or is the whole file with the servers of others, the part that changes. */
function cutInLine(
  gone: readonly string[],
  come: readonly string[],
  { isWhole }: { readonly isWhole: boolean },
) {
  const [one, other] = [gone[0] ?? '', come[0] ?? ''];
  const isLong = Math.max(one.length, other.length) >= 200;
  if (gone.length !== 1 || come.length !== 1 || !(isLong || isWhole)) {
    return { goneCut: gone, comeCut: come };
  }
  let head = 0;
  while (head < one.length && one[head] === other[head]) head += 1;
  let tail = 0;
  const shorter = Math.min(one.length, other.length) - head;
  while (tail < shorter && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  const cut = (line: string) => {
    const part = line.slice(head, line.length - tail);
    return part === '' ? [] : [`… ${part} …`];
  };
  return { goneCut: cut(one), comeCut: cut(other) };
}

function hide(line: string): string {
  return line.replaceAll(
    /(["']?)([\w.-]+)\1(\s*[:=]\s*)(["'])((?:(?!\4)[^\\]|\\.)*)\4/g,
    (whole, quote: string, name: string, sign: string, mark: string, value: string) =>
      mayBeSecret(name, value) ? `${quote}${name}${quote}${sign}${mark}…${mark}` : whole,
  );
}
