import type { ServiceInput } from '@nanda/protocol';
import { readInputFacts, type InputContext } from './read-input-facts.js';
import { readVariables } from './read-variables.js';

export interface InputReading {
  readonly input: ServiceInput;
  /** True where a credential was left out. */
  readonly wasScrubbed: boolean;
}

/** Reads a header, an argument or a variable of the environment, with what is to be filled into its value. */
export function readInput(source: Record<string, unknown>, context: InputContext): InputReading {
  const { input, names, wasScrubbed } = readInputFacts(source, context);
  const variables = readVariables(source['variables'], {
    names,
    ...(input.isSecret === true ? { secrecy: 'likely' } : {}),
  });
  return {
    input: variables.inputs.length === 0 ? input : { ...input, variables: [...variables.inputs] },
    wasScrubbed: wasScrubbed || variables.wasScrubbed,
  };
}
