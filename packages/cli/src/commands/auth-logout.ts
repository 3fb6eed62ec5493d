import { createSessionStore } from '../auth/create-session-store.js';
import { endSession, type EndedSession } from '../auth/end-session.js';
import { requireProxyUrl } from '../auth/require-proxy-url.js';
import { sessionsDirectory } from '../auth/sessions-directory.js';
import { authOptions } from './auth-options.js';
import { defineCommand } from './define-command.js';

export const authLogout = defineCommand({
  summary: 'Sign out of a proxy: end the session there, and forget it here.',
  arguments: [],
  examples: [
    { line: 'auth logout', does: 'of the proxy that commands use' },
    { line: 'auth logout --all', does: 'of all that this profile is signed in to' },
  ],
  options: {
    all: { kind: 'flag', summary: 'Of all proxies' },
    ...authOptions,
  },
  notes: [
    'It is forgotten here also where the proxy cannot be told; then the session ends by itself, seven days after it was last renewed.',
  ],
  async run({ io, options, output, settings }) {
    const directory = sessionsDirectory(settings.directories);
    const sessions = createSessionStore({ directory, env: io.env });
    const urls = options.all === true ? sessions.list() : [requireProxyUrl(settings)];
    const ended: EndedSession[] = [];
    for (const url of urls) {
      const one = await endSession(url, { sessions });
      if (one !== undefined) ended.push(one);
    }
    if (output.json) {
      output.document({ ended });
      return;
    }
    if (ended.length === 0) {
      output.print(
        `You are not signed in${options.all === true ? ' anywhere' : ` to ${urls[0]}`}.`,
      );
    }
    for (const { url, isRevoked, reason } of ended) {
      output.print(`Signed out of ${url}`);
      if (!isRevoked && reason !== undefined) {
        output.note(output.noteStyle.yellow(`Only forgotten here: ${output.cleanNote(reason)}`));
      }
    }
    if (settings.token && options.all !== true) {
      output.note(output.noteStyle.yellow('NANDA_TOKEN is still set: commands show that.'));
    }
  },
});
