import { nearestName } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';
import { checkSecretName } from '../secrets/check-secret-name.js';
import { createSecretStore } from '../secrets/create-secret-store.js';
import { refuseOwnSecret } from '../secrets/refuse-own-secret.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const secretsRemove = defineCommand({
  summary: 'Forget a secret.',
  arguments: [{ name: 'name', summary: 'What it was kept as', required: true }],
  examples: [{ line: 'secrets rm WEATHER_TOKEN', does: 'wherever it is kept' }],
  options: commonOptions,
  seeAlso: ['secrets list'],
  forgivesSettings: true,
  async run({ io, output, positionals, settings }) {
    const [name = ''] = positionals;
    checkSecretName(name);
    refuseOwnSecret(name);
    const secrets = createSecretStore({ directory: settings.directories.config, env: io.env });
    if (!(await secrets.remove(name))) {
      const names = (await secrets.list()).map((one) => one.name);
      const nearest = nearestName(name, names);
      throw new CliError('NOT_FOUND', `There is no secret ${name}.`, {
        details: { name, secrets: names },
        hint: nearest === undefined ? 'See them: nanda secrets list' : `Did you mean ${nearest}?`,
      });
    }
    if (output.json) output.document({ removed: name });
    else output.print(`Forgot ${name}`);
  },
});
