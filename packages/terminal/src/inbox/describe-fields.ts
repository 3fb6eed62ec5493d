import { shapeOf } from '../arguments/shape-of.js';
import { formatColumns } from '../text/format-columns.js';
import { oneLine } from '../text/one-line.js';
import { valueName } from '../tools/value-name.js';

/** More than this no form should have. */
const most = 30;

/** The fields of a form, a line for each. The schema is the service's own, and may be anything. */
export function describeFields(schema: unknown): string[] {
  const { properties, required } = shapeOf(schema, schema);
  const fields = Object.entries(properties);
  if (fields.length === 0) return [];
  const rows = fields.slice(0, most).map(([name, property]) => {
    const value = shapeOf(property, schema);
    const items = shapeOf(value.items, schema);
    const facts = [
      valueName(value) || 'true|false',
      required.includes(name) && 'required',
      value.description,
      // A few of them are the name of the value already.
      value.choices && value.choices.length > 6 && listChoices(value.choices),
      items.choices && listChoices(items.choices),
      value.default !== undefined && `default ${JSON.stringify(value.default)}`,
    ];
    const said = facts.filter((fact) => typeof fact === 'string' && fact !== '').join('; ');
    return [oneLine(name, 60), oneLine(said, 200)];
  });
  const left = fields.length - rows.length;
  return [...formatColumns(rows).split('\n'), ...(left > 0 ? [`and ${left} more`] : [])];
}

function listChoices(choices: readonly unknown[]): string {
  return `one of ${choices.map(String).join(', ')}`;
}
