import type { ConfiguredServer } from '@nanda/proxy';
import { CliError } from '../errors/cli-error.js';
import type { ReferenceReader } from './reference-reader.js';
import { resolveReferences } from './resolve-references.js';
import type { ServerEntry } from './server-entry.js';

/** What the proxy takes in the user's own file for a secret that is kept here. */
const ownReference =
  /^(?:secret|env):[A-Za-z_][\w.-]*$|\$\{(?:(?:secret|env):[A-Za-z_][\w.-]*|file:[^{}]+)\}/;

/**
 * An entry of another file as one of the user's own. What it refers to is looked up now, because whoever starts it later
 * does not have this command's environment.
 *
 * @throws CliError `USAGE_ERROR` for what cannot be looked up, or would be a reference to a secret that is kept here
 */
export async function resolveEntry(
  entry: NonNullable<ConfiguredServer['entry']>,
  { read }: { readonly read: ReferenceReader },
): Promise<ServerEntry> {
  if ('url' in entry) {
    const { url, transport, headers } = entry;
    return {
      url: await resolveReferences(url, read),
      ...(transport !== undefined && { type: transport }),
      ...(Object.keys(headers).length > 0 && { headers: await resolveAll(headers) }),
    };
  }
  const { command, args, env, cwd } = entry;
  const words: string[] = [];
  for (const word of args) words.push(await resolveReferences(word, read));
  return {
    command: await resolveReferences(command, read),
    args: words,
    ...(Object.keys(env).length > 0 && { env: await resolveAll(env) }),
    ...(cwd !== undefined && { cwd: await resolveReferences(cwd, read) }),
  };

  async function resolveAll(
    values: Readonly<Record<string, string>>,
  ): Promise<Readonly<Record<string, string>>> {
    const resolved: [string, string][] = [];
    for (const [name, value] of Object.entries(values)) {
      const text = await resolveReferences(value, read);
      // Also one that is only put together here, as of `${NONE:-$}{secret:NAME}`.
      if (ownReference.test(text) || ownReference.test(text.trim())) {
        throw new CliError(
          'USAGE_ERROR',
          `${name} names a secret kept here, which only your own servers may.`,
        );
      }
      resolved.push([name, text]);
    }
    return Object.fromEntries(resolved);
  }
}
