import type { Permission } from '@nanda/protocol';

/** Methods that only look. */
const reading: ReadonlySet<string> = new Set([
  'initialize',
  'ping',
  'server/discover',
  'tools/list',
  'prompts/list',
  'prompts/get',
  'resources/list',
  'resources/templates/list',
  'resources/read',
  'resources/subscribe',
  'resources/unsubscribe',
  'completion/complete',
  'logging/setLevel',
  'subscriptions/listen',
]);

/** What a client must be let do to send a request. What is not known may do anything. */
export function permissionOfMethod(method: string): Permission {
  return reading.has(method) ? 'connections:read' : 'tools:call';
}
