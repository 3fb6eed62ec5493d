const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/** Whether an answer of this status says in its `Location` where to ask instead. */
export function isRedirect(status: number | undefined): boolean {
  return status !== undefined && redirectStatuses.has(status);
}
