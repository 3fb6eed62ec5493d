import type { ServiceCredentials } from '@nanda/sdk';
import { type FormEvent, type ReactElement, useEffect, useId, useRef, useState } from 'react';
import type { Challenge } from '../model/challenge.ts';
import { credentialKinds } from '../model/credential-kinds.ts';
import { textOf } from '../model/text-of.ts';

/** Props of {@link CredentialsForm}. */
export interface CredentialsFormProps {
  readonly challenge: Challenge;
  /** What the catalog says that the service wants; the challenge says it less often. */
  readonly expected: string;
  readonly onSubmit: (auth: ServiceCredentials) => void;
}

/** Shows what a service asks for, and takes it. What is typed goes to the proxy once and is kept nowhere. */
export function CredentialsForm({
  challenge,
  expected,
  onSubmit,
}: CredentialsFormProps): ReactElement {
  const id = useId();
  const likely = credentialKinds.find(({ type }) => type === challenge.type || type === expected);
  const [kind, setKind] = useState(likely ?? credentialKinds[0]);

  const form = useRef<HTMLFormElement>(null);

  // It has come in answer to something that was pressed elsewhere.
  useEffect(() => {
    form.current?.querySelector('input')?.focus();
  }, []);

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    onSubmit(kind.toCredentials((name) => textOf(typed.get(name)).trim()));
  };

  return (
    <form ref={form} className="fields" onSubmit={submit} aria-label="Credentials">
      {challenge.facts.length > 0 && (
        <dl className="challenge">
          {challenge.facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="said">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {challenge.description !== undefined && (
        <p>
          How to get them:{' '}
          <a href={challenge.description} target="_blank" rel="noreferrer">
            {challenge.description}
          </a>
        </p>
      )}
      <div className="field">
        <label htmlFor={`${id}-kind`}>Kind</label>
        <select
          id={`${id}-kind`}
          value={kind.type}
          onChange={({ target }) =>
            setKind(credentialKinds.find(({ type }) => type === target.value) ?? kind)
          }
        >
          {credentialKinds.map(({ label, type }) => (
            <option key={type} value={type}>
              {label}
            </option>
          ))}
        </select>
      </div>
      {kind.inputs.map(({ isSecret, label, name }) => (
        <div className="field" key={name}>
          <label htmlFor={`${id}-${name}`}>{label}</label>
          <input
            id={`${id}-${name}`}
            name={name}
            type={isSecret ? 'password' : 'text'}
            autoComplete="off"
            required
          />
        </div>
      ))}
      <button type="submit" className="primary">
        Connect with these
      </button>
    </form>
  );
}
