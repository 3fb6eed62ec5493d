import type { BatchAnswer } from '@nanda/protocol';
import type { Transport } from '../http/transport.js';
import type { BatchResult } from './batch-result.js';
import { proveBatchAnswer, type ProveBatchAnswerOptions } from './prove-batch-answer.js';

/** What a batch came to, with the answers to the same calls with a proof in place of those that ask for one. */
export async function proveBatch(
  transport: Transport,
  {
    answers,
    concurrency,
    ...options
  }: ProveBatchAnswerOptions & {
    readonly answers: readonly BatchAnswer[];
    readonly concurrency: number;
  },
): Promise<BatchResult> {
  const proven = [...answers];
  const rest = answers.entries();
  const work = async (): Promise<void> => {
    for (const [place, answer] of rest) {
      proven[place] = await proveBatchAnswer(transport, { answer, ...options });
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  const count = (status: BatchAnswer['status']): number =>
    proven.filter((answer) => answer.status === status).length;
  const succeeded = count('success');
  const failed = proven.length - succeeded - count('input_required');
  return { answers: proven, counts: { total: proven.length, succeeded, failed } };
}
