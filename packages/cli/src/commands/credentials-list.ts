import type { StoredCredential } from '@nanda/protocol';
import { formatColumns } from '@nanda/terminal';
import { shortenId } from '../connections/shorten-id.js';
import { credentialRow } from '../credentials/credential-row.js';
import { findServiceNames } from '../credentials/find-service-names.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const credentialsList = defineCommand({
  summary: 'List what the proxy keeps to let you into services; never the secrets themselves.',
  arguments: [],
  examples: [
    { line: 'credentials list', does: 'for which services, and for how long' },
    { line: 'credentials list --json', does: 'for a program' },
  ],
  options: proxyOptions,
  notes: [
    'It is encrypted; the key is in the keychain of this machine, where that has one, else in a file that only you can read.',
  ],
  seeAlso: ['credentials revoke', 'keys', 'secrets list'],
  async run({ output, client }) {
    const proxy = await client();
    const { data: credentials } = await proxy.call<StoredCredential[]>('credentials.list');
    if (output.json) {
      output.document({ credentials });
      return;
    }
    if (credentials.length === 0) {
      output.print('Nothing is kept for any service.');
      return;
    }
    const now = Date.now();
    const ids = credentials.map(({ id }) => id);
    const names = await findServiceNames(credentials, proxy);
    const rows = credentials.map((one) =>
      credentialRow(one, {
        output,
        now,
        name: names.get(one.serviceId),
        // A program that reads this may not take the beginning of an id for one.
        shownId: Number.isFinite(output.width) ? shortenId(one.id, ids) : one.id,
      }),
    );
    output.print(formatColumns(rows));
  },
});
