import { isBusy } from '../keymap/is-busy.js';
import { followQuery } from '../lists/follow-query.js';
import { reduceList } from '../lists/reduce-list.js';
import { presentAuthorization } from '../panes/authorization/present-authorization.js';
import { reduceAuthorization } from '../panes/authorization/reduce-authorization.js';
import { credentialsOverlay } from '../panes/connections/credentials-overlay.js';
import { reduceConnections } from '../panes/connections/reduce-connections.js';
import { reduceDetail } from '../panes/detail/reduce-detail.js';
import { reduceCallForm } from '../panes/form/reduce-call-form.js';
import { reduceHistory } from '../panes/history/reduce-history.js';
import { closeGoneQuestion } from '../panes/inbox/close-gone-question.js';
import { reduceInbox } from '../panes/inbox/reduce-inbox.js';
import { followLogs } from '../panes/logs/follow-logs.js';
import { reduceLogs } from '../panes/logs/reduce-logs.js';
import { reduceRuns } from '../panes/runs/reduce-runs.js';
import { reduceServices } from '../panes/services/reduce-services.js';
import { followTranscript } from '../panes/transcript/follow-transcript.js';
import { reduceTranscript } from '../panes/transcript/reduce-transcript.js';
import { reduceInput } from '../prompt/reduce-input.js';
import { withCompletion } from '../prompt/with-completion.js';
import { reduceView } from '../view/reduce-view.js';
import { showTranscript } from '../view/show-transcript.js';
import { reduceTasks } from './reduce-tasks.js';
import type { SessionEvent } from './session-event.js';
import type { SessionState } from './session-state.js';

/** The session after an event. Pure; gives the same object back when nothing changed. */
export function reduceSession(state: SessionState, event: SessionEvent): SessionState {
  const change = changeOf(state, event);
  const names = Object.keys(change) as (keyof SessionState)[];
  const isSame = names.every((name) => change[name] === state[name]);
  const changed = presentAuthorization(isSame ? state : { ...state, ...change });
  return withCompletion(changed, { before: state, event });
}

/** The parts that the event is about, as they are after it. */
function changeOf(state: SessionState, event: SessionEvent): Partial<SessionState> {
  switch (event.type) {
    case 'printed':
    case 'cleared': {
      const { transcript: before, lists } = state;
      const transcript = reduceTranscript(before, event);
      const list = followTranscript(lists.transcript, { event, before, after: transcript });
      const isTyped = event.type === 'printed' && event.lines[0]?.kind === 'command';
      return {
        transcript,
        ...(list !== lists.transcript && { lists: { ...lists, transcript: list } }),
        ...(isTyped && { view: showTranscript(state.view) }),
      };
    }
    case 'started': {
      const { toast } = state.view;
      const tasks = reduceTasks(state.tasks, event);
      if (toast?.tone !== 'danger') return { tasks };
      // What went wrong before is not what comes of this.
      const view = reduceView(state.view, { type: 'toast-gone', number: toast.number });
      return { tasks, view };
    }
    case 'progressed':
    case 'ended':
      return { tasks: reduceTasks(state.tasks, event) };
    case 'edited':
      return { input: reduceInput(state.input, event.event) };
    case 'services-wanted':
      return {
        services: reduceServices(state.services, event),
        lists: followQuery(state.lists, event.query),
        detail: null,
      };
    case 'services-found':
    case 'more-services-wanted':
    case 'more-services-found':
    case 'services-failed':
      return { services: reduceServices(state.services, event) };
    case 'detail-wanted':
    case 'detail-found':
    case 'detail-failed':
    case 'detail-tools-found':
    case 'detail-tools-failed':
    case 'detail-scrolled':
      return { detail: reduceDetail(state.detail, event) };
    case 'connections-wanted':
    case 'connections-listed':
    case 'connections-failed':
    case 'connected':
    case 'connection-changed':
    case 'disconnected':
    case 'switched':
    case 'tools-listed':
      return { connections: reduceConnections(state.connections, event) };
    case 'credentials-wanted': {
      const connections = reduceConnections(state.connections, event);
      // What somebody is busy with stays in front: the line that failed says how they are given.
      if (isBusy(state)) return { connections };
      const overlay = { ...credentialsOverlay(event.wanted), isReady: false };
      return { connections, view: reduceView(state.view, { type: 'overlay-opened', overlay }) };
    }
    case 'authorization-wanted':
    case 'authorization-ended':
      return { authorization: reduceAuthorization(state.authorization, event) };
    case 'form-opened':
    case 'form-changed':
    case 'form-left':
      return { callForm: reduceCallForm(state.callForm, event) };
    case 'run-started':
    case 'run-named':
    case 'run-progressed':
    case 'run-logged':
    case 'run-asked':
    case 'run-answered':
    case 'run-completed':
    case 'run-failed':
    case 'run-cancelled':
    case 'run-selected':
    case 'result-viewed':
      return { runs: reduceRuns(state.runs, event) };
    case 'history-wanted':
    case 'history-found':
    case 'more-history-wanted':
    case 'more-history-found':
    case 'history-failed':
      return { history: reduceHistory(state.history, event) };
    case 'question-asked':
    case 'questions-listed':
    case 'question-put-off':
    case 'answer-begun':
    case 'answer-changed':
    case 'answer-sending':
    case 'answer-scrolled':
    case 'answer-failed':
    case 'answer-left':
    case 'question-settled':
    case 'questions-gone': {
      const inbox = reduceInbox(state.inbox, event);
      const view = closeGoneQuestion(state.view, { before: state.inbox, after: inbox });
      return { inbox, view };
    }
    case 'logged':
    case 'log-threshold-chosen': {
      const logs = reduceLogs(state.logs, event);
      const list = followLogs(state, logs);
      if (list === state.lists.logs) return { logs };
      return { logs, lists: { ...state.lists, logs: list } };
    }
    case 'list-moved':
    case 'list-filter-opened':
    case 'list-filtered':
    case 'list-filter-kept':
    case 'list-filter-cleared': {
      const before = state.lists[event.list];
      const list = reduceList(before, event);
      if (list === before) return {};
      const lists = { ...state.lists, [event.list]: list };
      // Beside the list stands the service that its cursor is on.
      const isElsewhere = event.list === 'services' && list.cursor !== before.cursor;
      return isElsewhere ? { lists, detail: null } : { lists };
    }
    case 'prompt-entered':
    case 'panes-entered':
    case 'column-entered':
    case 'place-opened':
    case 'work-opened':
    case 'output-opened':
    case 'went-back':
    case 'zoomed':
    case 'overlay-opened':
    case 'overlay-closed':
    case 'question-ready':
    case 'toast-shown':
    case 'toast-gone':
    case 'quit-armed':
    case 'keys-pending':
    case 'resized':
      return { view: reduceView(state.view, event) };
    case 'settings-changed':
      return { settings: { ...state.settings, ...event.settings } };
    case 'proxy-changed':
      return { proxy: event.status };
    case 'quit':
      return { hasQuit: true };
  }
}
