import { findProperty } from '../arguments/find-property.js';
import type { ValueShape } from '../arguments/value-shape.js';

/** The property that a word behind a tool's name sets: `--name`, `--no-name`, `--name.member`, `name=value`, `name:=JSON`. */
export function propertyOfWord(word: string, shape: ValueShape): string | undefined {
  const flag = /^--([^=.[]+)/.exec(word)?.[1];
  const name = flag ?? /^([^-=:{][^=:.[]*)(?:[.[][^=:]*)?:?=/.exec(word)?.[1];
  if (name === undefined) return undefined;
  const whole = findProperty(name, shape);
  const denied = flag?.startsWith('no-') === true ? flag.slice(3) : undefined;
  return whole ?? (denied === undefined ? undefined : findProperty(denied, shape));
}
