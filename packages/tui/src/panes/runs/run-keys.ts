import { availableViews } from '../../results/available-views.js';
import { imagesOf } from '../../results/images-of.js';
import type { Binding } from '../../keymap/binding.js';
import type { SessionAction } from '../../session/session-action.js';
import type { SessionState } from '../../session/session-state.js';
import { openCallForm } from '../form/open-call-form.js';
import { changeResultView } from './change-result-view.js';
import { isMadeHere } from './is-made-here.js';
import { resultKeys } from './result-keys.js';
import { selectedRun } from './selected-run.js';
import { whyNoResult } from './why-no-result.js';

/** Keys of a call and its result, what is done with them first. */
export const runKeys: readonly Binding[] = [
  {
    id: 'run.cancel',
    context: 'run',
    keys: ['x'],
    title: 'Cancel the call',
    short: 'cancel',
    whyNot: whyNoCancel,
    act: (state) => target(state, (id) => ({ verb: 'cancel', target: id })),
  },
  {
    id: 'run.again',
    context: 'run',
    keys: ['r'],
    title: 'Call it again with the same arguments',
    short: 'again',
    whyNot: needsRun,
    act: (state) => target(state, (id) => ({ verb: 'rerun', target: id })),
  },
  {
    id: 'run.edit',
    context: 'run',
    keys: ['e'],
    title: 'Change the arguments and call it again',
    short: 'edit',
    whyNot: (state) =>
      editable(state) === undefined ? 'Its connection is closed, or the tool is gone' : undefined,
    act: (state) => {
      const found = editable(state);
      return found === undefined ? [] : openCallForm(found);
    },
  },
  {
    id: 'run.view',
    context: 'run',
    keys: ['v'],
    title: 'Next view: Text, Tree, JSON, Raw, Image',
    short: 'view',
    whyNot: whyNoResult,
    act: (state) => cycle(state, false),
  },
  {
    id: 'run.view-before',
    context: 'run',
    keys: ['V'],
    title: 'View before',
    whyNot: whyNoResult,
    act: (state) => cycle(state, true),
  },
  {
    id: 'run.copy',
    context: 'run',
    keys: ['y'],
    title: 'Copy the result',
    short: 'copy',
    whyNot: whyNoResult,
    act: () => [{ intent: 'copy', what: 'result' }],
  },
  {
    id: 'run.copy-cli',
    context: 'run',
    keys: ['Y'],
    title: 'Copy the call as a command',
    whyNot: needsRun,
    act: () => [{ intent: 'copy', what: 'cli' }],
  },
  {
    id: 'run.copy-curl',
    context: 'run',
    keys: ['ctrl-y'],
    title: 'Copy the call as curl',
    whyNot: needsRun,
    act: () => [{ intent: 'copy', what: 'curl' }],
  },
  {
    id: 'run.copy-code',
    context: 'run',
    keys: ['ctrl-t'],
    title: 'Copy the call as TypeScript',
    whyNot: needsRun,
    act: () => [{ intent: 'copy', what: 'code' }],
  },
  {
    id: 'run.save',
    context: 'run',
    keys: ['s'],
    title: 'Save the result, and its images, to files',
    short: 'save',
    whyNot: whyNoResult,
    act: (state) => withRun(state, (runId) => [{ intent: 'save-result', runId }]),
  },
  {
    id: 'run.page',
    context: 'run',
    keys: ['p'],
    title: 'Read the result in your pager',
    whyNot: whyNoResult,
    act: (state) => withRun(state, (runId) => [{ intent: 'page-result', runId }]),
  },
  {
    id: 'run.open',
    context: 'run',
    keys: ['o'],
    title: 'Show the image on the whole terminal',
    whyNot: (state) => {
      const result = selectedRun(state)?.result;
      const hasImage = result !== undefined && imagesOf(result).length > 0;
      return hasImage ? undefined : 'There is no image in it';
    },
    act: (state) => withRun(state, (runId) => [{ intent: 'show-image', runId }]),
  },
  ...resultKeys,
];

function cycle(state: SessionState, isBackward: boolean): readonly SessionAction[] {
  const result = selectedRun(state)?.result;
  if (result === undefined) return [];
  return changeResultView(
    { type: 'view-cycled', views: availableViews(result), isBackward },
    state,
  );
}

function target(
  state: SessionState,
  command: (id: string) => { verb: 'cancel' | 'rerun'; target: string },
): readonly SessionAction[] {
  return withRun(state, (id) => [{ intent: 'run', command: command(id) }]);
}

function withRun(
  state: SessionState,
  act: (runId: string) => readonly SessionAction[],
): readonly SessionAction[] {
  const run = selectedRun(state);
  return run === undefined ? [] : act(run.id);
}

function whyNoCancel(state: SessionState): string | undefined {
  const run = selectedRun(state);
  if (run === undefined || run.endedAt !== undefined) return 'It does not run any more';
  return isMadeHere(run) ? undefined : 'Only calls that were made here can be cancelled here';
}

function needsRun(state: SessionState): string | undefined {
  return selectedRun(state) === undefined ? 'Nothing has been called yet' : undefined;
}

function editable(state: SessionState) {
  const run = selectedRun(state);
  const connection = state.connections.connections.find(({ id }) => id === run?.connectionId);
  const tool = connection?.metadata.tools.find(({ name }) => name === run?.tool);
  if (run === undefined || connection === undefined || tool === undefined) return undefined;
  return { connectionId: connection.id, tool, parameters: run.parameters };
}
