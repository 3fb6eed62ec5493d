import type { Connection } from '@nanda/protocol';
import { serviceAuthKinds, transports } from '@nanda/protocol/facts';
import { connectionLabel } from '../connections/connection-label.js';
import { createProgressDisplay } from '../execution/create-progress-display.js';
import { readCredentials } from '../services/read-credentials.js';
import { resolveService } from '../services/resolve-service.js';
import { oneLine } from '../text/one-line.js';
import { sanitizeForTerminal } from '../text/sanitize-for-terminal.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';
import { serviceArgument } from './service-argument.js';

export const connect = defineCommand({
  summary: 'Connect to a service. The connection stays open for the commands that follow.',
  arguments: [serviceArgument],
  examples: [
    { line: 'connect 1', does: 'to the first row listed' },
    { line: 'connect WeatherMCP --as weather', does: 'by name; call it weather' },
    { line: 'connect 1 --wallet 0x…', does: 'with a wallet' },
    { line: 'connect 1 --token-file env:TOKEN', does: 'with a bearer token' },
  ],
  options: {
    as: { kind: 'text', value: 'NAME', summary: 'A short name for -c and disconnect' },
    'auth-type': {
      kind: 'text',
      value: 'TYPE',
      choices: serviceAuthKinds.filter((kind) => kind !== 'unknown'),
      summary: 'How to identify yourself',
    },
    wallet: { kind: 'text', value: '0x…', summary: 'evmauth: your wallet' },
    contract: { kind: 'text', value: '0x…', summary: 'evmauth: the contract of the token' },
    'token-id': { kind: 'text', value: 'N', summary: 'evmauth: the id of the token' },
    header: { kind: 'text', many: true, value: '"K: V"', summary: 'custom; V may be env:NAME' },
    'key-file': { kind: 'text', value: 'FILE', summary: 'api_key: a file, - or env:NAME' },
    'token-file': { kind: 'text', value: 'FILE', summary: 'bearer, oauth2: a file, - or env:NAME' },
    transport: { kind: 'text', value: 'NAME', choices: transports, summary: 'Speak only this one' },
    ...proxyOptions,
  },
  notes: ['Secrets are read from files, standard input or the environment, never from options.'],
  async run(context) {
    const { options, output, positionals, state } = context;
    const serviceId = await resolveService(positionals[0] ?? '', context);
    const auth = await readCredentials(options, context.io);
    const client = await context.client();
    const { io } = context;
    const label = `Connecting to ${oneLine(positionals[0] ?? '', 40)}…`;
    const display = createProgressDisplay({
      io,
      style: output.noteStyle,
      label: io.stderr.isTTY === true ? sanitizeForTerminal(label) : label,
      writesLines: false,
    });
    const { data: connection } = await client
      .call<Connection>('connections.create', {
        params: { serviceId },
        body: { auth, transport: options.transport, name: options.as },
        timeout: 120_000,
      })
      .finally(() => display.stop());
    await state.setCurrent({
      connectionId: connection.id,
      serviceId: connection.serviceId,
      name: connectionLabel(connection),
    });
    if (output.json) {
      output.document(connection);
      return;
    }
    const { clean } = output;
    output.print(`Connected to ${clean(connection.metadata.serviceName)} (${connection.id})`);
    const names = connection.metadata.tools.map(({ name }) => clean(oneLine(name)));
    const shown = names.slice(0, 8).join(', ');
    const more = names.length > 8 ? ', …' : '';
    const count = names.length === 1 ? '1 tool' : `${names.length} tools`;
    if (names.length > 0) output.note(output.noteStyle.dim(`${count}: ${shown}${more}`));
  },
});
