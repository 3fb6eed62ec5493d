import type { OAuthCredentials, ServiceCredentials } from '@nanda/protocol';
import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import { readSecret } from '../settings/read-secret.js';
import { resolveWalletAddress } from '../wallets/resolve-wallet-address.js';
import { parseHeaderOption } from './parse-header-option.js';
import { parseVariableOption } from './parse-variable-option.js';
import { readAuthObject } from './read-auth-object.js';
import { readHeaderValue } from './read-header-value.js';

/** The options of `connect` that say who calls. */
export interface CredentialOptions {
  readonly auth?: string | undefined;
  readonly 'auth-type'?: string | undefined;
  readonly wallet?: string | undefined;
  readonly contract?: string | undefined;
  readonly 'token-id'?: string | undefined;
  readonly chain?: number | undefined;
  readonly header?: readonly string[] | undefined;
  readonly 'key-file'?: string | undefined;
  readonly 'token-file'?: string | undefined;
  readonly user?: string | undefined;
  readonly 'password-file'?: string | undefined;
  readonly variable?: readonly string[] | undefined;
  readonly 'client-id'?: string | undefined;
  readonly 'client-secret-file'?: string | undefined;
  readonly scope?: readonly string[] | undefined;
  readonly grant?: string | undefined;
}

/** The credentials that options stand for; undefined for none. @throws CliError `USAGE_ERROR` */
export async function readCredentials(
  options: CredentialOptions,
  io: CommandLineIo,
): Promise<ServiceCredentials | undefined> {
  const keyFile = options['key-file'];
  const tokenFile = options['token-file'];
  const { header: headerLines = [], variable: variableLines = [] } = options;
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
  if (variableLines.length > 0 && type !== 'custom') {
    throw new CliError('USAGE_ERROR', `--variable does not go with ${type}.`, {
      hint: 'What a service wants beside its variables is given by --header.',
    });
  }
  refuseOfOthers(type);
  switch (type) {
    case undefined:
      return undefined;
    case 'basic':
      return {
        type: 'basic',
        username: wanted('--user', options.user),
        password: await secret('--password-file', options['password-file']),
      };
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
        ? { type: 'oauth2', ...(await readClient()) }
        : { type: 'oauth2', accessToken: await secret('--token-file', tokenFile) };
    case 'evmauth':
      return {
        type: 'evmauth',
        walletAddress: resolveWalletAddress(wanted('--wallet', options.wallet), io),
        ...(options.contract !== undefined && { contractAddress: options.contract }),
        ...(options['token-id'] !== undefined && { tokenId: options['token-id'] }),
        ...(options.chain !== undefined && { chainId: options.chain }),
      };
    case 'custom':
      if (headerLines.length + variableLines.length === 0) {
        wanted('--header "Name: value" or --variable NAME=value', undefined);
      }
      return {
        type: 'custom',
        ...(headerLines.length > 0 && { headers: await readHeaders() }),
        ...(variableLines.length > 0 && { variables: await readVariables() }),
      };
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

  async function readVariables(): Promise<Record<string, string>> {
    const variables: [string, string][] = [];
    for (const text of variableLines) {
      const { name, source, value } = parseVariableOption(text);
      const option = `--variable ${name}`;
      variables.push([
        name,
        source === undefined ? value : await readSecret(source, { io, option }),
      ]);
    }
    return Object.fromEntries(variables);
  }

  async function readClient(): Promise<Omit<OAuthCredentials, 'type' | 'accessToken'>> {
    const { grant, 'client-id': clientId, 'client-secret-file': secretFile } = options;
    const scope = options.scope
      ?.flatMap((words) => words.split(/[\s,]+/).filter(Boolean))
      .join(' ');
    if (secretFile !== undefined || grant === 'client_credentials') wanted('--client-id', clientId);
    if (grant === 'client_credentials') wanted('--client-secret-file', secretFile);
    return {
      ...(clientId !== undefined && { clientId }),
      ...(secretFile !== undefined && {
        clientSecret: await secret('--client-secret-file', secretFile),
      }),
      ...(scope && { scope }),
      // The choices of the option are those of the contract.
      ...(grant !== undefined && { grant: grant as NonNullable<OAuthCredentials['grant']> }),
    };
  }

  /** What is given and not used would look as if it were. */
  function refuseOfOthers(kind: string | undefined): void {
    for (const [owner, names] of Object.entries(ownOptions)) {
      const other = names.find((name) => options[name] !== undefined);
      if (other === undefined || owner === kind) continue;
      throw new CliError('USAGE_ERROR', `--${other} does not go with ${kind}.`, {
        hint: `It is for --auth-type ${owner}.`,
      });
    }
    const isFile = keyFile !== undefined ? 'key-file' : 'token-file';
    if (kind === 'basic' && (keyFile ?? tokenFile) !== undefined) {
      throw new CliError('USAGE_ERROR', `--${isFile} does not go with basic.`, {
        hint: 'A password is given by --password-file.',
      });
    }
    if (kind !== 'oauth2' || tokenFile === undefined) return;
    const [other] = ownOptions.oauth2.filter((name) => options[name] !== undefined);
    if (other === undefined) return;
    throw new CliError(
      'USAGE_ERROR',
      `A token is given by --token-file, so --${other} is of no use.`,
    );
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

/** Those that are for one kind of credentials alone. */
const ownOptions = {
  basic: ['user', 'password-file'],
  oauth2: ['client-id', 'client-secret-file', 'scope', 'grant'],
} as const satisfies Readonly<Record<string, readonly (keyof CredentialOptions)[]>>;

const credentialNames = new Set<string>([
  'auth-type',
  'wallet',
  'contract',
  'token-id',
  'chain',
  'header',
  'variable',
  'key-file',
  'token-file',
  ...Object.values(ownOptions).flat(),
]);

function inferType(options: CredentialOptions): string | undefined {
  if (
    [options.wallet, options.contract, options['token-id'], options.chain].some(
      (it) => it !== undefined,
    )
  ) {
    return 'evmauth';
  }
  if (ownOptions.basic.some((name) => options[name] !== undefined)) return 'basic';
  if (ownOptions.oauth2.some((name) => options[name] !== undefined)) return 'oauth2';
  if (options['key-file'] !== undefined) return 'api_key';
  if (options['token-file'] !== undefined) return 'bearer';
  return (options.header ?? options.variable) === undefined ? undefined : 'custom';
}
