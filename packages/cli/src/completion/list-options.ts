import type { OptionTable } from '../options/option-table.js';
import type { Candidate } from './candidate.js';

/** The options that could stand at the cursor: not again those that are there already, unless they may be. */
export function listOptions(
  typed: string,
  {
    options,
    given,
  }: { readonly options: OptionTable; readonly given: Readonly<Record<string, unknown>> },
): readonly Candidate[] {
  const isShort = /^-[^-]/.test(typed);
  const all = Object.entries(options)
    .filter(([name, { many }]) => many === true || given[name] === undefined)
    .flatMap(([name, { summary, short, deniable }]) => [
      ...(isShort && short !== undefined ? [{ value: `-${short}`, text: summary }] : []),
      { value: `--${name}`, text: summary },
      ...(deniable === true && typed.startsWith('--no')
        ? [{ value: `--no-${name}`, text: `Not: ${summary}` }]
        : []),
    ]);
  return [...all, { value: '--help', text: 'Show its help' }];
}
