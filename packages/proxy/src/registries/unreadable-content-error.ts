/** What a file holds is not what it should be. The message goes on a sentence: "it is not valid JSON". */
export class UnreadableContentError extends Error {
  override readonly name = 'UnreadableContentError';
}
