import type { Member } from '../gathering/member.js';

/** The connections that a text may mean: one where it is clear. */
export function findConnections(wanted: string, members: readonly Member[]): readonly Member[] {
  const exact = members.find(
    ({ connection, alias }) => connection.id === wanted || alias === wanted.toLowerCase(),
  );
  if (exact !== undefined) return [exact];
  return members.filter(
    ({ connection: { serviceId, name, metadata } }) =>
      serviceId === wanted || name === wanted || metadata.serviceName === wanted,
  );
}

/** Why a connection could not be found, and what to do. */
export function explainConnections(
  wanted: string,
  { found, members }: { readonly found: readonly Member[]; readonly members: readonly Member[] },
): string {
  const names = (found.length > 0 ? found : members).slice(0, 20).map(({ alias }) => alias);
  if (found.length > 1) {
    return `Several connections are meant by "${wanted.slice(0, 128)}". Say which one: ${names.join(', ')}.`;
  }
  const open =
    names.length > 0 ? `Open connections: ${names.join(', ')}.` : 'No connection is open.';
  return `There is no connection "${wanted.slice(0, 128)}". ${open} Find a service with search_services and make a connection with connect_service.`;
}
