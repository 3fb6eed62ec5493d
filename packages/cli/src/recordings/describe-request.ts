import type { IncomingMessage } from 'node:http';
import type { RecordedRequest } from './exchange.js';
import { redact } from './redact.js';

/** A request as a recording has it: without its header fields, and without credentials. */
export function describeRequest(
  { method = 'GET', url = '/' }: Pick<IncomingMessage, 'method' | 'url'>,
  body: Buffer,
): RecordedRequest {
  const [path = '/', query] = url.split('?');
  return {
    method,
    path,
    ...(query !== undefined && { query: redactQuery(query) }),
    ...(body.length > 0 && { body: describeBody(path, body.toString('utf8')) }),
  };
}

function redactQuery(query: string): string {
  const pairs = [...new URLSearchParams(query)];
  const kept = pairs.map(([name, value]): [string, string] => {
    const one = redact({ [name]: value }, { isRequest: true }) as Readonly<Record<string, string>>;
    return [name, one[name] ?? value];
  });
  const isSafe = kept.every(([, value], index) => value === pairs[index]?.[1]);
  return isSafe ? query : new URLSearchParams(kept).toString();
}

function describeBody(path: string, text: string): unknown {
  // Whatever goes there is about who somebody is.
  if (path.startsWith('/v2/auth/')) return '[redacted]';
  try {
    return redact(JSON.parse(text), { isRequest: true });
  } catch {
    return text;
  }
}
