import { readFileSync } from 'node:fs';
import { parseRegistrySpec } from '@nanda/protocol/facts';
import type { RegistryOptions } from '@nanda/proxy';
import { CliError } from '../errors/cli-error.js';
import type { RegistryObject, RegistrySetting } from '../settings/registry-setting.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What the proxy library takes for a registry of the settings, with the secrets that its header fields
 * stand for: they are looked up here, where the proxy starts, and are stored nowhere.
 *
 * @throws CliError `USAGE_ERROR` where one is not to be found. It repeats no secret.
 */
export function registryOptionsOf(setting: RegistrySetting, env: Environment): RegistryOptions {
  if (typeof setting !== 'string') return ofObject(setting, env);
  const spec = parseRegistrySpec(setting);
  if (spec.type !== 'none') return spec;
  throw new CliError('USAGE_ERROR', '"none" stands alone.');
}

function ofObject({ path, headers, ...facts }: RegistryObject, env: Environment): RegistryOptions {
  if (facts.type === 'file') {
    return {
      type: 'file',
      path: path ?? '',
      ...(facts.name !== undefined && { name: facts.name }),
    };
  }
  const { type, ...others } = facts;
  if (headers === undefined) return { type, ...others };
  const title = `The header %s of the registry ${facts.name ?? facts.url ?? type}`;
  const fields = Object.entries(headers).map(([name, source]): [string, string] => [
    name,
    readSecret(source, { env, title: title.replace('%s', () => name) }),
  ]);
  return { type, ...others, headers: Object.fromEntries(fields) };
}

function readSecret(
  source: string,
  { env, title }: { readonly env: Environment; readonly title: string },
): string {
  const value = source.startsWith('env:') ? readVariable() : readSecretFile();
  if (value !== '') return value;
  throw new CliError('USAGE_ERROR', `${title} is empty: ${source}.`);

  function readVariable(): string {
    const name = source.slice('env:'.length);
    const text = env[name]?.trim();
    if (text !== undefined) return text;
    throw new CliError('USAGE_ERROR', `${title} is missing: the environment has no ${name}.`, {
      hint: `Set it where the proxy is started: ${name}=… nanda proxy start`,
    });
  }

  function readSecretFile(): string {
    const path = source.slice('file:'.length);
    try {
      return readFileSync(path, 'utf8').trim();
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      throw new CliError('USAGE_ERROR', `${title} is missing: ${path} cannot be read (${code}).`, {
        cause,
      });
    }
  }
}
