import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { CredentialsImported } from '@nanda/protocol';
import { oneLine, plural } from '@nanda/terminal';
import { readPassphrase } from '../credentials/read-passphrase.js';
import { CliError } from '../errors/cli-error.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const credentialsImport = defineCommand({
  summary: 'Take in what was exported elsewhere.',
  arguments: [
    {
      name: 'file',
      summary: 'What `credentials export` has written; - for standard input',
      required: true,
    },
  ],
  examples: [
    { line: 'credentials import kept.json', does: 'asks for its passphrase' },
    { line: 'credentials import kept.json --passphrase-file env:PASS', does: 'in a script' },
  ],
  options: {
    'passphrase-file': {
      kind: 'text',
      value: 'FILE',
      summary: 'Where the passphrase is: a file, env:NAME, secret:NAME or -',
    },
    ...proxyOptions,
  },
  notes: [
    'What is kept here for the same service is replaced. Services that the proxy does not know are left out.',
  ],
  seeAlso: ['credentials export'],
  async run(context) {
    const { io, options, output, positionals, client } = context;
    const [file = ''] = positionals;
    if (file === '-' && options['passphrase-file'] === '-') {
      throw new CliError('USAGE_ERROR', 'Standard input is the file, or the passphrase, not both.');
    }
    const exported = await read(file);
    const passphrase = await readPassphrase(context, { isNew: false });
    const proxy = await client();
    const { data } = await proxy
      .call<CredentialsImported>('credentials.import', { body: { passphrase, export: exported } })
      .catch(explain);
    if (output.json) {
      output.document(data);
      return;
    }
    output.print(`Took in ${plural(data.imported, 'credential')}`);
    for (const { serviceId, reason } of data.skipped) {
      const service = output.cleanNote(oneLine(serviceId, 60));
      output.note(`Left out ${service}: ${output.cleanNote(oneLine(reason, 200))}`);
    }

    async function read(path: string): Promise<unknown> {
      const text = await (path === '-'
        ? io.readStdin()
        : readFile(resolve(io.cwd, path), 'utf8').catch((cause: NodeJS.ErrnoException) => {
            throw new CliError('USAGE_ERROR', `${path} cannot be read (${cause.code}).`, { cause });
          }));
      try {
        const value = JSON.parse(text) as { readonly format?: unknown } | null;
        if (value?.format === 'nanda-credentials') return value;
      } catch {
        // The parser's own words quote what it read.
      }
      throw new CliError('USAGE_ERROR', 'That is no file that credentials were exported into.', {
        hint: 'Make one where they are: nanda credentials export FILE',
      });
    }
  },
});

/** What is wrong with the file is nothing that was typed. */
function explain(error: unknown): never {
  if (!(error instanceof CliError) || error.code !== 'VALIDATION_ERROR') throw error;
  const { code, message, details } = error;
  throw new CliError(code, message, { details, hint: 'Nothing was taken in.', cause: error });
}
