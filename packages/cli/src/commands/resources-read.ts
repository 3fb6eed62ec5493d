import type { ReadResource } from '@nanda/protocol';
import { CliError } from '../errors/cli-error.js';
import { resultFormats } from '../output/output-format.js';
import { resolveResource } from '../resources/resolve-resource.js';
import { showResult } from '../results/show-result.js';
import { connectionOption } from './connection-option.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';
import { resourceArgument } from './resource-argument.js';

export const resourcesRead = defineCommand({
  summary: 'Print what a resource holds: text as it is, other things as their bytes.',
  arguments: [resourceArgument],
  examples: [
    { line: 'resources read 1', does: 'the first row listed' },
    { line: 'resources read demo://resource/static/document/features.md -o md', does: 'rendered' },
    { line: 'resources read 3 --output logo.png', does: 'into a file' },
  ],
  options: {
    connection: connectionOption,
    save: { kind: 'text', value: 'DIR', summary: 'Save what is no text there' },
    ...proxyOptions,
    format: { ...proxyOptions.format, choices: resultFormats },
  },
  notes: ['What is no text is shown or saved on a terminal; a pipe or --output gets its bytes.'],
  async run(context) {
    const { io, output, options, positionals, program } = context;
    const { connection, uri } = await resolveResource(positionals[0] ?? '', context, {
      named: options.connection,
    });
    const client = await context.client();
    const { data } = await client
      .call<ReadResource>('resources.read', {
        params: { connectionId: connection.id },
        query: { uri },
        timeout: 120_000,
      })
      .catch((error: unknown) => {
        if (!(error instanceof CliError) || error.code !== 'UPSTREAM_ERROR') throw error;
        const { message, details, retryable } = error;
        const code = isMissing(details) ? 'NOT_FOUND' : error.code;
        const hint = `See what there is: ${program} resources list`;
        throw new CliError(code, message, { details, retryable, hint, cause: error });
      });
    if (output.json) {
      output.document({ connectionId: connection.id, ...data });
      return;
    }
    const content = data.contents.map((resource) => ({ type: 'resource', resource }));
    const [only, ...others] = data.contents;
    // As it is, to the byte: without a line feed that a text does not end with.
    const isAsItIs =
      others.length === 0 &&
      (only?.blob !== undefined || (only?.text !== undefined && output.format === 'text'));
    const isPiped = io.stdout.isTTY !== true && options.save === undefined;
    const format = isAsItIs && isPiped ? 'raw' : output.format;
    await showResult(
      { content },
      { io, output: { ...output, format }, directory: options.save, isPaged: true },
    );
  },
});

/** What the protocol has for it, and what many services say instead. */
function isMissing(details: CliError['details']): boolean {
  const { code, message } = (details?.['rpc'] ?? {}) as { code?: unknown; message?: unknown };
  return code === -32_002 || (code === -32_602 && /not found/i.test(String(message)));
}
