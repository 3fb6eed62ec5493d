import type { AggregateView } from '../../aggregate-view.js';
import type { Logger } from '../../../logger.js';
import { reasonOf } from '../../../reason-of.js';
import { keyOfView } from './key-of-view.js';
import type { ListKind } from './list-kind.js';
import { sameRows } from './same-rows.js';

/** Somebody who is told when a list is another one. */
export interface ListWatcher {
  readonly view: AggregateView;
  readonly kinds: ReadonlySet<ListKind>;
  tell(kind: ListKind): void;
}

export interface ChangeWatchOptions {
  /** The rows of a list as they are now, as one view has them; all lists of its kind one after the other. */
  readonly readRows: (kind: ListKind, view: AggregateView) => Promise<readonly unknown[]>;
  /** The same as they were computed last; undefined where they have not been, or are computed at once. */
  readonly readKnown: (kind: ListKind, view: AggregateView) => readonly unknown[] | undefined;
  /** Whether any of these connections has rows in a list, as it was read last. */
  readonly hasRows: (kind: ListKind, connectionIds: ReadonlySet<string>) => boolean;
  /** Milliseconds in which more news may come, which are told as one. */
  readonly pause: number;
  readonly logger: Logger;
}

/** Compares lists with what they were, and tells only of those that really differ. */
export interface ChangeWatch {
  readonly isWatched: boolean;
  /** @returns ends it */
  watch(watcher: ListWatcher): () => void;
  /** Lists may differ now, by what this connection has. */
  changed(kinds: readonly ListKind[], connectionId: string): void;
  /** Somebody has been given this list. */
  listed(kind: ListKind, view: AggregateView, rows: readonly unknown[]): void;
  close(): void;
}

export function createChangeWatch(options: ChangeWatchOptions): ChangeWatch {
  const { readRows, readKnown, hasRows, pause, logger } = options;
  const watchers = new Set<ListWatcher>();
  /** What was last told of each list, by kind and view. */
  const told = new Map<string, readonly unknown[]>();
  /** The connections by which lists may differ. */
  const dirty = new Map<ListKind, Set<string>>();
  const beginning = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let isComparing = false;
  let isClosed = false;

  function watchersOf(key: string): ListWatcher[] {
    return [...watchers].filter(({ kinds, view }) =>
      [...kinds].some((kind) => keyOf(kind, view) === key),
    );
  }

  function schedule(): void {
    if (timer !== undefined || isComparing || isClosed || dirty.size === 0) return;
    timer = setTimeout(() => {
      timer = undefined;
      void compareAll();
    }, pause);
    timer.unref();
  }

  async function compareAll(): Promise<void> {
    isComparing = true;
    const changes = [...dirty];
    dirty.clear();
    await Promise.all(beginning);
    await Promise.all(
      changes.flatMap(([kind, ids]) => listsOf(kind).map((view) => compare(kind, view, ids))),
    );
    isComparing = false;
    schedule();
  }

  /** Each list of a kind that somebody watches, once. */
  function listsOf(kind: ListKind): AggregateView[] {
    const views = [...watchers].filter(({ kinds }) => kinds.has(kind)).map(({ view }) => view);
    return [...new Map(views.map((view) => [keyOf(kind, view), view])).values()];
  }

  async function compare(
    kind: ListKind,
    view: AggregateView,
    connectionIds: ReadonlySet<string>,
  ): Promise<void> {
    const key = keyOf(kind, view);
    const before = told.get(key);
    try {
      const rows = await readRows(kind, view);
      const listening = isClosed ? [] : watchersOf(key);
      if (listening.length === 0) return;
      told.set(key, rows);
      // Where nobody has been given the list, it is not known what it was before.
      const isDifferent =
        before === undefined ? hasRows(kind, connectionIds) : !sameRows(before, rows);
      if (isDifferent) for (const watcher of listening) watcher.tell(kind);
    } catch (error) {
      logger.warn('It could not be seen whether a list has changed', {
        list: kind,
        reason: reasonOf(error),
      });
    }
  }

  function listed(kind: ListKind, view: AggregateView, rows: readonly unknown[]): void {
    const key = keyOf(kind, view);
    if (!told.has(key) && watchersOf(key).length > 0) told.set(key, rows);
  }

  /** What is there at the beginning is no change. Tools are known without asking anybody. */
  function begin(kind: ListKind, view: AggregateView): void {
    if (told.has(keyOf(kind, view))) return;
    const known = readKnown(kind, view);
    if (known !== undefined) listed(kind, view, known);
    if (kind !== 'tools') return;
    const reading = readRows('tools', view).then(
      (rows) => listed('tools', view, rows),
      () => undefined,
    );
    beginning.add(reading);
    void reading.finally(() => beginning.delete(reading));
  }

  return {
    get isWatched() {
      return watchers.size > 0;
    },
    watch(watcher) {
      watchers.add(watcher);
      for (const kind of watcher.kinds) begin(kind, watcher.view);
      return () => {
        watchers.delete(watcher);
        for (const key of told.keys()) if (watchersOf(key).length === 0) told.delete(key);
      };
    },
    changed(kinds, connectionId) {
      if (watchers.size === 0) return;
      for (const kind of kinds) dirty.set(kind, (dirty.get(kind) ?? new Set()).add(connectionId));
      schedule();
    },
    listed,
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

/** Equal for views that have the same list. */
function keyOf(kind: ListKind, view: AggregateView): string {
  if (kind === 'tools') return `tools ${keyOfView(view)}`;
  return kind === 'prompts' ? `prompts ${view.names}` : kind;
}
