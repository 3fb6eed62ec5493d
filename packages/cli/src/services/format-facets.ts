import type { SearchFacets } from '@nanda/protocol';
import { formatCount, oneLine, wrapWords } from '@nanda/terminal';
import type { Output } from '../output/output.js';

const names = [
  'category',
  'tags',
  'transport',
  'auth',
  'source',
  'health',
  'verified',
  'protected',
] as const satisfies readonly (keyof SearchFacets)[];

const words: Readonly<Record<string, string>> = { true: 'yes', false: 'no' };

/** All that the matches can be narrowed by: one paragraph for each facet, named like its option. */
export function formatFacets(facets: SearchFacets, output: Output): string {
  const { clean, style, width } = output;
  const label = Math.max(...names.map(({ length }) => length)) + 2;
  return names
    .filter((name) => facets[name].length > 0)
    .map((name) => {
      const isYesOrNo = name === 'verified' || name === 'protected';
      const values = facets[name].map(({ value, count }) => {
        const text = isYesOrNo ? (words[value] ?? value) : clean(oneLine(value));
        return `${text.replaceAll(' ', '\u00a0')}\u00a0${style.dim(formatCount(count))}`;
      });
      const line = `${name.padEnd(label)}${values.join(', ')}`;
      return wrapWords(line, { width, hanging: label }).replaceAll('\u00a0', ' ');
    })
    .join('\n');
}
