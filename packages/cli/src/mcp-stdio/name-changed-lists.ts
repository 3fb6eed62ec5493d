/** What a client of the older era is told when nobody knows what has changed: of those lists that the server has. */
export function nameChangedLists(capabilities: Readonly<Record<string, unknown>>): string[] {
  return ['tools', 'prompts', 'resources']
    .filter((name) => capabilities[name] !== undefined)
    .map((name) =>
      JSON.stringify({ jsonrpc: '2.0', method: `notifications/${name}/list_changed` }),
    );
}
