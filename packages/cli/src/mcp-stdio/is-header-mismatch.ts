/** The code of 2026-07-28 for header fields that do not say what the body says. */
const headerMismatch = -32020;

/** Whether an answer says that header fields were missing, or wrong. */
export function isHeaderMismatch(answer: Buffer): boolean {
  if (!answer.includes(String(headerMismatch))) return false;
  try {
    const { error } = JSON.parse(answer.toString('utf8')) as { error?: { code?: unknown } };
    return error?.code === headerMismatch;
  } catch {
    return false;
  }
}
