import type { RegistryStatus } from '@nanda/protocol';
import { formatAgo, formatColumns, formatCount, oneLine, plural, wrapText } from '@nanda/terminal';
import type { Output } from '../output/output.js';
import { shortenFailure } from './shorten-failure.js';
import { stateWords } from './state-words.js';

export interface FormatRegistriesOptions {
  readonly output: Pick<Output, 'clean' | 'style' | 'width'>;
  /** Milliseconds of the epoch. */
  readonly now: number;
  /** Says when each is read next, why one failed, and how many rows could not be read. @default false */
  readonly isLong?: boolean;
  /** Shows those rows' problems. @default false */
  readonly withProblems?: boolean;
}

/** Registries as a table. */
export function formatRegistries(
  statuses: readonly RegistryStatus[],
  { output, now, isLong = false, withProblems = false }: FormatRegistriesOptions,
): string {
  const { clean, style, width } = output;
  const counts = statuses.map(({ services }) => formatCount(services));
  const countWidth = Math.max('SERVICES'.length, ...counts.map(({ length }) => length));
  const head = [
    'NAME',
    'TYPE',
    'STATE',
    'SERVICES'.padStart(countWidth),
    'READ',
    ...(isLong ? ['NEXT'] : []),
  ].map(style.dim);
  const rows = statuses.map((status, index) => {
    const { name, type, syncedAt, nextSyncAt } = status;
    return [
      style.bold(clean(oneLine(name, 40))),
      type,
      stateWords(status, style),
      (counts[index] ?? '').padStart(countWidth),
      syncedAt === undefined ? 'never' : formatAgo(syncedAt, { now }),
      ...(isLong ? [nextSyncAt === undefined ? '' : formatAgo(nextSyncAt, { now })] : []),
    ];
  });
  const [first = '', ...lines] = formatColumns([head, ...rows]).split('\n');
  return [
    first,
    ...lines.flatMap((line, index) => [line, ...describeMore(statuses[index] as RegistryStatus)]),
  ].join('\n');

  /** What is to be said below a row. */
  function describeMore({ name, url, error, problems }: RegistryStatus): string[] {
    const reason = error === undefined ? undefined : shortenFailure(error, { registry: name });
    const more: string[] = [];
    if (isLong && url !== undefined) more.push(style.dim(below(url)));
    if (reason !== undefined) more.push(style.red(below(reason)));
    if (!isLong || problems.length === 0) return more;
    if (withProblems) return [...more, ...problems.map((problem) => style.dim(below(problem)))];
    const count = problems.length >= 100 ? 'at least 100 rows' : plural(problems.length, 'row');
    return [...more, style.yellow(below(`${count} could not be read as they are: --problems`))];
  }

  function below(text: string): string {
    return wrapText(clean(oneLine(text)), { width, hanging: 2 });
  }
}
