import { argumentWords } from './argument-words.js';
import { connectionWord } from './connection-word.js';
import type { CopiedCall } from './copied-call.js';
import { hasUnseen } from './has-unseen.js';
import { hideSecrets } from './hide-secrets.js';
import { longInput } from './long-input.js';
import { printJson } from './print-json.js';
import { quoteMarked } from './quote-marked.js';
import { quoteWord } from './quote-word.js';

/**
 * A call as a command: `nanda exec -c everything get-sum --a 2 --b 3`. A line for a shell, which reads it as
 * these words and nothing else; secrets are variables in it.
 */
export function copyAsCli(
  call: Pick<CopiedCall, 'connection' | 'tool' | 'parameters' | 'schema'>,
  { command = 'exec' }: { command?: 'exec' | 'stream' } = {},
): string {
  const { connection, tool, parameters, schema } = call;
  if (!canBeTyped(tool)) return copyAsRequest(call);
  const head = [
    'nanda',
    command,
    '-c',
    quoteWord(connectionWord(connection)),
    ...(tool.startsWith('-') ? ['--'] : []),
    quoteWord(tool),
  ];
  const words = argumentWords(parameters, { schema }).map(quoteMarked);
  const line = [...head, ...words].join(' ');
  if (longInput(line) === null) return line;
  const input = longInput(printJson(hideSecrets(parameters, { schema })));
  return input === null ? line : [...head, '-', input].join(' ');
}

/** A name that the command would take for something else: nothing, a whole call, or what cannot be seen. */
function canBeTyped(tool: string): boolean {
  return tool.trim() !== '' && !/[({]/.test(tool) && !hasUnseen(tool);
}

/** By the route of the proxy, in which a name can be anything. */
function copyAsRequest({
  connection,
  tool,
  parameters,
  schema,
}: Pick<CopiedCall, 'connection' | 'tool' | 'parameters' | 'schema'>): string {
  const path = `/v2/connections/${encodeURIComponent(connection.id)}/tools/${encodeURIComponent(tool)}/execute`;
  const body = `parameters:=${printJson(hideSecrets(parameters, { schema }))}`;
  return ['nanda api POST', quoteWord(path), quoteMarked(body)].join(' ');
}
