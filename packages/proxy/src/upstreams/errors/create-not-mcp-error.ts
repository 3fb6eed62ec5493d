import { NandaError } from '../../core/nanda-error.js';
import type { Redactor } from '../secrets/create-redactor.js';
import { excerpt } from './excerpt.js';

export interface NotMcpOptions {
  readonly redactor: Redactor;
  /** The media type of the answer, where it is what gave it away. */
  readonly mediaType?: string;
  /** What came, or its beginning. Untrusted. */
  readonly text: string;
}

/** More than an excerpt looks at, so that no piece of a secret is left at its end. */
const looked = 8192;

/** What answers is no MCP, or MCP that cannot be read. */
export function createNotMcpError(
  host: string,
  { redactor, mediaType, text }: NotMcpOptions,
): NandaError {
  const seen = excerpt(redactor.text(text.slice(0, looked)));
  const message =
    mediaType === undefined
      ? `"${host}" answered with something that is no MCP${seen && `: "${seen}"`}. Ask the service's owner.`
      : `"${host}" does not speak MCP at this address: it sent ${describeType(mediaType, redactor)}${seen && ` that begins "${seen}"`}. Check the path of the service's address.`;
  return new NandaError('UPSTREAM_PROTOCOL_ERROR', message, { details: { excerpt: seen } });
}

function describeType(mediaType: string, redactor: Redactor): string {
  return mediaType === ''
    ? 'something without a type'
    : `"${excerpt(redactor.text(mediaType), { limit: 60 })}"`;
}
