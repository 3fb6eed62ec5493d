/** What exec and stream take by place. */
export const toolArguments = [
  {
    name: 'tool',
    summary: "Its name, or connection/name for one of another connection's",
    required: true,
  },
  {
    name: 'arguments',
    summary: "The tool's own: --name VALUE, name=value, name:=JSON, a JSON object",
    many: true,
  },
] as const;
