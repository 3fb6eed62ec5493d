const version = String.raw`"jsonrpc"\s*:\s*"2\.0"`;
const id = String.raw`"id"\s*:\s*("(?:[^"\\]|\\.){0,200}"|-?\d{1,16})`;
const outcome = String.raw`"(?:result|error)"\s*:`;

const idFirst = new RegExp(
  String.raw`^\s*\{\s*(?:${version}\s*,\s*)?${id}\s*,\s*(?:${version}\s*,\s*)?${outcome}`,
);
const outcomeFirst = new RegExp(String.raw`^\s*\{\s*(?:${version}\s*,\s*)?${outcome}`);

/** How much of the beginning of a message is looked at. */
const headLength = 512;

/**
 * What the beginning of a message says of the request that it answers: its id, or that the id may come at the end.
 * Undefined where it is no response, or is written in another order.
 */
export function readResponseHead(
  text: string,
): { readonly id: string | number } | 'later' | undefined {
  const head = text.slice(0, headLength);
  const literal = idFirst.exec(head)?.[1];
  if (literal === undefined) return outcomeFirst.test(head) ? 'later' : undefined;
  try {
    return { id: JSON.parse(literal) as string | number };
  } catch {
    return undefined;
  }
}
