import type { RegistryStatus } from '@nanda/protocol';
import { formatRegistries } from '../registries/format-registries.js';
import { listShown } from '../registries/list-shown.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const registryList = defineCommand({
  summary: 'List the registries that services are found in.',
  arguments: [],
  examples: [
    { line: 'registry list', does: 'names, and how far each has been read' },
    { line: 'registry list --json', does: 'for a program' },
  ],
  options: proxyOptions,
  async run({ output, client }) {
    const proxy = await client();
    const { data: registries } = await proxy.call<RegistryStatus[]>('registries.list');
    if (output.json) {
      output.document({ registries });
      return;
    }
    const shown = listShown(registries);
    if (shown.length > 0) output.print(formatRegistries(shown, { output, now: Date.now() }));
    else {
      output.print('No registry is in use.');
      output.note('Add one: nanda registry add mcp-registry');
    }
  },
});
