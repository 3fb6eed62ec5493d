/** The names of the topics, in the order of the help: known without their texts, which the help of a program does without. */
export const topicNames = [
  'args',
  'formatting',
  'exit-codes',
  'environment',
  'files',
  'registries',
  'keys',
] as const;
