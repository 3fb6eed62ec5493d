import type { ServiceCredentials } from '@nanda/protocol';
import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import { readSecret } from '../settings/read-secret.js';
import { parseHeaderOption } from './parse-header-option.js';
import { readAuthObject } from './read-auth-object.js';
import { readHeaderValue } from './read-header-value.js';

/** The options of `connect` that say who calls. */
export interface CredentialOptions {
  readonly auth?: string | undefined;
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
  const { header: headerLines = [] } = options;
  if (options.auth !== undefined) {
    refuseBeside('auth');
    return readAuthObject(options.auth, io);
  }
  const type = options['auth-type'] ?? inferType(options);
  if (headerLines.length > 0 && type !== 'custom' && type !== 'bearer') {
    throw new CliError('USAGE_ERROR', `--header does not go with ${type}.`, {
      hint: 'Give all header fields by --header, or everything by --auth @FILE.',
    });
  }
  switch (type) {
    case undefined:
      return undefined;
    case 'api_key':
      return { type: 'api_key', key: await secret('--key-file', keyFile ?? tokenFile) };
    case 'bearer': {
      const token = await secret('--token-file', tokenFile ?? keyFile);
      if (headerLines.length === 0) return { type: 'bearer', token };
      const headers = await readHeaders();
      return { type: 'custom', headers: { Authorization: `Bearer ${token}`, ...headers } };
    }
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
      if (headerLines.length === 0) wanted('--header "Name: value"', undefined);
      return { type: 'custom', headers: await readHeaders() };
    default:
      return { type: 'none' };
  }

  function secret(option: string, source: string | undefined): Promise<string> {
    return readSecret(wanted(option, source), { io, option });
  }

  function wanted(option: string, value: string | undefined): string {
    if (value !== undefined && value !== '') return value;
    throw new CliError(
      'USAGE_ERROR',
      options['auth-type'] === undefined
        ? `${type} credentials need ${option} too.`
        : `--auth-type ${type} needs ${option} too.`,
    );
  }

  async function readHeaders(): Promise<Record<string, string>> {
    const headers: [string, string][] = [];
    for (const line of headerLines) {
      const header = parseHeaderOption(line);
      headers.push([header.name, await readHeaderValue(header, { io })]);
    }
    return Object.fromEntries(headers);
  }

  function refuseBeside(name: string): void {
    const others = Object.entries(options).filter(
      ([key, value]) => key !== name && value !== undefined && credentialNames.has(key),
    );
    const [other] = others;
    if (other === undefined) return;
    throw new CliError('USAGE_ERROR', `--auth says everything, so --${other[0]} cannot.`);
  }
}

const credentialNames = new Set([
  'auth-type',
  'wallet',
  'contract',
  'token-id',
  'header',
  'key-file',
  'token-file',
]);

function inferType(options: CredentialOptions): string | undefined {
  if ([options.wallet, options.contract, options['token-id']].some((it) => it !== undefined)) {
    return 'evmauth';
  }
  if (options['key-file'] !== undefined) return 'api_key';
  if (options['token-file'] !== undefined) return 'bearer';
  return options.header === undefined ? undefined : 'custom';
}
