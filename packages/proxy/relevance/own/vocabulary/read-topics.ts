import type { Topic } from './topic.js';

/** Reads lines of `name | category | object, object, …`. */
export function readTopics(table: string): readonly Topic[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', category = '', objects = ''] = line.split('|').map((cell) => cell.trim());
      return { name, category, objects: objects.split(',').map((object) => object.trim()) };
    });
}
