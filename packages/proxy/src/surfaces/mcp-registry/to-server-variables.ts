import type { ServiceInput } from '@nanda/protocol';
import type { ServerInput } from './server-json.js';
import { toPlainInput } from './to-plain-input.js';

/** What stands for `{name}` in a text, by name. Variables have none of their own. */
export function toServerVariables(
  inputs: readonly ServiceInput[],
): Readonly<Record<string, ServerInput>> {
  return Object.fromEntries(inputs.map((input) => [input.name, toPlainInput(input)]));
}
