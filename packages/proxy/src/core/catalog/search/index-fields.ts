/**
 * The parts of a service that are searched, in the order in which indexes number them. The numbers
 * are data: never reorder.
 */
export const indexFields = ['name', 'title', 'tags', 'publisher', 'tools', 'description'] as const;

export type IndexField = (typeof indexFields)[number];
