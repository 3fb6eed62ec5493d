import { type ReactElement, useId } from 'react';
import type { Field, FieldValue } from '../model/field.ts';
import { FieldControl } from './field-control.tsx';

/** Props of {@link FieldView}. */
export interface FieldViewProps {
  readonly field: Field;
  readonly value: FieldValue;
  /** What is wrong with it. */
  readonly fault: string | undefined;
  readonly onChange: (value: FieldValue) => void;
}

/** One field: its name, its control, what the service says about it, what is wrong with it. */
export function FieldView({ field, value, fault, onChange }: FieldViewProps): ReactElement {
  const id = useId();
  const isBox = field.input.type === 'boolean';
  const notes = [
    field.description !== undefined && `${id}-description`,
    fault !== undefined && `${id}-fault`,
  ].filter((note) => note !== false);
  const control = (
    <FieldControl
      id={id}
      field={field}
      value={value}
      isFaulty={fault !== undefined}
      describedBy={notes.length === 0 ? undefined : notes.join(' ')}
      onChange={onChange}
    />
  );
  return (
    <div className={isBox ? 'field field-box' : 'field'}>
      {isBox && control}
      <label htmlFor={id}>
        {field.label}
        {field.isRequired && <span className="needed"> needed</span>}
        {field.input.type === 'json' && <span className="quiet"> JSON</span>}
      </label>
      {!isBox && control}
      {field.description !== undefined && (
        <p id={`${id}-description`} className="quiet said">
          {field.description}
        </p>
      )}
      {fault !== undefined && (
        <p id={`${id}-fault`} className="fault">
          {fault}
        </p>
      )}
    </div>
  );
}
