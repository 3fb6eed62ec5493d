/** That a service does not let somebody in, by what it is called and the status of its answer: 401 or 403. */
export function refusalWords(name: string, status: number): string {
  return status === 403
    ? `"${name}" does not let these credentials in. Connect again with credentials that may use it.`
    : `"${name}" wants credentials, or does not accept the ones that were given. Connect again with valid ones.`;
}
