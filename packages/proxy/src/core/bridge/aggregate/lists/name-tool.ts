import type { AggregateView } from '../../aggregate-view.js';
import type { ToolPlace } from '../../tool-directory.js';
import type { Gathering } from '../gathering/create-gathering.js';
import type { Member } from '../gathering/member.js';
import { fitName } from '../naming/fit-name.js';

export interface NameToolOptions {
  readonly gathering: Pick<Gathering, 'members' | 'tools' | 'changed'>;
  readonly names: AggregateView['names'];
}

/** See `ToolDirectory.nameOf`. A service tells some of its clients of tools that the connection's own session never saw. */
export async function nameTool(
  { connectionId, toolName }: ToolPlace,
  { gathering, names }: NameToolOptions,
): Promise<string | undefined> {
  const find = async (): Promise<Member | undefined> =>
    (await gathering.members()).find(({ connection }) => connection.id === connectionId);
  let member = await find();
  if (member === undefined) {
    // News of one that has just been made may not have come.
    gathering.changed(connectionId);
    member = await find();
  }
  if (member === undefined) return undefined;
  const tools = await gathering.tools({ tools: 'all', names, allow: [], deny: [] });
  const listed = tools.findOwn(connectionId, toolName);
  if (listed !== undefined) return listed.name;
  return names === 'plain' ? toolName : fitName(`${member.alias}_${toolName}`);
}
