import type { Prompt } from '@nanda/protocol';
import { NandaError } from '../nanda-error.js';
import { nearestNames } from '../nearest-names.js';
import { readRpcCode } from './read-rpc-code.js';

/** The names of the prompts that services listed lately, for help with a wrong one. */
export interface KnownPrompts {
  remember(connectionId: string, prompts: readonly Prompt[]): void;
  /** The failure of a question for a prompt; says which names are near where its service listed others. */
  explain(
    error: unknown,
    prompt: { readonly connectionId: string; readonly name: string },
  ): unknown;
}

/** Connections whose names are kept, names of each, and characters of one: what is near is compared with all. */
const maximumConnections = 100;
const maximumNames = 500;
const maximumLength = 128;

export function createKnownPrompts(): KnownPrompts {
  const known = new Map<string, readonly string[]>();
  return {
    remember(connectionId, prompts) {
      known.delete(connectionId);
      known.set(
        connectionId,
        prompts
          .slice(0, maximumNames)
          .map(({ name }) => name)
          .filter((name) => name.length <= maximumLength),
      );
      const [oldest] = known.keys();
      if (known.size > maximumConnections && oldest !== undefined) known.delete(oldest);
    },
    explain(error, { connectionId, name }) {
      if (!(error instanceof NandaError) || readRpcCode(error) === undefined) return error;
      const names = known.get(connectionId);
      if (names === undefined || names.includes(name)) return error;
      const suggestions = nearestNames(name, { names, limit: 3 });
      const hint =
        suggestions.length > 0
          ? ` Did you mean ${suggestions.map((suggestion) => `"${suggestion}"`).join(' or ')}?`
          : ' List its prompts to see what there is.';
      return new NandaError('UPSTREAM_ERROR', `The service has no prompt "${name}".${hint}`, {
        details: { ...error.details, suggestions },
        cause: error,
      });
    },
  };
}
