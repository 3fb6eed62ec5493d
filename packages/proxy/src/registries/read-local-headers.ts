import { isCredentialHeader } from '@nanda/protocol/facts';
import { isObject } from '../core/is-object.js';
import { NandaError } from '../core/nanda-error.js';
import { type LocalEntryOptions, readLocalEntry } from './read-local-entry.js';
import { resolveReferences } from './resolve-references.js';

/**
 * Reads, at the moment of connecting, the header fields that the local user has written down for an
 * address, with the secrets that they refer to: the catalog's store never sees them.
 *
 * @returns `undefined` where the file has no such entry, or none with header fields.
 * @throws NandaError REGISTRY_UNAVAILABLE when the file cannot be read, CONNECTION_FAILED for a secret that is
 * missing or a value that no header field can have.
 */
export async function readLocalHeaders(
  options: LocalEntryOptions,
): Promise<Readonly<Record<string, string>> | undefined> {
  const found = await readLocalEntry(options);
  const headers = found?.entry['headers'];
  if (found === undefined || !isObject(headers)) return undefined;
  const written = Object.entries(headers)
    .filter(([name]) => isCredentialHeader(name))
    .map(([name, value]): [string, string] => [name, String(value)]);
  if (written.length === 0) return undefined;
  const resolved = await resolveReferences(Object.fromEntries(written), {
    server: found.name,
    resolveSecret: options.resolveSecret,
  });
  for (const [name, value] of Object.entries(resolved)) {
    resolved[name] = value.trim();
    if (/^[\t\u0020-\u007E\u0080-\u00FF]*$/.test(value.trim())) continue;
    throw new NandaError(
      'CONNECTION_FAILED',
      `"${found.name}": the value of the header ${name} has characters that no header can have. Correct it where it is kept.`,
      { details: { cause: 'secret', header: name }, retryable: false },
    );
  }
  return resolved;
}
