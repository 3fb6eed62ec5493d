/** Whether this is a page, or a worker of one: a place where everybody can read what the code carries. */
export function isBrowser(): boolean {
  const window: unknown = Reflect.get(globalThis, 'window');
  const isPage = typeof window === 'object' && window !== null && 'document' in window;
  return isPage || ['DedicatedWorkerGlobalScope', 'SharedWorkerGlobalScope'].some(isScope);
}

function isScope(name: string): boolean {
  const kind: unknown = Reflect.get(globalThis, name);
  return typeof kind === 'function' && globalThis instanceof kind;
}
