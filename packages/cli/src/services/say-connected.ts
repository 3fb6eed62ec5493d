import type { Connection } from '@nanda/protocol';
import { oneLine, plural } from '@nanda/terminal';
import type { Output } from '../output/output.js';

const most = 8;

/** Says what a connection is with, how it is called for short, and the names of some of its tools. */
export function sayConnected({ id, name, metadata }: Connection, output: Output): void {
  output.print(`Connected to ${output.clean(metadata.serviceName)} (${id})`);
  const tools = metadata.tools.map((tool) => output.cleanNote(oneLine(tool.name)));
  const more = tools.length > most ? ', …' : '';
  const count = plural(tools.length, 'tool');
  const parts = [
    ...(name === undefined ? [] : [`@${name}`]),
    tools.length === 0 ? count : `${count}: ${tools.slice(0, most).join(', ')}${more}`,
  ];
  output.note(output.noteStyle.dim(parts.join(', ')));
}
