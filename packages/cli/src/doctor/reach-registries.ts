import type { RegistryType } from '@nanda/protocol';
import { parseRegistrySpec } from '@nanda/protocol/facts';
import { registryName } from '../registries/registry-name.js';
import { registryText } from '../registries/registry-text.js';
import type { RegistrySetting } from '../settings/registry-setting.js';

/** What a server of a registry answers to a request that means nothing. */
export interface Reached {
  readonly name: string;
  readonly url: string;
  /** Why nobody answers; absent where somebody does, whatever it is. */
  readonly failure?: string;
  /** Milliseconds by which its clock is ahead of ours, where it tells the time. */
  readonly skew?: number;
}

/** The public ones. */
const publicUrls: Partial<Record<RegistryType, string>> = {
  nanda: 'https://nanda-registry.com',
  'mcp-registry': 'https://registry.modelcontextprotocol.io',
  'nanda-index': 'https://api.nandaindex.org',
};

/** Asks the servers of registries whether they are there, without anything that is secret. Never throws. */
export async function reachRegistries(
  registries: readonly RegistrySetting[],
  {
    env,
    timeout,
  }: { readonly env: Readonly<Record<string, string | undefined>>; readonly timeout: number },
): Promise<readonly Reached[]> {
  const servers = registries.flatMap((setting) => {
    const url = urlOf(setting, env);
    return url === undefined ? [] : [{ name: registryName(setting), url }];
  });
  return Promise.all(servers.map((server) => reach(server, timeout)));
}

function urlOf(
  setting: RegistrySetting,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const spec = parseRegistrySpec(registryText(setting));
  if ('path' in spec) return /^https?:/i.test(spec.path) ? spec.path : undefined;
  const { type } = spec;
  const named = 'url' in spec ? spec.url : undefined;
  const variable = type === 'nanda' ? env['NANDA_API_URL'] || undefined : undefined;
  return named ?? variable ?? publicUrls[type as RegistryType];
}

function reach(
  { name, url }: { readonly name: string; readonly url: string },
  timeout: number,
): Promise<Reached> {
  const { request: send } = process.getBuiltinModule(
    url.startsWith('https:') ? 'node:https' : 'node:http',
  );
  return new Promise((resolve) => {
    const began = Date.now();
    const fail = (failure: string) => resolve({ name, url, failure });
    try {
      const request = send(url, { method: 'HEAD', agent: false, timeout });
      request.on('response', (response) => {
        const date = Date.parse(response.headers.date ?? '');
        response.destroy();
        // It told the time somewhere in between, in whole seconds.
        const skew = date - (began + Date.now()) / 2;
        resolve({ name, url, ...(Number.isFinite(skew) && { skew }) });
      });
      request.on('timeout', () => {
        request.destroy();
        fail('no answer in time');
      });
      request.on('error', ({ code, message }: NodeJS.ErrnoException) => fail(code ?? message));
      request.end();
    } catch (error) {
      fail(error instanceof Error ? error.message : String(error));
    }
  });
}
