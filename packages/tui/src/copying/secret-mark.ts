import { randomUUID } from 'node:crypto';

/** Known to this process alone: what a service writes can never be taken for a mark. */
const seal = `\uE000${randomUUID()}\uE000`;

/** Stands for the value of a variable until a text is quoted. */
export const secretMark = {
  of: (variable: string): string => `${seal}${variable}\uE001`,
  pattern: new RegExp(`${seal}([A-Z][A-Z0-9_]*)\uE001`),
} as const;
