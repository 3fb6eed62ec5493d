import { isOwnEntry } from './is-own-entry.js';

type Members = Readonly<Record<string, unknown>>;

/** The members that say where a server is; others are the user's own, such as `disabled` or a list of tools. */
const places = new Set(['type', 'command', 'args', 'env', 'url', 'httpUrl', 'serverUrl']);

/** An entry of ours as it is to be, with what the user has added to it; one of somebody else leaves nothing. */
export function mergeEntry(current: unknown, entry: Members): Members {
  if (!isOwnEntry(current)) return entry;
  const known = current as Members;
  const added = Object.entries(known).filter(([key]) => !places.has(key));
  const env = 'command' in entry ? { ...textsOf(known['env']), ...textsOf(entry['env']) } : {};
  return {
    ...entry,
    ...(Object.keys(env).length > 0 && { env }),
    ...Object.fromEntries(added),
  };
}

function textsOf(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Members)
    : {};
}
