import { quoteForShell } from '@nanda/terminal';
import { createSessionStore } from '../auth/create-session-store.js';
import { describeSignedIn } from '../auth/describe-signed-in.js';
import { findSignInPlace } from '../auth/oauth/find-sign-in-place.js';
import { signInByBrowser } from '../auth/oauth/sign-in-by-browser.js';
import { signInByDevice } from '../auth/oauth/sign-in-by-device.js';
import { untilStopped } from '../auth/oauth/until-stopped.js';
import { openMessageSigner } from '../auth/open-message-signer.js';
import { readSession } from '../auth/read-session.js';
import { requireProxyUrl } from '../auth/require-proxy-url.js';
import { sessionsDirectory } from '../auth/sessions-directory.js';
import { signInByPassword } from '../auth/sign-in-by-password.js';
import { signInByWallet } from '../auth/sign-in-by-wallet.js';
import { signInKind } from '../auth/sign-in-kind.js';
import type { NewSession } from '../auth/stored-session.js';
import { toOAuthSession } from '../auth/to-oauth-session.js';
import { warnOfPlainHttp } from '../auth/warn-of-plain-http.js';
import { withoutSignInHint } from '../auth/without-sign-in-hint.js';
import { CliError } from '../errors/cli-error.js';
import { askSecret } from '../prompts/ask-secret.js';
import { canAsk } from '../prompts/can-ask.js';
import { hasScreen } from '../services/has-screen.js';
import { openInBrowser } from '../services/open-in-browser.js';
import { readSecret } from '../settings/read-secret.js';
import { settingTable } from '../settings/setting-table.js';
import { authOptions } from './auth-options.js';
import { defineCommand } from './define-command.js';

/** Milliseconds that somebody has to sign in. */
const patience = 10 * 60_000;

