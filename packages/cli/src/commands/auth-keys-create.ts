import type { NewApiKey } from '@nanda/protocol';
import { quoteForShell } from '@nanda/terminal';
import { authOptions } from './auth-options.js';
import { defineCommand } from './define-command.js';

export const authKeysCreate = defineCommand({
  summary: 'Make an API key, for a program that works in your name.',
  arguments: [{ name: 'name', summary: 'What you call it', required: true }],
  examples: [
    { line: 'auth keys create ci', does: 'may do all that you may' },
    { line: 'auth keys create ci --scope tools:call --scope connections:read', does: 'only that' },
    { line: 'auth keys create ci --expires 30d', does: 'for a month' },
  ],
  options: {
    scope: {
      kind: 'text',
      many: true,
      value: 'SCOPE',
      summary: 'What it may do, repeatable: catalog:read, tools:call:weather/*, …',
    },
    expires: { kind: 'duration', least: 1000, summary: 'When it ends, from now on' },
    ...authOptions,
  },
  notes: [
    'The key is printed this once, alone on standard output. It is sent as `X-API-Key`, or as a bearer token.',
  ],
  async run({ options, output, positionals, client }) {
    const [name = ''] = positionals;
    const { scope, expires } = options;
    const proxy = await client();
    const { data: made } = await proxy.call<NewApiKey>('apiKeys.create', {
      body: {
        name,
        ...(scope && { scope: scope.flatMap((words) => words.split(/[\s,]+/).filter(Boolean)) }),
        ...(expires !== undefined && { expiresAt: new Date(Date.now() + expires).toISOString() }),
      },
    });
    if (output.json) {
      output.document(made);
      return;
    }
    output.print(made.key);
    const at = options.url === undefined ? '' : ` --url ${quoteForShell(options.url)}`;
    output.note(
      output.noteStyle.dim(
        `It is shown this once. To end it: nanda auth keys revoke ${made.id}${at}`,
      ),
    );
  },
});
