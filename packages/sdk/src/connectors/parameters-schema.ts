/**
 * The JSON Schema of one parameter.
 *
 * A type without an index signature: every framework has a JSON Schema type of its own, and fits to this one.
 */
export type PropertySchema = { readonly [keyword in never]: unknown };

/**
 * A JSON Schema as all models take it for the parameters of a tool: an object at its top, with `properties`, and
 * without `anyOf`, `oneOf`, `allOf`, `enum` and `not` there. It may have more keywords than are named here.
 */
export type ParametersSchema = {
  type: 'object';
  /** The parameters by their names; none for a tool that takes nothing. */
  properties: { [name: string]: PropertySchema };
  /** The names of those that have to be given. */
  required?: string[];
  /** What the service says of them. */
  description?: string;
};
