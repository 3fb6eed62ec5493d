import type { RegistryBatch } from '../../core/catalog/registry.js';
import type { RegistryHttp } from '../http/registry-http.js';
import type { Checkpoint } from './checkpoint.js';
import type { RowTranslator } from './create-row-translator.js';
import { CursorRefusedError } from './cursor-refused-error.js';
import { listPages } from './list-pages.js';
import { readDate } from './read-date.js';

export interface ListEverythingOptions {
  readonly registry: string;
  readonly translator: RowTranslator;
  /** A listing that was not finished. */
  readonly resume?: Extract<Checkpoint, { readonly kind: 'listing' }> | undefined;
  readonly isIncremental: boolean;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Reads the latest version of everything, a page a step. */
export async function* listEverything(
  http: RegistryHttp,
  options: ListEverythingOptions,
): AsyncGenerator<RegistryBatch> {
  const { registry, translator, resume, isIncremental, signal, now } = options;
  let since = resume?.since;
  let isFirst = resume === undefined;
  try {
    const pages = listPages(http, {
      registry,
      query: { version: 'latest' },
      cursor: resume?.cursor,
      signal,
    });
    for await (const { rows, cursor, date, problem } of pages) {
      // What changes from now on may be missed: it is asked for next time, by the registry's own clock.
      since ??= readDate(date, { now: now() });
      if (problem !== undefined) translator.complain(problem);
      const { records } = await translator.translate(rows);
      const checkpoint: Checkpoint =
        cursor === undefined
          ? { version: 1, kind: 'complete', since, listedAt: since, isIncremental }
          : { version: 1, kind: 'listing', since, cursor, isIncremental };
      yield {
        part: isFirst ? 'first' : 'next',
        isLast: cursor === undefined,
        records,
        problems: translator.takeProblems(),
        checkpoint: JSON.stringify(checkpoint),
      };
      isFirst = false;
    }
  } catch (error) {
    if (!(error instanceof CursorRefusedError)) throw error;
    yield* listEverything(http, { ...options, resume: undefined });
  }
}
