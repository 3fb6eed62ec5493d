import type { CommandContext } from '../commands/command.js';
import { confirmEntry } from './confirm-entry.js';
import { createReferenceReader } from './create-reference-reader.js';
import { createTrustStore } from './create-trust-store.js';
import { describeServer } from './describe-server.js';
import { findConfiguredServer } from './find-configured-server.js';
import { hashEntry } from './hash-entry.js';
import { keepServer, type KeptServer } from './keep-server.js';
import type { EntryReference } from './parse-entry-reference.js';
import { resolveEntry } from './resolve-entry.js';
import { tidyServerName } from './tidy-server-name.js';

type Context = Pick<CommandContext, 'io' | 'output' | 'program' | 'settings'> & {
  readonly options: {
    readonly yes?: boolean | undefined;
    readonly 'no-input'?: boolean | undefined;
  };
};

/** Makes an entry of another file a server of one's own, once its user has agreed to it. */
export async function adoptEntry(
  reference: EntryReference,
  context: Context,
  { typed, name }: { readonly typed: string; readonly name?: string | undefined },
): Promise<KeptServer> {
  const { settings } = context;
  const found = await findConfiguredServer(reference, context);
  const { server, entry, key } = found;
  const trust = createTrustStore(settings.directories);
  const known = trust.list()[key];
  await confirmEntry(found, context, { known, typed });
  const read = createReferenceReader(context, {
    title: `"${server.name}"`,
    path: server.path,
    inputs: server.inputs,
  });
  const own = await resolveEntry(entry, { read });
  const kept = await keepServer(own, {
    path: settings.background.serversFile,
    name: tidyServerName(server.name) ?? name,
    before:
      known?.server === undefined ? undefined : { name: known.server, hash: known.kept ?? '' },
  });
  const hash = hashEntry(entry);
  // One that its user had already is not ours to replace later.
  const isOurs = kept.how !== 'found' || known?.kept === kept.hash;
  const keptHash = isOurs ? kept.hash : undefined;
  if (known?.hash !== hash || known.server !== kept.name || known.kept !== keptHash) {
    const since = new Date().toISOString();
    const shown = describeServer(entry);
    await trust.setAll([
      [key, { hash, shown, server: kept.name, ...(keptHash && { kept: keptHash }), since }],
    ]);
  }
  return kept;
}
