import { sanitizeForTerminal, sanitizeLine } from '@nanda/terminal';
import type { Overlay } from '../view/overlay.js';
import type { SessionStore } from './create-store.js';
import { readyDelay } from './ready-delay.js';

/** Asks the user for a yes, on the full screen. */
export interface Confirmer {
  /** False as soon as the dialog is gone without a yes, or the signal is aborted. */
  ask(
    question: { question: string; detail: string },
    options: { signal: AbortSignal },
  ): Promise<boolean>;
  /** Takes the yes to a question. */
  agree(number: number): void;
}

/** Makes the one who asks: one question at a time is in front, the others wait for their turn. */
export function createConfirmer(
  store: Pick<SessionStore, 'state' | 'dispatch' | 'subscribe'>,
): Confirmer {
  const { dispatch, subscribe } = store;
  let last = 0;
  const agreed = new Set<number>();
  let turn: Promise<unknown> = Promise.resolve();
  return {
    ask(question, { signal }) {
      const answer = turn.then(async () => ask(question, signal));
      turn = answer;
      return answer;
    },
    agree: (number) => void agreed.add(number),
  };

  async function ask(
    { question, detail }: { question: string; detail: string },
    signal: AbortSignal,
  ): Promise<boolean> {
    await untilFree(signal);
    if (signal.aborted) return false;
    last += 1;
    const number = last;
    const overlay: Overlay = {
      kind: 'confirm',
      question: sanitizeLine(question),
      detail: sanitizeForTerminal(detail),
      yes: [{ intent: 'agree', number }],
      isReady: false,
    };
    const { promise: gone, resolve } = Promise.withResolvers<void>();
    dispatch({ type: 'overlay-opened', overlay });
    // Subscribed after it: its own opening is not its end. The yes may come with the same key, after the end.
    const unsubscribe = subscribe((event) => {
      if (event.type === 'overlay-closed' || event.type === 'overlay-opened') setImmediate(resolve);
    });
    const onAbort = () => dispatch({ type: 'overlay-closed' });
    signal.addEventListener('abort', onAbort, { once: true });
    const timer = setTimeout(() => dispatch({ type: 'question-ready' }), readyDelay);
    await gone;
    clearTimeout(timer);
    unsubscribe();
    signal.removeEventListener('abort', onAbort);
    return agreed.delete(number);
  }
  /** Whoever is busy with something that is in front must not lose what is filled in there. */
  async function untilFree(signal: AbortSignal): Promise<void> {
    while (store.state.view.overlay !== null && !signal.aborted) {
      const { promise: changed, resolve } = Promise.withResolvers<void>();
      const unsubscribe = subscribe(() => {
        if (store.state.view.overlay === null) setImmediate(resolve);
      });
      signal.addEventListener('abort', () => resolve(), { once: true });
      await changed;
      unsubscribe();
    }
  }
}
