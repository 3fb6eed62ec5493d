import { findProperty, shapeOf } from '@nanda/terminal';
import type { OptionTable } from '../options/option-table.js';

/** An option of ours that a tool has a parameter of the same name for. */
export interface Collision {
  /** Without its dashes. */
  readonly option: string;
  readonly property: string;
  /** How help calls the value of our option; empty for a flag. */
  readonly value: string;
}

/** Which of our options a tool takes for itself when they stand after its name. */
export function findCollisions(schema: unknown, options: OptionTable): readonly Collision[] {
  const shape = shapeOf(schema, schema);
  const names: OptionTable = { ...options, help: { kind: 'flag', summary: '' } };
  return Object.entries(names).flatMap(([option, { kind, value = 'VALUE' }]) => {
    const property = findProperty(option, shape) ?? findDenied(option);
    if (property === undefined) return [];
    return [{ option, property, value: kind === 'flag' ? '' : value }];
  });

  /** `--no-validate` of a tool that has a `validate`. */
  function findDenied(option: string): string | undefined {
    if (!option.startsWith('no-')) return undefined;
    const property = findProperty(option.slice('no-'.length), shape);
    if (property === undefined) return undefined;
    return shapeOf(shape.properties[property], schema).types.has('boolean') ? property : undefined;
  }
}
