import {
  choiceName,
  describeCount,
  describeRange,
  oneLine,
  sanitizeLine,
  shapeOf,
  valueName,
  type ValueShape,
} from '@nanda/terminal';

/** Characters of a stranger's words on one value, and choices that are named. */
const longest = 600;
const mostChoices = 40;

/** What there is to know of a value: the service's own words, then what its schema says. Safe to show. */
export function parameterFacts(
  value: ValueShape,
  { root }: { readonly root: unknown },
): { readonly description: string; readonly facts: readonly string[] } {
  const { limits, choices, types } = value;
  const item = types.has('array') ? shapeOf(value.items, root) : undefined;
  const { multipleOf, pattern, format } = limits;
  const length = describeCount('character', {
    least: limits['minLength'],
    most: limits['maxLength'],
  });
  const items = describeCount('item', { least: limits['minItems'], most: limits['maxItems'] });
  const range = describeRange(limits);
  const facts = [
    choices && choicesFact(choices, valueName(value, { root })),
    item?.choices && choicesFact(item.choices, valueName(item, { root })),
    range,
    typeof multipleOf === 'number' && `a multiple of ${multipleOf}`,
    length === 'at least 1 character' ? 'not empty' : length,
    items,
    types.has('array') && 'repeatable',
    limits['uniqueItems'] === true && 'no item twice',
    typeof format === 'string' && oneLine(sanitizeLine(format), 30),
    typeof pattern === 'string' && `matches ${oneLine(sanitizeLine(pattern), 80)}`,
    types.has('null') && types.size > 1 && 'may be null',
    value.default !== undefined && value.default !== null && `default ${show(value.default)}`,
  ];
  return {
    description: oneLine(sanitizeLine(value.description ?? ''), longest),
    facts: facts.filter((fact) => typeof fact === 'string' && fact !== '') as string[],
  };
}

/** The choices, where they are not the name of the value already. */
function choicesFact(choices: readonly unknown[], name: string): string | undefined {
  const named = choices.filter((choice) => choice !== null).map(choiceName);
  if (named.length === 0 || name === named.join('|')) return undefined;
  const shown = named.slice(0, mostChoices).join(', ');
  const left = named.length - mostChoices;
  return `one of ${shown}${left > 0 ? ` and ${left} more` : ''}`;
}

function show(value: unknown): string {
  return oneLine(
    sanitizeLine(typeof value === 'string' && value !== '' ? value : JSON.stringify(value)),
    80,
  );
}
