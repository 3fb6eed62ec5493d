const methods = new Set([
  'initialize',
  'ping',
  'server/discover',
  'tools/list',
  'resources/list',
  'resources/templates/list',
  'resources/read',
  'resources/subscribe',
  'resources/unsubscribe',
  'prompts/list',
  'completion/complete',
  'logging/setLevel',
  'subscriptions/listen',
]);

/** Whether a request does no more when it is done twice. */
export function isRepeatable(method: string): boolean {
  return methods.has(method);
}
