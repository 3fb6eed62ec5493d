import { sanitizeLine } from '@nanda/terminal';
import type { InteractiveClient } from '../client/interactive-client.js';
import { runCommand } from '../commands/run-command.js';
import { describeCommand } from '../grammar/describe-command.js';
import type { Command } from '../grammar/command.js';
import { parseCommand } from '../grammar/parse-command.js';
import { answerFailed } from '../panes/inbox/answer-failed.js';
import { hideTypedSecrets } from '../prompt/hide-typed-secrets.js';
import type { CallProgress } from './call-progress.js';
import type { Calls } from './create-calls.js';
import type { Reader } from './create-reader.js';
import type { SessionStore } from './create-store.js';
import type { Transcript } from './create-transcript.js';
import type { Confirm } from './confirm.js';
import type { Desk } from './desk.js';
import { echoOf } from './echo-of.js';
import { createCommandContext } from './create-command-context.js';
import { createTurns } from './create-turns.js';
import { isRepeatable } from './is-repeatable.js';
import { raceAbort } from './race-abort.js';
import { describeFailure } from './describe-failure.js';
import type { Failure } from './failure.js';
import type { SessionState } from './session-state.js';
import { showFailure } from './show-failure.js';
import { showToast } from './show-toast.js';
import { sightOf } from './sight-of.js';
import { throttleLatest } from './throttle-latest.js';

const progressInterval = 100;
/** Characters of what a running command is called. */
const longestLabel = 500;
const cancelledExitCode = 130;
const refusedExitCode = 9;

/** Options of {@link createRunner}. */
export interface CreateRunnerOptions {
  client: InteractiveClient;
  desk: Desk;
  face: 'screen' | 'line';
  confirm: Confirm;
  store: SessionStore;
  transcript: Transcript;
  calls: Calls;
  reader: Reader;
  now: () => number;
}

/** Carries out commands: those that are typed, one after the other, and those that keys stand for. */
export interface Runner {
  submit(line: string): Promise<number>;
  /** Carries out a command that was not typed. Never throws. */
  run(command: Command): Promise<number>;
  /** Cancels what was begun last, and the lines that wait for their turn; tells whether there was anything. */
  cancel(): boolean;
  /** Cancels a call. */
  cancelRun(runId: string): void;
  close(): void;
}

interface Task {
  id: number;
  controller: AbortController;
  runId: string | undefined;
  /** What it is in the transcript, where a key began it. */
  echo: string | undefined;
}

