import { formatAgo } from '../text/format-ago.js';
import { oneLine } from '../text/one-line.js';
import type { Asked } from './asked.js';
import { describeFields } from './describe-fields.js';

/** What is shown of a request: what the service says may be long. */
const widest = 400;

export interface DescribeInputRequestOptions {
  readonly now: number;
  /** Whether the fields of a form are listed. @default true */
  readonly withFields?: boolean;
}

/** What a tool asks its caller for, in lines. Written by the service: has to be cleaned before it is shown. */
export function describeInputRequest(
  { kind, request, expiresAt }: Asked & { readonly expiresAt: string },
  { now, withFields = true }: DescribeInputRequestOptions,
): string[] {
  const text = (name: string): string[] => {
    const value = request[name];
    return typeof value === 'string' && value !== '' ? [`  ${oneLine(value, widest)}`] : [];
  };
  const until = `given up ${formatAgo(expiresAt, { now })}`;
  if (kind === 'roots') return [`It asks in which directories it may work (${until}).`];
  if (kind === 'sampling') {
    return [
      `It asks for a message of a model (${until}):`,
      ...text('systemPrompt'),
      ...describeMessages(request['messages']),
    ];
  }
  if (request['mode'] === 'url') {
    // The address stands whole: what is cut off could be what matters.
    const address = typeof request['url'] === 'string' ? [`  ${request['url']}`] : [];
    return [`It asks for a page to be opened (${until}):`, ...text('message'), ...address];
  }
  const fields = withFields ? describeFields(request['requestedSchema']) : [];
  return [
    `It asks for a form to be filled in (${until}):`,
    ...text('message'),
    ...fields.map((line) => `    ${line}`),
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
