import type { ProxyStatus } from '../client/proxy-status.js';
import type { ListEvent } from '../lists/list-event.js';
import type { AuthorizationEvent } from '../panes/authorization/authorization-event.js';
import type { ConnectionsEvent } from '../panes/connections/connections-event.js';
import type { DetailEvent } from '../panes/detail/detail-event.js';
import type { CallFormEvent } from '../panes/form/call-form-event.js';
import type { HistoryEvent } from '../panes/history/history-event.js';
import type { InboxEvent } from '../panes/inbox/inbox-event.js';
import type { LogsEvent } from '../panes/logs/logs-event.js';
import type { RunsEvent } from '../panes/runs/runs-event.js';
import type { ServicesEvent } from '../panes/services/services-event.js';
import type { TranscriptEvent } from '../panes/transcript/transcript-event.js';
import type { InputEvent } from '../prompt/input-event.js';
import type { ViewEvent } from '../view/view-event.js';
import type { SessionSettings } from './session-settings.js';
import type { TaskEvent } from './task-event.js';

/** Something that happened in the session; the only way in which its state changes. */
export type SessionEvent =
  | TranscriptEvent
  | TaskEvent
  | ServicesEvent
  | DetailEvent
  | ConnectionsEvent
  | AuthorizationEvent
  | CallFormEvent
  | RunsEvent
  | HistoryEvent
  | InboxEvent
  | LogsEvent
  | ListEvent
  | ViewEvent
  | { type: 'edited'; event: InputEvent }
  | { type: 'proxy-changed'; status: ProxyStatus }
  | { type: 'settings-changed'; settings: Partial<SessionSettings> }
  | { type: 'quit' };
