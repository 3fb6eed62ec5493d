/** A value of a query, before it becomes text. */
export type QueryValue = string | number | boolean | readonly string[] | undefined;

/** Writes a query as the contract reads it: lists with commas; what is undefined or an empty list is left out. */
export function encodeQuery(query: Readonly<Record<string, QueryValue>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const text = Array.isArray(value) ? value.join(',') : value;
    if (text !== undefined && !(Array.isArray(value) && text === '')) {
      parameters.set(name, String(text));
    }
  }
  const encoded = parameters.toString();
  return encoded === '' ? '' : `?${encoded}`;
}
