import { sanitizeLine } from '@nanda/terminal';
import { isMadeHere } from '../panes/runs/is-made-here.js';
import { echoOf } from '../session/echo-of.js';
import type { SessionState } from '../session/session-state.js';

const maximumLines = 20;

/** Characters of a line: what is longer is not read here. */
const longest = 2000;

/**
 * The end of the transcript as it is left on the normal screen: whole commands where they fit, with an empty line before
 * each but the first; behind it the last call as a command for the shell, where it does not stand there already.
 */
export function selectLinesLeftBehind(state: SessionState): string[] {
  const said = endOf(state);
  const call = lastCall(state);
  if (call === undefined || said.includes(call)) return said;
  return [...said, '', call];
}

function endOf({ transcript }: SessionState): string[] {
  const last = transcript.slice(-maximumLines);
  const firstCommand = last.findIndex(({ kind }) => kind === 'command');
  return last.slice(Math.max(0, firstCommand)).flatMap(({ kind, text }, index) => {
    const line = shorten(text);
    if (kind !== 'command') return [line];
    return index === 0 ? [`> ${line}`] : ['', `> ${line}`];
  });
}

/** The last call of the session; undefined where a shell could not make it, as when its connection is closed. */
function lastCall(state: SessionState): string | undefined {
  const run = state.runs.runs.findLast(isMadeHere);
  if (run === undefined) return undefined;
  const { connectionId, tool, parameters, state: how } = run;
  const isOpen = state.connections.connections.some(({ id }) => id === connectionId);
  if (!isOpen) return undefined;
  const given = { connectionId, parameters };
  const line = shorten(sanitizeLine(echoOf({ verb: 'call', tool, rest: '', given }, { state })));
  // For a shell this is a comment.
  return how === 'cancelled' ? `${line}  # was cancelled` : line;
}

function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest).toWellFormed()}…` : text;
}
