import { stripVTControlCharacters } from 'node:util';
import type { KnownTool } from '../service-repository.js';

/** Tools of one service that are remembered. */
const maxTools = 500;

/** UTF-16 code units that are remembered of a tool's name and description; the protocol allows no longer name. */
const maxName = 128;
const maxDescription = 1_000;

/** What is remembered of the tools that a server names: text of a stranger, as short and plain as it is shown. */
export function cleanTools(tools: readonly KnownTool[]): KnownTool[] {
  return tools.slice(0, maxTools).flatMap(({ name, description }) => {
    const cleaned = plain(description ?? '').slice(0, maxDescription);
    // A longer name, or one with other characters, is not one that the tool could be called by.
    if (name === '' || name.length > maxName || plain(name) !== name) return [];
    return [{ name, ...(cleaned !== '' && { description: cleaned }) }];
  });
}

function plain(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
}
