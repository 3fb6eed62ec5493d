import { measureWidth, shapeOf, describeRange } from '@nanda/terminal';
import { cutParts } from './cut-parts.js';
import { fieldDefault } from './field-default.js';
import { isFixedField } from './is-fixed-field.js';
import { isSameValue } from './is-same-value.js';
import { showText } from './show-text.js';
import { textWindow } from './text-window.js';
import type {
  BooleanField,
  ChoiceField,
  ChoicesField,
  EditedText,
  FormField,
} from './form-field.js';
import type { ValuePart } from './value-part.js';

/** {@link describeValue}'s second argument. */
export interface DescribeValueOptions {
  readonly columns: number;
  readonly isFocused: boolean;
  /** Whether it is to be said that it has to be filled in. */
  readonly isMissing: boolean;
  /** The schema of the form. */
  readonly root: unknown;
}

/** What stands behind the label of a field: its value, or what would be sent, or what it takes. */
export function describeValue(
  field: FormField,
  options: DescribeValueOptions,
): readonly ValuePart[] {
  const { columns, isFocused, isMissing } = options;
  const parts = partsOf(field, options);
  if (!isMissing) return cutParts(parts, { columns });
  // In the place of what it takes, but not of what could be chosen.
  const isPicking = isFocused && (field.kind === 'choice' || field.kind === 'choices');
  const kept = isPicking ? [...parts, plain(' ')] : parts.filter(({ role }) => role !== 'muted');
  return cutParts([...kept, { text: '✖ is required', role: 'danger' }], { columns });
}

function partsOf(field: FormField, place: DescribeValueOptions): readonly ValuePart[] {
  const { columns, isFocused, root } = place;
  switch (field.kind) {
    case 'boolean':
      return describeBoolean(field, place);
    case 'choice':
      return isFocused ? describeChoice(field, place) : [chosenOf(field, root)];
    case 'choices':
      return isFocused ? describeChoices(field, place) : [takenOf(field, root)];
    case 'list': {
      const { rows, isSecret } = field;
      if (isFocused) {
        const [first = { text: '', cursor: 0 }] = rows;
        const isHere = field.row === 0;
        const marked = rows.length > 1 ? [muted('· ')] : [];
        const room = columns - (rows.length > 1 ? 2 : 0);
        const value = editedParts(first, { columns: room, isFocused: isHere, isSecret });
        const isEmpty = rows.length === 1 && first.text === '';
        return [...marked, ...value, ...(isEmpty ? placeholder(field, root) : [])];
      }
      const filled = rows.filter(({ text }) => text !== '');
      if (filled.length === 0) return placeholder(field, root);
      const shown = filled
        .slice(0, 20)
        .map(({ text }) => (isSecret ? '••••' : head(text, columns)));
      return [plain(shown.join(', '))];
    }
    case 'text': {
      const { text, instead, isSecret } = field;
      const value = editedParts(field, { columns, isFocused, isSecret });
      if (text !== '') return value;
      const cursor = isFocused ? value : [];
      if (instead === undefined) return [...cursor, ...placeholder(field, root)];
      return [...cursor, plain(instead === 'empty' ? '(empty text)' : '(null)')];
    }
  }
}

function editedParts(
  edited: EditedText,
  {
    columns,
    isFocused,
    isSecret,
  }: { readonly columns: number; readonly isFocused: boolean; readonly isSecret: boolean },
): readonly ValuePart[] {
  if (!isFocused) {
    const shown = isSecret
      ? '•'.repeat(Math.min(edited.text.length, 12))
      : head(edited.text, columns);
    return [plain(shown)];
  }
  const { before, under, after } = textWindow(edited, { columns, isSecret });
  return [plain(before), { text: under, role: 'cursor' }, plain(after)];
}

