import { CliError } from '../errors/cli-error.js';
import { changeRegistries } from '../registries/change-registries.js';
import {
  type ConfiguredRegistry,
  readConfiguredRegistries,
} from '../registries/read-configured-registries.js';
import { registryText } from '../registries/registry-text.js';
import { readRegistryText } from '../settings/read-registry-text.js';
import { nearestName } from '../text/nearest-name.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const registryRemove = defineCommand({
  summary: 'Take a registry out of your settings. What came from it is not found any more.',
  arguments: [{ name: 'registry', summary: 'Its name, or what it was added as', required: true }],
  examples: [
    { line: 'registry remove samples', does: 'by name' },
    { line: 'registry remove file:./catalog.json', does: 'as it was added' },
  ],
  options: commonOptions,
  async run(context) {
    const { io, output, positionals, settings } = context;
    const [typed = ''] = positionals;
    const configured = readConfiguredRegistries(settings.configFile, io);
    const removed = find(configured);
    if (removed === undefined) {
      const names = configured.map(({ name }) => name);
      const nearest = nearestName(typed, names);
      throw new CliError('NOT_FOUND', `Your settings have no registry "${typed}".`, {
        details: { registries: names },
        hint:
          nearest !== undefined
            ? `Did you mean ${nearest}?`
            : names.length === 0
              ? 'They have none at all.'
              : `They have: ${names.join(', ')}`,
      });
    }
    const left = configured.filter((one) => one !== removed);
    const registries = left.map(({ written }) => written);
    if (output.json) output.document({ removed: removed.setting, name: removed.name, registries });
    else {
      const names = left.map(({ name }) => name).join(', ');
      output.print(`Removed ${removed.name}. Services are found in: ${names || 'no registry'}`);
    }
    await changeRegistries(context, registries);

    function find(all: readonly ConfiguredRegistry[]): ConfiguredRegistry | undefined {
      const byName = all.find(({ name }) => name === typed);
      if (byName !== undefined) return byName;
      const text = readText();
      return text === undefined
        ? undefined
        : all.find(({ setting }) => registryText(setting) === text);
    }

    function readText(): string | undefined {
      try {
        return readRegistryText(typed, { env: io.env, directory: io.cwd });
      } catch {
        // It was a name then, and a wrong one.
        return undefined;
      }
    }
  },
});
