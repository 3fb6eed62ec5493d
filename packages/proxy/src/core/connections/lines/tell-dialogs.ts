import type { McpNotification } from '../../mcp-message.js';
import type { Line, LineDialog } from './line.js';
import { toldLevel } from './line-level.js';
import { logLevels } from './log-levels.js';

/** What a session says beside any request, to those of its line whom it concerns. */
export function tellDialogs(line: Line, notification: McpNotification): void {
  for (const dialog of listeners(line, notification)) dialog.outlet.onNotification(notification);
}

function listeners(line: Line, { method, params }: McpNotification): LineDialog[] {
  const all = [...line.dialogs.values()];
  // A line of one's own is the service's word, whole.
  if (line.isOwn) return all;
  if (method === 'notifications/message') {
    return all.filter((dialog) => wantsLog(line, dialog, params['level']));
  }
  if (method === 'notifications/resources/updated') return followersOf(all, params['uri']);
  return all;
}

/** The line has the lowest level that anybody wants; in the newer era the log belongs to requests. */
function wantsLog(line: Line, dialog: LineDialog, level: unknown): boolean {
  if (dialog.era === 'modern') return false;
  const wanted = toldLevel(line, dialog);
  return wanted === undefined || logLevels.isTold(level, { wanted });
}

/** What is told may be a part of what is followed, whose name only the service understands: then all who follow are told. */
function followersOf(all: LineDialog[], uri: unknown): LineDialog[] {
  const following = all.filter(({ follows }) => follows.size > 0);
  const exact = following.filter(({ follows }) => typeof uri === 'string' && follows.has(uri));
  return exact.length > 0 ? exact : following;
}
