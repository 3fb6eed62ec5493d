import { readFile } from 'node:fs/promises';
import { parseRegistrySpec } from '@nanda/protocol/facts';
import type { RegistryOptions } from '@nanda/proxy';
import { CliError } from '../errors/cli-error.js';
import { resolveReference } from '../secrets/resolve-reference.js';
import type { SecretStore } from '../secrets/secret-store.js';
import type { RegistryObject, RegistrySetting } from '../settings/registry-setting.js';

/** Where the secrets of registries are found. */
export interface RegistrySecrets {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly secrets: Pick<SecretStore, 'get'>;
}

/**
 * What the proxy library takes for a registry of the settings, with the secrets that its header fields
 * stand for: they are looked up here, where the proxy starts, and no settings have them.
 *
 * @throws CliError `USAGE_ERROR` where one is not to be found. It repeats no secret.
 */
export async function registryOptionsOf(
  setting: RegistrySetting,
  where: RegistrySecrets,
): Promise<RegistryOptions> {
  if (typeof setting !== 'string') return ofObject(setting, where);
  const spec = parseRegistrySpec(setting);
  if (spec.type !== 'none') return spec;
  throw new CliError('USAGE_ERROR', '"none" stands alone.');
}

async function ofObject(
  { path, headers, ...facts }: RegistryObject,
  where: RegistrySecrets,
): Promise<RegistryOptions> {
  if (facts.type === 'file') {
    return {
      type: 'file',
      path: path ?? '',
      ...(facts.name !== undefined && { name: facts.name }),
    };
  }
  const { type, ...others } = facts;
  if (headers === undefined) return { type, ...others };
  const registry = facts.name ?? facts.url ?? type;
  const fields: Record<string, string> = {};
  for (const [name, source] of Object.entries(headers)) {
    const title = `The header ${name} of the registry ${registry}`;
    fields[name] = await read(source, { ...where, title });
  }
  return { type, ...others, headers: fields };
}

async function read(
  source: string,
  { title, ...where }: RegistrySecrets & { readonly title: string },
): Promise<string> {
  if (!source.startsWith('file:')) return resolveReference(source, { ...where, title });
  const path = source.slice('file:'.length);
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    const problem = `${title} is missing: ${path} cannot be read (${cause.code}).`;
    throw new CliError('USAGE_ERROR', problem, { cause });
  });
  if (text.trim() !== '') return text.trim();
  throw new CliError('USAGE_ERROR', `${title} is empty: ${source}.`);
}
