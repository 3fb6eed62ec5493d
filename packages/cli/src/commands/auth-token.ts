import { findToken } from '../auth/find-token.js';
import { requireProxyUrl } from '../auth/require-proxy-url.js';
import { signInHint } from '../auth/sign-in-hint.js';
import { CliError } from '../errors/cli-error.js';
import { authOptions } from './auth-options.js';
import { defineCommand } from './define-command.js';

export const authToken = defineCommand({
  summary: 'Print a token that the proxy takes now, for other programs.',
  arguments: [],
  examples: [
    { line: 'auth token', does: 'renewed first where it is nearly over' },
    { line: 'auth token --json', does: 'for a program' },
  ],
  options: authOptions,
  notes: [
    'It is a secret, good for minutes. In a line of a shell: `curl -H "Authorization: Bearer $(nanda auth token)" …`',
    'Whatever has to work for longer wants a key of its own: `nanda auth keys create NAME`.',
  ],
  async run({ io, output, settings }) {
    const url = requireProxyUrl(settings);
    const token = await findToken({ settings, io });
    if (token === undefined) {
      throw new CliError('UNAUTHENTICATED', `You are not signed in to ${url}.`, {
        details: { url },
        hint: `Sign in: ${signInHint(url)}`,
      });
    }
    if (io.stdout.isTTY === true) {
      output.note(output.noteStyle.yellow('This is a secret: whoever has it is you, for minutes.'));
    }
    if (output.json) output.document({ url, token });
    else output.print(token);
  },
});
