import { sanitizeForTerminal } from '@nanda/terminal';

/** No name is longer; what is would fill the prompt. */
const longest = 500;

/** Whether a text can stand in the prompt as it is: on one line, with nothing in it that a terminal would obey. */
export function isTypeable(text: string): boolean {
  return text.length <= longest && !/[\n\r\t]/u.test(text) && sanitizeForTerminal(text) === text;
}
