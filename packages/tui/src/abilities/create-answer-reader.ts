import type { TerminalAnswers } from './terminal-answers.js';

const colorAnswer = /\u001b\]11;([^\u0007\u001b]{0,64})(?:\u0007|\u001b\\)/;
const attributesAnswer = /\u001b\[\?[\d;]{0,64}c/;
/**
 * The beginning of an answer at the end of a text. An escape alone, or one with a bracket, is a key as
 * well, and no key may wait.
 */
const unfinished = /\u001b(?:\]1(?:1(?:;[^\u0007\u001b]{0,64}\u001b?)?)?|\[\?[\d;]{0,64})$/;

/** Tells the answers of a terminal from what is typed meanwhile. */
export interface AnswerReader {
  readonly answers: Readonly<TerminalAnswers>;
  /** Takes what came, one character a byte, and gives what of it was typed. */
  push(bytes: string): string;
}

/**
 * Reads the answers to `queryBackground`: the colour (OSC 11), and the attributes (DA1), which come
 * last. After these everything was typed.
 */
export function createAnswerReader(): AnswerReader {
  const answers: TerminalAnswers = { color: undefined, isComplete: false };
  let held = '';
  return {
    answers,
    push(bytes) {
      if (answers.isComplete) return bytes;
      let text = held + bytes;
      held = '';
      if (answers.color === undefined) {
        text = text.replace(colorAnswer, (_answer, color: string) => {
          answers.color = color;
          return '';
        });
      }
      text = text.replace(attributesAnswer, () => {
        answers.isComplete = true;
        return '';
      });
      if (answers.isComplete) return text;
      held = unfinished.exec(text)?.[0] ?? '';
      return held === '' ? text : text.slice(0, -held.length);
    },
  };
}
