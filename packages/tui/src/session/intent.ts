import type { Service } from '@nanda/sdk';
import type { ServiceQuery } from '../client/service-query.js';
import type { Command } from '../grammar/command.js';

/** Something that is wanted of the world; the engine sees to it. */
export type Intent =
  /** What stands in the prompt is carried out. */
  | { intent: 'submit' }
  /** Done with a key: the transcript shows the command of the shell that equals it. */
  | { intent: 'run'; command: Command }
  /** Search as one types: asked for a moment later, and only if nothing else is typed. */
  | { intent: 'look-for'; query: ServiceQuery }
  | { intent: 'load-more'; list: 'services' | 'history'; toEnd?: boolean | undefined }
  /** Read again what is shown. */
  | { intent: 'load'; what: 'connections' | 'history' | 'inbox' }
  | { intent: 'look-at'; service: Service }
  /** A call of the history, to look at. */
  | { intent: 'open-execution'; executionId: string }
  | { intent: 'copy'; what: CopyWhat }
  | { intent: 'save-result'; runId: string }
  /** The focused field of the form in the user's editor. */
  | { intent: 'edit-field' }
  /** The result in the user's pager. */
  | { intent: 'page-result'; runId: string }
  /** The image of a result, by the terminal's own protocol. */
  | { intent: 'show-image'; runId: string }
  /** A page that a question names, in the browser. Only after somebody has seen the address. */
  | { intent: 'open-page'; url: string }
  /** The user has agreed in a browser that could not come back to the proxy: where it has ended. */
  | { intent: 'complete-authorization'; id: string; redirectUrl: string }
  /** The user does not agree. */
  | { intent: 'cancel-authorization'; id: string }
  /** The answer to a question of the engine is yes; to close its dialog is no. */
  | { intent: 'agree'; number: number }
  /** The whole screen anew, where something else has written on it. */
  | { intent: 'redraw' }
  /** Ctrl-C. */
  | { intent: 'interrupt' };

/** What can be copied: of the selected call, or what the cursor is on. */
export type CopyWhat = 'result' | 'cli' | 'curl' | 'code' | 'row' | 'page';
