import type { ToolDefinition } from '@nanda/protocol';
import { flagName } from '../arguments/flag-name.js';
import { shapeOf } from '../arguments/shape-of.js';
import { valueName } from './value-name.js';

/** A tool's options in one line, the required ones first: `--city TEXT [--days N]`. */
export function toolUsage(tool: Pick<ToolDefinition, 'inputSchema'>): string {
  const shape = shapeOf(tool.inputSchema, tool.inputSchema);
  const isRequired = (name: string) => shape.required.includes(name);
  const names = Object.keys(shape.properties);
  return [...names.filter(isRequired), ...names.filter((name) => !isRequired(name))]
    .map((name) => {
      const value = valueName(shapeOf(shape.properties[name], tool.inputSchema));
      const option = [flagName(name), value].filter((part) => part !== '').join(' ');
      return isRequired(name) ? option : `[${option}]`;
    })
    .join(' ');
}
