import type { SettingDefinition } from './setting-definition.js';

/** JSON Schema of what a setting may be in `config.json`. */
export function settingSchema({ kind, choices, least = 0 }: SettingDefinition): object {
  switch (kind) {
    case 'choice':
      return { enum: choices };
    case 'flag':
      return { type: 'boolean' };
    case 'integer':
      return { type: 'integer', minimum: least };
    case 'duration':
    case 'size':
      return {
        oneOf: [
          { type: 'integer', minimum: least },
          { type: 'string', pattern: '^[0-9]' },
        ],
      };
    case 'registries':
      return { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'object' }] } };
    default:
      return { type: 'string', minLength: 1 };
  }
}
