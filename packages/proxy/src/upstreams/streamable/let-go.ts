import type { IncomingMessage } from 'node:http';

const limit = 1000;

/** Lets an answer of which no more is wanted come to its own end, so that its socket can be used again, but not for long. */
export function letGo(response: IncomingMessage): void {
  if (response.closed) return;
  response.resume();
  const timer = setTimeout(() => response.destroy(), limit).unref();
  response.once('close', () => clearTimeout(timer));
}
