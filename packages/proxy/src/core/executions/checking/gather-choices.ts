import type { ErrorObject } from 'ajv';

/**
 * The faults of a choice that is written as alternatives, each of one constant (`oneOf: [{ const: 'a', title: … }, …]`), as the one
 * fault of a choice that is written as a list: else there is one for each value that was not chosen.
 */
export function gatherChoices(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const choices = new Map<string, unknown[]>();
  const mixed = new Set<string>();
  for (const error of errors) {
    const choice = choiceOf(error);
    for (const path of alternativesIn(error.schemaPath)) if (path !== choice) mixed.add(path);
    if (choice === undefined) continue;
    const key = keyOf(error, choice);
    const values = choices.get(key) ?? [];
    choices.set(key, values);
    values.push(error.params['allowedValue']);
  }
  if (choices.size === 0) return errors;
  const isGathered = new Set<string>();
  for (const error of errors) {
    const key = keyOf(error, error.schemaPath);
    if (choices.has(key) && !mixed.has(error.schemaPath)) isGathered.add(key);
  }
  return errors.flatMap((error) => {
    const choice = choiceOf(error);
    if (choice !== undefined) return isGathered.has(keyOf(error, choice)) ? [] : [error];
    const key = keyOf(error, error.schemaPath);
    if (!isGathered.has(key)) return [error];
    return [{ ...error, params: { allowedValues: choices.get(key) } }];
  });
}

/** The alternatives of which a constant is one; undefined where it stands for itself, and for all other faults. */
function choiceOf({ keyword, schemaPath }: ErrorObject): string | undefined {
  if (keyword !== 'const') return undefined;
  const parent = schemaPath.slice(0, schemaPath.lastIndexOf('/'));
  const path = parent.slice(0, parent.lastIndexOf('/'));
  return path.endsWith('/oneOf') || path.endsWith('/anyOf') ? path : undefined;
}

/** Every place on the way to a fault where there was more than one way to go on. */
function alternativesIn(schemaPath: string): readonly string[] {
  return [...schemaPath.matchAll(/\/(?:oneOf|anyOf)(?=\/)/g)].map(({ 0: name, index }) =>
    schemaPath.slice(0, index + name.length),
  );
}

function keyOf({ instancePath }: ErrorObject, path: string): string {
  return `${instancePath}\n${path}`;
}
