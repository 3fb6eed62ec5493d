const announced = new Set([
  'notifications/tools/list_changed',
  'notifications/prompts/list_changed',
  'notifications/resources/list_changed',
  'notifications/resources/updated',
  'notifications/elicitation/complete',
]);

/** Whether a notification speaks of the service, and of no request in particular. */
export function isAnnouncement(method: string): boolean {
  return announced.has(method) || method.startsWith('notifications/tasks');
}
