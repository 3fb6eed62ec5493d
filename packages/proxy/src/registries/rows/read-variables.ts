import type { ServiceInput } from '@nanda/protocol';
import { isObject } from '../../core/is-object.js';
import { cleanText } from '../values/clean-text.js';
import { readInputFacts, type InputContext } from './read-input-facts.js';

const maxVariables = 32;

export interface VariablesContext {
  /** Those that the text names. */
  readonly names: readonly string[];
  /** Of what they are filled into. */
  readonly secrecy?: InputContext['secrecy'];
}

export interface VariablesReading {
  readonly inputs: readonly ServiceInput[];
  readonly wasScrubbed: boolean;
}

/** The declared variables, `{name: {…}}`, and those that only the text names: registries mostly declare none. */
export function readVariables(
  declared: unknown,
  { names, secrecy }: VariablesContext,
): VariablesReading {
  const sources = new Map<string, Record<string, unknown>>();
  for (const [key, entry] of Object.entries(isObject(declared) ? declared : {})) {
    const name = cleanText(key, { maxLength: 64 });
    if (name !== undefined && isObject(entry)) sources.set(name, entry);
    if (sources.size >= maxVariables) break;
  }
  for (const name of names) {
    // Without a value for it, the text it stands in is of no use.
    if (!sources.has(name)) sources.set(name, { isRequired: true });
  }
  const readings = Array.from(sources, ([name, source]) =>
    // A variable is as secret as the text, where it does not say otherwise, and no more than that.
    readInputFacts(source, { name, ...(secrecy === undefined ? {} : { secrecy: 'likely' }) }),
  );
  return {
    inputs: readings.map(({ input }) => input),
    wasScrubbed: readings.some(({ wasScrubbed }) => wasScrubbed),
  };
}
