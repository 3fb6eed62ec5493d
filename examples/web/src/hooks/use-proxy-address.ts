import { useState } from 'react';
import { defaultProxyAddress, readProxyAddress } from '../model/proxy-address.ts';

/** Where the proxy is: what the page's own address says (`?proxy=`), else the usual place. A change is kept there. */
export function useProxyAddress(): readonly [
  address: string,
  setAddress: (address: string) => void,
] {
  const [address, setAddress] = useState(() => {
    const named = new URLSearchParams(location.search).get('proxy') ?? '';
    return readProxyAddress(named) ?? defaultProxyAddress;
  });
  const change = (next: string): void => {
    const url = new URL(location.href);
    url.searchParams.set('proxy', next);
    history.replaceState(null, '', url);
    setAddress(next);
  };
  return [address, change];
}
