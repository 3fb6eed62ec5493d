type Json = Record<string, unknown>;

/** Requests that name a tool or a prompt in `params.name`. */
const naming = new Set(['tools/call', 'prompts/get']);

/** Puts the prefix before the name that a request carries. */
export function addPrefix(message: unknown, prefix: string): unknown {
  const { method, params } = asObject(message);
  const { name, ref } = asObject(params);
  if (typeof method === 'string' && naming.has(method) && typeof name === 'string') {
    return { ...asObject(message), params: { ...asObject(params), name: prefix + name } };
  }
  const { type, name: prompt } = asObject(ref);
  if (method === 'completion/complete' && type === 'ref/prompt' && typeof prompt === 'string') {
    const renamed = { ...asObject(ref), name: prefix + prompt };
    return { ...asObject(message), params: { ...asObject(params), ref: renamed } };
  }
  return message;
}

/** Takes the prefix off the names in a list of tools or prompts. What has none is not of the service, and left out. */
export function takePrefix(message: unknown, prefix: string): unknown {
  const { result } = asObject(message);
  const renamed = Object.entries(asObject(result)).map(([key, value]) => [
    key,
    (key === 'tools' || key === 'prompts') && Array.isArray(value)
      ? value.flatMap((item: Json) => {
          const { name } = item;
          if (typeof name !== 'string' || !name.startsWith(prefix)) return [];
          return [{ ...item, name: name.slice(prefix.length) }];
        })
      : value,
  ]);
  if (renamed.length === 0) return message;
  return { ...asObject(message), result: Object.fromEntries(renamed) };
}

function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : {};
}
