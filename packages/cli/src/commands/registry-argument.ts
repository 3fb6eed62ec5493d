/** How commands are told which registry they are about. */
export const registryArgument = {
  name: 'name',
  summary: 'As nanda registry list has it; without one, all',
} as const;
