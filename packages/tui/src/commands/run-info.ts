import { oneLine, sanitizeForTerminal, sanitizeLine } from '@nanda/terminal';
import type { Service, ToolDefinition } from '@nanda/sdk';
import type { CommandContext } from './command-context.js';
import { pickService } from './pick-service.js';

const mostTools = 30;

/** `info: 1`: all that the catalog says of a service. */
export async function runInfo(target: string, context: CommandContext): Promise<void> {
  const { client, dispatch, print, signal } = context;
  const listed = await pickService(target, context);
  if (listed !== undefined) dispatch({ type: 'detail-wanted', service: listed });
  const serviceId = listed?.id ?? target;
  const service = await client.service(serviceId, { signal });
  if (listed === undefined) dispatch({ type: 'detail-wanted', service });
  dispatch({ type: 'detail-found', service });
  print(describe(service));
  const tools = await client.serviceTools(serviceId, { signal }).catch(() => []);
  dispatch({ type: 'detail-tools-found', serviceId, tools });
  print(describeTools(tools));
  context.hint(`connect: ${/^\d+$/u.test(target) ? target : oneLine(service.name)}`);
}

function describe(service: Service): string {
  const { name, title, description, version, publisher, category, tags, homepage } = service;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['name', title === undefined ? undefined : name],
    ['id', service.id],
    ['version', version],
    ['publisher', publisher],
    ['category', category],
    ['tags', tags.join(', ')],
    ['wants', describeWants(service)],
    ['verified', service.verified ? (service.verification?.reason ?? 'yes') : undefined],
    ['health', service.health?.state.replace('_', ' ')],
    ['status', service.status === 'deprecated' ? 'its publisher advises against it' : undefined],
    ['transports', service.transports.join(', ')],
    ['endpoint', service.endpoints.flatMap(({ url }) => url ?? []).join(', ')],
    ['homepage', homepage],
    ['repository', service.repository],
    ['from', service.source.registry],
  ];
  const rows = facts.flatMap(([label, text]) =>
    text ? [`${label.padEnd(12)}${oneLine(sanitizeLine(text))}`] : [],
  );
  const about = sanitizeForTerminal(description).trim();
  return [sanitizeLine(title ?? name), ...(about === '' ? [] : [about]), ...rows].join('\n');
}

function describeWants({ auth, protected: isProtected }: Service): string {
  if (auth.type === 'none') return 'no credentials';
  if (auth.type === 'unknown') return isProtected ? 'credentials' : '';
  return auth.type === 'custom' ? 'credentials of its own kind' : auth.type;
}

function describeTools(tools: readonly ToolDefinition[]): string {
  if (tools.length === 0) return 'Its tools are known once it is connected.';
  const names = tools.slice(0, mostTools).map(({ name }) => oneLine(sanitizeLine(name), 60));
  const left = tools.length - names.length;
  return `Tools: ${names.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}
