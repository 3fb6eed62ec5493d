import type { KeyContext } from './key-context.js';

const titles: Readonly<Record<KeyContext, string>> = {
  anywhere: 'Anywhere',
  prompt: 'In the prompt',
  completion: 'While something is offered in the prompt',
  'history-search': 'While earlier lines are searched',
  editing: 'Editing the line',
  panes: 'In every pane',
  lists: 'In every list',
  filter: 'While a filter is typed',
  services: 'Services',
  facets: 'Facets of the services',
  detail: 'A service',
  connections: 'Connections',
  tools: 'Tools',
  form: 'The form of a tool',
  transcript: 'The transcript',
  run: 'A call and its result',
  search: 'While a result is searched',
  history: 'History',
  inbox: 'Inbox',
  question: 'A question that is answered',
  page: 'A page that is asked for',
  logs: 'Logs',
  help: 'This help',
  'help-filter': 'While the filter of this help is typed',
  palette: 'The palette',
  confirm: 'Yes or no',
  credentials: 'What a service wants to know before it lets you in',
  authorization: 'A page on which you agree before a service lets you in',
};

/** What a place where keys are pressed is called, for people. */
export function contextTitle(context: KeyContext): string {
  return titles[context];
}
