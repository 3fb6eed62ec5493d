import { ensureProxy } from '../background/ensure-proxy.js';
import { findRunning } from '../background/find-running.js';
import type { CommandContext } from '../commands/command.js';
import { changeConfig } from '../settings/change-config.js';
import { isMembers } from '../settings/is-members.js';
import { placeOfSetting } from '../settings/place-of-setting.js';
import { resolveSettings } from '../settings/resolve-settings.js';
import { type ConfiguredRegistry, readConfiguredRegistries } from './read-configured-registries.js';

export interface RegistriesChange {
  /** Is given the registries that are there when they are written: another command may have changed them since. */
  readonly change: (configured: readonly ConfiguredRegistry[]) => readonly unknown[];
  /** Is called once they are written. */
  readonly tell: () => void;
}

/**
 * Puts registries into `config.json`, where all else stays as it is, and gives the background proxy
 * them: one that runs is replaced now, and one that does not starts with them.
 *
 * @throws CliError `USAGE_ERROR`, `FILE_BUSY`, or what `change` throws; then nothing is written
 */
export async function changeRegistries(
  { io, output, settings }: Pick<CommandContext, 'io' | 'output' | 'settings'>,
  { change, tell }: RegistriesChange,
): Promise<void> {
  const { configFile, configuration } = settings;
  const path = placeOfSetting('registries', configuration);
  await changeConfig(configFile, (content) => {
    const { profile = '' } = configuration;
    const profiles = isMembers(content['profiles']) ? content['profiles'] : {};
    const named = Object.hasOwn(profiles, profile) ? profiles[profile] : undefined;
    const ofProfile = isMembers(named) ? named : {};
    const configured = readConfiguredRegistries({ ...configuration, content, ofProfile }, io);
    return [{ path, value: change(configured) }];
  });
  tell();
  if (io.env['NANDA_REGISTRIES']) {
    output.note(
      output.noteStyle.yellow('NANDA_REGISTRIES is set, and wins over what stands in config.json.'),
    );
    return;
  }
  const changed = await resolveSettings(io);
  if (changed.baseUrl !== undefined) {
    output.note(
      output.noteStyle.yellow(`The proxy at ${changed.baseUrl} has registries of its own.`),
    );
    return;
  }
  const running = await findRunning(changed.directories.runtime);
  if (running !== undefined) await ensureProxy(changed, io);
}
