import type { Connection, Service, ServiceCredentials } from '@nanda/protocol';
import { serviceAuthKinds, transports } from '@nanda/protocol/facts';
import { oneLine, sanitizeForTerminal } from '@nanda/terminal';
import { chooseConnectionName } from '../connections/choose-connection-name.js';
import { connectionLabel } from '../connections/connection-label.js';
import { suggestConnectionName } from '../connections/suggest-connection-name.js';
import { CliError } from '../errors/cli-error.js';
import { createProgressDisplay } from '../execution/create-progress-display.js';
import { describeAsking } from '../inbox/describe-asking.js';
import { connectWithCredentials } from '../services/connect-with-credentials.js';
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
    wallet: { kind: 'text', value: '0x…', summary: 'evmauth: your wallet' },
    contract: { kind: 'text', value: '0x…', summary: 'evmauth: the contract of the token' },
    'token-id': { kind: 'text', value: 'N', summary: 'evmauth: the id of the token' },
    header: {
      kind: 'text',
      many: true,
      value: '"K: V"',
      summary: 'A header field; a secret V is env:NAME, file:PATH or secret:NAME',
    },
    'key-file': { kind: 'text', value: 'FILE', summary: 'api_key: a file, - or env:NAME' },
    'token-file': { kind: 'text', value: 'FILE', summary: 'bearer, oauth2: a file, - or env:NAME' },
    transport: { kind: 'text', value: 'NAME', choices: transports, summary: 'Speak only this one' },
    env: { kind: 'text', many: true, value: 'K=V', summary: 'For a command; V may be env:NAME' },
    cwd: { kind: 'text', value: 'DIR', summary: 'Where a command is run' },
    yes: { kind: 'flag', short: 'y', summary: 'Start what another file says without asking' },
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
  ],
  async run(context) {
    const { io, options, output, state } = context;
    const named = options.as?.replace(/^@/, '');
    const given = await readCredentials(options, io);
    const asking = describeAsking(options, { cwd: io.cwd });
    const target = await findConnectTarget(context);
    const client = await context.client();
    const serviceId = (await findOwnServer(target, { client })) ?? target.serviceId;
    const { data: open } = await client.call<Connection[]>('connections.list');
    const { name = await suggestName(), taken } = chooseConnectionName(named, { open });
    if (taken !== undefined) {
      output.note(`@${named} is open already (${taken.id}): this one is called @${name}.`);
    }
    const connection = await connectWithCredentials(
      { client, target: { ...target, serviceId }, auth: given, attempt },
      context,
    ).catch((error: unknown) => forgetFailure(error, target, context));
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

    /** Short and unique, so that it can be typed; none where the catalog does not know the service. */
    async function suggestName(): Promise<string | undefined> {
      const service = await client.call<Service>('services.get', { params: { serviceId } }).then(
        ({ data }) => data.name,
        () => undefined,
      );
      const names = open.flatMap((one) => one.name ?? []);
      return service && suggestConnectionName(service, { taken: names });
    }

    async function attempt(auth: ServiceCredentials | undefined): Promise<Connection> {
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
          body: { auth, transport: options.transport, name, ...asking },
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
