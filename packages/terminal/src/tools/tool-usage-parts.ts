import { flagFor } from '../arguments/flag-for.js';
import { flagName } from '../arguments/flag-name.js';
import { shapeOf } from '../arguments/shape-of.js';
import { sanitizeLine } from '../text/sanitize-line.js';
import { parametersOfUser } from './parameters-of-user.js';
import { valueName } from './value-name.js';

/** A tool's options, the required ones first, each of them whole. Short: without the optional ones. Safe to show. */
export function toolUsageParts(
  { inputSchema }: { readonly inputSchema: unknown },
  { isShort = false }: { readonly isShort?: boolean } = {},
): readonly string[] {
  const root = parametersOfUser(inputSchema);
  const shape = shapeOf(root, root);
  const isRequired = (name: string) => shape.required.includes(name);
  const names = Object.keys(shape.properties);
  const required = names.filter(isRequired);
  const optional = names.filter((name) => !isRequired(name));
  const shown = [...required, ...(isShort ? [] : optional)].map((name) => {
    const value = valueName(shapeOf(shape.properties[name], root), { root });
    const flag = sanitizeLine(flagFor([name], { shape, root }) ?? flagName(name));
    const option = [flag, value].filter((part) => part !== '').join(' ');
    return isRequired(name) ? option : `[${option}]`;
  });
  return isShort && optional.length > 0 ? [...shown, '[options]'] : shown;
}
