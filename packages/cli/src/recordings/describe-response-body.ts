import type { RecordedResponse } from './exchange.js';
import { redactText } from './redact-text.js';

/** The body of an answer as a recording has it: byte for byte, but for credentials. */
export function describeResponseBody(
  body: Buffer,
  { path }: { readonly path: string },
): Pick<RecordedResponse, 'body' | 'encoding'> {
  if (body.length === 0) return {};
  if (path.startsWith('/v2/auth/')) return { body: '"[redacted]"' };
  const text = body.toString('utf8');
  if (!body.equals(Buffer.from(text))) return { body: body.toString('base64'), encoding: 'base64' };
  return { body: redactText(text) };
}
