import type { ExecutionEvent } from '@nanda/protocol';
import { createEventLog, type EventGap } from '../../events/event-log.js';
import type { ExecutionRepository } from '../execution-repository.js';
import type { ExecutionJournal, JournalEntry } from '../keeping/execution-journal.js';
import { readStoredEvents } from '../keeping/read-stored-events.js';
import { roughSize } from '../rough-size.js';
import type { EventContent } from './event-content.js';
import { ownNote } from './own-note.js';

/** The events of one execution: written down, then told to whoever follows. */
export interface ExecutionScript {
  /** The `seq` of the last event. */
  readonly seq: number;
  /** Bytes of events in memory, roughly, without the last one. */
  readonly bytes: number;
  write(content: EventContent): void;
  /** The same, but only so much of a service that tells without end. Says whether it is written. */
  writeBounded(content: EventContent & { type: 'progress' | 'log' | 'input_required' }): boolean;
  /** Something is to be written down of which there is no event. */
  touch(): void;
  follow(options: {
    readonly after: number;
    readonly signal: AbortSignal;
  }): AsyncGenerator<ExecutionEvent, void, undefined>;
}

export interface ExecutionScriptOptions extends Pick<JournalEntry, 'snapshot' | 'textOf'> {
  /** The last event has been told; `isWritten` is whether all of them could be written. */
  readonly onEnded: (how: { readonly isWritten: boolean }) => void;
  readonly id: string;
  /** The `seq` of the last event that an earlier process wrote; 0 where there was none. */
  readonly lastSeq: number;
  readonly journal: ExecutionJournal;
  readonly repository: Pick<ExecutionRepository, 'events'>;
}

/** Events of one execution that are kept in memory, and bytes of them beside the last one; the store has all. */
const keptEvents = 1000;
const keptBytes = 1024 * 1024;
/** Bytes of events that are written down of one execution; more progress, logs and questions than that tell nobody anything. */
const writtenBytes = 32 * 1024 * 1024;
const tooMuch = 'The tool tells too much: further progress, logs and questions are left out.';

export function createExecutionScript(options: ExecutionScriptOptions): ExecutionScript {
  const { id, lastSeq, journal } = options;
  const log = createEventLog<ExecutionEvent>({
    limit: keptEvents,
    maxBytes: keptBytes,
    start: lastSeq,
    // The last one is kept in any case; it must not push out what led to it.
    sizeOf: (event) => ('metadata' in event ? 0 : roughSize(event)),
  });
  const entry: JournalEntry = {
    snapshot: options.snapshot,
    textOf: options.textOf,
    publish(event, how) {
      log.append(event);
      isWritten &&= how.isWritten;
      if (!('metadata' in event)) return;
      log.end();
      hasEnded = true;
      options.onEnded({ isWritten });
    },
  };
  let seq = lastSeq;
  let written = 0;
  let readers = 0;
  let isWritten = true;
  let hasEnded = false;

  /** Nobody has seen what has not been told: after a position that lies beyond comes the next, or the last. */
  function placeOf(after: number): number {
    if (after <= log.position) return after;
    return hasEnded ? log.position - 1 : log.position;
  }

  function write(content: EventContent): void {
    seq += 1;
    journal.note(entry, eventOf(content, seq));
    if (readers > 0) journal.hurry();
  }

  function eventOf(content: EventContent, position: number): ExecutionEvent {
    return {
      id: `${id}.${position}`,
      executionId: id,
      seq: position,
      timestamp: new Date().toISOString(),
      ...content,
    };
  }

  /** What a reader missed of the events in memory is in the store, but where that could not be written. */
  async function* readGap({ after, position }: EventGap): AsyncGenerator<ExecutionEvent> {
    let read = after;
    for await (const event of readStoredEvents(options.repository, { id, after, upTo: position })) {
      read = event.seq;
      yield event;
    }
    // It has the last one's id, so that resuming goes on after it.
    const missing = `${position - read} events are missing: they could not be written down.`;
    if (read < position) yield eventOf(ownNote(missing), position);
  }

  return {
    get seq() {
      return seq;
    },
    get bytes() {
      return log.bytes;
    },
    write,
    writeBounded(content) {
      if (written > writtenBytes) return false;
      written += roughSize(content);
      const isRoom = written <= writtenBytes;
      write(isRoom ? content : ownNote(tooMuch));
      return isRoom;
    },
    touch: () => journal.note(entry),
    async *follow({ after, signal }) {
      readers += 1;
      journal.hurry();
      try {
        yield* log.follow({ after: placeOf(after), signal, onGap: readGap });
      } finally {
        readers -= 1;
      }
    },
  };
}
