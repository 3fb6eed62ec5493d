import { isObject } from '../../core/is-object.js';
import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { readTools } from '../values/read-tools.js';

/** What a row's `capabilities` are: tools by name, and of everything else the kind alone. */
export function readNandaTools(value: unknown): Pick<ServiceRecord, 'tools' | 'capabilities'> {
  const entries = Array.isArray(value) ? value.filter(isObject) : [];
  const tools = readTools(entries.filter(({ type }) => type === 'tool'));
  const hasResources = entries.some(({ type }) => type === 'resource');
  return {
    tools,
    capabilities: [...(tools.length > 0 ? ['tools'] : []), ...(hasResources ? ['resources'] : [])],
  };
}
