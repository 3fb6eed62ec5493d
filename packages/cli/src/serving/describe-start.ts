import { quoteForShell, type Style } from '@nanda/terminal';
import type { ListenAddress } from '@nanda/proxy';
import { isLoopbackHost } from './is-loopback-host.js';

export interface StartFacts {
  /** Where it listens. */
  readonly addresses: readonly ListenAddress[];
  readonly registries: readonly string[];
  readonly dataDir: string;
  /** Whether it was named for this proxy alone, so that other commands do not find it by themselves. @default false */
  readonly isOwnDataDir?: boolean;
  /** Where the token is found, as it was named; undefined where none is wanted. */
  readonly tokenFile: string | undefined;
  /** Whether there are accounts, and everybody has to sign in. @default there are none */
  readonly auth?: 'optional' | 'required' | undefined;
  /** The address by which others know it. @default the first one */
  readonly publicUrl?: string | undefined;
  readonly style: Style;
}

/** What a person may want to know of a proxy that has just begun to listen: how to use it. */
export function describeStart({
  addresses,
  registries,
  dataDir,
  isOwnDataDir = false,
  tokenFile,
  auth,
  publicUrl,
  style,
}: StartFacts): string {
  const [first] = addresses;
  if (first === undefined) return '';
  const { socket } = first;
  const url = asReached(first.url);
  const field = tokenFile === undefined ? '' : `-H "Authorization: Bearer $TOKEN" `;
  const isSignedIn = tokenFile === undefined && auth === 'required';
  const way = socket === undefined ? '' : `--unix-socket ${quoteForShell(socket)} `;
  const base = socket === undefined ? url : 'http://localhost';
  const variable = tokenFile === undefined ? '' : 'NANDA_TOKEN=$TOKEN ';
  const signIn =
    publicUrl ?? asReached(addresses.find((address) => address.socket === undefined)?.url);
  const facts = [
    ...addresses.slice(1).map((address) => ['also', address.url]),
    // Clients speak HTTP over ports.
    ...(socket === undefined ? [['mcp', `${url}/mcp`]] : []),
    ['catalog', registries.join(', ') || 'your own servers alone'],
    ['data', dataDir],
    ['access', access()],
    ...(auth === undefined || signIn === undefined
      ? []
      : [['sign in', `nanda auth login --url ${quoteForShell(signIn)}`], ...accountsLine(signIn)]),
  ].map(([name = '', text = '']) => `  ${style.dim(name.padEnd(8))} ${text}`);
  const ownField = `-H "Authorization: Bearer $(nanda auth token --url ${quoteForShell(url)})" `;
  const sdkOption = isSignedIn ? ', apiKey' : tokenFile === undefined ? '' : ', accessToken: token';
  const uses = [
    ...(tokenFile === undefined ? [] : [readToken(tokenFile)]),
    `${variable}nanda search weather --url ${quoteForShell(url)}`,
    `curl ${way}${isSignedIn && socket === undefined ? ownField : field}'${base}/v2/services/search?q=weather'`,
    // The SDK speaks HTTP over ports.
    ...(socket === undefined ? [`new NANDAClient({ baseURL: '${url}'${sdkOption} })`] : []),
  ].map((line) => `    ${line}`);
  return [
    ...facts,
    '',
    `  ${style.bold('Try it:')}`,
    ...uses,
    '',
    style.dim('  Ctrl-C ends it.'),
  ].join('\n');

  /** How the first account is made: beside it, where its data is on a disk. */
  function accountsLine(proxy: string): string[][] {
    const add = 'nanda accounts add EMAIL --role admin';
    if (dataDir !== ':memory:') {
      return [['accounts', isOwnDataDir ? `${add} --data-dir ${quoteForShell(dataDir)}` : add]];
    }
    return tokenFile === undefined
      ? []
      : [['accounts', `${variable}${add} --url ${quoteForShell(proxy)}`]];
  }

  function access(): string {
    const admin = tokenFile === undefined ? '' : '; with the token, all of it';
    if (auth === 'required') return `whoever has signed in${admin}`;
    if (auth === 'optional') return `whoever has signed in, others as nobody in particular${admin}`;
    if (tokenFile !== undefined) return 'whoever has the token';
    if (addresses.every((address) => address.socket !== undefined)) return 'this user';
    return isLoopback(addresses) ? 'every program of this machine' : 'anybody who reaches it';
  }
}

/** Every address of a machine is none that one can go to. */
function asReached<Address extends string | undefined>(url: Address): Address {
  return url?.replace(/(?<=^https?:\/\/)(?:0\.0\.0\.0|\[::\])/, 'localhost') as Address;
}

function isLoopback(addresses: readonly ListenAddress[]): boolean {
  return addresses.every(({ host }) => isLoopbackHost(host));
}

/** Puts the token into a variable of the shell. */
function readToken(source: string): string {
  if (source.startsWith('env:')) return `TOKEN=$${source.slice('env:'.length)}`;
  const isFile = source !== '-' && !source.startsWith('secret:');
  return isFile ? `TOKEN=$(cat ${quoteForShell(source.replace(/^file:/, ''))})` : 'read -rs TOKEN';
}
