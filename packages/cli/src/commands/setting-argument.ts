/** How commands take a setting. */
export const settingArgument = {
  name: 'setting',
  summary: 'Its name, as nanda config list shows it',
  required: true,
} as const;
