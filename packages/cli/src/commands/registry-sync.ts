import type { RegistryStatus } from '@nanda/protocol';
import { oneLine, plural } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';
import { createSyncDisplay } from '../registries/create-sync-display.js';
import { findRegistry } from '../registries/find-registry.js';
import { followRegistries } from '../registries/follow-registries.js';
import { groupFailures } from '../registries/group-failures.js';
import { listShown } from '../registries/list-shown.js';
import { shortenFailure } from '../registries/shorten-failure.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';
import { registryArgument } from './registry-argument.js';

export const registrySync = defineCommand({
  summary: 'Read registries now, and follow it to the end.',
  arguments: [registryArgument],
  examples: [
    { line: 'registry sync', does: 'what has changed in all of them' },
    { line: 'registry sync mcp-registry --full', does: 'one, from the beginning' },
  ],
  options: {
    full: { kind: 'flag', summary: 'Read everything anew, and not only what has changed' },
    ...proxyOptions,
  },
  notes: ['Ctrl-C stops following; the reading itself goes on in the background.'],
  async run({ io, output, options, positionals, client }) {
    const proxy = await client();
    const { data: known } = await proxy.call<RegistryStatus[]>('registries.list');
    const [name] = positionals;
    const wanted = name === undefined ? listShown(known) : [findRegistry(name, known)];
    const names = new Set(wanted.map((status) => status.name));

    const leaving = new AbortController();
    const release = io.onStopRequest(() => leaving.abort());
    const display = createSyncDisplay({ io, style: output.noteStyle });
    let statuses: readonly RegistryStatus[] = known;
    try {
      await Promise.all(
        [...names].map((registry) =>
          proxy.call('registries.sync', {
            params: { registry },
            query: { full: options.full },
            signal: leaving.signal,
          }),
        ),
      );
      const last = await followRegistries({
        client: proxy,
        signal: leaving.signal,
        onProgress(registry, progress) {
          if (names.has(registry)) display.update(registry, progress);
        },
        isDone(now) {
          const running = now.filter((one) => names.has(one.name) && one.progress !== undefined);
          for (const { name: registry } of now) {
            if (!running.some((one) => one.name === registry)) display.finish(registry);
          }
          return running.length === 0;
        },
      });
      statuses = last ?? known;
    } catch (error) {
      if (!leaving.signal.aborted) throw error;
    } finally {
      display.stop();
      release();
    }
    if (leaving.signal.aborted) {
      throw new CliError(
        'CANCELLED',
        'Not followed any further; it is read on in the background.',
        {
          hint: 'See how far it is: nanda registry status',
        },
      );
    }

    const read = statuses.filter((status) => names.has(status.name));
    const failed = read.filter(({ error }) => error !== undefined);
    if (failed.length > 0) throw asFailure(read, failed);
    if (output.json) output.document({ registries: read });
    else output.print(read.map(describe).join('\n'));

    function describe({ name: registry, services, problems }: RegistryStatus): string {
      const { bold, dim } = output.style;
      const rows =
        problems.length === 0
          ? ''
          : dim(
              `  ${plural(problems.length, 'row')} could not be read: nanda registry status --problems`,
            );
      return `${bold(output.clean(oneLine(registry)))}  ${plural(services, 'service')}${rows}`;
    }

    /** What went well is said too: on standard output only where nothing else is expected there. */
    function asFailure(all: readonly RegistryStatus[], failures: readonly RegistryStatus[]) {
      const others = all.filter((status) => !failures.includes(status));
      if (!output.json && others.length > 0) output.print(others.map(describe).join('\n'));
      const lines = groupFailures(
        failures.map(({ name: registry, error = '' }) => ({
          registry,
          text: shortenFailure(error, { registry }),
        })),
      );
      const [only = ''] = lines;
      return new CliError(
        'REGISTRY_UNAVAILABLE',
        lines.length === 1
          ? `${only}.`
          : `${failures.length} registries could not be read:\n${lines.join('\n')}`,
        {
          details: { registries: all },
          hint: 'What they listed before stays available. More: nanda registry status',
          retryable: true,
        },
      );
    }
  },
});
