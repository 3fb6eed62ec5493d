import { sanitizeForTerminal, sanitizeLine } from '@nanda/terminal';
import type { CallProgress, InteractiveClient } from '../client/interactive-client.js';
import { runCommand } from '../commands/run-command.js';
import type { Command } from '../grammar/command.js';
import { parseCommand } from '../grammar/parse-command.js';
import { CommandError } from './command-error.js';
import { describeFailure } from './describe-failure.js';
import { initialSession } from './initial-session.js';
import { raceAbort } from './race-abort.js';
import { reduceSession } from './reduce-session.js';
import type { SessionEvent } from './session-event.js';
import type { SessionState, TranscriptLine } from './session-state.js';
import type { Session } from './session.js';
import { throttleLatest } from './throttle-latest.js';

const progressInterval = 100;
const closeLimit = 2000;
const cancelledExitCode = 130;

/** Options of {@link createSession}. */
export interface CreateSessionOptions {
  client: InteractiveClient;
  /** Milliseconds on a clock that never goes back. Default `performance.now`. */
  now?: () => number;
}

/** The engine that line mode and the full screen share: lines in, state and events out. */
export function createSession({
  client,
  now = () => performance.now(),
}: CreateSessionOptions): Session {
  const listeners = new Set<(event: SessionEvent) => void>();
  let state: SessionState = initialSession;
  let controller: AbortController | null = null;

  function dispatch(event: SessionEvent): void {
    const next = reduceSession(state, event);
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener(event);
  }

  function print(kind: TranscriptLine['kind'], text: string): void {
    const lines = sanitizeForTerminal(text).split('\n');
    dispatch({ type: 'printed', lines: lines.map((line) => ({ kind, text: line })) });
  }

  function fail(error: unknown): number {
    const { message, hint, exitCode } = describeFailure(error);
    print('error', `error: ${sanitizeLine(message)}`);
    print('hint', `try: ${sanitizeLine(hint)}`);
    return exitCode;
  }

  async function execute(command: Command): Promise<number> {
    const isFree = canRunBesides(command);
    const ownController = new AbortController();
    const { signal } = ownController;
    const throttle = throttleLatest<CallProgress>(
      (progress) => dispatch({ type: 'progressed', progress }),
      { interval: progressInterval },
    );
    if (!isFree) {
      controller = ownController;
      dispatch({ type: 'started', label: describeCommand(command), at: now() });
    }
    // What a cancelled command still does must not reach a session that has gone on.
    const unlessCancelled = (event: SessionEvent) => {
      if (!signal.aborted) dispatch(event);
      else if (event.type === 'connected')
        void client.disconnect(event.connection.id).catch(() => {});
    };
    const context = {
      client,
      signal,
      readState: () => state,
      dispatch: unlessCancelled,
      print: (text: string) => {
        if (!signal.aborted) print('output', text);
      },
      report: (progress: CallProgress) => {
        if (signal.aborted) return;
        const { message } = progress;
        throttle.push(
          message === undefined ? progress : { ...progress, message: sanitizeLine(message) },
        );
      },
    };
    try {
      await raceAbort(runCommand(command, context), { signal });
      return 0;
    } catch (error) {
      if (!signal.aborted) return fail(error);
      print('error', 'Cancelled');
      return cancelledExitCode;
    } finally {
      throttle.cancel();
      if (controller === ownController) {
        controller = null;
        dispatch({ type: 'ended' });
      }
    }
  }

  return {
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    edit: (event) => dispatch({ type: 'edited', event }),
    async submit(line) {
      let command: Command | null;
      try {
        command = parseCommand(line);
      } catch (error) {
        dispatch({ type: 'submitted', line });
        return fail(error);
      }
      if (controller !== null && command !== null && !canRunBesides(command)) {
        // Not taken from the prompt: it can be given again when the other has ended.
        const message = 'the last command is still running';
        return fail(new CommandError(message, { hint: 'Ctrl-C, to cancel it' }));
      }
      dispatch({ type: 'submitted', line });
      return command === null ? 0 : execute(command);
    },
    cancel() {
      controller?.abort(new DOMException('Cancelled by the user', 'AbortError'));
    },
    async close() {
      controller?.abort(new DOMException('The session ends', 'AbortError'));
      const { connections } = state;
      if (connections.length > 0) {
        const closing = connections.map(async ({ id }) => client.disconnect(id));
        const signal = AbortSignal.timeout(closeLimit);
        // A connection that cannot be closed now is the proxy's to let go of when it is idle.
        await raceAbort(Promise.allSettled(closing), { signal }).catch(() => {});
        for (const { id } of connections) dispatch({ type: 'disconnected', connectionId: id });
      }
      listeners.clear();
    },
  };
}

function canRunBesides({ verb }: Command): boolean {
  return verb === 'quit' || verb === 'help' || verb === 'clear';
}

function describeCommand(command: Command): string {
  switch (command.verb) {
    case 'search':
      return `search: ${sanitizeLine(command.query)}`;
    case 'connect':
      return `connect: ${sanitizeLine(command.target)}`;
    case 'call':
      return `call ${sanitizeLine(command.tool)}`;
    default:
      return command.verb;
  }
}