export const authLogin = defineCommand({
  summary: 'Sign in to a proxy that has accounts.',
  arguments: [],
  examples: [
    { line: 'auth login --url https://nanda.example', does: 'in your browser' },
    { line: 'auth login --device', does: 'with a code, in a browser somewhere else' },
    { line: 'auth login --email ada@example.com', does: 'with a password, which is asked for' },
    { line: 'auth login --wallet main', does: 'with a wallet of yours: nanda wallet' },
    { line: 'auth login --token-stdin < key.txt', does: 'with an API key, in a script' },
  ],
  options: {
    browser: { kind: 'flag', summary: 'In a browser of this machine' },
    device: { kind: 'flag', summary: 'Show a code to type in a browser of any machine' },
    email: { kind: 'text', value: 'ADDRESS', summary: 'With the password of this account' },
    'password-stdin': { kind: 'flag', summary: 'Read the password from standard input' },
    wallet: {
      kind: 'text',
      value: 'WALLET',
      summary:
        'With this wallet of yours, by its name or address; of another address the signature is asked for',
    },
    'wallet-key': {
      kind: 'text',
      value: 'SOURCE',
      summary: 'With the private key that is there: a file, env:NAME or secret:NAME',
    },
    'token-stdin': { kind: 'flag', summary: 'Read an API key or a token from standard input' },
    scope: {
      kind: 'text',
      many: true,
      value: 'SCOPE',
      summary: 'Ask for this alone, repeatable: catalog:read, tools:call, …',
    },
    'client-id': {
      kind: 'text',
      value: 'ID',
      env: settingTable.oauthClientId.env,
      summary: 'How another authorization server knows this program',
    },
    ...authOptions,
  },
  notes: [
    'On a terminal it opens a browser, or where there is none shows a code; the address is printed in any case. It waits for ten minutes at most, and Ctrl-C ends it.',
    'What it gets is kept in the keychain of this machine, where that has one, else in a file that only you can read; by proxy and profile. All commands use it from then on, and renew it.',
    'A proxy may leave signing in to another authorization server; then that one is asked.',
  ],
  seeAlso: ['auth status', 'auth logout', 'keys'],
  async run(context) {
    const { io, options, output, settings } = context;
    const url = requireProxyUrl(settings);
    const scope = options.scope?.flatMap((words) => words.split(/[\s,]+/).filter(Boolean));
    const kind = signInKind(options, {
      canAsk: canAsk(context),
      hasScreen: hasScreen(io),
      url,
    });
    if (scope !== undefined && kind !== 'browser' && kind !== 'device') {
      throw new CliError('USAGE_ERROR', '--scope goes with --browser and --device.', {
        hint: 'For a key that may do less: nanda auth keys create NAME --scope SCOPE',
      });
    }
    const warning = warnOfPlainHttp(url);
    if (warning !== undefined) output.note(output.noteStyle.yellow(warning));

    const signedIn = await signIn().catch((error: unknown) => {
      throw withoutSignInHint(error);
    });
    const sessions = createSessionStore({
      directory: sessionsDirectory(settings.directories),
      env: io.env,
    });
    // Nobody else renews what is being replaced.
    const kept = await sessions.exclusively(url, () => sessions.keep(url, signedIn));
    const { accessToken: _access, refreshToken: _refresh, ...facts } = signedIn;
    if (output.json) output.document({ url, ...facts, place: kept.place });
    else output.print(`Signed in to ${url}${describeSignedIn(facts, output)}`);
    if (kept.fileReason !== undefined) {
      output.note(
        output.noteStyle.yellow(
          `It is kept in a file that only you can read, and not encrypted: ${kept.fileReason}.`,
        ),
      );
    }
    if (options.url !== undefined && io.env['NANDA_BASE_URL'] !== options.url && !output.json) {
      output.note(output.noteStyle.dim(`To use it without --url: nanda config set baseUrl ${url}`));
    }
    if (settings.token) {
      output.note(
        output.noteStyle.yellow('NANDA_TOKEN is set, and wins: commands show that to the proxy.'),
      );
    }

    async function signIn(): Promise<NewSession> {
      switch (kind) {
        case 'password': {
          const email = options.email ?? '';
          const password = await readPassword();
          const given = await within((signal) =>
            signInByPassword(url, { email, password, signal }),
          );
          return withFacts(given);
        }
        case 'wallet': {
          const signer = await openMessageSigner(context, {
            wallet: options.wallet,
            keySource: options['wallet-key'],
          });
          return withFacts(await within((signal) => signInByWallet(url, { signer, signal })));
        }
        case 'token': {
          const accessToken = await readSecret('-', { io, option: '--token-stdin' });
          if (!/^[\x21-\x7e]+$/.test(accessToken)) {
            throw new CliError('USAGE_ERROR', '--token-stdin: a token is one word.');
          }
          return withFacts({ kind: 'token', accessToken, scope: [] });
        }
        default:
          return withFacts(await withProgram(kind));
      }
    }

    /** Whom the proxy takes the token for: also shows that it is a good one. */
    async function withFacts(session: NewSession): Promise<NewSession> {
      const token = session.accessToken;
      const isForeign = session.renewal !== undefined;
      const known = await within((signal) => readSession(url, { token, isForeign, signal }));
      if (known === undefined) return session;
      const { user, scope: allowed } = known;
      // By this machine's clock, where it is known: the proxy's may be another.
      const expiresAt = session.expiresAt ?? known.expiresAt;
      return { ...session, user, scope: allowed, ...(expiresAt !== undefined && { expiresAt }) };
    }

    function withProgram(how: 'browser' | 'device'): Promise<NewSession> {
      const clientId = options['client-id'];
      return within(async (signal) => {
        const place = await findSignInPlace(url, { clientId, signal });
        const tokens =
          how === 'browser'
            ? await signInByBrowser(place, { scope, signal, show: showPage })
            : await signInByDevice(place, { url, scope, signal, show: showCode });
        return toOAuthSession(tokens, { place, scope });
      });
    }

    async function showPage(page: string): Promise<void> {
      output.note(`Sign in on this page:\n\n  ${page}\n`);
      const isOpened = await openInBrowser(page, io).catch(() => false);
      output.note(
        isOpened
          ? 'It opens in your browser. Waiting for you to come back…'
          : 'There is no browser here that could be opened: open it yourself, on this machine. Waiting…',
      );
    }

    function showCode({
      userCode,
      page,
      wholePage,
    }: {
      readonly userCode: string;
      readonly page: string;
      readonly wholePage: string | undefined;
    }): void {
      const { bold } = output.noteStyle;
      output.note(`Open this page in any browser:\n\n  ${page}\n`);
      output.note(`and type the code  ${bold(userCode)}\n`);
      if (wholePage !== undefined) output.note(`With the code in it: ${wholePage}`);
      output.note('Waiting…');
    }

    async function readPassword(): Promise<string> {
      if (options['password-stdin'] === true) {
        return (await io.readStdin()).replace(/\r?\n$/, '');
      }
      if (canAsk(context)) return askSecret(io, { question: 'Password:' });
      throw new CliError('UNAUTHENTICATED', 'Nobody can be asked for the password here.', {
        hint: `Hand it over on standard input: nanda auth login --email ${quoteForShell(options.email ?? '')} --password-stdin`,
      });
    }

    function within<Value>(work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
      return untilStopped(work, { io, limit: patience });
    }
  },
});
