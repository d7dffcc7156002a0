/** What a migration may do: send statements. TypeORM's QueryRunner has it too, so that a migration of its shape is one of ours. */
export interface StatementRunner {
  query(sql: string, values?: unknown[]): Promise<unknown>;
}

export interface Migration {
  /** Where the class has none, its own name counts; either ends with the thirteen digits of its place in the order. */
  readonly name?: string;
  up(runner: StatementRunner): Promise<void>;
  down(runner: StatementRunner): Promise<void>;
}

/** A migration with what `schema_migration` knows of it. */
export interface NamedMigration {
  readonly name: string;
  readonly timestamp: number;
  readonly migration: Migration;
}

const TIMESTAMP_DIGITS = 13;

/** @returns the migrations in their order. @throws for a name that does not tell its place. */
export function inOrder(classes: readonly (new () => Migration)[]): NamedMigration[] {
  const named = classes.map((Class) => {
    const migration = new Class();
    const name = migration.name ?? Class.name;
    const timestamp = Number(name.slice(-TIMESTAMP_DIGITS));
    if (!Number.isSafeInteger(timestamp)) throw new Error(`the name of migration ${name} does not end with ${TIMESTAMP_DIGITS} digits`);
    return { name, timestamp, migration };
  });
  return named.sort((a, b) => a.timestamp - b.timestamp);
}
