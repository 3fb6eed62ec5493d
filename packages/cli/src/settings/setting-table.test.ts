import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { readSettingValue } from './read-setting-value.js';
import type { SettingDefinition } from './setting-definition.js';
import { settingSchema } from './setting-schema.js';
import { settingTable } from './setting-table.js';
import { showSetting } from './show-setting.js';

const settings = Object.entries<SettingDefinition>(settingTable);

test('no two settings share a variable', () => {
  const variables = settings.flatMap(([, { env, switches }]) =>
    switches === undefined ? [env] : Object.values(switches),
  );
  expect(new Set(variables).size).toBe(variables.length);
});

const withValue = settings.filter(([, { kind, default: standing }]) =>
  typeof standing !== 'string' ? standing !== undefined : kind === 'choice',
);

test.each(withValue.filter(([name]) => name !== 'logLevel'))(
  'what usually stands for %s is one of its values, as a person writes it too',
  (name, definition) => {
    const value = definition.default;
    const given = name;
    expect(readSettingValue(value, { definition, given })).toBe(value);
    expect(readSettingValue(showSetting(value, { definition }), { definition, given })).toBe(value);
    const validate = new Ajv().compile(settingSchema(definition));
    expect(validate(value)).toBe(true);
    expect(validate({})).toBe(false);
  },
);
