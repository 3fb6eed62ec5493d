import { expandServerUrl } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';
import { findSecretParameter } from '../settings/find-secret-parameter.js';

/**
 * The address that a word stands for, where it stands for one: http, https, ws or wss.
 *
 * @throws CliError `USAGE_ERROR` for one that cannot be kept: it has a secret in it. The secret is not repeated.
 */
export function parseServerUrl(text: string): string | undefined {
  const address = expandServerUrl(text);
  if (address === undefined) return undefined;
  const url = URL.parse(address);
  if (url === null || url.hostname === '') {
    throw new CliError('USAGE_ERROR', 'That is not the URL of a server.', {
      hint: 'It looks like this: https://mcp.example.com/mcp, or :3000/mcp on this machine.',
    });
  }
  const parameter = findSecretParameter(url);
  if (url.username === '' && url.password === '' && parameter === undefined) return url.href;
  const what = parameter === undefined ? 'a name or a password' : `a secret (${parameter}=…)`;
  throw new CliError('USAGE_ERROR', `The address has ${what} in it, and addresses are shown.`, {
    hint: 'Give it apart from the address: --token-file FILE, or --header "X-API-Key: env:NAME".',
  });
}
