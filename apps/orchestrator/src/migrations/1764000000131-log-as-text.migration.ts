import { LOGGED_VALUES_AS_TEXT } from '@paystop/postgres';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As in the first migration; looked at, a value is JSON. */
function publishedView(value: string): string {
  return `CREATE VIEW published AS
    SELECT id, event_id, topic, key, type, subject, ${value} AS value, traceparent, logged_at FROM event_log AS l
    UNION ALL
    SELECT l.id, (t.entry->>'entryId')::uuid, t.entry->>'topic', l.key, t.entry->>'type', t.entry->>'subject', t.entry->'data', l.traceparent, l.logged_at
    FROM event_log AS l CROSS JOIN LATERAL json_array_elements(${value}->'told') AS t(entry)
    WHERE l.type = 'CaseStateChanged' AND t.entry->>'topic' IS NOT NULL`;
}

export class LogAsText1764000000131 implements MigrationInterface {
  readonly name = 'LogAsText1764000000131';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of ['DROP VIEW published', ...LOGGED_VALUES_AS_TEXT.up, publishedView('l.value::json')]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of ['DROP VIEW published', ...LOGGED_VALUES_AS_TEXT.down, publishedView('l.value')]) await runner.query(sql);
  }
}
