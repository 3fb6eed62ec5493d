import type { RegistryStatus } from '@nanda/protocol';
import { findRegistry } from '../registries/find-registry.js';
import { formatRegistries } from '../registries/format-registries.js';
import { listShown } from '../registries/list-shown.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';
import { registryArgument } from './registry-argument.js';

export const registryStatus = defineCommand({
  summary: 'Show how registries have been read, and what went wrong.',
  arguments: [registryArgument],
  examples: [
    { line: 'registry status', does: 'all of them' },
    { line: 'registry status mcp-registry --problems', does: 'with rows that were left out' },
  ],
  options: {
    problems: { kind: 'flag', summary: 'Show what was wrong with rows that could not be read' },
    ...proxyOptions,
  },
  async run({ output, options, positionals, client }) {
    const proxy = await client();
    const { data } = await proxy.call<RegistryStatus[]>('registries.list');
    const [name] = positionals;
    const registries = name === undefined ? listShown(data) : [findRegistry(name, data)];
    if (output.json) {
      output.document({ registries: name === undefined ? data : registries });
      return;
    }
    if (registries.length === 0) {
      output.print('No registry is in use.');
      output.note('Add one: nanda registry add mcp-registry');
      return;
    }
    const withProblems = options.problems === true;
    output.print(
      formatRegistries(registries, { output, now: Date.now(), isLong: true, withProblems }),
    );
  },
});
