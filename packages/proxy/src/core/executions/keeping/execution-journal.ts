import type { ExecutionEvent } from '@nanda/protocol';
import type { Logger } from '../../logger.js';
import { reasonOf } from '../../reason-of.js';
import type {
  ExecutionRepository,
  ExecutionWrite,
  StoredExecution,
} from '../execution-repository.js';

/** An execution as the journal sees it. */
export interface JournalEntry {
  /** What is kept of it now. */
  snapshot(): StoredExecution;
  /** The event as it is written down. */
  textOf(event: ExecutionEvent): string;
  /** Whoever follows may have the event: it is written, or could not be. */
  publish(event: ExecutionEvent, how: { readonly isWritten: boolean }): void;
}

/**
 * Writes executions down before anybody is told of them: an event that a reader has seen is never lost
 * with the process, so that the reader can come back after it.
 */
export interface ExecutionJournal {
  /** An event of the entry, or (without one) a change of the entry itself. */
  note(entry: JournalEntry, event?: ExecutionEvent): void;
  /** Somebody waits for what was noted: it is written as soon as possible. */
  hurry(): void;
  /** Resolves when all that was noted before is written, or could not be, with which of the two. */
  flush(): Promise<boolean>;
}

export interface ExecutionJournalOptions {
  readonly repository: Pick<ExecutionRepository, 'write'>;
  readonly logger: Logger;
  /** Milliseconds that changes are collected for where nobody waits: a short call is one write. @default 20 */
  readonly patience?: number;
}

export function createExecutionJournal({
  repository,
  logger,
  patience = 20,
}: ExecutionJournalOptions): ExecutionJournal {
  let noted = new Map<JournalEntry, ExecutionEvent[]>();
  let writing: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isHurried = false;
  let isWriteFailing = false;

  function write(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (writing !== undefined) return writing;
    isHurried = false;
    writing = writeNoted().finally(() => {
      writing = undefined;
      // What was noted in the meantime had nobody to write it.
      if (noted.size > 0) schedule();
    });
    return writing;
  }

  async function writeNoted(): Promise<void> {
    const batch = noted;
    noted = new Map();
    try {
      await repository.write(Array.from(batch, toWrite));
      isWriteFailing = false;
    } catch (error) {
      // The calls go on: they matter more than their history. Said once, not for each of them.
      if (!isWriteFailing) {
        logger.error('Executions cannot be written down, and do not outlive this process', {
          reason: reasonOf(error),
        });
      }
      isWriteFailing = true;
    }
    const how = { isWritten: !isWriteFailing };
    for (const [entry, events] of batch) for (const event of events) entry.publish(event, how);
  }

  function schedule(): void {
    if (isHurried) setImmediate(() => void write());
    else timer ??= setTimeout(() => void write(), patience);
  }

  return {
    note(entry, event) {
      const events = noted.get(entry) ?? [];
      if (event !== undefined) events.push(event);
      noted.set(entry, events);
      if (writing === undefined) schedule();
    },
    hurry() {
      if (isHurried || noted.size === 0) return;
      isHurried = true;
      if (writing === undefined) schedule();
    },
    async flush() {
      await writing;
      // Somebody else may have begun to write it meanwhile.
      await (noted.size > 0 ? write() : writing);
      return !isWriteFailing;
    },
  };
}

function toWrite([entry, events]: [JournalEntry, ExecutionEvent[]]): ExecutionWrite {
  return {
    execution: entry.snapshot(),
    events: events.map((event) => ({ seq: event.seq, json: entry.textOf(event) })),
  };
}
