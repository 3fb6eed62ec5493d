import type { RegistryStatus, Service } from '@nanda/protocol';
import {
  serviceAuthKinds,
  serviceHealthStates,
  serviceSorts,
  transports,
} from '@nanda/protocol/facts';
import { plural } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';
import { formatNotices } from '../registries/format-notices.js';
import { onlySamples } from '../registries/only-samples.js';
import { formatFacets } from '../services/format-facets.js';
import { formatServices } from '../services/format-services.js';
import { rememberListing } from '../services/remember-listing.js';
import { searchCatalog } from '../services/search-catalog.js';
import { searchEverything } from '../services/search-everything.js';
import { suggestFacets } from '../services/suggest-facets.js';
import { tellNothingFound } from '../services/tell-nothing-found.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const search = defineCommand({
  summary: 'Find services by words, category and tags.',
  arguments: [
    { name: 'query', summary: 'Words to look for; without any, all services', many: true },
  ],
  examples: [
    { line: 'search "coffee"', does: 'by words' },
    { line: 'search weather --tags api --limit 5', does: 'fewer' },
    { line: 'search postgres --verified --auth none', does: 'to be used at once' },
    { line: 'search weather --all -o jsonl', does: 'every one, a line each' },
    { line: 'search coffee --json', does: 'for a program' },
    { line: 'connect 1', does: 'then, to the first row' },
  ],
  options: {
    category: { kind: 'text', value: 'NAME', summary: 'Only this category' },
    type: { kind: 'text', value: 'NAME', summary: 'The same as --category' },
    tags: { kind: 'text', value: 'A,B', summary: 'Only with all of these tags' },
    transport: { kind: 'text', value: 'NAME', choices: transports, summary: 'Only with this one' },
    auth: { kind: 'text', value: 'KIND', choices: serviceAuthKinds, summary: 'Only what wants it' },
    protected: { kind: 'flag', deniable: true, summary: 'Only what wants credentials' },
    verified: { kind: 'flag', summary: 'Only verified services' },
    health: {
      kind: 'text',
      value: 'STATE',
      choices: serviceHealthStates,
      summary: 'Only what was last seen so',
    },
    source: { kind: 'text', value: 'REGISTRY', summary: 'Only what this registry lists' },
    sort: { kind: 'text', value: 'ORDER', choices: serviceSorts, summary: 'The order' },
    limit: { kind: 'integer', default: 20, summary: 'Rows of a page, 1 to 100' },
    page: { kind: 'integer', summary: 'Which page; the first is 1' },
    cursor: { kind: 'text', value: 'CURSOR', summary: 'The page after this nextCursor' },
    all: { kind: 'flag', summary: 'Every page, one after the other, as they come' },
    facets: { kind: 'flag', summary: 'Show all that can be narrowed by, with counts' },
    ...proxyOptions,
  },
  async run(context) {
    const { io, options, output, positionals, program } = context;
    const { limit, page = 1, cursor, category = options.type } = options;
    const { tags, transport, auth, source, health, verified, sort } = options;
    if (page < 1 || limit < 1 || limit > 100) {
      throw new CliError('USAGE_ERROR', '--limit is 1 to 100, and --page begins with 1.');
    }
    if (cursor !== undefined && options.page !== undefined) {
      throw new CliError('USAGE_ERROR', '--cursor says which page comes next, so --page cannot.');
    }
    if (options.all === true && (cursor !== undefined || options.page !== undefined)) {
      throw new CliError('USAGE_ERROR', '--all is every page, so --page and --cursor cannot be.');
    }
    const text = positionals.join(' ');
    const wishes = {
      q: text === '' ? undefined : text,
      category,
      tags,
      transport,
      auth,
      protected: options.protected,
      verified,
      health,
      source,
    };
    if (options.all === true) {
      await searchEverything(context, { query: { ...wishes, sort }, text });
      return;
    }
    const place = cursor === undefined ? { offset: (page - 1) * limit } : { cursor };
    const found = await searchCatalog(context, { ...wishes, sort, limit, ...place });
    const { services, meta } = found;
    await rememberListing(context, services);
    if (output.json) {
      output.document({ services, ...meta });
      return;
    }

    const word = program === 'nanda' ? 'service' : 'server';
    const statuses = await askWhy();
    const samples = onlySamples(statuses);
    if (samples !== undefined) tellNotices();
    if (services.length === 0) {
      output.print(text === '' ? `Found no ${word}s.` : `Found no ${word}s for "${text}".`);
      if (samples === undefined || meta.total > 0) {
        const isNarrowed = Object.values(wishes).some((wish) => wish !== undefined);
        await tellNothingFound(context, { ...found, text, isNarrowed });
      } else {
        const shown = await listSamples(samples);
        output.print(`\nThese ${word}s come with nanda as samples:`);
        output.print(formatServices(shown, output));
      }
    } else {
      const all = samples === undefined ? '' : ' among the samples that come with nanda';
      output.print(`Found ${plural(meta.total, word)}${all}:`);
      output.print(formatServices(services, output));
      tellWays();
    }
    if (samples === undefined) tellNotices();

    /** How registries stand, where the answer says that one of them failed but not why. */
    async function askWhy(): Promise<readonly RegistryStatus[]> {
      const hasFailed = meta.notices?.some(
        (one) => one.state === 'failed' || one.state === 'stale',
      );
      if (!hasFailed) return [];
      const client = await context.client();
      return (await client.call<RegistryStatus[]>('registries.list')).data;
    }

    async function listSamples({ name }: RegistryStatus): Promise<readonly Service[]> {
      const client = await context.client();
      const query = { source: name, limit };
      const { data } = await client.call<Service[]>('services.search', { query });
      await rememberListing(context, data);
      return data;
    }

    /** What else there is, and how to get at it. */
    function tellWays(): void {
      if (options.facets) output.print(`\n${formatFacets(meta.facets, output)}`);
      const isMore = meta.nextCursor !== undefined || meta.total > meta.offset + services.length;
      if (!isMore) return;
      const { dim } = output.noteStyle;
      const used = {
        category: category !== undefined,
        tags: tags !== undefined,
        transport: transport !== undefined,
        auth: auth !== undefined,
        verified: verified !== undefined,
      };
      const { isTTY, columns } = io.stderr;
      const room = isTTY === true ? columns || 80 : Number.POSITIVE_INFINITY;
      const narrower = suggestFacets(meta.facets, { total: meta.total, used, width: room });
      if (narrower !== undefined && !options.facets) output.note(dim(output.cleanNote(narrower)));
      const next = cursor === undefined ? `--page ${page + 1}` : `--cursor ${meta.nextCursor}`;
      output.note(dim(`More of them: ${next}`));
    }

    function tellNotices(): void {
      for (const line of formatNotices(meta.notices ?? [], { statuses })) {
        output.note(output.noteStyle.dim(output.cleanNote(line)));
      }
    }
  },
});
