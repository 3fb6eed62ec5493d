import type { Connection, Service, ServiceHealth } from '@nanda/protocol';
import { describeToolChanges } from '../connections/describe-tool-changes.js';
import { findServiceAndConnections } from '../connections/find-service-and-connections.js';
import { describeNextStep } from '../services/describe-next-step.js';
import { describeService } from '../services/describe-service.js';
import { resolveService } from '../services/resolve-service.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const info = defineCommand({
  summary: 'Show all that is known of one service, and which of its tools have changed.',
  arguments: [
    {
      name: 'service',
      summary: 'Its id, its name, its row number in the last listing, or a connection with it',
      required: true,
    },
  ],
  examples: [
    { line: 'info WeatherMCP', does: 'by name' },
    { line: 'info 1 --probe', does: 'the first row, after a look whether it answers' },
    { line: 'info 1 --json', does: 'for a program' },
  ],
  options: {
    probe: { kind: 'flag', summary: 'Look first whether it answers now' },
    ...proxyOptions,
  },
  async run(context) {
    const { output, options, positionals, program } = context;
    const typed = await resolveService(positionals[0] ?? '', context);
    const client = await context.client();
    const found = await findServiceAndConnections(typed, { client });
    const health =
      options.probe === true
        ? (
            await client.call<ServiceHealth>('services.health', {
              params: { serviceId: found.service.id },
              timeout: 120_000,
            })
          ).data
        : undefined;
    // What was not kept, because it says nothing of the service, is still an answer.
    const service: Service = health === undefined ? found.service : { ...found.service, health };
    const changed = found.connections.filter(({ toolChanges = [] }) => toolChanges.length > 0);
    if (output.json) {
      const connections = changed.map(summarize);
      output.document({ ...service, ...(connections.length > 0 && { connections }) });
      return;
    }
    output.print(describeService(service, { output, now: Date.now() }));
    const width = Math.min(100, output.width);
    for (const connection of changed) {
      output.print(describeToolChanges(connection, { output, width }).join('\n'));
    }
    const next = describeNextStep(service, { program });
    output.print(`\n${output.style.dim(output.clean(next))}`);
  },
});

function summarize({ id, name, state, toolChanges }: Connection) {
  return { id, ...(name !== undefined && { name }), state, toolChanges };
}
