import { nearestName, sanitizeLine } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';
import { confirmEntry } from '../servers/confirm-entry.js';
import { createTrustStore } from '../servers/create-trust-store.js';
import { describeServer } from '../servers/describe-server.js';
import { findConfiguredServer } from '../servers/find-configured-server.js';
import { hashEntry } from '../servers/hash-entry.js';
import { parseEntryReference } from '../servers/parse-entry-reference.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const serversTrust = defineCommand({
  summary: 'Agree to what an entry of another file starts, before it is connected to.',
  arguments: [
    {
      name: 'entry',
      summary: 'FILE:NAME, cursor:NAME and the like; without any, or list: what you agreed to',
    },
  ],
  examples: [
    { line: 'servers trust', does: 'what you agreed to so far' },
    { line: 'servers trust ./.mcp.json:github', does: 'read it, and agree' },
    { line: 'servers trust ./.mcp.json:github --yes', does: 'in a script' },
    { line: 'servers trust --remove ./.mcp.json:github', does: 'be asked again' },
  ],
  options: {
    remove: { kind: 'flag', summary: 'Be asked again' },
    yes: { kind: 'flag', short: 'y', summary: 'Agree without being asked' },
    ...commonOptions,
  },
  notes: [
    'It holds for the entry as it is: where its file says something else later, you are asked again.',
  ],
  async run(context) {
    const { output, options, positionals, settings } = context;
    const [typed] = positionals;
    const trust = createTrustStore(settings.directories);
    if (options.remove === true) return remove(typed ?? '');
    if (typed === undefined || typed === 'list') return list();
    const reference = parseEntryReference(typed);
    if (reference === undefined) {
      throw new CliError('USAGE_ERROR', `"${typed}" is no entry of a file or of a program.`, {
        hint: 'It looks like this: ./.mcp.json:github, or cursor:github',
      });
    }
    const found = await findConfiguredServer(reference, context);
    const { entry, key } = found;
    const known = trust.list()[key];
    const hash = hashEntry(entry);
    if (known?.hash !== hash) {
      await confirmEntry(found, context, { known, typed });
      const since = new Date().toISOString();
      const { server, kept } = known ?? {};
      await trust.setAll([
        [
          key,
          {
            hash,
            shown: describeServer(entry),
            ...(server && { server }),
            ...(kept && { kept }),
            since,
          },
        ],
      ]);
    }
    if (output.json) output.document({ trusted: key, shown: describeServer(entry) });
    else output.print(`Agreed: ${output.clean(key)}\n  ${output.clean(describeServer(entry))}`);

    function list(): void {
      const entries = Object.entries(trust.list());
      if (output.json) {
        output.document({
          trusted: entries.map(([name, { shown, server, since }]) => ({
            entry: name,
            shown,
            ...(server !== undefined && { server }),
            since,
          })),
        });
      } else if (entries.length === 0) {
        output.print('You have agreed to no entries of other files.');
      } else {
        for (const [name, { shown, since }] of entries) {
          output.print(`${sanitizeLine(name)}${output.style.dim(`  since ${since.slice(0, 10)}`)}`);
          output.print(`  ${sanitizeLine(shown)}`);
        }
      }
    }

    async function remove(text: string): Promise<void> {
      const agreed = trust.list();
      const trusted = Object.hasOwn(agreed, text) ? text : await keyOf(text);
      if (trusted === undefined || !Object.hasOwn(agreed, trusted)) {
        const nearest = nearestName(text, Object.keys(agreed));
        throw new CliError('NOT_FOUND', `You have not agreed to "${text}".`, {
          hint:
            nearest === undefined ? 'See them: nanda servers trust' : `Did you mean ${nearest}?`,
        });
      }
      await trust.remove(trusted);
      if (output.json) output.document({ removed: trusted });
      else output.print(`You will be asked again: ${output.clean(trusted)}`);
    }

    async function keyOf(text: string): Promise<string | undefined> {
      const meant = parseEntryReference(text);
      return meant && (await findConfiguredServer(meant, context)).key;
    }
  },
});
