/** A name in one spelling: `auth.apiKey`, `api-key` and `API_KEY` are told apart by nobody. */
export function inSnakeCase(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/[\s.-]+/g, '_')
    .toLowerCase();
}
