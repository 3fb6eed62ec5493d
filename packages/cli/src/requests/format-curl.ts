import { quoteForShell } from '@nanda/terminal';
import type { ShellEndpoint } from '../execution/shell-endpoint.js';
import type { ApiRequest } from './api-request.js';

/** The request as a line for a shell. It says where the token is to be found, and not what it is. */
export function formatCurl(
  { method, path, headers, body }: ApiRequest,
  { url, header }: ShellEndpoint,
): string {
  const own = headers.map(({ name, value }) =>
    'text' in value ? quoteForShell(`${name}: ${value.text}`) : `"${name}: $${value.variable}"`,
  );
  const hasType = headers.some(({ name }) => name.toLowerCase() === 'content-type');
  const parts = [
    'curl -sS',
    ...(method === 'GET' ? [] : method === 'HEAD' ? ['-I'] : [`-X ${method}`]),
    ...(url.startsWith('unix:')
      ? [
          `--unix-socket ${quoteForShell(url.slice('unix:'.length))}`,
          quoteForShell(`http://localhost${path}`),
        ]
      : [quoteForShell(url + path)]),
    ...(header === undefined ? [] : [`-H ${header}`]),
    ...(body === undefined || hasType ? [] : [`-H 'Content-Type: application/json'`]),
    ...own.map((word) => `-H ${word}`),
    ...(body === undefined ? [] : [`--data-raw ${quoteForShell(body)}`]),
  ];
  return parts.join(' \\\n  ');
}
