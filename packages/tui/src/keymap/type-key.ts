import { focusedList } from '../lists/focused-list.js';
import { editFilter } from '../lists/edit-filter.js';
import { typeAuthorization } from '../panes/authorization/type-authorization.js';
import { typeCredentials } from '../panes/connections/type-credentials.js';
import { typeIntoCallForm } from '../panes/form/type-into-call-form.js';
import { typeIntoAnswer } from '../panes/inbox/type-into-answer.js';
import { typeIntoSearch } from '../panes/runs/type-into-search.js';
import { keyToInputEvent } from '../prompt/key-to-input-event.js';
import type { SessionAction } from '../session/session-action.js';
import type { SessionState } from '../session/session-state.js';
import { contextsOf } from './contexts-of.js';
import type { Keystroke } from './split-keys.js';

/** What a key writes that no binding has: into the prompt, a filter, a form. */
export function typeKey(stroke: Keystroke, state: SessionState): readonly SessionAction[] {
  const contexts = contextsOf(state);
  if (contexts.includes('prompt') || contexts.includes('history-search')) {
    const event = keyToInputEvent(stroke.input, stroke.key);
    return event === null ? [] : [{ type: 'edited', event }];
  }
  if (
    contexts.includes('filter') ||
    contexts.includes('palette') ||
    contexts.includes('help-filter')
  ) {
    const list = focusedList(state);
    return list === undefined ? [] : editFilter(stroke, { list, state });
  }
  if (contexts.includes('form')) return typeIntoCallForm(stroke, state);
  if (contexts.includes('question')) return typeIntoAnswer(stroke, state);
  if (contexts.includes('search')) return typeIntoSearch(stroke, state);
  if (contexts.includes('credentials')) return typeCredentials(stroke, state);
  if (contexts.includes('authorization')) return typeAuthorization(stroke, state);
  return [];
}
