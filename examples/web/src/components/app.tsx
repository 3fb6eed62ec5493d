import type { ReactElement } from 'react';
import { useProxyAddress } from '../hooks/use-proxy-address.ts';
import { ProxyForm } from './proxy-form.tsx';
import { Workbench } from './workbench.tsx';

/** The page. Another proxy is another world: nothing of the one before stays. */
export function App(): ReactElement {
  const [address, setAddress] = useProxyAddress();
  return (
    <>
      <header className="top">
        <div className="brand">
          <svg className="brand-sign" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M8 1l6 3.5v7L8 15l-6-3.5v-7z" />
          </svg>
          <h1>NANDA</h1>
          <p>Find a service, connect, call its tools.</p>
        </div>
        <ProxyForm key={address} address={address} onChange={setAddress} />
      </header>
      <Workbench key={`workbench of ${address}`} address={address} />
    </>
  );
}
