import type { Service } from '@nanda/protocol';
import { resolveService } from '../services/resolve-service.js';
import { formatColumns } from '../text/format-columns.js';
import { oneLine } from '../text/one-line.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';
import { serviceArgument } from './service-argument.js';

export const info = defineCommand({
  summary: 'Show what is known of one service.',
  arguments: [serviceArgument],
  examples: [
    { line: 'info WeatherMCP', does: 'by name' },
    { line: 'info 1 --json', does: 'the first row, for a program' },
  ],
  options: proxyOptions,
  async run(context) {
    const { output, positionals, program } = context;
    const serviceId = await resolveService(positionals[0] ?? '', context);
    const client = await context.client();
    const { data: service } = await client.call<Service>('services.get', {
      params: { serviceId },
    });
    if (output.json) output.document(service);
    else output.print(describe(service));

    function describe(of: Service): string {
      const { clean, style } = output;
      const rows: [string, string | undefined][] = [
        ['id', of.id],
        ['category', of.category],
        ['tags', of.tags.join(', ')],
        ['version', of.version],
        ['publisher', of.publisher],
        ['transports', of.transports.join(', ')],
        ['endpoint', of.endpoints.map(({ url }) => url ?? 'a command on this machine').join(', ')],
        ['wants', wants(of.auth.type)],
        ['rating', of.rating && `${of.rating.average.toFixed(1)} (${of.rating.count})`],
        ['homepage', of.homepage],
        ['repository', of.repository],
        ['from', of.source.registry],
        ['tools', of.tools?.map(({ name }) => name).join(', ')],
      ];
      const known = rows.filter((row): row is [string, string] => Boolean(row[1]));
      return [
        `${style.bold(clean(oneLine(of.title ?? of.name)))}${of.verified ? style.green(' verified') : ''}`,
        ...(of.description === '' ? [] : [clean(of.description)]),
        '',
        formatColumns(known.map(([name, text]) => [style.dim(name), clean(oneLine(text))])),
        '',
        style.dim(`${program} connect ${of.id}`),
      ].join('\n');
    }
  },
});

function wants(type: Service['auth']['type']): string | undefined {
  if (type === 'unknown') return undefined;
  return type === 'none' ? 'no credentials' : type;
}
