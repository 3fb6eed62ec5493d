import { sanitizeLine } from '@nanda/terminal';
import { findCurrentConnection } from '../session/find-current-connection.js';
import { selectedRun } from '../panes/runs/selected-run.js';
import type { SessionState } from '../session/session-state.js';

const places = {
  services: 'Services',
  connections: 'Connections',
  history: 'History',
  inbox: 'Inbox',
  logs: 'Logs',
} as const;

/** The way to where the user is, in words. Safe to show. */
export function describeSight(state: SessionState): string[] {
  const { view, detail, callForm } = state;
  const output = view.output === 'run' ? 'Call' : 'Transcript';
  if (view.mode === 'prompt') return [output];
  const place = places[view.place];
  if (view.column === 'places') return [place];
  if (view.column === 'output') {
    const run = view.output === 'run' ? selectedRun(state) : undefined;
    if (run === undefined) return [place, output];
    return [place, sanitizeLine(run.serviceName), sanitizeLine(run.tool)];
  }
  const service = findCurrentConnection(state)?.metadata.serviceName ?? '';
  switch (view.work) {
    case 'tools':
      return [place, sanitizeLine(service), 'Tools'].filter((part) => part !== '');
    case 'form':
      return [place, sanitizeLine(service), sanitizeLine(callForm?.tool ?? '')];
    case 'detail':
      return [place, sanitizeLine(detail?.service.name ?? '')].filter((part) => part !== '');
    case 'facets':
      return [place, 'Filters'];
    case 'question':
      return [place, 'Question'];
  }
}
