import type { ContentBlock } from '@nanda/protocol';
import type { Output } from '../output/output.js';
import { formatResult } from './format-result.js';

/** Prints blocks of a result that has not come to its end yet. */
export function showPartial(content: readonly ContentBlock[], output: Output): void {
  const text = formatResult({ content: [...content] });
  if (text !== '') output.print(output.clean(text));
}
