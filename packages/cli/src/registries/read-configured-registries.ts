import { dirname } from 'node:path';
import type { CommandLineIo } from '../io/command-line-io.js';
import type { Configuration } from '../settings/configuration.js';
import { defaultRegistries } from '../settings/default-registries.js';
import { readRegistryList } from '../settings/read-registry-list.js';
import type { RegistrySetting } from '../settings/registry-setting.js';
import { registryName } from './registry-name.js';

export interface ConfiguredRegistry {
  /** As it stands in the file: who wrote it finds it again. */
  readonly written: unknown;
  readonly setting: RegistrySetting;
  /** What a proxy calls it. */
  readonly name: string;
}

/** The registries of the profile, or else of `config.json`; the standing ones where it names none. @throws CliError `USAGE_ERROR` */
export function readConfiguredRegistries(
  { configFile, content, ofProfile }: Configuration,
  { env }: Pick<CommandLineIo, 'env'>,
): readonly ConfiguredRegistry[] {
  const registries = ofProfile['registries'] ?? content['registries'] ?? defaultRegistries;
  const place = { env, directory: dirname(configFile) };
  const titleOf = (index: number) => `registries[${index}] in ${configFile}`;
  // What is wrong with all of them together is told too.
  const list: readonly unknown[] = Array.isArray(registries) ? registries : [registries];
  readRegistryList(list, { ...place, titleOf });
  return list.flatMap((written, index) =>
    readRegistryList([written], { ...place, titleOf: () => titleOf(index) }).map((setting) => ({
      written,
      setting,
      name: registryName(setting),
    })),
  );
}
