import { parametersOfUser } from '@nanda/terminal';
import type { SessionState } from '../session/session-state.js';
import { findCurrentConnection } from '../session/find-current-connection.js';
import type { Offer } from './offer.js';
import { offerArguments } from './offer-arguments.js';
import { proposeTools } from './propose-tools.js';
import type { TypedWords } from './read-typed-words.js';

/** What could stand behind `call`: a tool of the current connection, then its arguments. */
export function offerTool({ words, typed }: TypedWords, state: SessionState): Offer | null {
  const tools = findCurrentConnection(state)?.metadata.tools ?? [];
  const [name, ...rest] = words;
  if (name === undefined) {
    const proposals = proposeTools(tools);
    return { start: typed.start, typed: typed.text, proposals, isWanted: true };
  }
  const tool = tools.find((one) => one.name === name.text);
  return tool === undefined
    ? null
    : offerArguments({ words: rest, typed }, parametersOfUser(tool.inputSchema));
}
