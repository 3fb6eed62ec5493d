import type { ToolDefinition } from '@nanda/protocol';
import { withDeadline } from '../../with-deadline.js';
import { connectionErrors } from '../connection-errors.js';
import { untilAborted } from '../../until-aborted.js';

export interface WatchToolsOptions {
  readonly listTools: (signal: AbortSignal) => Promise<readonly ToolDefinition[]>;
  /** Milliseconds for one list. */
  readonly timeout: number;
  readonly onTools: (tools: readonly ToolDefinition[], latency: number) => void;
  /** The tools stay as they were. */
  readonly onFailure: (error: unknown) => void;
}

/** Asks for the tools again when the service says that they have changed. */
export interface ToolWatch {
  changed(): void;
  stop(): void;
}

/** Milliseconds in which more news of the kind may come, which one list answers. */
const debounce = 100;
/** Milliseconds from one list to the next, however often a service says that something has changed. */
const spacing = 1000;

export function watchTools(options: WatchToolsOptions): ToolWatch {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let isListing = false;
  let isStale = false;
  let listedAt = -Infinity;

  function changed(): void {
    if (stopping.signal.aborted) return;
    isStale = true;
    if (timer !== undefined || isListing) return;
    timer = setTimeout(
      () => {
        timer = undefined;
        void list();
      },
      Math.max(debounce, listedAt + spacing - performance.now()),
    );
    timer.unref();
  }

  async function list(): Promise<void> {
    isListing = true;
    isStale = false;
    listedAt = performance.now();
    const deadline = withDeadline(options.timeout, {
      signal: stopping.signal,
      reason: () => connectionErrors.noAnswer(options.timeout),
    });
    try {
      const tools = await untilAborted(options.listTools(deadline.signal), deadline.signal);
      if (!stopping.signal.aborted) options.onTools(tools, performance.now() - listedAt);
    } catch (error) {
      if (!stopping.signal.aborted) options.onFailure(error);
    } finally {
      deadline.release();
      isListing = false;
      if (isStale) changed();
    }
  }

  return {
    changed,
    stop() {
      stopping.abort(connectionErrors.sessionEnded());
      clearTimeout(timer);
    },
  };
}
