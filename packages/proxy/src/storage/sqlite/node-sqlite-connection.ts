import {
  type CompiledQuery,
  type DatabaseConnection,
  DeleteQueryNode,
  InsertQueryNode,
  type QueryResult,
  UpdateQueryNode,
} from 'kysely';
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { retryWhileBusy } from './retry-while-busy.js';

/** Statements that are kept prepared; the least recently used one goes first. */
const maxStatements = 128;

/** Runs Kysely's queries on one `node:sqlite` handle and keeps their prepared statements. */
export class NodeSqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return await retryWhileBusy(() => this.#execute<Row>(query));
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    // Its own statement: a kept one could be run again while this one is half read.
    const statement = this.#database.prepare(query.sql);
    for (const row of statement.iterate(...query.parameters.map(toInputValue))) {
      yield { rows: [row as Row] };
    }
  }

  #execute<Row>(query: CompiledQuery): QueryResult<Row> {
    const statement = this.#prepare(query.sql);
    const parameters = query.parameters.map(toInputValue);
    if (!isWrite(query)) return { rows: statement.all(...parameters) as Row[] };
    const { changes, lastInsertRowid } = statement.run(...parameters);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  #prepare(sql: string): StatementSync {
    const kept = this.#statements.get(sql);
    const statement = kept ?? this.#database.prepare(sql);
    this.#statements.delete(sql);
    this.#statements.set(sql, statement);
    if (this.#statements.size > maxStatements) {
      const [oldest] = this.#statements.keys();
      if (oldest !== undefined) this.#statements.delete(oldest);
    }
    return statement;
  }
}

/** Raw SQL and everything with `returning` is read; `all()` runs a statement without rows just as well. */
function isWrite({ query }: CompiledQuery): boolean {
  if (!InsertQueryNode.is(query) && !UpdateQueryNode.is(query) && !DeleteQueryNode.is(query)) {
    return false;
  }
  return query.returning === undefined;
}

function toInputValue(value: unknown): SQLInputValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value as SQLInputValue;
}
