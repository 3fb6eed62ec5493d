import type { Connection, ToolDefinition } from '@nanda/protocol';
import { oneLine, plural, quoteForShell, sanitizeLine } from '@nanda/terminal';
import type { ProgramName } from '../commands/program-name.js';
import { connectionLabel } from '../connections/connection-label.js';
import { toolExample } from '../help/tool-example.js';
import type { Overview } from './overview.js';

/** A command that can be pasted, and what it does. Both are safe to show. */
export interface Suggestion {
  readonly line: string;
  readonly does: string;
}

/** How many there are. */
const count = 3;

/** Characters of a call that is still read at a glance. */
const longestCall = 100;

/** The three commands that make most sense now, the best one first. */
export function suggestNext(overview: Overview, program: ProgramName): readonly Suggestion[] {
  return (program === 'nanda' ? suggestNanda(overview) : suggestDiscover(overview)).slice(0, count);
}

function suggestNanda(overview: Overview): readonly Suggestion[] {
  const { problem, connections, current, waiting, hasCatalog, lastListed } = overview;
  const doctor = { line: 'nanda doctor', does: 'find out what is wrong' };
  if (problem !== undefined) {
    return [doctor, { line: 'nanda proxy logs', does: 'what the proxy says' }, restart];
  }
  const inbox = {
    line: 'nanda inbox',
    does: `answer ${plural(waiting, 'call')} that ${waiting === 1 ? 'waits' : 'wait'}`,
  };
  const failed = connections.find(({ failure }) => failure !== undefined);
  const urgent = [
    ...(waiting > 0 ? [inbox] : []),
    ...(failed === undefined
      ? []
      : [{ line: `nanda connections refresh ${nameOf(failed)}`, does: 'try it again' }]),
  ];
  const search = { line: 'nanda search <words>', does: 'find services' };
  if (connections.length > 0) {
    const call = current === undefined ? undefined : suggestCall(current, 'nanda exec');
    return [
      ...urgent,
      ...(call ?? []),
      ...(current === undefined ? connections.slice(0, 1).map(suggestUse) : []),
      ...(current === undefined ? [] : [suggestTools(current, 'nanda tools')]),
      search,
      { line: 'nanda disconnect', does: 'close it' },
    ];
  }
  if (!hasCatalog) {
    return [
      ...urgent,
      { line: 'nanda registry add mcp-registry', does: 'find services in the official registry' },
      { line: 'nanda servers add <name> <url>', does: 'use a server of your own' },
      { line: 'nanda --help', does: 'see what there is' },
    ];
  }
  return [
    ...urgent,
    ...(lastListed === undefined ? [] : [suggestConnect(lastListed.name, 'nanda connect 1')]),
    search,
    { line: 'nanda servers import', does: 'use what Claude, Cursor, VS Code, … have' },
    doctor,
  ];
}

const restart = { line: 'nanda proxy restart --force', does: 'begin anew' };

function suggestDiscover(overview: Overview): readonly Suggestion[] {
  const { connections, current = connections[0], hasCatalog, lastListed } = overview;
  const help = { line: 'nanda-discover --help', does: 'see what there is' };
  const search = { line: 'nanda-discover search <words>', does: 'find servers' };
  if (current !== undefined) {
    return [
      ...suggestCall(current, `nanda-discover call ${current.id}`),
      suggestTools(current, `nanda-discover tools list ${current.id}`),
      search,
      help,
    ];
  }
  if (!hasCatalog) {
    return [
      { line: 'nanda registry add mcp-registry', does: 'find servers in the official registry' },
      { line: 'nanda servers add <name> <url>', does: 'use a server of your own' },
      help,
    ];
  }
  return [
    ...(lastListed === undefined
      ? []
      : [suggestConnect(lastListed.name, 'nanda-discover connect 1')]),
    search,
    { line: 'nanda-discover interactive', does: 'all on one screen' },
    help,
  ];
}

/** A call of a tool that only reads, where there is one; one that says that it destroys is not suggested. */
function suggestCall(connection: Connection, invocation: string): readonly Suggestion[] {
  if (connection.failure !== undefined) return [];
  const { tools } = connection.metadata;
  const isDangerous = ({ annotations = {} }: ToolDefinition) =>
    annotations.readOnlyHint !== true && annotations.destructiveHint === true;
  const reading = tools.find(({ annotations }) => annotations?.readOnlyHint === true);
  const tool = reading ?? tools.find((candidate) => !isDangerous(candidate));
  if (tool === undefined) return [];
  const name = `${invocation} ${quoteForShell(tool.name)}`;
  if (sanitizeLine(name) !== name) return [];
  const call = `${name} ${toolExample(tool)}`.trimEnd();
  const line = call.length > longestCall ? `${name} --help` : call;
  return [{ line, does: sanitizeLine(oneLine(tool.title ?? tool.description ?? 'call it', 40)) }];
}

function suggestTools({ metadata }: Connection, line: string): Suggestion {
  return { line, does: `see ${plural(metadata.tools.length, 'tool')}` };
}

function suggestUse(connection: Connection): Suggestion {
  return { line: `nanda use ${nameOf(connection)}`, does: 'mean this connection' };
}

function suggestConnect(name: string, line: string): Suggestion {
  return { line, does: `to ${sanitizeLine(oneLine(name, 40))}` };
}

/** By which it can be named: its label, where a shell and a terminal take it as it is. */
function nameOf(connection: Connection): string {
  const label = connectionLabel(connection);
  return /^[\w.@/-]+$/.test(label) ? label : connection.id;
}
