import { measureWidth, sanitizeLine } from '@nanda/terminal';
import type { Service } from '@nanda/sdk';
import { fitEnd } from '../../lists/fit-end.js';
import { fitText } from '../../lists/fit-text.js';

/** What a service is called in so many columns, safe: its title, else its name. */
export function serviceLabel({ title = '', name }: Service, columns: number): string {
  const words = sanitizeLine(title.slice(0, 256));
  if (words !== '') return fitText(words, columns);
  const whole = sanitizeLine(name.slice(0, 256));
  // What tells `io.example.tools/weather` from its neighbours stands at its end.
  const isPath = whole.includes('/') && measureWidth(whole).width > columns;
  return isPath ? fitEnd(whole, columns) : fitText(whole, columns);
}
