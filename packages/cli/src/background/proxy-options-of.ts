import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import type { ProxyOptions } from '@nanda/proxy';
import { createSecretStore } from '../secrets/create-secret-store.js';
import { isOwnSecret } from '../secrets/is-own-secret.js';
import type { BackgroundSettings } from '../settings/background-settings.js';
import { defaultRegistries } from '../settings/default-registries.js';
import { resolveRegistryPath } from '../settings/resolve-registry-path.js';
import { readCredentialsKey } from './read-credentials-key.js';
import { registryOptionsOf } from './registry-options-of.js';

/**
 * The options of the proxy library that settings stand for.
 *
 * @param env Where the secrets of registries, and of the user's own servers, may be.
 * @throws CliError `USAGE_ERROR` for a secret of a registry that is not to be found.
 */
export async function proxyOptionsOf(
  {
    registries = defaultRegistries,
    secretsDir,
    historyAge,
    historySize,
    // Of the process, and not of the library.
    proxyIdleTimeout: _timeout,
    logLevel: _level,
    ...options
  }: BackgroundSettings,
  { env }: { readonly env: Readonly<Record<string, string | undefined>> },
): Promise<ProxyOptions> {
  const secrets = createSecretStore({ directory: secretsDir, env });
  return {
    ...options,
    registries: await Promise.all(
      registries.map((setting) => registryOptionsOf(setting, { env, secrets })),
    ),
    history: {
      ...(historyAge !== undefined && { age: historyAge }),
      ...(historySize !== undefined && { size: historySize }),
    },
    // What the environment names is for the library to read.
    ...(!env['NANDA_CREDENTIALS_KEY'] &&
      !env['NANDA_CREDENTIALS_KEY_FILE'] && {
        credentials: { key: () => readCredentialsKey(secrets) },
      }),
    async resolveSecret(reference) {
      const [, kind, name = ''] = /^(\w+):(.*)$/s.exec(reference) ?? [];
      if (kind === 'env') return env[name];
      if (kind === 'secret') return isOwnSecret(name) ? undefined : secrets.get(name);
      return readFile(resolveRegistryPath(name, { env, directory: homedir() }), 'utf8').then(
        (text) => text.trim(),
        () => undefined,
      );
    },
  };
}
