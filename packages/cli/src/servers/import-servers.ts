import type { ConfiguredServer } from '@nanda/proxy';
import { plural, sanitizeLine } from '@nanda/terminal';
import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import { askYes } from '../prompts/ask-yes.js';
import { canAsk } from '../prompts/can-ask.js';
import { changeServersFile } from './change-servers-file.js';
import { createReferenceReader } from './create-reference-reader.js';
import { createTrustStore } from './create-trust-store.js';
import { describeEnvironment } from './describe-environment.js';
import { describeServer } from './describe-server.js';
import { entryKey } from './entry-key.js';
import { hashEntry } from './hash-entry.js';
import { hashServer } from './hash-server.js';
import { hideSecrets } from './hide-secrets.js';
import type { ImportCandidate } from './import-candidate.js';
import { resolveEntry } from './resolve-entry.js';
import type { ServerEntry } from './server-entry.js';

type Context = Pick<CommandContext, 'io' | 'output' | 'settings' | 'program'> & {
  readonly options: {
    readonly 'dry-run'?: boolean | undefined;
    readonly force?: boolean | undefined;
    readonly yes?: boolean | undefined;
    readonly 'no-input'?: boolean | undefined;
  };
  /** Whether they were asked for one by one: then one that cannot be taken over is a failure. */
  readonly isExplicit: boolean;
};

interface Outcome {
  readonly name: string;
  readonly from: string;
  readonly does: 'added' | 'replaced' | 'kept' | 'skipped';
  readonly reason?: string;
}

type Entry = NonNullable<ConfiguredServer['entry']>;

/** Takes entries of other files over into the user's own, and says of each what was done. Starts nothing. */
export async function importServers(
  candidates: readonly ImportCandidate[],
  context: Context,
): Promise<void> {
  const { io, options, output, settings, isExplicit } = context;
  const path = settings.background.serversFile;
  const outcomes: Outcome[] = [];
  const resolved: (readonly [candidate: ImportCandidate, entry: Entry, own: ServerEntry])[] = [];
  for (const candidate of candidates) {
    const { server, name, state } = candidate;
    const isTaken = state === 'taken' && options.force !== true;
    if (server.entry === undefined || state === 'refused') skip(candidate, candidate.reason);
    else if (state === 'same') outcomes.push({ name, from: server.name, does: 'kept' });
    else if (server.isDisabled && !isExplicit) {
      skip(candidate, 'it is switched off there; name it to take it over');
    } else if (isTaken) {
      skip(candidate, `you have another server called ${name}: --prefix TEXT, or --force`);
    } else {
      const own = await tryResolve(candidate, server.entry);
      if (own !== undefined) resolved.push([candidate, server.entry, own]);
    }
  }
  await confirm();
  if (options['dry-run'] !== true && resolved.length > 0) await write();
  for (const [{ name, server, state }] of resolved) {
    outcomes.push({ name, from: server.name, does: state === 'taken' ? 'replaced' : 'added' });
  }
  tell();

  function skip({ server, name }: ImportCandidate, reason = 'it cannot be used'): void {
    outcomes.push({ name, from: server.name, does: 'skipped', reason });
  }

  async function tryResolve(
    candidate: ImportCandidate,
    entry: Entry,
  ): Promise<ServerEntry | undefined> {
    const { server } = candidate;
    try {
      const title = `"${server.name}"`;
      const read = createReferenceReader(context, { title, ...server });
      return await resolveEntry(entry, { read });
    } catch (error) {
      if (!(error instanceof CliError) || error.code === 'CANCELLED') throw error;
      skip(candidate, error.message.replace(/^"[^"]*" /, '').replace(/\.$/, ''));
      return undefined;
    }
  }

  /** What the user's own programs have, the user has put there; what a project brings, somebody else. */
  async function confirm(): Promise<void> {
    const foreign = resolved.filter(([{ server }]) => server.isOfProject);
    if (foreign.length === 0 || options.yes === true || options['dry-run'] === true) return;
    output.note('Somebody else may have written these:');
    for (const [{ name }, entry] of foreign) {
      const lines = [describeServer(entry), ...describeEnvironment(entry)];
      output.note(`  ${name}: ${lines.map((line) => sanitizeLine(line)).join('\n    ')}`);
    }
    if (!canAsk({ io, options })) {
      throw new CliError('FORBIDDEN', 'Nobody can be asked here whether to take them over.', {
        hint: 'Read them above; then add --yes.',
      });
    }
    if (await askYes(io, { question: 'Take them over?' })) return;
    throw new CliError('FORBIDDEN', 'Nothing was taken over.');
  }

  async function write(): Promise<void> {
    const added = Object.fromEntries(resolved.map(([{ name }, , own]) => [name, own]));
    await changeServersFile(path, ({ mcpServers }) => ({
      servers: { ...mcpServers, ...added },
      value: undefined,
    }));
    const trust = createTrustStore(settings.directories);
    const since = new Date().toISOString();
    await trust.setAll(
      resolved.map(([{ name, server }, entry, own]) => [
        entryKey(server),
        {
          hash: hashEntry(entry),
          shown: describeServer(entry),
          server: name,
          kept: hashServer(own),
          since,
        },
      ]),
    );
  }

  function tell(): void {
    const isDry = options['dry-run'] === true;
    if (output.json) output.document({ servers: outcomes, ...(isDry && { dryRun: true }) });
    else {
      for (const [{ name, server }, entry] of resolved) {
        const from = name === server.name ? '' : ` (${sanitizeLine(server.name)})`;
        output.print(`${isDry ? 'Would add' : 'Added'} ${name}${from}`);
        // As its file has it: what it refers to is filled in by now, and may be secret.
        const lines = [describeServer(hideSecrets(entry)), ...describeEnvironment(entry)];
        for (const line of lines) output.print(`  ${sanitizeLine(line)}`);
      }
      const kept = outcomes.filter(({ does }) => does === 'kept').length;
      if (kept > 0) output.note(`${plural(kept, 'server')} you have already.`);
      for (const { from, does, reason } of outcomes) {
        if (does === 'skipped') output.note(sanitizeLine(`Left out ${from}: ${reason}`));
      }
    }
    const skipped = outcomes.filter(({ does }) => does === 'skipped');
    if (!isExplicit || skipped.length === 0 || output.json) return;
    throw new CliError(
      'USAGE_ERROR',
      `Of those, ${plural(skipped.length, 'server')} could not be taken over.`,
    );
  }
}
