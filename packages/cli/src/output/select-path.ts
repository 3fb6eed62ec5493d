import { usageError } from '../options/usage-error.js';

type Step = { readonly name: string } | { readonly index: number } | { readonly every: true };

/**
 * The part of a value at a path: `a.b`, `a[0]`, `a[-1]`, `a[].b` (of every one). A lenient reader gets undefined for what is
 * not there.
 *
 * @throws CliError `USAGE_ERROR` for what is no path, and unless lenient for what is not there
 */
export function selectPath(
  value: unknown,
  path: string,
  { isLenient = false }: { readonly isLenient?: boolean } = {},
): unknown {
  const steps = readSteps(path);
  try {
    return follow(value, steps, path);
  } catch (error) {
    if (isLenient) return undefined;
    throw error;
  }
}

function readSteps(path: string): readonly Step[] {
  const steps: Step[] = [];
  const rest = path.replaceAll(
    /\.?([^.[\]]+)|\[(-?\d*)\]|\["([^"]*)"\]/g,
    (_, name?: string, index?: string, quoted?: string) => {
      const member = name ?? quoted;
      if (member !== undefined) steps.push({ name: member });
      else steps.push(index === '' ? { every: true } : { index: Number(index) });
      return '';
    },
  );
  if (rest !== '' && rest !== '.')
    throw usageError(`--select ${path} is no path: it looks like services[0].id`);
  return steps;
}

function follow(value: unknown, steps: readonly Step[], path: string): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if ('every' in step) {
    if (!Array.isArray(value)) throw usageError(`--select ${path}: there is no list for [].`);
    return value.map((item: unknown) => follow(item, rest, path));
  }
  const key = 'name' in step ? step.name : step.index;
  const inside = Array.isArray(value) ? value.at(Number(key)) : memberOf(value, String(key));
  if (inside === undefined) {
    const names = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    const known =
      names.length === 0 || Array.isArray(value) ? '' : ` There are ${names.join(', ')}.`;
    throw usageError(`--select ${path}: there is no ${key}.${known}`);
  }
  return follow(inside, rest, path);
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}
