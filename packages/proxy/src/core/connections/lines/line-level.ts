import type { McpAnswer } from '../../mcp-message.js';
import { inTurn } from './in-turn.js';
import type { Line, LineDialog } from './line.js';
import { logLevels } from './log-levels.js';
import { tellSession } from './tell-session.js';

const part = 'level';
/** What is told to whoever has not said what they want; connections' own sessions of the older era are set to it. */
export const usualLevel = 'info';

/** The lowest that anybody wants; undefined where nobody said. Those of a shared line who said nothing lose nothing by that. */
export function wantedLevel({ dialogs, requestLevel, isOwn }: Line): string | undefined {
  const levels = [...dialogs.values()].map(({ level }) => level);
  const lowest = logLevels.lowest([...levels, requestLevel]);
  return isOwn || lowest === undefined ? lowest : logLevels.lowest([lowest, usualLevel]);
}

/** From which level on one who uses a line is told its log: what it says itself, where others have not changed that. */
export function toldLevel(
  { level: set }: Pick<Line, 'level'>,
  dialog: Pick<LineDialog, 'level'> | undefined,
): string | undefined {
  return dialog?.level ?? (set === undefined ? undefined : usualLevel);
}

/**
 * `logging/setLevel` of a client of the older era. A line of its own gets it as it is; a shared one gets the lowest level that
 * anybody wants; in the newer era it goes with the client's requests.
 */
export async function setDialogLevel(
  line: Line,
  {
    dialog,
    level,
    signal,
  }: { readonly dialog: LineDialog; readonly level: unknown; readonly signal: AbortSignal },
): Promise<McpAnswer> {
  return inTurn(line, { part, signal }, async () => {
    if (line.session?.facts.era === 'modern') {
      if (!logLevels.isOne(level)) return unknownLevel;
      dialog.level = level;
      return { result: {} };
    }
    const isKnown = logLevels.isOne(level);
    const before = dialog.level;
    if (isKnown) dialog.level = level;
    // What is no level is the service's to refuse.
    const wanted = line.isOwn || !isKnown ? level : wantedLevel(line);
    if (!line.isOwn && isKnown && wanted === line.level) return { result: {} };
    try {
      const params = { level: wanted };
      const answer = await tellSession(line.session, 'logging/setLevel', { params, signal });
      if ('error' in answer) dialog.level = before;
      else if (isKnown) line.level = wanted as string;
      return answer;
    } catch (error) {
      dialog.level = before;
      throw error;
    }
  });
}

/** A request of the newer era goes over a session of the older one: its level has to be low enough before it is sent. */
export async function lowerLevel(
  line: Line,
  { level, signal }: { readonly level: string; readonly signal: AbortSignal },
): Promise<void> {
  if (isLowEnough(line, level)) return;
  await inTurn(line, { part, signal }, async () => {
    if (isLowEnough(line, level) || line.session?.facts.capabilities['logging'] === undefined) {
      return;
    }
    line.requestLevel = logLevels.lowest([line.requestLevel, level]);
    const wanted = wantedLevel(line);
    // One that refuses has its own level, which will do; it is asked once.
    await tellSession(line.session, 'logging/setLevel', { params: { level: wanted }, signal });
    line.level = wanted;
  });
}

function isLowEnough({ level: set }: Line, level: string): boolean {
  return set !== undefined && logLevels.isTold(level, { wanted: set });
}

const unknownLevel: McpAnswer = {
  error: {
    code: -32602,
    message:
      'The level of a log is one of debug, info, notice, warning, error, critical, alert, emergency.',
  },
};
