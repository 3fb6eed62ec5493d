import type { ApiKey } from '@nanda/protocol';
import { CliError } from '../errors/cli-error.js';
import { authOptions } from './auth-options.js';
import { defineCommand } from './define-command.js';

export const authKeysRevoke = defineCommand({
  summary: 'End an API key: whoever has it is let in no more.',
  arguments: [{ name: 'key', summary: 'Its name or its id', required: true }],
  examples: [{ line: 'auth keys revoke ci', does: 'by its name' }],
  options: authOptions,
  async run({ output, positionals, client }) {
    const [typed = ''] = positionals;
    const proxy = await client();
    const { data: keys } = await proxy.call<ApiKey[]>('apiKeys.list');
    const [found, another] = keys.filter(({ id, name }) => id === typed || name === typed);
    if (found === undefined) {
      throw new CliError('NOT_FOUND', 'You have no such API key.', {
        hint: 'See which there are: nanda auth keys list',
      });
    }
    if (another !== undefined) {
      throw new CliError(
        'USAGE_ERROR',
        `You have several keys of that name: ${found.id}, ${another.id}.`,
        {
          hint: 'Name its id: nanda auth keys list',
        },
      );
    }
    const { data: revoked } = await proxy.call<ApiKey>('apiKeys.delete', {
      params: { apiKeyId: found.id },
    });
    if (output.json) output.document({ revoked });
    else output.print(`Revoked ${output.clean(revoked.name)}`);
  },
});
