import { showText } from './show-text.js';
import { cutParts } from './cut-parts.js';
import { textWindow } from './text-window.js';
import type { FormField } from './form-field.js';
import type { FormLine } from './form-line.js';
import type { ValuePart } from './value-part.js';

/** {@link describeInner}'s second argument. */
export interface DescribeInnerOptions {
  readonly line: Extract<FormLine, { readonly kind: 'row' | 'option' }>;
  readonly columns: number;
}

/** A further row of the focused field: an item of a list, or one of its choices. */
export function describeInner(
  field: FormField,
  { line, columns }: DescribeInnerOptions,
): readonly ValuePart[] {
  const parts =
    line.kind === 'row'
      ? itemParts(field, { row: line.row, columns })
      : optionParts(field, line.option);
  return cutParts(parts, { columns });
}

function itemParts(
  field: FormField,
  { row, columns }: { readonly row: number; readonly columns: number },
): readonly ValuePart[] {
  const edited = field.kind === 'list' ? field.rows[row] : undefined;
  if (field.kind !== 'list' || edited === undefined) return [];
  const room = columns - 2;
  const { isSecret } = field;
  const shown =
    row === field.row
      ? textWindow(edited, { columns: room, isSecret })
      : {
          before: isSecret ? '••••' : showText(edited.text.slice(0, room * 4)),
          under: '',
          after: '',
        };
  return [
    { text: '· ', role: 'muted' },
    { text: shown.before, role: 'text' },
    { text: shown.under, role: 'cursor' },
    { text: shown.after, role: 'text' },
  ];
}

function optionParts(field: FormField, option: number): readonly ValuePart[] {
  if (field.kind !== 'choice' && field.kind !== 'choices') return [];
  const label = showText(field.choices[option]?.label ?? '');
  if (field.kind === 'choice') {
    const isChosen = option === field.chosen;
    return [{ text: `${isChosen ? '›' : ' '} ${label}`, role: isChosen ? 'selection' : 'text' }];
  }
  const isCurrent = option === field.current;
  const sign = `${isCurrent ? '›' : ' '} ${field.chosen.includes(option) ? '[x]' : '[ ]'}`;
  return [{ text: `${sign} ${label}`, role: isCurrent ? 'selection' : 'text' }];
}
