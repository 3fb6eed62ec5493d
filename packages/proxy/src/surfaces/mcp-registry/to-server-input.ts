import type { ServiceInput } from '@nanda/protocol';
import type { ServerNamedInput } from './server-json.js';
import { toPlainInput } from './to-plain-input.js';
import { toServerVariables } from './to-server-variables.js';

/** What a service wants to be given, with what stands for `{name}` in its value. */
export function toServerInput(input: ServiceInput): ServerNamedInput {
  const { name, variables = [] } = input;
  return {
    name,
    ...toPlainInput(input),
    ...(variables.length > 0 && { variables: toServerVariables(variables) }),
  };
}
