import type { InteractiveClient } from '../client/interactive-client.js';
import { readForm } from '../form/read-form.js';
import { focusedList } from '../lists/focused-list.js';
import { copiedPage } from '../panes/inbox/copied-page.js';
import { selectedRun } from '../panes/runs/selected-run.js';
import { selectedTool } from '../panes/tools/selected-tool.js';
import { formatResult } from '../session/format-result.js';
import type { CopyWhat } from '../session/intent.js';
import type { SessionState } from '../session/session-state.js';
import { copyAsCli } from './copy-as-cli.js';
import { copyAsCode } from './copy-as-code.js';
import { copyAsCurl } from './copy-as-curl.js';
import type { CopiedCall } from './copied-call.js';
import { rowText } from './row-text.js';

/** {@link copyOf}'s second argument. */
export interface CopyOfOptions {
  state: SessionState;
  endpoint: InteractiveClient['endpoint'];
}

/** The text that is copied. @throws Error where there is nothing to copy, with what to do */
export function copyOf(what: CopyWhat, { state, endpoint }: CopyOfOptions): string {
  const { overlay } = state.view;
  if (what === 'page' && overlay?.kind === 'authorization') return overlay.authorization.page.href;
  if (what === 'page') return copiedPage(state);
  if (what === 'row') return rowText(focusedList(state), state);
  if (what === 'result') {
    const result = selectedRun(state)?.result;
    if (result === undefined) throw new Error('nothing to copy: there is no result yet');
    return formatResult(result);
  }
  const call = callOf(state);
  if (call === undefined) throw new Error('nothing to copy: nothing has been called yet');
  if (what === 'cli') return copyAsCli(call);
  if (endpoint === undefined) throw new Error('not copied: the proxy has not been found yet');
  if (what === 'curl') return copyAsCurl(call, endpoint);
  // The program connects by itself: to nothing, where it is not known any more to what.
  if (call.service.id === '') {
    throw new Error('not copied: its connection is closed; connect again, then r calls it again');
  }
  return copyAsCode(call, endpoint);
}

/** The call that is meant: the form or the tool that keys mean, else the call that is looked at. */
function callOf(state: SessionState): CopiedCall | undefined {
  const { view, callForm } = state;
  const isWork = view.mode === 'panes' && view.column === 'work';
  if (isWork && view.work === 'form' && callForm !== null) {
    const { parameters } = readForm(callForm.form);
    return describeCall({ ...callForm, parameters }, state);
  }
  if (isWork && view.work === 'tools') {
    const selected = selectedTool(state);
    if (selected === undefined) return undefined;
    const { connection, tool } = selected;
    return describeCall({ connectionId: connection.id, tool: tool.name, parameters: {} }, state);
  }
  const run = selectedRun(state);
  return run === undefined ? undefined : describeCall(run, state);
}

function describeCall(
  {
    connectionId,
    tool,
    parameters,
  }: { connectionId: string; tool: string; parameters: Readonly<Record<string, unknown>> },
  { connections }: SessionState,
): CopiedCall {
  const connection = connections.connections.find(({ id }) => id === connectionId);
  const definition = connection?.metadata.tools.find(({ name }) => name === tool);
  return {
    service: { id: connection?.serviceId ?? '' },
    connection: { id: connectionId, name: connection?.name },
    tool,
    parameters,
    schema: definition?.inputSchema,
  };
}
