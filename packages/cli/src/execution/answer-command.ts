import type { InputRequest } from '@nanda/protocol';
import { fillPath, operationFacts } from '@nanda/protocol/facts';
import { quoteForShell } from '../text/quote-for-shell.js';
import { exampleAnswer } from './example-answer.js';
import type { ShellEndpoint } from './shell-endpoint.js';

/** The command that answers what a tool has asked for: lines that can be pasted into a shell. */
export function answerCommand(
  { key, ...asked }: Pick<InputRequest, 'key' | 'kind' | 'request'>,
  { executionId, endpoint }: { readonly executionId: string; readonly endpoint: ShellEndpoint },
): string {
  const { method, path } = operationFacts['executions.input'];
  const url = endpoint.url + fillPath(path, { executionId });
  const body = { key, result: exampleAnswer(asked) };
  return [
    `curl -X ${method} ${quoteForShell(url)}`,
    ...(endpoint.header === undefined ? [] : [`-H ${endpoint.header}`]),
    "-H 'Content-Type: application/json'",
    `-d ${quoteForShell(toAscii(JSON.stringify(body)))}`,
  ].join(' \\\n  ');
}

/** The same JSON without a character that a terminal or a shell could take for something else. */
function toAscii(json: string): string {
  return json.replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
