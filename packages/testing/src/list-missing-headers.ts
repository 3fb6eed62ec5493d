import type { IncomingHttpHeaders } from 'node:http';

/** Names of the required headers that are absent or carry another value. Names ignore case. */
export function listMissingHeaders(
  headers: IncomingHttpHeaders,
  required: Readonly<Record<string, string>>,
): string[] {
  return Object.entries(required)
    .filter(([name, value]) => headers[name.toLowerCase()] !== value)
    .map(([name]) => name);
}
