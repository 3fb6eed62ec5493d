import { nearestName } from '../text/nearest-name.js';
import { findPath } from './find-path.js';
import { flagName } from './flag-name.js';
import { splitPath } from './split-path.js';
import type { ValueShape } from './value-shape.js';

/** What to say of a name that the schema does not know: which of its own it is most like. `typed`: `--name`, or `name`; `owner`: whose names they are. */
export function describeUnknown(
  typed: string,
  {
    shape,
    root,
    owner,
  }: { readonly shape: ValueShape; readonly root: unknown; readonly owner: string },
): string {
  const isFlag = typed.startsWith('--');
  const path = typed.replace(/^--/, '');
  const isOpen = shape.additional !== false && Object.keys(shape.properties).length === 0;
  if (isOpen && splitPath(path) === undefined) {
    return `${typed} is no name of a parameter: write ${isFlag ? '--' : ''}name, with .member or [0] for what is inside.`;
  }
  // Of a path as much as there is: it is then the name behind it that is wrong.
  const dot = path.lastIndexOf('.');
  const outer = dot === -1 ? undefined : findPath(path.slice(0, dot), { shape, root });
  const isInside = outer !== undefined && Object.keys(outer.shape.properties).length > 0;
  const names = Object.keys((isInside ? outer.shape : shape).properties);
  const wrong = isInside ? path.slice(dot + 1) : path;
  const before = isInside ? path.slice(0, dot + 1) : '';
  const nearest = nearestName(wrong, [...names, ...names.map((name) => flagName(name).slice(2))]);
  const sentence = `${owner} has no parameter ${typed}.`;
  if (names.length === 0) return `${sentence} It takes none.`;
  if (nearest === undefined) return sentence;
  const meant = isFlag ? `--${before}${flagName(nearest).slice(2)}` : before + nearest;
  return `${sentence} Did you mean ${meant}?`;
}
