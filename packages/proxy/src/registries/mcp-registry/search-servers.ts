import type { ServiceRecord } from '../../core/catalog/service-record.js';
import type { RegistryAnswer, RegistryHttp } from '../http/registry-http.js';
import type { RowTranslator } from './create-row-translator.js';
import { readPage } from './read-page.js';

export interface SearchOptions {
  readonly registry: string;
  readonly translator: RowTranslator;
  readonly limit: number;
  readonly signal: AbortSignal;
}

const maximumText = 200;
/** More than are wanted: the best of them are chosen here. */
const minimumRows = 30;
const maximumWords = 3;
const shortestWord = 3;
/** Somebody waits for it. */
const patience = { timeout: 5_000, retries: 1, maximumWait: 2_000, isQuestion: true };

/**
 * Asks the registry for a text. It looks for the text as a part of the name, so that several words never match: the
 * longest ones are asked for one by one as well, and what comes is judged here.
 */
export async function searchServers(
  http: RegistryHttp,
  text: string,
  { registry, translator, limit, signal }: SearchOptions,
): Promise<readonly ServiceRecord[]> {
  const whole = text.trim().slice(0, maximumText).toLowerCase();
  // With a slash it is a name, of which one part alone says nothing.
  const words = whole.includes('/') ? [whole] : splitWords(whole);
  if (words.length === 0) return [];
  const longest = words
    .filter((word) => word.length >= shortestWord)
    .toSorted((a, b) => b.length - a.length)
    .slice(0, maximumWords);
  const ask = (term: string): Promise<RegistryAnswer> =>
    http.getJson('/v0.1/servers', {
      query: {
        search: term,
        version: 'latest',
        limit: Math.min(Math.max(minimumRows, limit), 100),
      },
      signal,
      ...patience,
    });
  const release = http.hold();
  try {
    const outcomes = await Promise.allSettled([...new Set([whole, ...longest])].map(ask));
    signal.throwIfAborted();
    const answers = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    // A part of the answer is better than none.
    if (answers.length === 0 && failure) throw failure.reason;
    const rows = answers.flatMap(({ value }) => readPage(value, { registry }).rows);
    const { records } = await translator.translate(rows);
    return rank(foldVersions(records), { whole, words }).slice(0, limit);
  } finally {
    await release();
  }
}

function splitWords(text: string): string[] {
  return [...new Set(text.match(/[\p{L}\p{N}]+/gu) ?? [])];
}

function foldVersions(records: readonly ServiceRecord[]): ServiceRecord[] {
  const latest = new Map<string, ServiceRecord>();
  for (const record of records) {
    const known = latest.get(record.id);
    if (known === undefined || (record.versionRank ?? '') > (known.versionRank ?? '')) {
      latest.set(record.id, record);
    }
  }
  return [...latest.values()];
}

/** Leaves out what has nothing to do with it: a registry that does not know the parameter answers with anything. */
function rank(
  records: readonly ServiceRecord[],
  { whole, words }: { readonly whole: string; readonly words: readonly string[] },
): ServiceRecord[] {
  const scored = records.map((record) => {
    const name = record.name.toLowerCase();
    const rest =
      `${record.title ?? ''} ${record.description} ${record.tags.join(' ')}`.toLowerCase();
    const hits = words.map((word) => (name.includes(word) ? 2 : 0) + (rest.includes(word) ? 1 : 0));
    const exact = name === whole || name.endsWith(`/${whole}`) ? 10 : 0;
    return { record, score: exact + hits.reduce((sum: number, hit) => sum + hit, 0) };
  });
  return scored
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ record }) => record);
}
