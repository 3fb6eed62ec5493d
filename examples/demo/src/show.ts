import { styleText } from 'node:util';

/** What the demo tells the person who watches. */
export const show = {
  title(text: string): void {
    console.log(`\n${styleText(['bold', 'cyan'], text)}`);
  },
  command(text: string): void {
    console.log(`\n${styleText('bold', `$ ${text}`)}`);
  },
  /** One line of output, set off from what the demo itself says. */
  line(text: string): void {
    console.log(`  ${text}`);
  },
  took(milliseconds: number): void {
    console.log(styleText('dim', `  ${milliseconds} ms`));
  },
  success(text: string): void {
    console.log(`\n${styleText(['bold', 'green'], text)}`);
  },
  failure(text: string): void {
    console.error(`\n${styleText(['bold', 'red'], text)}`);
  },
};
