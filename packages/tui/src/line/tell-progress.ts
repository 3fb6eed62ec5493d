import { oneLine, sanitizeLine } from '@nanda/terminal';
import type { Session } from '../session/session.js';
import type { SessionState } from '../session/session-state.js';
import {
  decideProgressSentence,
  type LastSaid,
  type ProgressFacts,
} from './decide-progress-sentence.js';

const longest = 200;
/** How often it is looked whether it is time, in milliseconds. */
const interval = 1000;

/** Options of {@link tellProgress}. */
export interface TellProgressOptions {
  /** Takes a sentence that is safe to print. */
  say: (sentence: string) => void;
  /** The session's clock, in milliseconds. Default `performance.now`. */
  now?: () => number;
}

/** Says how far the running command is, now and then. Gives the function that ends it. */
export function tellProgress(
  session: Pick<Session, 'state' | 'subscribe'>,
  { say, now = () => performance.now() }: TellProgressOptions,
): () => void {
  let about: number | undefined;
  let last: LastSaid | null = null;

  function look(): void {
    const running = findRunning(session.state);
    if (running === undefined) return;
    if (running.id !== about) last = null;
    about = running.id;
    const decision = decideProgressSentence(running.facts, { now: now(), last });
    if (decision === undefined) return;
    last = decision.said;
    say(oneLine(sanitizeLine(decision.sentence), longest));
  }

  const timer = setInterval(look, interval);
  timer.unref();
  const unsubscribe = session.subscribe(({ type }) => {
    if (type === 'progressed' || type === 'run-progressed') look();
  });
  return () => {
    clearInterval(timer);
    unsubscribe();
  };
}

function findRunning({
  tasks,
  runs,
}: SessionState): { id: number; facts: ProgressFacts } | undefined {
  const task = tasks.at(-1);
  if (task === undefined) return undefined;
  const run = runs.runs.find(({ id }) => id === task.runId);
  const { id, label, startedAt } = task;
  return { id, facts: { label, startedAt, progress: run?.progress ?? task.progress } };
}
