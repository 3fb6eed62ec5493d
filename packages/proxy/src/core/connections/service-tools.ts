import type { ToolDefinition } from '@nanda/protocol';
import type { ServiceRecord } from '../catalog/service-record.js';
import type { Principal } from '../principal.js';
import type { Connections } from './connections.js';

export interface ServiceToolsOptions {
  readonly services: { getRecord(idOrName: string, principal: Principal): Promise<ServiceRecord> };
  readonly connections: Pick<Connections, 'probeTools'>;
  /** @default the system's */
  readonly now?: () => number;
}

/** The tools of a service, for somebody who has no connection with it. */
export type ServiceTools = (
  idOrName: string,
  principal: Principal,
) => Promise<readonly ToolDefinition[]>;

const keptFor = 60 * 60 * 1000;
const keptServices = 500;

/** Asks each service at most once an hour; callers at the same time share the answer. */
export function createServiceTools(options: ServiceToolsOptions): ServiceTools {
  const { services, connections, now = Date.now } = options;
  const kept = new Map<
    string,
    { readonly until: number; readonly tools: Promise<readonly ToolDefinition[]> }
  >();

  return async (idOrName, principal) => {
    const record = await services.getRecord(idOrName, principal);
    // Another version may have other tools, and not everybody may ask every service.
    const key = JSON.stringify([record.id, record.version, record.updatedAt, principal.kind]);
    const known = kept.get(key);
    if (known !== undefined && known.until > now()) return known.tools;
    const tools = connections.probeTools(record);
    kept.delete(key);
    kept.set(key, { until: now() + keptFor, tools });
    const [oldest] = kept.keys();
    if (kept.size > keptServices && oldest !== undefined) kept.delete(oldest);
    tools.catch(() => kept.delete(key));
    return tools;
  };
}
