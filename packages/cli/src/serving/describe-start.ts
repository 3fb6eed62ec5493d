import { quoteForShell, type Style } from '@nanda/terminal';
import type { ListenAddress } from '@nanda/proxy';
import { isLoopbackHost } from './is-loopback-host.js';

export interface StartFacts {
  /** Where it listens. */
  readonly addresses: readonly ListenAddress[];
  readonly registries: readonly string[];
  readonly dataDir: string;
  /** Where the token is found, as it was named; undefined where none is wanted. */
  readonly tokenFile: string | undefined;
  readonly style: Style;
}

/** What a person may want to know of a proxy that has just begun to listen: how to use it. */
export function describeStart({
  addresses,
  registries,
  dataDir,
  tokenFile,
  style,
}: StartFacts): string {
  const [first] = addresses;
  if (first === undefined) return '';
  const { url, socket } = first;
  const field = tokenFile === undefined ? '' : `-H "Authorization: Bearer $TOKEN" `;
  const way = socket === undefined ? '' : `--unix-socket ${quoteForShell(socket)} `;
  const base = socket === undefined ? url : 'http://localhost';
  const variable = tokenFile === undefined ? '' : 'NANDA_TOKEN=$TOKEN ';
  const facts = [
    ...addresses.slice(1).map((address) => ['also', address.url]),
    // Clients speak HTTP over ports.
    ...(socket === undefined ? [['mcp', `${url}/mcp`]] : []),
    ['catalog', registries.join(', ') || 'your own servers alone'],
    ['data', dataDir],
    ['access', access()],
  ].map(([name = '', text = '']) => `  ${style.dim(name.padEnd(8))} ${text}`);
  const uses = [
    ...(tokenFile === undefined ? [] : [readToken(tokenFile)]),
    `${variable}nanda search weather --url ${quoteForShell(url)}`,
    `curl ${way}${field}'${base}/v2/services/search?q=weather'`,
    // The SDK speaks HTTP over ports.
    ...(socket === undefined
      ? [`new NANDAClient({ baseURL: '${url}'${tokenFile === undefined ? '' : ', token'} })`]
      : []),
  ].map((line) => `    ${line}`);
  return [
    ...facts,
    '',
    `  ${style.bold('Try it:')}`,
    ...uses,
    '',
    style.dim('  Ctrl-C ends it.'),
  ].join('\n');

  function access(): string {
    if (tokenFile !== undefined) return 'whoever has the token';
    if (addresses.every((address) => address.socket !== undefined)) return 'this user';
    return isLoopback(addresses) ? 'every program of this machine' : 'anybody who reaches it';
  }
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
