import type { ProxyStatus } from '../client/proxy-status.js';
import type { ListName } from '../lists/list-name.js';
import type { ListState } from '../lists/list-state.js';
import type { AuthorizationState } from '../panes/authorization/authorization-state.js';
import type { ConnectionsState } from '../panes/connections/connections-state.js';
import type { DetailState } from '../panes/detail/detail-state.js';
import type { CallFormState } from '../panes/form/call-form-state.js';
import type { HistoryState } from '../panes/history/history-state.js';
import type { InboxState } from '../panes/inbox/inbox-state.js';
import type { LogsState } from '../panes/logs/logs-state.js';
import type { RunsState } from '../panes/runs/runs-state.js';
import type { ServicesState } from '../panes/services/services-state.js';
import type { TranscriptLine } from '../panes/transcript/transcript-line.js';
import type { InputState } from '../prompt/input-state.js';
import type { ViewState } from '../view/view-state.js';
import type { RunningTask } from './running-task.js';
import type { SessionSettings } from './session-settings.js';

/** Everything that the session knows and shows. */
export interface SessionState {
  proxy: ProxyStatus;
  /** Newest last; the oldest go when there are too many. */
  transcript: readonly TranscriptLine[];
  input: InputState;
  /** The commands that are being carried out, in the order of their beginning. */
  tasks: readonly RunningTask[];
  services: ServicesState;
  detail: DetailState | null;
  connections: ConnectionsState;
  /** The page on which the user is to agree now. */
  authorization: AuthorizationState;
  callForm: CallFormState | null;
  runs: RunsState;
  history: HistoryState;
  inbox: InboxState;
  logs: LogsState;
  /** Where somebody is in each list. */
  lists: Readonly<Record<ListName, ListState>>;
  view: ViewState;
  settings: SessionSettings;
  /** True once `quit` was given: the owner of the session ends it. */
  hasQuit: boolean;
}
