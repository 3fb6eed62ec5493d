import { oneLine, wrapText } from '@nanda/terminal';
import type { Output } from '../output/output.js';
import type { FindingState } from './finding.js';
import type { CheckedFinding } from './run-checks.js';

const signs: Readonly<Record<FindingState, string>> = {
  ok: '✓',
  note: '-',
  warning: '!',
  problem: '✗',
};

/** Columns of the sign and the name. */
const indent = 16;

/** A line a finding, and below what is to be done. */
export function formatFindings(
  findings: readonly CheckedFinding[],
  { clean, style, width }: Pick<Output, 'clean' | 'style' | 'width'>,
): string {
  const paint: Readonly<Record<FindingState, (text: string) => string>> = {
    ok: style.green,
    note: style.dim,
    warning: style.yellow,
    problem: style.red,
  };
  return findings
    .flatMap(({ check, state, message, advice }) => {
      const text = wrapText(clean(oneLine(message)), { width, hanging: indent });
      const label = check.padEnd(indent - 2);
      const line = `${paint[state](signs[state])} ${label}${text.slice(indent)}`;
      if (advice === undefined) return [line];
      const what = clean(oneLine(advice));
      // A command is not wrapped: it has to be copied whole.
      const isSentence = what.endsWith('.');
      const below = isSentence ? wrapText(what, { width, hanging: indent }).slice(indent) : what;
      return [line, ' '.repeat(indent) + style.dim(below)];
    })
    .join('\n');
}
