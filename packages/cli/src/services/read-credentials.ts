import type { ServiceCredentials } from '@nanda/protocol';
import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import { readSecret } from '../settings/read-secret.js';

/** The options of `connect` that say who calls. */
export interface CredentialOptions {
  readonly 'auth-type'?: string | undefined;
  readonly wallet?: string | undefined;
  readonly contract?: string | undefined;
  readonly 'token-id'?: string | undefined;
  readonly header?: readonly string[] | undefined;
  readonly 'key-file'?: string | undefined;
  readonly 'token-file'?: string | undefined;
}

/** The credentials that options stand for; undefined for none. @throws CliError `USAGE_ERROR` */
export async function readCredentials(
  options: CredentialOptions,
  io: CommandLineIo,
): Promise<ServiceCredentials | undefined> {
  const keyFile = options['key-file'];
  const tokenFile = options['token-file'];
  switch (options['auth-type'] ?? inferType(options)) {
    case undefined:
      return undefined;
    case 'api_key':
      return { type: 'api_key', key: await secret('--key-file', keyFile ?? tokenFile) };
    case 'bearer':
      return { type: 'bearer', token: await secret('--token-file', tokenFile ?? keyFile) };
    case 'oauth2':
      return tokenFile === undefined
        ? { type: 'oauth2' }
        : { type: 'oauth2', accessToken: await secret('--token-file', tokenFile) };
    case 'evmauth':
      return {
        type: 'evmauth',
        walletAddress: wanted('--wallet', options.wallet),
        ...(options.contract !== undefined && { contractAddress: options.contract }),
        ...(options['token-id'] !== undefined && { tokenId: options['token-id'] }),
      };
    case 'custom':
      return { type: 'custom', headers: await readHeaders(options.header ?? []) };
    default:
      return { type: 'none' };
  }

  function secret(option: string, source: string | undefined): Promise<string> {
    return readSecret(wanted(option, source), { io, option });
  }

  function wanted(option: string, value: string | undefined): string {
    if (value !== undefined && value !== '') return value;
    throw new CliError('USAGE_ERROR', `--auth-type ${options['auth-type']} needs ${option} too.`);
  }

  async function readHeaders(lines: readonly string[]): Promise<Record<string, string>> {
    if (lines.length === 0) wanted('--header "Name: value"', undefined);
    const headers: Record<string, string> = {};
    for (const line of lines) {
      const colon = line.indexOf(':');
      const name = line.slice(0, Math.max(0, colon)).trim();
      const value = line.slice(colon + 1).trim();
      if (name === '' || value === '') {
        throw new CliError(
          'USAGE_ERROR',
          '--header takes a name and a value: --header "Name: value"',
          {
            hint: 'Keep a secret out of the command line: --header "Name: env:VARIABLE"',
          },
        );
      }
      headers[name] = value.startsWith('env:')
        ? await readSecret(value, { io, option: '--header' })
        : value;
    }
    return headers;
  }
}

function inferType(options: CredentialOptions): string | undefined {
  if (options.wallet !== undefined) return 'evmauth';
  if (options['key-file'] !== undefined) return 'api_key';
  if (options['token-file'] !== undefined) return 'bearer';
  return options.header === undefined ? undefined : 'custom';
}
