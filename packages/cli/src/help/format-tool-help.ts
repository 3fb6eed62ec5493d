import type { ToolDefinition } from '@nanda/protocol';
import { flagName } from '../arguments/flag-name.js';
import { shapeOf } from '../arguments/shape-of.js';
import type { ValueShape } from '../arguments/value-shape.js';
import type { Output } from '../output/output.js';
import { formatColumns } from '../text/format-columns.js';
import { oneLine } from '../text/one-line.js';
import { toolUsage } from './tool-usage.js';
import { valueName } from './value-name.js';

/** The help of a tool, made of its schema. `invocation`: what is typed before its name. */
export function formatToolHelp(
  tool: ToolDefinition,
  { invocation, output }: { readonly invocation: string; readonly output: Output },
): string {
  const { clean, style } = output;
  const shape = shapeOf(tool.inputSchema, tool.inputSchema);
  const rows = Object.entries(shape.properties).map(([name, schema]) => {
    const value = shapeOf(schema, tool.inputSchema);
    const label = `${flagName(name)} ${valueName(value)}`.trimEnd();
    return [clean(label), clean(describe(value, shape.required.includes(name)))];
  });
  const claims = Object.entries(tool.annotations ?? {})
    .filter(([, claim]) => claim === true)
    .map(([name]) => name.replace(/Hint$/, ''));
  return [
    `${style.bold(clean(oneLine(tool.name)))}${tool.title ? ` - ${clean(oneLine(tool.title))}` : ''}`,
    ...(tool.description ? [clean(tool.description)] : []),
    `${style.bold('Usage:')} ${invocation} ${clean(`${tool.name} ${toolUsage(tool)}`)}`.trimEnd(),
    rows.length === 0
      ? 'It takes no parameters.'
      : `${style.bold('Parameters:')}\n${formatColumns(rows, { indent: '  ' })}`,
    ...(claims.length > 0 ? [`It says of itself: ${clean(claims.join(', '))}.`] : []),
    style.dim('Also: name=value, name:=JSON, name=@file, one JSON object, --args JSON|@file|-'),
  ].join('\n\n');
}

function describe(value: ValueShape, isRequired: boolean): string {
  const parts = [
    isRequired ? 'required' : undefined,
    value.description && oneLine(value.description),
    value.choices && value.choices.length > 6 && `one of ${value.choices.map(String).join(', ')}`,
    value.types.has('array') && 'repeatable',
    value.default !== undefined && `default ${JSON.stringify(value.default)}`,
  ];
  return parts.filter((part) => part).join('; ');
}
