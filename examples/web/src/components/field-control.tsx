import type { ReactElement } from 'react';
import type { Field, FieldValue } from '../model/field.ts';

/** Props of {@link FieldControl}. */
export interface FieldControlProps {
  readonly id: string;
  readonly field: Field;
  readonly value: FieldValue;
  readonly isFaulty: boolean;
  readonly describedBy: string | undefined;
  readonly onChange: (value: FieldValue) => void;
}

/** What a field is typed into. */
export function FieldControl({
  id,
  field: { input, isRequired },
  value,
  isFaulty,
  describedBy,
  onChange,
}: FieldControlProps): ReactElement {
  const common = {
    id,
    'aria-required': isRequired,
    'aria-invalid': isFaulty,
    'aria-describedby': describedBy,
  };
  switch (input.type) {
    case 'boolean':
      return (
        <input
          {...common}
          type="checkbox"
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
        />
      );
    case 'choice':
      return (
        <select
          {...common}
          value={String(value)}
          onChange={(event) => onChange(event.target.value)}
        >
          <option value="">not chosen</option>
          {input.options.map((option, index) => (
            <option key={String(index)} value={index}>
              {typeof option === 'string' ? option : JSON.stringify(option)}
            </option>
          ))}
        </select>
      );
    case 'json':
      return (
        <textarea
          {...common}
          rows={3}
          value={String(value)}
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    default:
      return (
        <input
          {...common}
          // A number is text with another keyboard: `type="number"` loses what it cannot read.
          type={input.type === 'text' && input.isSecret ? 'password' : 'text'}
          inputMode={input.type === 'number' ? 'decimal' : undefined}
          value={String(value)}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}
