/** What exec and stream take by place. */
export const toolArguments = [
  {
    name: 'tool',
    summary: "Its name, connection/name for one of another connection's, or 'name(a: 1)'",
    required: true,
  },
  {
    name: 'arguments',
    summary:
      "The tool's own: --name VALUE, name=value, name:=JSON, a JSON object, - for one piped in",
    many: true,
  },
] as const;
