import type { ListName } from '../lists/list-name.js';
import type { ListState } from '../lists/list-state.js';
import { initialList } from '../lists/initial-list.js';
import { initialConnections } from '../panes/connections/initial-connections.js';
import { initialHistory } from '../panes/history/initial-history.js';
import { initialLogs } from '../panes/logs/initial-logs.js';
import { initialServices } from '../panes/services/initial-services.js';
import { initialInput } from '../prompt/initial-input.js';
import { initialView } from '../view/initial-view.js';
import { initialSettings } from './initial-settings.js';
import type { SessionState } from './session-state.js';

const lists: Readonly<Record<ListName, ListState>> = {
  services: initialList,
  facets: initialList,
  connections: initialList,
  tools: initialList,
  history: initialList,
  inbox: initialList,
  logs: initialList,
  transcript: initialList,
  palette: initialList,
  help: initialList,
};

/** A session in which nothing has happened. */
export const initialSession: SessionState = {
  proxy: { state: 'starting' },
  transcript: [],
  input: initialInput,
  tasks: [],
  services: initialServices,
  detail: null,
  connections: initialConnections,
  authorization: null,
  callForm: null,
  runs: { runs: [], selectedId: null, views: {} },
  history: initialHistory,
  inbox: { questions: [], answering: null },
  logs: initialLogs,
  lists,
  view: initialView,
  settings: initialSettings,
  hasQuit: false,
};
