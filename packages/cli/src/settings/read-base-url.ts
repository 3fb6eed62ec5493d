import { resolve } from 'node:path';
import { CliError } from '../errors/cli-error.js';

/**
 * Where a proxy is: `http(s)://…` without slashes at its end, or `unix:` and the absolute path of a socket.
 *
 * @param cwd What the path of a socket is relative to.
 * @throws CliError `USAGE_ERROR`
 */
export function readBaseUrl(text: unknown, { cwd }: { readonly cwd: string }): string {
  if (typeof text === 'string' && text.startsWith('unix:')) {
    const path = text.slice('unix:'.length).replace(/^\/{2,}/, '/');
    if (path !== '') return `unix:${resolve(cwd, path)}`;
  }
  const url = typeof text === 'string' ? URL.parse(text) : null;
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new CliError('USAGE_ERROR', `"${String(text)}" is not the URL of a proxy.`, {
      hint: 'It looks like this: --url http://127.0.0.1:3000, or unix:/path for a socket.',
    });
  }
  return url.href.replace(/\/+$/, '');
}