/** What is sent, or asked for, while nothing is said. In brackets, because not every terminal has a grey. */
function placeholder(field: FormField, root: unknown): readonly ValuePart[] {
  const preset = fieldDefault(field, root);
  if (preset !== undefined) {
    const text = typeof preset === 'string' && preset !== '' ? preset : JSON.stringify(preset);
    return [muted(`(default ${head(text, 200)})`)];
  }
  const { limits, types } = shapeOf(field.schema, root);
  const range = describeRange(limits);
  const noun = types.has('number') ? 'number' : 'whole number';
  if (field.kind !== 'text') return [];
  if (field.as === 'number') return [muted(`(${range === '' ? noun : range})`)];
  if (field.as === 'json') return [muted(types.has('array') ? '([…])' : '({…})')];
  return [];
}

function describeBoolean(
  field: BooleanField,
  { isFocused, root }: DescribeValueOptions,
): readonly ValuePart[] {
  const role = isFocused ? 'selection' : 'text';
  if (field.value !== 'unset') {
    return [{ text: field.value ? '[x] true' : '[ ] false', role }];
  }
  const preset = placeholder(field, root);
  return [{ text: '[-]', role }, muted(' '), ...(preset.length > 0 ? preset : [muted('not set')])];
}

function chosenOf(field: ChoiceField, root: unknown): ValuePart {
  const choice = field.choices[isFixedField(field) ? 0 : field.chosen];
  if (choice !== undefined) return plain(showText(choice.label));
  const preset = fieldDefault(field, root);
  const usual = field.choices.find(({ value }) => isSameValue(value, preset));
  if (usual !== undefined) return muted(`(default ${showText(usual.label)})`);
  return placeholder(field, root)[0] ?? muted('–');
}

/** All choices on the line where they fit, else the chosen one and how many there are. */
function describeChoice(field: ChoiceField, place: DescribeValueOptions): readonly ValuePart[] {
  const { columns, root } = place;
  const isNone = field.chosen === -1;
  const nothing = { label: field.isRequired ? '?' : '–', isChosen: isNone };
  const none = field.isRequired && !isNone ? [] : [nothing];
  const few = field.choices.length <= 12 ? field.choices : [];
  const all = [
    ...none,
    ...few.map(({ label }, index) => ({
      label: showText(label),
      isChosen: index === field.chosen,
    })),
  ];
  const parts = all.map(({ label, isChosen }): ValuePart =>
    isChosen ? { text: `‹${label}›`, role: 'selection' } : muted(` ${label} `),
  );
  if (few.length > 0 && !field.isOpen && widthOf(parts) <= columns) return parts;
  const { text } = chosenOf(field, root);
  const at = field.chosen === -1 ? 'of' : `${field.chosen + 1} of`;
  const hint = field.isOpen ? '' : ', space lists them';
  return [
    { text: `‹${head(text, Math.max(6, columns - 10))}›`, role: 'selection' },
    muted(` ${at} ${field.choices.length}${hint}`),
  ];
}

function takenOf(field: ChoicesField, root: unknown): ValuePart {
  const { chosen, choices } = field;
  if (chosen.length === 0) return placeholder(field, root)[0] ?? muted('–');
  return plain(chosen.map((index) => showText(choices[index]?.label ?? '')).join(', '));
}

function describeChoices(
  field: ChoicesField,
  { columns }: DescribeValueOptions,
): readonly ValuePart[] {
  const { chosen, choices, current, isOpen } = field;
  if (isOpen) return [muted(`${chosen.length} of ${choices.length} chosen`)];
  const parts = choices.map(({ label }, index): ValuePart => {
    const text = `${chosen.includes(index) ? '[x]' : '[ ]'} ${showText(label)} `;
    return { text, role: index === current ? 'selection' : 'text' };
  });
  // From the current one on, where there is no room for those before it.
  return widthOf(parts) <= columns ? parts : parts.slice(current);
}

function widthOf(parts: readonly ValuePart[]): number {
  return measureWidth(parts.map(({ text }) => text).join('')).width;
}

function head(text: string, columns: number): string {
  return showText(text.slice(0, columns * 4));
}

function plain(text: string): ValuePart {
  return { text, role: 'text' };
}

function muted(text: string): ValuePart {
  return { text, role: 'muted' };
}
