import type { ValueShape } from './value-shape.js';

/** A property by the name that was typed: exact, else the only one that differs in case, `-` and `_` alone. */
export function findProperty(typed: string, shape: ValueShape): string | undefined {
  if (Object.hasOwn(shape.properties, typed)) return typed;
  const wanted = fold(typed);
  const alike = Object.keys(shape.properties).filter((name) => fold(name) === wanted);
  return alike.length === 1 ? alike[0] : undefined;
}

function fold(name: string): string {
  return name.replaceAll(/[-_\s]/g, '').toLowerCase();
}
