import { operationFacts } from '@nanda/protocol/facts';

/** What a proxy serves at its root beside the operations of the contract. */
const others = ['docs', 'graphql', 'mcp', 'metrics', 'openapi.json', 'ready', 'v0.1'];

const roots = new Set([
  ...Object.values(operationFacts).map(({ path }) => path.split('/')[1]),
  ...others,
]);

/** A path as the proxy has it: `connections` and `/connections` are short for `/v2/connections`. */
export function completePath(typed: string): string {
  const path = typed.startsWith('/') ? typed : `/${typed}`;
  const [, first = ''] = path.split(/[/?]/);
  return roots.has(first) ? path : `/v2${path}`;
}
