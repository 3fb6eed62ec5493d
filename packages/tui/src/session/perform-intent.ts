import type { InteractiveClient } from '../client/interactive-client.js';
import { copiedNames } from '../copying/copied-names.js';
import { copyOf } from '../copying/copy-of.js';
import { selectedRun } from '../panes/runs/selected-run.js';
import { editorText } from '../form/editor-text.js';
import { imagesOf } from '../results/images-of.js';
import { formatResult } from './format-result.js';
import { focusedList } from '../lists/focused-list.js';
import { moveList } from '../lists/move-list.js';
import type { Confirmer } from './create-confirmer.js';
import type { Reader } from './create-reader.js';
import type { Runner } from './create-runner.js';
import type { SessionStore } from './create-store.js';
import type { Desk } from './desk.js';
import type { Intent } from './intent.js';
import { describeFailure } from './describe-failure.js';
import { showFailure } from './show-failure.js';
import { showToast } from './show-toast.js';
import { writtenForm } from './written-form.js';

/** What {@link performIntent} works with. */
export interface PerformIntentOptions {
  client: InteractiveClient;
  desk: Desk;
  reader: Reader;
  runner: Runner;
  confirmer: Confirmer;
  store: SessionStore;
  now: () => number;
}

/** Sees to what is wanted. Never throws: what goes wrong is shown where it happened. */
export function performIntent(intent: Intent, options: PerformIntentOptions): void {
  const { reader, runner, store } = options;
  switch (intent.intent) {
    case 'submit': {
      const { text } = store.state.input;
      if (text.trim() !== '') void runner.submit(text);
      return;
    }
    case 'run':
      void runner.run(intent.command);
      return;
    case 'look-for':
      return reader.lookFor(intent.query);
    case 'load-more':
      void loadMore(intent, options);
      return;
    case 'load':
      return reader.load(intent.what);
    case 'look-at':
      return reader.lookAt(intent.service);
    case 'agree':
      return options.confirmer.agree(intent.number);
    case 'interrupt':
      return interrupt(options);
    default:
      void performAtDesk(intent, options).catch((error: unknown) => showFailed(error, store));
  }
}

type DeskIntent = Extract<
  Intent,
  {
    intent:
      | 'cancel-authorization'
      | 'complete-authorization'
      | 'copy'
      | 'edit-field'
      | 'open-execution'
      | 'open-page'
      | 'page-result'
      | 'redraw'
      | 'save-result'
      | 'show-image';
  }
>;

async function performAtDesk(intent: DeskIntent, options: PerformIntentOptions): Promise<void> {
  const { client, desk, store } = options;
  const result = selectedRun(store.state)?.result;
  switch (intent.intent) {
    case 'copy': {
      const text = copyOf(intent.what, { state: store.state, endpoint: client.endpoint });
      const said = `${copiedNames[intent.what]} ${await desk.copy(text)}`;
      showToast(store, { text: said, tone: 'success' });
      return;
    }
    case 'open-execution':
      return options.reader.openExecution(intent.executionId);
    case 'redraw':
      return desk.redraw();
    case 'open-page':
      return desk.open(intent.url);
    case 'complete-authorization': {
      const { id: authorizationId, redirectUrl } = intent;
      const signal = AbortSignal.timeout(answerLimit);
      return client.completeAuthorization({ authorizationId, redirectUrl }, { signal });
    }
    case 'cancel-authorization':
      return client.cancelAuthorization(intent.id, { signal: AbortSignal.timeout(answerLimit) });
    case 'edit-field': {
      const written = writtenForm(store.state);
      const before = written && editorText(written.form);
      if (written === undefined || before === undefined) return;
      const text = await desk.edit(before.text, { suffix: `.${before.extension}` });
      // It is for this form, and for no other that has come in front meanwhile.
      if (text === undefined) return;
      if (writtenForm(store.state)?.form !== written.form) {
        throw new Error(
          'not taken over: the form that it was written for is not in front any more',
        );
      }
      for (const action of written.change({ type: 'replaced', text }, store.state)) {
        if (!('intent' in action)) store.dispatch(action);
      }
      return;
    }
    case 'page-result':
      if (result !== undefined) await desk.page(formatResult(result));
      return;
    case 'save-result': {
      if (result === undefined) return;
      const places = await desk.save(result, { path: undefined });
      showToast(store, { text: `saved ${places.join(', ')}`, tone: 'success' });
      return;
    }
    case 'show-image': {
      const image = result === undefined ? undefined : imagesOf(result)[0];
      if (image !== undefined) await desk.showImage(image.data);
      return;
    }
  }
}

/** Reads on; who wanted to be at the end is taken there, where he has not gone on meanwhile. */
async function loadMore(
  { list, toEnd }: Extract<Intent, { intent: 'load-more' }>,
  { reader, store }: PerformIntentOptions,
): Promise<void> {
  const { cursor } = store.state.lists[list];
  await reader.loadMore(list, { toEnd });
  const { state } = store;
  if (toEnd !== true || focusedList(state) !== list || state.lists[list].cursor !== cursor) return;
  for (const action of moveList('last', state)) if ('type' in action) store.dispatch(action);
}

/** Ctrl-C: cancels what runs. The next one within two seconds quits, unless there is more to cancel. */
function interrupt({ runner, store, now }: PerformIntentOptions): void {
  const { quitArmedUntil } = store.state.view;
  const isArmed = quitArmedUntil !== null && now() < quitArmedUntil;
  const hasCancelled = runner.cancel();
  if (isArmed && !hasCancelled) {
    store.dispatch({ type: 'quit' });
    return;
  }
  store.dispatch({ type: 'quit-armed', until: now() + quitWindow });
  if (!hasCancelled) showToast(store, { text: 'Ctrl-C again to quit', tone: 'warning' });
}

const quitWindow = 2000;
/** Milliseconds in which the proxy has to take what came of an authorization: it asks others for that. */
const answerLimit = 60_000;

/** What the desk says has its way out in it; what the proxy says has one by its code. */
function showFailed(error: unknown, store: SessionStore): void {
  const failure = describeFailure(error);
  if (failure.exitCode !== 1) showFailure(store, failure);
  else showToast(store, { text: failure.message, tone: 'danger' });
}
