import { fitText } from '../../lists/fit-text.js';
import type { Question } from './question.js';

/** Who asks: the service by its name in words, and for which tool. Safe to show. */
export function describeAsker({
  serviceName,
  tool,
}: Pick<Question, 'serviceName' | 'tool'>): string {
  return `${fitText(serviceName, 60)} asks, for its tool ${fitText(tool, 60)}`;
}
