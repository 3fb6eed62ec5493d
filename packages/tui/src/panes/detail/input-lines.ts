import type { Service } from '@nanda/sdk';
import type { DetailLine } from './detail-line.js';
import { textLines } from './text-lines.js';

type Input = NonNullable<Service['endpoints'][number]['headers']>[number];

const most = 50;

/** Values that a service wants to be given: the name of each, whether it must be, what it is. */
export function inputLines(
  inputs: readonly Input[],
  { columns, kind }: { columns: number; kind: string },
): readonly DetailLine[] {
  const options = { columns, role: 'muted', indent: 4 } as const;
  const lines = inputs.slice(0, most).flatMap((input) => {
    const { name, isRequired, isSecret, value, choices = [], description } = input;
    const facts = [
      isRequired === true ? 'required' : '',
      isSecret === true ? 'secret' : '',
      value === undefined ? '' : `always ${value}`,
      input.default === undefined ? '' : `default ${input.default}`,
      choices.length === 0 ? '' : `one of ${choices.join(', ')}`,
      description ?? '',
    ].filter((fact) => fact !== '');
    const text = [`${kind} ${name}`, facts.join('; ')].filter((part) => part !== '').join(': ');
    return textLines(text, options);
  });
  const left = inputs.length - most;
  return left > 0 ? [...lines, ...textLines(`and ${left} more`, options)] : lines;
}
