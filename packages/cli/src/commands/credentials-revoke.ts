import type { StoredCredential } from '@nanda/protocol';
import { oneLine } from '@nanda/terminal';
import { findCredentials } from '../credentials/find-credentials.js';
import { findServiceNames } from '../credentials/find-service-names.js';
import { CliError } from '../errors/cli-error.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const credentialsRevoke = defineCommand({
  summary:
    'Forget what is kept for a service; tokens are taken back where their issuer can do that.',
  arguments: [
    {
      name: 'credential',
      summary: 'The service that it is for, or its own id',
      many: true,
    },
  ],
  examples: [
    { line: 'credentials revoke weather', does: 'all that is kept for this service' },
    { line: 'credentials revoke --all', does: 'everything' },
  ],
  options: { all: { kind: 'flag', summary: 'Everything that is kept' }, ...proxyOptions },
  notes: ['Open connections that use it ask for it again.'],
  seeAlso: ['credentials list'],
  async run({ options, output, positionals, client }) {
    const all = options.all === true;
    if (all === positionals.length > 0) {
      const problem = all ? '--all is everything, not only what is named.' : 'Of which service?';
      throw new CliError('USAGE_ERROR', problem, {
        hint: 'See what is kept: nanda credentials list',
      });
    }
    const proxy = await client();
    const { data: kept } = await proxy.call<StoredCredential[]>('credentials.list');
    const chosen = new Map<string, StoredCredential>(
      (all ? kept : []).map((credential) => [credential.id, credential]),
    );
    for (const typed of positionals) {
      const found = await findCredentials(typed, { client: proxy, kept });
      for (const credential of found) chosen.set(credential.id, credential);
    }
    const names = output.json ? undefined : await findServiceNames([...chosen.values()], proxy);
    const revoked: StoredCredential[] = [];
    for (const credential of chosen.values()) {
      const params = { credentialId: credential.id };
      await proxy.call('credentials.delete', { params }).catch((error: unknown) => {
        // Somebody else was faster.
        if (!(error instanceof CliError) || error.code !== 'NOT_FOUND') throw error;
      });
      revoked.push(credential);
      if (output.json) continue;
      const { serviceId, type, id } = credential;
      const name = names?.get(serviceId) ?? serviceId;
      output.print(`Forgot the ${type} of ${output.clean(oneLine(name, 60))} (${id})`);
    }
    if (output.json) output.document({ revoked });
    else if (revoked.length === 0) output.print('Nothing is kept for any service.');
  },
});
