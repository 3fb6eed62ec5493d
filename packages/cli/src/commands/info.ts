import type { Service, ServiceHealth } from '@nanda/protocol';
import { describeNextStep } from '../services/describe-next-step.js';
import { describeService } from '../services/describe-service.js';
import { resolveService } from '../services/resolve-service.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';
import { serviceArgument } from './service-argument.js';

export const info = defineCommand({
  summary: 'Show everything that is known of one service.',
  arguments: [serviceArgument],
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
    const serviceId = await resolveService(positionals[0] ?? '', context);
    const client = await context.client();
    const params = { serviceId };
    const health =
      options.probe === true
        ? (await client.call<ServiceHealth>('services.health', { params, timeout: 120_000 })).data
        : undefined;
    const { data } = await client.call<Service>('services.get', { params });
    // What was not kept, because it says nothing of the service, is still an answer.
    const service: Service = health === undefined ? data : { ...data, health };
    if (output.json) {
      output.document(service);
      return;
    }
    output.print(describeService(service, { output, now: Date.now() }));
    const next = describeNextStep(service, { program });
    output.print(`\n${output.style.dim(output.clean(next))}`);
  },
});
