import { nearestName } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';
import { changeRegistries } from '../registries/change-registries.js';
import type { ConfiguredRegistry } from '../registries/read-configured-registries.js';
import { registryText } from '../registries/registry-text.js';
import { readRegistryText } from '../settings/read-registry-text.js';
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
    const { io, output, positionals } = context;
    const [typed = ''] = positionals;
    let removed: ConfiguredRegistry | undefined;
    let left: readonly ConfiguredRegistry[] = [];
    await changeRegistries(context, {
      change(configured) {
        const found = findOrFail(configured);
        removed = found;
        left = configured.filter((one) => one !== found);
        return left.map(({ written }) => written);
      },
      tell() {
        const name = removed?.name ?? typed;
        const registries = left.map(({ written }) => written);
        if (output.json) output.document({ removed: removed?.setting, name, registries });
        else {
          const names = left.map((one) => one.name).join(', ');
          output.print(`Removed ${name}. Services are found in: ${names || 'no registry'}`);
        }
      },
    });

    function findOrFail(configured: readonly ConfiguredRegistry[]): ConfiguredRegistry {
      const found = find(configured);
      if (found !== undefined) return found;
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
