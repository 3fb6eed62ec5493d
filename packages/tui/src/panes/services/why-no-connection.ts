import type { Service } from '@nanda/sdk';

/** Why a service cannot be connected to from here; undefined where that can be tried. */
export function whyNoConnection(service: Service | undefined): string | undefined {
  if (service === undefined) return 'No service is selected';
  const { endpoints, packages = [], verification } = service;
  const isOwn = verification?.by === 'local-user';
  const isReachable = endpoints.some(({ url }) => url !== undefined || isOwn);
  if (isReachable) return undefined;
  return packages.length > 0 || endpoints.length > 0
    ? 'It is to be run on your own machine: its detail says how'
    : 'Its registry names no address for it';
}