/** Makes the runner of a session. */
export function createRunner(options: CreateRunnerOptions): Runner {
  const { face, store, transcript, calls, now } = options;
  const { dispatch } = store;
  const tasks: Task[] = [];
  /** Of the calls that have not ended, by their runs: one that waits for an answer may outlive its command. */
  const controllers = new Map<string, AbortController>();
  const turns = createTurns();
  let lastRun = 0;

  async function execute(
    command: Command,
    {
      entry,
      echo,
      onBegun,
      onFailure,
    }: {
      entry: number;
      echo?: string | undefined;
      onBegun?: (() => void) | undefined;
      onFailure?: ((failure: Failure) => void) | undefined;
    },
  ): Promise<number> {
    const controller = new AbortController();
    const { signal } = controller;
    const task: Task = { id: entry, controller, runId: undefined, echo };
    const isCall = command.verb === 'call' || command.verb === 'stream';
    const throttle = throttleLatest<CallProgress>(
      (progress) => dispatch({ type: 'progressed', id: entry, progress }),
      { interval: progressInterval },
    );
    tasks.push(task);
    if (isCall || command.verb === 'rerun') {
      lastRun += 1;
      task.runId = `run-${lastRun}`;
    }
    dispatch({
      type: 'started',
      task: {
        id: entry,
        label: sanitizeLine(labelOf(command, store.state).slice(0, longestLabel)),
        startedAt: now(),
        progress: null,
        runId: task.runId,
      },
    });
    const context = createCommandContext({
      ...options,
      entry,
      signal,
      progress: throttle,
      cancelRun,
      async call(request) {
        // Who waits for the next line need not wait for this one.
        onBegun?.();
        const runId = task.runId ?? `run-${(lastRun += 1)}`;
        controllers.set(runId, controller);
        return calls.start({ ...request, signal, runId }).finally(() => controllers.delete(runId));
      },
    });
    try {
      await raceAbort(runCommand(command, context), { signal });
      return 0;
    } catch (error) {
      const failed = answerFailed(command, { error, inbox: store.state.inbox });
      if (failed !== undefined) dispatch(failed);
      if (!signal.aborted) {
        onFailure?.(describeFailure(error));
        return transcript.fail(entry, error);
      }
      transcript.print(entry, 'error', 'Cancelled');
      return cancelledExitCode;
    } finally {
      throttle.cancel();
      tasks.splice(tasks.indexOf(task), 1);
      dispatch({ type: 'ended', id: entry });
      onBegun?.();
    }
  }

  function cancelRun(runId: string): void {
    controllers.get(runId)?.abort(new DOMException('Cancelled by the user', 'AbortError'));
  }

  /** The transcript has it as well, but is out of sight in some panes. */
  function sayUnseenFailure(failure: Failure): void {
    if (face === 'screen' && store.state.view.mode === 'panes') showFailure(store, failure);
  }

  return {
    async submit(line) {
      let command: Command | null;
      const shown = hideTypedSecrets(line);
      dispatch({ type: 'edited', event: { type: 'remembered', line } });
      const entry = transcript.begin('command', shown);
      try {
        command = parseCommand(line);
      } catch (error) {
        return transcript.fail(entry, error);
      }
      if (command === null) return 0;
      const given = command;
      const onFailure = sayUnseenFailure;
      if (canRunBesides(given)) return execute(given, { entry, onFailure });
      const code = await turns.take((onBegun) => execute(given, { entry, onBegun, onFailure }));
      if (code === undefined) {
        transcript.print(entry, 'error', 'Cancelled');
        return cancelledExitCode;
      }
      // Who has gone to the panes meanwhile is not taken elsewhere.
      if (code === 0 && face === 'screen' && store.state.view.mode === 'prompt') {
        for (const event of sightOf(given)) dispatch(event);
      }
      return code;
    },
    async run(command) {
      const echo = echoOf(command, { state: store.state });
      // A key that is pressed twice would open two connections.
      if (!isRepeatable(command) && tasks.some((task) => task.echo === echo)) {
        showToast(store, { text: 'That is being done already', tone: 'warning' });
        return refusedExitCode;
      }
      const entry = transcript.begin('echo', echo);
      const code = await execute(command, {
        entry,
        echo,
        onFailure: (failure) => showFailure(store, failure),
      });
      // Who connects to a service wants to see what it can do, unless he has gone on meanwhile.
      if (code === 0 && command.verb === 'connect' && isInCatalogue(store.state)) {
        for (const event of sightOf(command)) dispatch(event);
      }
      return code;
    },
    cancel() {
      turns.giveUp();
      const task = tasks.at(-1);
      task?.controller.abort(new DOMException('Cancelled by the user', 'AbortError'));
      return task !== undefined;
    },
    cancelRun,
    close() {
      turns.giveUp();
      const reason = new DOMException('The session ends', 'AbortError');
      for (const { controller } of tasks) controller.abort(reason);
      for (const controller of controllers.values()) controller.abort(reason);
    },
  };
}

/** What needs nothing of the world waits for nobody. */
function canRunBesides({ verb }: Command): boolean {
  return verb === 'quit' || verb === 'help' || verb === 'clear' || verb === 'cancel';
}

function isInCatalogue({ view }: SessionState): boolean {
  if (view.mode !== 'panes' || view.overlay !== null) return false;
  return view.column === 'places' ? view.place === 'services' : view.work === 'detail';
}

/** A call that is made again is known by its tool, and not by a number. */
function labelOf(command: Command, { runs }: SessionState): string {
  if (command.verb !== 'rerun') return describeCommand(command);
  const { target } = command;
  const run = runs.runs.find(({ id, executionId }) => id === target || executionId === target);
  return run === undefined ? describeCommand(command) : `call ${run.tool}`;
}
