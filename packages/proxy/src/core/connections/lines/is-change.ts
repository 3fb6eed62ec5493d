const changes: ReadonlySet<string> = new Set([
  'notifications/tools/list_changed',
  'notifications/prompts/list_changed',
  'notifications/resources/list_changed',
  'notifications/resources/updated',
]);

/** Whether a notification says that something of the service has changed: it is for all who listen, wherever it was said. */
export function isChange(method: string): boolean {
  return changes.has(method);
}
