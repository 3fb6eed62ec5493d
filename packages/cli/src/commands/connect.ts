import type { Connection, Service } from '@nanda/protocol';
import { serviceAuthKinds, transports } from '@nanda/protocol/facts';
import { oneLine, quoteForShell, sanitizeForTerminal } from '@nanda/terminal';
import { findAgreed } from '../authorizing/find-agreed.js';
import { chooseConnectionName } from '../connections/choose-connection-name.js';
import { connectionLabel } from '../connections/connection-label.js';
import { suggestConnectionName } from '../connections/suggest-connection-name.js';
import { CliError } from '../errors/cli-error.js';
import { rememberAgreement } from '../evmauth/remember-agreement.js';
import { createProgressDisplay } from '../execution/create-progress-display.js';
import { describeAsking } from '../inbox/describe-asking.js';
import { usageError } from '../options/usage-error.js';
import { connectWithCredentials, type Attempt } from '../services/connect-with-credentials.js';
import { findConnectTarget } from '../services/find-connect-target.js';
import { findOwnServer } from '../services/find-own-server.js';
import { forgetFailure } from '../services/forget-failure.js';
import { readCredentials } from '../services/read-credentials.js';
import { sayConnected } from '../services/say-connected.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const connect = defineCommand({
  summary: 'Connect to a service. The connection stays open for the commands that follow.',
  arguments: [
    {
      name: 'service',
      summary:
        'Its id, its name, its row number in the last listing, a URL, or an entry of a file or of a client: FILE:NAME, cursor:NAME',
    },
  ],
  usage: '[options] (<service> | -- <command> [args...])',
  takesCommand: true,
  examples: [
    { line: 'connect 1', does: 'to the first row listed' },
    { line: 'connect WeatherMCP --as @weather', does: 'by name; call it weather' },
    { line: 'connect https://mcp.example.com/mcp', does: 'to an address; :3000/mcp is one here' },
    { line: 'connect -- npx -y my-mcp-server', does: 'to a program that is started here' },
    { line: 'connect cursor:github', does: 'to what an editor has configured' },
    { line: 'connect ./.mcp.json:github', does: 'to what a file names' },
    { line: 'connect 1 --token-file env:TOKEN', does: 'with a bearer token' },
    { line: 'connect 1 --auth-type evmauth --wallet 0x…', does: 'with a wallet' },
    { line: 'connect 1 --user ann --password-file secret:PW', does: 'with a name and a password' },
    { line: 'connect 1 --no-browser', does: 'only shows the page on which you agree' },
  ],
  options: {
    as: { kind: 'text', value: 'NAME', summary: 'A short name for -c and disconnect' },
    'auth-type': {
      kind: 'text',
      value: 'TYPE',
      choices: serviceAuthKinds.filter((kind) => kind !== 'unknown'),
      summary: 'How to identify yourself',
    },
    auth: {
      kind: 'text',
      value: '@FILE',
      summary: 'All of that as JSON: {"type": …}; - for stdin',
    },
    wallet: { kind: 'text', value: '0x…', summary: 'evmauth: your wallet; or its name' },
    contract: { kind: 'text', value: '0x…', summary: 'evmauth: the contract of the token' },
    'token-id': { kind: 'text', value: 'N', summary: 'evmauth: the id of the token' },
    chain: {
      kind: 'integer',
      value: 'N',
      least: 1,
      summary: 'evmauth: the chain of the contract; proofs for it are then signed',
    },
    header: {
      kind: 'text',
      many: true,
      value: '"K: V"',
      summary: 'A header field; a secret V is env:NAME, file:PATH or secret:NAME',
    },
    'key-file': { kind: 'text', value: 'FILE', summary: 'api_key: a file, - or env:NAME' },
    'token-file': { kind: 'text', value: 'FILE', summary: 'bearer, oauth2: a file, - or env:NAME' },
    user: { kind: 'text', value: 'NAME', summary: 'basic: your user name' },
    'password-file': { kind: 'text', value: 'FILE', summary: 'basic: a file, - or env:NAME' },
    variable: {
      kind: 'text',
      many: true,
      value: 'NAME=VALUE',
      summary: 'What its address or its header fields leave open; a secret VALUE is env:NAME',
    },
    'client-id': {
      kind: 'text',
      value: 'ID',
      summary: 'oauth2: a client that its authorization server knows',
    },
    'client-secret-file': {
      kind: 'text',
      value: 'FILE',
      summary: 'oauth2: of that client: a file, - or env:NAME',
    },
    scope: {
      kind: 'text',
      many: true,
      value: 'SCOPE',
      summary: 'oauth2: what a token is to allow, repeatable',
    },
    grant: {
      kind: 'text',
      value: 'GRANT',
      choices: ['authorization_code', 'client_credentials'],
      summary: 'oauth2: client_credentials lets the client itself in, and nobody has to agree',
    },
    authorization: {
      kind: 'text',
      value: 'ID',
      summary: 'Go on with an authorization that was begun before',
    },
    'redirect-url-file': {
      kind: 'text',
      value: 'FILE',
      summary: 'The address that the browser has ended at: a file, - or env:NAME',
    },
    'no-browser': { kind: 'flag', summary: 'Show the page on which you agree, and do not open it' },
    remember: {
      kind: 'flag',
      deniable: true,
      summary: 'Keep what is given, for the next connections; what you type is kept',
    },
    'no-keep': {
      kind: 'flag',
      summary: 'Write what is given nowhere: the proxy has it in memory until it ends',
    },
    transport: { kind: 'text', value: 'NAME', choices: transports, summary: 'Speak only this one' },
    env: { kind: 'text', many: true, value: 'K=V', summary: 'For a command; V may be env:NAME' },
    cwd: { kind: 'text', value: 'DIR', summary: 'Where a command is run' },
    yes: {
      kind: 'flag',
      short: 'y',
      summary: 'Start what another file says, and open the page of a service, without asking',
    },
    root: {
      kind: 'text',
      many: true,
      value: 'DIR',
      summary: 'A directory that the service may know of; else it is told of none',
    },
    'no-requests': {
      kind: 'flag',
      summary: 'Do not let the service ask for forms, pages or messages while a tool runs',
    },
    ...proxyOptions,
  },
  notes: [
    'A URL, a command and an entry of another file become servers of your own (`nanda servers`), and are used again when they are there already.',
    'Secrets are read from files, standard input, the environment or `nanda secrets`, never from options.',
    'On a terminal you are asked for what the service wants. What you type is kept by the proxy, encrypted, and used by the next connect: `--no-remember` keeps it for this connection alone, `--no-keep` writes it nowhere, so that it is wanted again when the proxy has ended. `nanda credentials` shows and forgets it.',
    'A service that wants you to agree on a page (OAuth) shows where that is, opens it when you say so, and is connected once you have agreed. Without a terminal nothing is opened and nothing waits: the failure has the address of the page, and `--authorization ID` goes on.',
  ],
  async run(context) {
    const { io, options, output, state } = context;
    if (options['no-keep'] === true && options.remember === true) {
      throw usageError('--no-keep writes nothing down, and --remember does: take one of them.');
    }
    const named = options.as?.replace(/^@/, '');
    const given = await readCredentials(options, io);
    const asking = describeAsking(options, { cwd: io.cwd });
    const target = (await findAgreed(context)) ?? (await findConnectTarget(context));
    const client = await context.client();
    const serviceId = (await findOwnServer(target, { client })) ?? target.serviceId;
    const { data: open } = await client.call<Connection[]>('connections.list');
    const { name = await suggestName(), taken } = chooseConnectionName(named, { open });
    if (taken !== undefined) {
      output.note(`@${named} is open already (${taken.id}): this one is called @${name}.`);
    }
    const { connection, isRemembered } = await connectWithCredentials(
      {
        client,
        target: { ...target, serviceId },
        auth: given,
        remember: options.remember,
        keep: options['no-keep'] !== true,
        attempt,
      },
      context,
    ).catch((error: unknown) => forgetFailure(error, target, context));
    await rememberAgreement(given, {
      serviceId: connection.serviceId,
      label: connectionLabel(connection),
      settings: context.settings,
    });
    if (target.note !== undefined) output.note(output.noteStyle.dim(target.note));
    const other = open.find((one) => one.serviceId === connection.serviceId && one !== taken);
    if (other !== undefined && taken === undefined) {
      const label = output.cleanNote(oneLine(connectionLabel(other), 60));
      output.note(
        output.noteStyle.dim(`You have another connection with it: ${label} (${other.id})`),
      );
    }
    await state.setCurrent({
      connectionId: connection.id,
      serviceId: connection.serviceId,
      name: connectionLabel(connection),
      hasOthers: open.length > 0,
    });
    if (output.json) output.document(connection);
    else sayConnected(connection, output);
    if (isRemembered) {
      const label = quoteForShell(connection.serviceId);
      output.note(
        output.noteStyle.dim(
          `What you gave is kept for it, encrypted. Forget it: nanda credentials revoke ${output.cleanNote(label)}`,
        ),
      );
    }

    /** Short and unique, so that it can be typed; none where the catalog does not know the service. */
    async function suggestName(): Promise<string | undefined> {
      const service = await client.call<Service>('services.get', { params: { serviceId } }).then(
        ({ data }) => data.name,
        () => undefined,
      );
      const names = open.flatMap((one) => one.name ?? []);
      return service && suggestConnectionName(service, { taken: names });
    }

    async function attempt({ auth, remember, keep }: Attempt): Promise<Connection> {
      const label = `Connecting to ${oneLine(target.label, 40)}…`;
      const display = createProgressDisplay({
        io,
        style: output.noteStyle,
        label: io.stderr.isTTY === true ? sanitizeForTerminal(label) : label,
        writesLines: false,
      });
      const leaving = new AbortController();
      const release = io.onStopRequest(() => leaving.abort());
      try {
        const { data } = await client.call<Connection>('connections.create', {
          params: { serviceId },
          body: {
            auth,
            ...(remember && { remember }),
            keep,
            transport: options.transport,
            name,
            ...asking,
          },
          timeout: 120_000,
          signal: leaving.signal,
        });
        return data;
      } catch (cause) {
        if (!leaving.signal.aborted) throw cause;
        // The proxy sees that nobody waits any more, and lets go of what it had begun.
        throw new CliError('CANCELLED', 'Cancelled: there is no connection.', { cause });
      } finally {
        release();
        display.stop();
      }
    }
  },
});
