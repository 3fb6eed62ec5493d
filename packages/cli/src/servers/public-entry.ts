import { hideSecrets } from './hide-secrets.js';
import type { ServerEntry } from './server-entry.js';

/** An entry without what may be secret: of variables and header fields the names alone. The file has them for whoever may read it. */
export function publicEntry(own: ServerEntry): Record<string, unknown> {
  const { env, headers, ...entry } = hideSecrets(own);
  return {
    ...entry,
    ...(env !== undefined && { env: Object.keys(env as object) }),
    ...(headers !== undefined && { headers: Object.keys(headers as object) }),
  };
}
