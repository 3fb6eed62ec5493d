import type { ServiceInput } from '@nanda/protocol';
import { oneLine, wrapText } from '@nanda/terminal';
import type { SectionOptions } from './section-options.js';

const indent = 4;

/** Values that a service wants to be given, one in a line: its name, whether it must be, what it is. */
export function describeInputs(
  inputs: readonly ServiceInput[],
  { output, width, kind }: SectionOptions & { readonly kind: string },
): string[] {
  const { clean, style } = output;
  return inputs.flatMap((input) => {
    const { name, isRequired, isSecret, value, choices, description, variables = [] } = input;
    const facts = [
      isRequired && 'required',
      isSecret && 'secret',
      value !== undefined && `always ${value}`,
      input.default !== undefined && `default ${input.default}`,
      choices !== undefined && choices.length > 0 && `one of ${choices.join(', ')}`,
      description,
    ].filter((fact) => typeof fact === 'string');
    const label = `${kind} ${clean(oneLine(name))}`;
    const text = clean(oneLine(facts.join('; ')));
    const line = text === '' ? label : `${label}: ${text}`;
    return [
      // Two columns less than what it goes on with.
      style.dim(wrapText(line, { width, hanging: indent + 2 }).slice(2)),
      ...describeInputs(variables, { output, width, kind: `${label}, its` }),
    ];
  });
}
