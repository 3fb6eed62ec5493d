import type { ToolDefinition } from '@nanda/sdk';
import { parametersOfUser } from '@nanda/terminal';
import { createForm } from '../../form/create-form.js';
import type { SessionAction } from '../../session/session-action.js';

/** What {@link openCallForm} opens. */
export interface OpenCallFormOptions {
  connectionId: string;
  tool: ToolDefinition;
  /** What the fields begin with. */
  parameters?: Readonly<Record<string, unknown>> | undefined;
}

/** Opens the form of a tool, to be filled in and called. */
export function openCallForm({
  connectionId,
  tool,
  parameters,
}: OpenCallFormOptions): readonly SessionAction[] {
  const form = createForm(
    parametersOfUser(tool.inputSchema),
    parameters === undefined ? {} : { initial: parameters },
  );
  return [
    { type: 'form-opened', connectionId, tool: tool.name, form },
    { type: 'work-opened', work: 'form' },
    { type: 'panes-entered' },
  ];
}
