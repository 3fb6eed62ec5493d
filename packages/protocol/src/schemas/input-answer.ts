import * as z from 'zod/mini';

/** The answer to an {@link InputRequest}. */
export interface InputAnswer {
  /** The `key` of the request that it answers. */
  key: string;
  /**
   * For an elicitation `{action: 'accept', content?}`, for sampling the message (`role`, `content`,
   * `model`), for roots `{roots: [{uri, name?}]}`; for all of them `{action: 'decline'}` or
   * `{action: 'cancel'}`.
   */
  result: Record<string, unknown>;
}

export const InputAnswerSchema = z.strictObject({
  key: z.string().check(z.minLength(1), z.maxLength(512)),
  result: z.record(z.string(), z.unknown()),
});
