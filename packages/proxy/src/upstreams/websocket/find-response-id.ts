import { readResponseHead } from './read-response-head.js';

const idLast =
  /,\s*"id"\s*:\s*("(?:[^"\\]|\\.){0,200}"|-?\d{1,16})\s*(?:,\s*"jsonrpc"\s*:\s*"2\.0"\s*)?\}\s*$/;

/** How much of the end of a message is looked at. */
const endLength = 512;

/**
 * The id of the request that a JSON-RPC response answers, told by its two ends alone: for messages that are too large to
 * be parsed. Undefined for what is no response, and where the id stands between other members.
 */
export function findResponseId(text: string): string | number | undefined {
  const told = readResponseHead(text);
  if (told !== 'later') return told?.id;
  const literal = idLast.exec(text.slice(-endLength))?.[1];
  if (literal === undefined) return undefined;
  try {
    return JSON.parse(literal) as string | number;
  } catch {
    return undefined;
  }
}
