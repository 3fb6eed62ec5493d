import { parametersOfUser } from '@nanda/terminal';
import type { SessionState } from '../session/session-state.js';
import type { Offer } from './offer.js';
import { offerArguments } from './offer-arguments.js';
import { proposeRows } from './propose-rows.js';
import type { TypedWords } from './read-typed-words.js';

/** {@link offerExecution}'s second argument. */
export interface OfferExecutionOptions {
  state: SessionState;
  /** Whether arguments may follow. */
  takesArguments: boolean;
}

/** What could stand where a call of the history is meant: its number, then other values for its arguments. */
export function offerExecution(
  { words, typed }: TypedWords,
  { state, takesArguments }: OfferExecutionOptions,
): Offer | null {
  const { executions } = state.history;
  const [number, ...rest] = words;
  if (number === undefined) {
    if (!/^\d*$/u.test(typed.text)) return null;
    const proposals = proposeRows(executions, {
      typed: typed.text,
      describe: ({ toolName, state: outcome }) => `${toolName}, ${outcome}`,
    }).map((row) => ({ ...row, hasNext: takesArguments }));
    return { start: typed.start, typed: typed.text, proposals, isWanted: true };
  }
  const execution = takesArguments ? executions[Number(number.text) - 1] : undefined;
  const tool = state.connections.connections
    .find(({ id }) => id === execution?.connectionId)
    ?.metadata.tools.find(({ name }) => name === execution?.toolName);
  return tool === undefined
    ? null
    : offerArguments({ words: rest, typed }, parametersOfUser(tool.inputSchema));
}
