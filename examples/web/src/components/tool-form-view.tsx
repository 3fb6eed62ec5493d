import type { ToolDefinition } from '@nanda/sdk';
import { type FormEvent, type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import type { FieldValue } from '../model/field.ts';
import { formOfSchema } from '../model/form-of-schema.ts';
import { hideSecrets } from '../model/hide-secrets.ts';
import { readForm } from '../model/read-form.ts';
import { FieldView } from './field-view.tsx';

type Parameters = Readonly<Record<string, unknown>>;

/** Props of {@link ToolFormView}. */
export interface ToolFormViewProps {
  readonly tool: ToolDefinition;
  /** Whether the connection is gone, so that nothing can be called. */
  readonly isClosed: boolean;
  /** Is given the parameters, and them without what is secret. */
  readonly onCall: (parameters: Parameters, shown: Parameters) => void;
}

const noFaults: ReadonlyMap<string, string> = new Map();

/** What a tool does, and the form that its schema asks for. */
export function ToolFormView({ tool, isClosed, onCall }: ToolFormViewProps): ReactElement {
  const form = useMemo(() => formOfSchema(tool.inputSchema), [tool.inputSchema]);
  const [values, setValues] = useState<ReadonlyMap<string, FieldValue>>(new Map());
  const [faults, setFaults] = useState(noFaults);
  const element = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (faults.size > 0)
      element.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [faults]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const reading = readForm(form, values);
    setFaults('faults' in reading ? reading.faults : noFaults);
    if ('faults' in reading) return;
    onCall(reading.parameters, hideSecrets(reading.parameters, form));
  };

  return (
    <form ref={element} className="fields" onSubmit={submit} noValidate aria-label={tool.name}>
      <p className="said">{tool.description ?? 'The service says nothing about this tool.'}</p>
      {form.fields.map((field) => (
        <FieldView
          key={field.name}
          field={field}
          value={values.get(field.name) ?? field.initial}
          fault={faults.get(field.name)}
          onChange={(value) => setValues((before) => new Map(before).set(field.name, value))}
        />
      ))}
      <button type="submit" className="primary" disabled={isClosed}>
        Call {tool.name}
      </button>
    </form>
  );
}
