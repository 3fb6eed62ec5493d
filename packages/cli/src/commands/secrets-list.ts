import { formatAgo, formatColumns } from '@nanda/terminal';
import { createSecretStore } from '../secrets/create-secret-store.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const secretsList = defineCommand({
  summary: 'List the secrets that are kept: their names, never their values.',
  arguments: [],
  examples: [{ line: 'secrets list', does: 'names, where they are, how old they are' }],
  options: commonOptions,
  seeAlso: ['secrets set', 'keys'],
  forgivesSettings: true,
  async run({ io, output, settings }) {
    const secrets = createSecretStore({ directory: settings.directories.config, env: io.env });
    const list = await secrets.list();
    if (output.json) {
      output.document({ file: secrets.file, secrets: list });
    } else if (list.length === 0) {
      output.print('You have kept no secrets.');
      output.note('Keep one: nanda secrets set NAME');
    } else {
      const { dim } = output.style;
      const now = Date.now();
      const rows = list.map(({ name, place, changedAt }) => [
        output.clean(name),
        place,
        dim(`changed ${formatAgo(changedAt, { now })}`),
      ]);
      output.print(formatColumns(rows));
    }
  },
});
