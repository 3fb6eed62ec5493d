import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { CredentialExport, StoredCredential } from '@nanda/protocol';
import { plural } from '@nanda/terminal';
import { findCredentials } from '../credentials/find-credentials.js';
import { readPassphrase } from '../credentials/read-passphrase.js';
import { CliError } from '../errors/cli-error.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const credentialsExport = defineCommand({
  summary: 'Write what is kept for services into a file that a passphrase protects.',
  arguments: [{ name: 'file', summary: 'Where to; - for standard output' }],
  examples: [
    { line: 'credentials export kept.json', does: 'asks for a passphrase, twice' },
    { line: 'credentials export kept.json --service weather', does: 'of one service' },
    { line: 'credentials export - --passphrase-file env:PASS', does: 'for another program' },
  ],
  options: {
    service: {
      kind: 'text',
      many: true,
      value: 'SERVICE',
      summary: 'Only what is kept for this one, repeatable',
    },
    'passphrase-file': {
      kind: 'text',
      value: 'FILE',
      summary: 'Where the passphrase is: a file, env:NAME, secret:NAME or -',
    },
    force: { kind: 'flag', summary: 'Write over a file that is there' },
    ...proxyOptions,
  },
  notes: [
    'Who has the file and the passphrase has everything that is in it. Only you can read the file.',
  ],
  seeAlso: ['credentials import'],
  writesOutput: true,
  async run(context) {
    const { io, options, output, positionals, client } = context;
    const [typed = options.output] = positionals;
    if (typed === undefined || typed === '') {
      throw new CliError('USAGE_ERROR', 'Into which file?', {
        hint: 'Name one, or - for standard output: nanda credentials export FILE',
      });
    }
    const toStdout = typed === '-';
    const path = resolve(io.cwd, typed);
    const proxy = await client();
    const { data: kept } = await proxy.call<StoredCredential[]>('credentials.list');
    const ids = new Set<string>();
    for (const service of options.service ?? []) {
      const found = await findCredentials(service, { client: proxy, kept });
      for (const { id } of found) ids.add(id);
    }
    const count = ids.size > 0 ? ids.size : kept.length;
    if (count === 0) throw new CliError('NOT_FOUND', 'Nothing is kept for any service.');
    const passphrase = await readPassphrase(context, { isNew: true });
    const { data } = await proxy.call<CredentialExport>('credentials.export', {
      body: { passphrase, ...(ids.size > 0 && { credentialIds: [...ids] }) },
    });
    const text = `${JSON.stringify(data, undefined, 2)}\n`;
    if (toStdout) {
      output.document(data, { render: () => text.trimEnd() });
      return;
    }
    await write(path, text, { mayReplace: options.force === true });
    if (output.json) output.document({ file: path, credentials: count });
    else output.print(`Wrote ${plural(count, 'credential')} into ${path}`);
  },
});

async function write(
  path: string,
  text: string,
  { mayReplace }: { readonly mayReplace: boolean },
): Promise<void> {
  try {
    if (mayReplace) {
      const { writeTextFile } = await import('../state/write-text-file.js');
      await writeTextFile(path, text);
    } else await writeFile(path, text, { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST') {
      throw new CliError('USAGE_ERROR', `${path} is there already.`, {
        hint: 'Choose another file, or write over it with --force.',
        cause,
      });
    }
    throw new CliError('OUTPUT_FAILED', `${path} cannot be written (${code}).`, { cause });
  }
}
