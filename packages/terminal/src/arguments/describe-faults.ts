import { findFaults } from './find-faults.js';
import { flagFor } from './flag-for.js';
import { pathText } from './path-text.js';
import { shapeOf } from './shape-of.js';

/** Sentences that are worth reading; the rest is counted. */
const most = 20;

/** What a tool's schema says against values that are there, a sentence each. */
export function describeFaults(
  parameters: Readonly<Record<string, unknown>>,
  { schema }: { readonly schema: unknown },
): string[] {
  const shape = shapeOf(schema, schema);
  const sentences = findFaults(parameters, schema).map(({ at, problem }) => {
    const name =
      at.length === 0
        ? problem.startsWith('needs')
          ? 'The tool'
          : 'The whole'
        : (flagFor(at, { shape, root: schema }) ?? pathText(at));
    return `${name} ${problem}${problem.endsWith('?') ? '' : '.'}`;
  });
  const told = [...new Set(sentences)];
  const left = told.length - most;
  return left > 0 ? [...told.slice(0, most), `And ${left} more.`] : told;
}
