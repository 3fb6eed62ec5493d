import { pageAddress, type PageAddress } from '@nanda/terminal';
import type { Question } from './question.js';

/** The page that a question asks to be opened; undefined for an address that is none of the web's. */
export function pageOf({ request }: Pick<Question, 'request'>): PageAddress | undefined {
  return pageAddress(request['url']);
}
