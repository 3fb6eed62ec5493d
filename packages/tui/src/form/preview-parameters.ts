import { asRecord } from './as-record.js';
import { isSecretName } from './is-secret-name.js';
import { readParameters } from './read-parameters.js';
import type { FormState } from './form-state.js';

/** What stands for a secret. */
const hidden = '••••';
/** A line of a terminal has no room for more. */
const maxText = 300;
const maxItems = 50;

/** The parameters in a form as they may be shown on a line: without what is secret, and without the ends of what is long. */
export function previewParameters(state: FormState): Readonly<Record<string, unknown>> {
  const secretPlaces = new Set(
    state.fields
      .filter((field) => (field.kind === 'text' || field.kind === 'list') && field.isSecret)
      .map(({ path }) => JSON.stringify(path)),
  );
  const shorten = (value: unknown, path: readonly string[]): unknown => {
    const name = path.at(-1) ?? '';
    const isSecret =
      path.length > 0 &&
      (state.secrets.includes(name) ||
        isSecretName(name) ||
        secretPlaces.has(JSON.stringify(path)));
    if (isSecret && value !== null && typeof value !== 'boolean') return hidden;
    if (typeof value === 'string' && value.length > maxText) return `${value.slice(0, maxText)}…`;
    if (Array.isArray(value)) return value.slice(0, maxItems).map((item) => shorten(item, path));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(asRecord(value)).map(([key, inner]) => [key, shorten(inner, [...path, key])]),
    );
  };
  return asRecord(shorten(readParameters(state).parameters, []));
}
