const listed = [
  'id',
  'owner',
  'connection_id',
  'service_id',
  'tool_name',
  'state',
  'started_at',
  'ended_at',
  'last_seq',
  'key_scope',
  'key_parameters',
  'position',
  'metadata',
  'error',
] as const;

/** What is read of an execution: in a list, and where it is looked at by itself. */
export const executionColumns = { listed, all: [...listed, 'parameters'] } as const;
