import type { Session } from '@nanda/protocol';
import { formatColumns } from '@nanda/terminal';
import { createSessionStore } from '../auth/create-session-store.js';
import { findToken } from '../auth/find-token.js';
import { formatUntil } from '../auth/format-until.js';
import { nameUser } from '../auth/name-user.js';
import { readSession } from '../auth/read-session.js';
import { sessionsDirectory } from '../auth/sessions-directory.js';
import { signInHint } from '../auth/sign-in-hint.js';
import type { SignedInUser } from '../auth/stored-session.js';
import { CliError } from '../errors/cli-error.js';
import { authOptions } from './auth-options.js';
import { defineCommand } from './define-command.js';

export const authStatus = defineCommand({
  summary: 'Show who you are to the proxy, and what you may do there.',
  arguments: [],
  examples: [
    { line: 'auth status', does: 'of the proxy that commands use' },
    { line: 'auth status --url https://nanda.example', does: 'of another one' },
    { line: 'auth status --json', does: 'for a program' },
  ],
  options: authOptions,
  notes: ['The exit code is 3 where you are not signed in. The proxy is asked.'],
  seeAlso: ['auth login'],
  async run({ io, output, settings }) {
    const { baseUrl: url, token: named } = settings;
    const directory = sessionsDirectory(settings.directories);
    const sessions = createSessionStore({ directory, env: io.env });
    const others = sessions.list().filter((one) => one !== url);
    if (url === undefined || url.startsWith('unix:')) {
      if (output.json)
        output.document({ url: url ?? null, isSignedIn: false, isLocal: true, others });
      else {
        output.print(
          'You use a proxy of this machine, which is yours alone: nobody signs in to it.',
        );
        tellOthers();
      }
      return 0;
    }
    const stored = sessions.find(url);
    const token = await findToken({ settings, io });
    if (token === undefined) throw signedOut(url);
    const isForeign = stored?.renewal !== undefined;
    const session = await readSession(url, { token, isForeign }).catch((error: unknown) => {
      if (error instanceof CliError && error.code === 'UNAUTHENTICATED' && !named) {
        throw signedOut(url, error);
      }
      throw error;
    });
    const source = named ? 'NANDA_TOKEN' : (stored?.kind ?? 'session');
    const facts = {
      user: session?.user ?? stored?.user,
      scope: session?.scope ?? stored?.scope ?? [],
      expiresAt: session?.expiresAt ?? stored?.expiresAt,
    };
    if (output.json) {
      const issuer = stored?.renewal?.issuer;
      output.document({
        url,
        isSignedIn: true,
        source,
        ...facts,
        ...(issuer !== undefined && { issuer }),
        others,
      });
      return 0;
    }
    const { user, scope, expiresAt } = facts;
    const { dim } = output.style;
    const rows = [
      ['proxy', url],
      ...(user === undefined ? [] : [['user', describeUser(user)]]),
      ...(user?.plan === undefined ? [] : [['plan', output.clean(user.plan)]]),
      ...rolesOf(session),
      ['may', scope.length === 0 ? 'what the proxy allows' : output.clean(scope.join(' '))],
      ['with', sources[source] ?? source],
      [
        'until',
        source === 'session'
          ? 'you sign out; renewed by itself'
          : expiresAt === undefined
            ? 'it is revoked'
            : formatUntil(expiresAt, { now: Date.now() }),
      ],
    ];
    output.print(formatColumns(rows.map(([name = '', text = '']) => [dim(name), text])));
    tellOthers();
    return 0;

    function describeUser(known: SignedInUser): string {
      const name = output.clean(nameUser(known));
      return known.id === nameUser(known) ? name : `${name} ${dim(output.clean(known.id))}`;
    }

    function rolesOf(known: Session | undefined): string[][] {
      const roles = known?.user.roles ?? [];
      return roles.length === 0 ? [] : [['roles', output.clean(roles.join(', '))]];
    }

    function tellOthers(): void {
      if (others.length === 0) return;
      output.note(output.noteStyle.dim(`You are signed in to others too: ${others.join(', ')}`));
    }
  },
});

const sources: Readonly<Record<string, string>> = {
  NANDA_TOKEN: 'the token of NANDA_TOKEN',
  session: 'a sign-in',
  token: 'a key or a token that you have handed over',
};

function signedOut(url: string, cause?: unknown): CliError {
  return new CliError('UNAUTHENTICATED', `You are not signed in to ${url}.`, {
    details: { url },
    hint: `Sign in: ${signInHint(url)}`,
    cause,
  });
}
