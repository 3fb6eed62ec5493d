import { applyEdits } from '../apply-edits.js';
import { findTomlParts } from './find-toml-parts.js';
import { scanToml } from './scan-toml.js';

/** Takes a table out, with the empty line before it; everything else keeps its bytes. @throws TextProblem */
export function removeTomlTable(
  text: string,
  { path }: { readonly path: readonly string[] },
): string {
  const parts = findTomlParts(scanToml(text), { path });
  return applyEdits(
    text,
    parts.map(({ start, end, isPair }) => {
      const [gap = ''] = isPair ? [] : (/(?:\r\n|(?<!\r)\n)$/.exec(text.slice(0, start)) ?? []);
      const isEmptyLine = gap !== '' && text.slice(0, start - gap.length).endsWith('\n');
      return { start: isEmptyLine ? start - gap.length : start, end, text: '' };
    }),
  );
}
