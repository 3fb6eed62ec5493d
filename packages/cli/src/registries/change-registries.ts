import { realpath } from 'node:fs/promises';
import { ensureProxy } from '../background/ensure-proxy.js';
import { findRunning } from '../background/find-running.js';
import type { CommandContext } from '../commands/command.js';
import { readConfigFile } from '../settings/read-config-file.js';
import { resolveSettings } from '../settings/resolve-settings.js';
import { writeJsonFile } from '../state/write-json-file.js';

/**
 * Puts registries into `config.json`, where all else stays as it is, and gives the background proxy
 * them: one that runs is replaced now, and one that does not starts with them.
 */
export async function changeRegistries(
  { io, output, settings }: Pick<CommandContext, 'io' | 'output' | 'settings'>,
  registries: readonly unknown[],
): Promise<void> {
  const { configFile } = settings;
  const config = readConfigFile(configFile);
  // A link into somebody's own collection of settings stays one.
  const path = await realpath(configFile).catch(() => configFile);
  await writeJsonFile(path, { ...config, registries });
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
