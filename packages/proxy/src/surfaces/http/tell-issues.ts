import type * as z from 'zod/mini';
import { cutText } from '../../core/executions/checking/cut-text.js';

/** What is wrong with what somebody sent. */
export interface ToldIssues {
  readonly issues: readonly { readonly path: string; readonly message: string }[];
  /** All of them, in a row. */
  readonly text: string;
}

/** Faults that are told, and characters of each: no refusal is as large as what was refused. */
const most = 20;
const longestPath = 200;
const longestMessage = 400;

/** @param options `place`: what the paths begin with. */
export function tellIssues(
  found: readonly z.core.$ZodIssue[],
  { place }: { readonly place?: string } = {},
): ToldIssues {
  const issues = found.slice(0, most).map(({ path, message }) => ({
    path: cutText([...(place === undefined ? [] : [place]), ...path].join('.'), {
      length: longestPath,
    }),
    message: cutText(message, { length: longestMessage }),
  }));
  const rest = found.length > most ? `; and ${found.length - most} more` : '';
  return {
    issues,
    text: issues.map(({ path, message }) => `${path}: ${message}`).join('; ') + rest,
  };
}
