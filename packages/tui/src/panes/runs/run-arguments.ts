import { sanitizeLine } from '@nanda/terminal';
import { argumentWords } from '../../copying/argument-words.js';
import { quoteMarked } from '../../copying/quote-marked.js';
import type { SessionState } from '../../session/session-state.js';
import type { Run } from './run.js';

/** No line of a screen is longer. */
const longest = 500;

const made = new WeakMap<Run['parameters'], { schema: unknown; text: string }>();

/** What a call was given, as a command says it: `--a 2 --b 3`. Safe to show, without secrets. */
export function runArguments(
  { connectionId, tool, parameters }: Run,
  { connections }: Pick<SessionState, 'connections'>,
): string {
  const connection = connections.connections.find(({ id }) => id === connectionId);
  const schema = connection?.metadata.tools.find(({ name }) => name === tool)?.inputSchema;
  const before = made.get(parameters);
  if (before !== undefined && before.schema === schema) return before.text;
  const words = argumentWords(parameters, { schema });
  const text = sanitizeLine(words.map(quoteMarked).join(' ').slice(0, longest));
  made.set(parameters, { schema, text });
  return text;
}
