import type { ServiceLine } from './service-line.js';

/** As the proxy logs it. */
const message = 'A local service said';

/** What a service said, where a line of the proxy's log tells that; undefined for any other. */
export function readServiceLine(text: string): ServiceLine | undefined {
  // Most lines are of something else: they need not be parsed.
  if (!text.includes(message)) return undefined;
  let entry: unknown;
  try {
    entry = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof entry !== 'object' || entry === null) return undefined;
  const members = entry as Readonly<Record<string, unknown>>;
  if (members['message'] !== message) return undefined;
  const { time, connectionId, service, line } = members;
  const texts = { time, connectionId, service, line };
  return Object.values(texts).every((value) => typeof value === 'string')
    ? (texts as ServiceLine)
    : undefined;
}
