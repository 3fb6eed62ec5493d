import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { defaultProxyAddress, readProxyAddress } from '../model/proxy-address.ts';

/** Props of {@link ProxyForm}. */
export interface ProxyFormProps {
  readonly address: string;
  readonly onChange: (address: string) => void;
}

/** Says where the proxy is, and lets it be another one. */
export function ProxyForm({ address, onChange }: ProxyFormProps): ReactElement {
  const id = useId();
  const [text, setText] = useState(address);
  const [isFaulty, setFaulty] = useState(false);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const next = readProxyAddress(text);
    setFaulty(next === undefined);
    if (next !== undefined) onChange(next);
  };

  return (
    <form className="proxy-form" onSubmit={submit} noValidate>
      <label htmlFor={id}>Proxy</label>
      <input
        id={id}
        type="url"
        value={text}
        onChange={(event) => setText(event.target.value)}
        spellCheck={false}
        aria-invalid={isFaulty}
        aria-describedby={isFaulty ? `${id}-fault` : undefined}
      />
      <button type="submit">Use</button>
      {isFaulty && (
        <p id={`${id}-fault`} className="fault" role="alert">
          Write an address with http or https, such as {defaultProxyAddress}.
        </p>
      )}
    </form>
  );
}
