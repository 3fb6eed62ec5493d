import { expandServerUrl } from '@nanda/terminal';
import { holdsSecret } from '../prompt/holds-secret.js';
import { CommandError } from '../session/command-error.js';

/**
 * The address of a server, where what was typed is one: whole, or on this machine as `:3000/mcp`.
 *
 * @throws {CommandError} for one that cannot be read, or has a secret in it, which is not repeated.
 */
export function readServerUrl(text: string): string | undefined {
  const whole = expandServerUrl(text);
  if (whole === undefined && !/^[a-z][a-z0-9+.-]*:\/\//iu.test(text)) return undefined;
  const url = whole === undefined ? null : URL.parse(whole);
  if (url === null || url.hostname === '') {
    throw new CommandError('that is not the URL of a server', {
      hint: 'connect: https://mcp.example.com/mcp, or connect: :3000/mcp on this machine',
    });
  }
  const hasAccount = url.username !== '' || url.password !== '';
  if (!hasAccount && !holdsSecret(`connect: ${url.href}`)) return url.href;
  throw new CommandError('the address has a secret in it, and addresses are shown', {
    hint: 'connect: URL --auth env:NAME, or connect: URL --header "X-API-Key: env:NAME"',
  });
}
