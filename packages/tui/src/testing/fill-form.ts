import { isSameValue } from '../form/is-same-value.js';
import { readParameters } from '../form/read-parameters.js';
import { reduceForm } from '../form/reduce-form.js';
import type { FormEvent } from '../form/form-event.js';
import type { FormField } from '../form/form-field.js';
import type { FormState } from '../form/form-state.js';

/** Fills in a form by the events of a keyboard and nothing else, as somebody would who knows what to say. */
export function fillForm(
  form: FormState,
  parameters: Readonly<Record<string, unknown>>,
): { readonly state: FormState; readonly switched: readonly string[] } {
  const switched: string[] = [];
  let state = form;
  const send = (...events: readonly FormEvent[]) => {
    for (const event of events) state = reduceForm(state, event);
  };
  const knows = (name: string) => state.fields.some(({ path }) => path[0] === name);
  const [picker] = state.fields;
  if (picker?.kind === 'choice' && picker.isVariant) {
    send({ type: 'focused', key: picker.key });
    const { length } = picker.choices;
    for (let tried = 0; tried < length && !Object.keys(parameters).every(knows); tried += 1) {
      send({ type: 'chosen', by: 1 });
    }
  }
  for (const [name, value] of Object.entries(parameters)) {
    const own = state.fields.filter(({ path }) => path[0] === name);
    for (const field of own) {
      const inner = valueAt(parameters, field.path);
      if (inner !== undefined)
        send({ type: 'focused', key: field.key }, ...eventsFor(field, inner));
    }
    const said = readParameters(state).parameters;
    if (own[0] === undefined || isSameValue(said[name], value)) continue;
    switched.push(name);
    send({ type: 'focused', key: own[0].key }, { type: 'switched' });
    send({ type: 'replaced', text: `${JSON.stringify(value, null, 2)}\n` });
  }
  const others = Object.entries(parameters).filter(([name]) => !knows(name));
  if (others.length > 0) {
    send({ type: 'focused', key: '[more]' });
    send({ type: 'inserted', text: JSON.stringify(Object.fromEntries(others)) });
  }
  return { state, switched };
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((outer, name) => {
    const isThere = typeof outer === 'object' && outer !== null && Object.hasOwn(outer, name);
    return isThere ? (outer as Record<string, unknown>)[name] : undefined;
  }, value);
}

function eventsFor(field: FormField, value: unknown): readonly FormEvent[] {
  switch (field.kind) {
    case 'boolean':
      return [{ type: 'sought', letter: value === true ? 't' : 'f' }];
    case 'choice': {
      const index = field.choices.findIndex((choice) => isSameValue(choice.value, value));
      return times(index - field.chosen, { type: 'chosen', by: 1 });
    }
    case 'choices': {
      const wanted = Array.isArray(value) ? (value as readonly unknown[]) : [];
      return field.choices.flatMap((choice): readonly FormEvent[] => [
        ...(wanted.some((item) => isSameValue(item, choice.value))
          ? [{ type: 'toggled' } as const]
          : []),
        { type: 'chosen', by: 1 },
      ]);
    }
    case 'list': {
      const items = Array.isArray(value) ? (value as readonly unknown[]) : [];
      return items.flatMap((item, index): readonly FormEvent[] => [
        ...(index === 0 ? [] : [{ type: 'item-added' } as const]),
        { type: 'inserted', text: textOf(item) },
      ]);
    }
    case 'text':
      if (value === '') return [{ type: 'emptied' }];
      return [
        { type: 'inserted', text: field.as === 'json' ? JSON.stringify(value) : textOf(value) },
      ];
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function times(count: number, event: FormEvent): readonly FormEvent[] {
  return Array.from({ length: Math.max(0, count) }, () => event);
}
