import { createHash } from 'node:crypto';
import { canonicalJson } from '../../canonical-json.js';

/** What a client gives anew with each try of one request. */
const ofOneTry = new Set(['_meta', 'inputResponses', 'requestState']);

/** Equal for two tries of one request, whatever the order of its members. */
export function digestParams(params: Readonly<Record<string, unknown>>): string {
  const lasting = Object.entries(params).filter(([name]) => !ofOneTry.has(name));
  return createHash('sha256')
    .update(canonicalJson(Object.fromEntries(lasting)))
    .digest('base64url');
}
