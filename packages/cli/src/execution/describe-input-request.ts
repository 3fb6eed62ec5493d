import type { InputRequest } from '@nanda/protocol';
import { formatAgo } from '../text/format-ago.js';
import { oneLine } from '../text/one-line.js';
import { describeFields } from './describe-fields.js';

/** What is shown of a request: what the service says may be long. */
const widest = 400;

/** What a tool asks its caller for, in lines. Written by the service: has to be cleaned before it is shown. */
export function describeInputRequest(
  { kind, key, request, expiresAt }: Pick<InputRequest, 'kind' | 'key' | 'request' | 'expiresAt'>,
  { now }: { readonly now: number },
): string[] {
  const text = (name: string): string[] => {
    const value = request[name];
    return typeof value === 'string' && value !== '' ? [`  ${oneLine(value, widest)}`] : [];
  };
  const until = `${kind} "${oneLine(key, 80)}", given up ${formatAgo(expiresAt, { now })}`;
  if (kind === 'roots') return [`It asks where it may work (${until}).`];
  if (kind === 'sampling') {
    return [
      `It asks for a model to be run (${until}):`,
      ...text('systemPrompt'),
      ...describeMessages(request['messages']),
    ];
  }
  if (request['mode'] === 'url') {
    return [`It asks for a page to be opened (${until}):`, ...text('message'), ...text('url')];
  }
  return [
    `It asks for a form to be filled in (${until}):`,
    ...text('message'),
    ...describeFields(request['requestedSchema']).map((line) => `    ${line}`),
  ];
}

const mostMessages = 5;

function describeMessages(messages: unknown): string[] {
  if (!Array.isArray(messages)) return [];
  const shown = messages.slice(-mostMessages).map((message) => {
    const { role, content } = (message ?? {}) as { role?: unknown; content?: unknown };
    const { text } = (content ?? {}) as { text?: unknown };
    const said = typeof text === 'string' ? text : JSON.stringify(content ?? null);
    return `  ${oneLine(`${String(role)}: ${said}`, widest)}`;
  });
  const left = messages.length - shown.length;
  return left > 0 ? [`  and ${left} before:`, ...shown] : shown;
}
