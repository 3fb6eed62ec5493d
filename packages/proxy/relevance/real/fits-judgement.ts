import type { CorpusRow } from '../corpus-row.js';
import type { Judgement } from './judgement.js';
import { placeOfAddress } from './place-of-address.js';

/** How much of a description is its opening: about a sentence. */
const openingLength = 100;

/** Whether all that a judgement says holds for a row. */
export function fitsJudgement(row: CorpusRow, judgement: Judgement): boolean {
  const { name } = row;
  const description = row.description ?? '';
  const isIn = (pattern: RegExp): boolean => pattern.test(name) || pattern.test(description);
  if (judgement.name?.test(name) === false) return false;
  if (judgement.opening?.test(description.slice(0, openingLength)) === false) return false;
  if (judgement.description?.test(description) === false) return false;
  if (judgement.text?.every(isIn) === false) return false;
  if (judgement.not !== undefined && isIn(judgement.not)) return false;
  if (judgement.repository !== undefined && !isWithin(row.repository, judgement.repository)) {
    return false;
  }
  if (judgement.url !== undefined && !isWithin(row.url, judgement.url)) return false;
  const { tool } = judgement;
  return tool === undefined || (row.tools ?? []).some((offered) => tool.test(offered.name));
}

function isWithin(address: string | null | undefined, place: string): boolean {
  if (address === null || address === undefined) return false;
  const whole = placeOfAddress(address);
  const part = place.toLowerCase();
  return whole === part || whole.startsWith(`${part}/`);
}
