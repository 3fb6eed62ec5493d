import type { McpRequest } from '../mcp-request.js';

/** In which forms a client takes answers. */
export interface Accepts {
  readonly json: boolean;
  readonly stream: boolean;
}

/**
 * Clients are to name both; one that names one of them is served with that. Weights but 0 are not looked at: which form
 * an answer has follows from what it is.
 */
export function readAccept({ headers }: Pick<McpRequest, 'headers'>): Accepts {
  const field = headers.get('accept');
  if (field === null) return { json: true, stream: true };
  const types = new Set(
    field
      .split(',')
      .filter((part) => !/;\s*q=0(\.0*)?\s*(;|$)/i.test(part))
      .map((part) => part.split(';')[0]?.trim().toLowerCase()),
  );
  const has = (...names: string[]): boolean => names.some((name) => types.has(name));
  return {
    json: has('application/json', 'application/*', '*/*'),
    stream: has('text/event-stream', 'text/*', '*/*'),
  };
}
