import { measureWidth, oneLine } from '@nanda/terminal';
import type { Output } from '../output/output.js';
import type { Fact } from './fact.js';

const separator = ' · ';

/** Facts in one line; what finds no room in `width` columns is left out. */
export function joinFacts(
  facts: readonly Fact[],
  { output, width }: { readonly output: Pick<Output, 'clean' | 'style'>; readonly width: number },
): string {
  const { clean, style } = output;
  const shown: string[] = [];
  let used = 0;
  for (const { text, paint = style.dim } of facts) {
    const line = clean(oneLine(text));
    const taken = measureWidth(line).width + (shown.length === 0 ? 0 : separator.length);
    if (shown.length > 0 && used + taken > width) continue;
    used += taken;
    shown.push(paint(line));
  }
  return shown.join(style.dim(separator));
}
