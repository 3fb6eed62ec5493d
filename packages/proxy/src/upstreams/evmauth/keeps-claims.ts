import { isObject } from '../../core/is-object.js';

/** Whether a renewed token says all that the one before said of whom it is for. Tokens that cannot be read into do. */
export function keepsClaims(renewed: string, before: string): boolean {
  const [now, then] = [readClaims(renewed), readClaims(before)];
  if (now === undefined || then === undefined) return true;
  return Object.keys(then).every((name) => Object.hasOwn(now, name));
}

/** Not verified: that is up to the service, whose tokens they are. */
function readClaims(token: string): Record<string, unknown> | undefined {
  const [, payload, signature] = token.split('.');
  if (payload === undefined || signature === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return isObject(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}
