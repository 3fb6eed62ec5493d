import { OAuthError } from '../../core/sign-in/oauth-error.js';
import type { OAuthParameters } from '../../core/sign-in/oauth-parameters.js';
import { callerGone } from '../http/caller-gone.js';
import { readParameters } from './read-parameters.js';

/** Bytes. */
const limit = 32 * 1024;

/** The parameters of a body as forms send it. @throws OAuthError invalid_request, NandaError CANCELLED where the caller has gone */
export async function readForm(request: Request): Promise<OAuthParameters> {
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/x-www-form-urlencoded') {
    throw new OAuthError('invalid_request', 'Send the body as application/x-www-form-urlencoded.');
  }
  return readParameters(new URLSearchParams(await readText(request)));
}

async function readText(request: Request): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of request.body ?? []) {
      size += part.byteLength;
      if (size > limit) {
        throw new OAuthError('invalid_request', `The body is larger than ${limit} bytes.`);
      }
      parts.push(part);
    }
  } catch (error) {
    throw error instanceof OAuthError ? error : callerGone(error);
  }
  return Buffer.concat(parts).toString('utf8');
}
