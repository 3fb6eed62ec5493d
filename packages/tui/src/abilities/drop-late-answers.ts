import type { AnswerReader } from './create-answer-reader.js';

/**
 * Standard input without the answers that are still to come: what a slow terminal says late would be
 * taken for typed otherwise. It is the same stream in all else; nothing is read before somebody reads.
 */
export function dropLateAnswers<Input extends NodeJS.ReadableStream>(
  stdin: Input,
  reader: AnswerReader,
): Input {
  const read = (size?: number): string | Buffer | null => {
    const chunk = stdin.read(size);
    if (chunk === null || reader.answers.isComplete) return chunk;
    if (typeof chunk !== 'string') {
      return Buffer.from(reader.push(chunk.toString('latin1')), 'latin1');
    }
    return Buffer.from(reader.push(Buffer.from(chunk).toString('latin1')), 'latin1').toString();
  };
  return new Proxy(stdin, {
    get(target, key) {
      if (key === 'read') return read;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
