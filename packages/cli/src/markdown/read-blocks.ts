import { Lexer, type TokensList } from 'marked';

/** A paragraph that is longer is text without markup: what reads markup takes the square of the time. */
const longestParagraph = 4000;

/** The blocks of a Markdown text. @throws RangeError where it is nested too deep to be read */
export function readBlocks(text: string): TokensList {
  const lexer = new Lexer();
  lexer.blockTokens(text, lexer.tokens);
  // Grows while it is worked off.
  for (const { src, tokens } of lexer.inlineQueue) {
    if (src.length <= longestParagraph) lexer.inlineTokens(src, tokens);
    else tokens.push({ type: 'text', raw: src, text: src });
  }
  return lexer.tokens;
}
