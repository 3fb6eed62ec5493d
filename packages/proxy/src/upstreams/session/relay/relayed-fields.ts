import type { UpstreamRelayRequest } from '../../../core/connections/upstream-connector.js';
import { isObject } from '../../../core/is-object.js';
import type { ToolList } from '../create-tool-list.js';

const repeated = /^mcp-param-[!#$%&'*+\-.^_`|~0-9a-z]+$/i;
const printable = /^[\t\x20-\x7e]*$/;

/**
 * The HTTP fields of a request that is handed on: the client's own `Mcp-Param-*`, and those that it left out of a call whose tool
 * wants them. No other field of a client's goes to a service. Undefined where there are none, or the era has none.
 */
export function relayedFields(
  { method, params, headers = {} }: Pick<UpstreamRelayRequest, 'method' | 'params' | 'headers'>,
  { mirror, known }: Pick<ToolList, 'mirror' | 'known'>,
): Readonly<Record<string, string>> | undefined {
  if (!mirror) return undefined;
  const given = Object.entries(headers).filter(
    ([name, value]) => repeated.test(name) && printable.test(value),
  );
  const names = new Set(given.map(([name]) => name.toLowerCase()));
  const tool = method === 'tools/call' ? known.find(params['name']) : undefined;
  const { arguments: parameters } = params;
  const wanted = tool && mirror(tool, isObject(parameters) ? parameters : {});
  const missing = Object.entries(wanted ?? {}).filter(([name]) => !names.has(name.toLowerCase()));
  return given.length + missing.length === 0
    ? undefined
    : Object.fromEntries([...given, ...missing]);
}
