import type { Asked } from './asked.js';

/** What is asked, in the service's own words: its message, or the last one that a model is to answer. To be cleaned. */
export function summarizeRequest({ request }: Pick<Asked, 'request'>): string {
  const { message, messages } = request;
  if (typeof message === 'string') return message;
  const last: unknown = Array.isArray(messages) ? messages.at(-1) : undefined;
  const { content } = (last ?? {}) as { content?: unknown };
  const { text } = ([content].flat()[0] ?? {}) as { text?: unknown };
  return typeof text === 'string' ? text : '';
}
