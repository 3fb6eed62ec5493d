import { plural } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';

/**
 * The words of an alias with what was typed after it: `$1` to `$9` are single words, `$@` all that no other
 * place takes. Without `$@` the rest comes at the end.
 *
 * @throws CliError `USAGE_ERROR` where a place stays empty.
 */
export function fillIn(
  template: readonly string[],
  { name, rest }: { readonly name: string; readonly rest: readonly string[] },
): readonly string[] {
  const places = template.flatMap((word) =>
    [...word.matchAll(/\$([1-9])/g)].map(([, digit]) => Number(digit)),
  );
  const wanted = Math.max(0, ...places);
  if (rest.length < wanted) {
    const missing = Array.from({ length: wanted }, (_, index) => `<${index + 1}>`).join(' ');
    throw new CliError(
      'USAGE_ERROR',
      `${name} wants ${plural(wanted, 'word')} after it: ${name} ${missing}`,
      {
        hint: `It stands for: ${template.join(' ')}`,
      },
    );
  }
  const others = rest.filter((_, index) => !places.includes(index + 1));
  let takesOthers = false;
  const filled = template.flatMap((word) => {
    if (word === '$@') {
      takesOthers = true;
      return others;
    }
    return [word.replaceAll(/\$([1-9])/g, (_, digit: string) => rest[Number(digit) - 1] ?? '')];
  });
  return takesOthers ? filled : [...filled, ...others];
}
