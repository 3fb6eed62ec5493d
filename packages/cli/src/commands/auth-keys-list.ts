import type { ApiKey } from '@nanda/protocol';
import { formatAgo, formatColumns } from '@nanda/terminal';
import { formatUntil } from '../auth/format-until.js';
import { authOptions } from './auth-options.js';
import { defineCommand } from './define-command.js';

export const authKeysList = defineCommand({
  summary: 'List your API keys: what they are called, never what they are.',
  arguments: [],
  examples: [
    { line: 'auth keys list', does: 'names, what they may, when they were used' },
    { line: 'auth keys --json', does: 'for a program' },
  ],
  options: authOptions,
  async run({ output, client }) {
    const proxy = await client();
    const { data: keys } = await proxy.call<ApiKey[]>('apiKeys.list');
    if (output.json) {
      output.document({ keys });
      return;
    }
    if (keys.length === 0) {
      output.print('You have no API keys.');
      output.note('Make one: nanda auth keys create NAME');
      return;
    }
    const { dim } = output.style;
    const now = Date.now();
    const rows = keys.map(({ id, name, prefix, scope, lastUsedAt, expiresAt }) => [
      output.clean(name),
      dim(output.clean(id)),
      `${output.clean(prefix)}…`,
      output.clean(scope.join(' ')),
      dim(lastUsedAt === undefined ? 'never used' : `used ${formatAgo(lastUsedAt, { now })}`),
      expiresAt === undefined ? '' : dim(`until ${formatUntil(expiresAt, { now })}`),
    ]);
    output.print(formatColumns(rows));
  },
});
