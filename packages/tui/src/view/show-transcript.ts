import type { ViewState } from './view-state.js';

/** What is seen once a command was typed: what comes of it is said in the transcript, wherever the keys are. */
export function showTranscript(view: ViewState): ViewState {
  return view.output === 'transcript' ? view : { ...view, output: 'transcript' };
}
