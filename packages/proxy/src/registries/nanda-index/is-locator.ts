/** Whether a text is a URN, a domain or an e-mail address: what an index resolves, rather than searches. */
export function isLocator(text: string): boolean {
  return /^(?:urn:[a-z0-9][a-z0-9-]{0,30}:\S+|(?:[^\s@/:]+@)?(?:[a-z0-9-]+\.)+[a-z]{2,63})$/i.test(
    text,
  );
}
