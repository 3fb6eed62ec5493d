import { applyEdits } from '../apply-edits.js';
import { TextProblem } from '../text-problem.js';
import { findTomlParts } from './find-toml-parts.js';
import { renderTomlTable } from './render-toml-table.js';
import { scanToml } from './scan-toml.js';

/**
 * Puts a table into a TOML file: where it is already, else at the end. Everything else keeps its bytes.
 *
 * @param keepsInner Whether tables inside of it stay, which say more of it.
 * @throws TextProblem
 */
export function setTomlTable(
  text: string,
  {
    path,
    members,
    keepsInner = false,
  }: {
    readonly path: readonly string[];
    readonly members: Readonly<Record<string, unknown>>;
    readonly keepsInner?: boolean;
  },
): string {
  const statements = scanToml(text);
  const lineBreak = /\r\n|\n/.exec(text)?.[0] ?? '\n';
  const table = renderTomlTable(path, { members, lineBreak });
  for (const { kind, path: other, start, valueStart } of statements) {
    const isAbove = other.length < path.length && other.every((key, index) => key === path[index]);
    const isInTheWay = kind === 'list' || kind === 'pair';
    if (isAbove && isInTheWay && other.length > 0) {
      const reason = `${other.join('.')} is no table that more can be added to: write it as [${other.join('.')}]`;
      throw new TextProblem(reason, { text, at: kind === 'pair' ? valueStart : start });
    }
  }
  const [first, ...others] = findTomlParts(statements, { path });
  if (first === undefined) {
    const needsEnd = text !== '' && !text.endsWith('\n');
    const gap = text.replace(/^\uFEFF/, '') === '' ? '' : lineBreak;
    return `${text}${needsEnd ? lineBreak : ''}${gap}${table}`;
  }
  // A pair stands inside of another table: a table of its own has to go to the end.
  if (first.isPair) {
    const without = applyEdits(text, [first, ...others].map(removal));
    return setTomlTable(without, { path, members });
  }
  const unwanted = keepsInner ? [] : others.map(removal);
  return applyEdits(text, [{ ...first, text: table }, ...unwanted]);
}

function removal({ start, end }: { readonly start: number; readonly end: number }) {
  return { start, end, text: '' };
}
