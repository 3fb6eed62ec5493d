import { NandaError } from '../../nanda-error.js';

/** An answer came to a question that is not, or no longer, open. @param waiting the keys of those that are */
export function nothingWaits(key: string, waiting: readonly string[] = []): NandaError {
  const rest =
    waiting.length === 0
      ? 'Nothing waits for an answer.'
      : `What waits: ${waiting.map((one) => `"${one}"`).join(', ')}.`;
  return new NandaError(
    'VALIDATION_ERROR',
    `The execution does not wait for "${key}": it was answered, or its time is over. ${rest}`,
    { details: { field: 'key', waiting } },
  );
}
