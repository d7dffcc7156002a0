import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Product } from '../product/product';
import { repositoryRoot } from '../product/repository-root';

export interface Verdict {
  readonly isSound: boolean;
  readonly said: string;
}

const DRAIN_WITHIN_MS = 180_000;
const UNFINISHED = `
  SELECT (SELECT count(*) FROM gateway.outbox) + (SELECT count(*) FROM orchestrator.outbox) + (SELECT count(*) FROM dispatcher.outbox)
    + (SELECT count(*) FROM orchestrator.stop_request WHERE body->>'status' <> 'completed')
    + (SELECT count(*) FROM gateway.intake_request i WHERE NOT EXISTS (SELECT FROM orchestrator.stop_request r WHERE r.request_id = i.request_id::text))
    + (SELECT count(*) FROM orchestrator.instruction WHERE state IN ('queued', 'sent', 'acknowledged', 'indeterminate'))
    + (SELECT count(*) FROM orchestrator.stop_case c LEFT JOIN projector.rm_case p ON p.case_id = c.case_id WHERE p.version IS DISTINCT FROM c.version)
    + (SELECT (count(*) = 0)::integer FROM orchestrator.audit_checkpoint) AS n`;

/** A product of its own to which something is done while its processes die, and which a judge looks at afterwards. */
export abstract class JudgedRun {
  protected readonly scratch = mkdtempSync(join(tmpdir(), 'paystop-chaos-'));
  readonly promises = join(this.scratch, 'promises.log');

  /** @param checks which of the judge's checks are about this run. */
  protected constructor(readonly product: Product, private readonly checks: 'load' | 'decisions') {}

  /** @param over another simulator than the real one, or another log of promises. */
  async judge(over: { readonly simulator?: string; readonly promises?: string } = {}): Promise<Verdict> {
    const program = join(repositoryRoot(), 'dist', 'test', 'chaos', 'judge', 'judge.js');
    const { databaseUrl, gateway, kafkaBrokers } = this.product.runtime;
    const { simulator = this.product.app('bank-simulator').url, promises = this.promises } = over;
    const told = ['--checks', this.checks, '--promises', promises, '--database', databaseUrl, '--simulator', simulator, '--gateway', gateway, '--kafka', kafkaBrokers, '--kafka-prefix', this.product.kafkaPrefix];
    const judge = spawn(process.execPath, [program, ...told], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [judge.stdout, judge.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    const [code] = (await once(judge, 'close')) as [number | null];
    if (code !== 0 && code !== 1) throw new Error(`the judge ended with ${String(code)}:\n${said}`);
    return { isSound: code === 0, said };
  }

  async sql(statement: string, values: readonly unknown[] = []): Promise<readonly Record<string, unknown>[]> {
    const client = new Client({ connectionString: this.product.runtime.databaseUrl });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(statement, [...values])).rows;
    } finally {
      await client.end();
    }
  }

  async stop(): Promise<void> {
    await this.product.stop();
    rmSync(this.scratch, { recursive: true, force: true });
  }

  /** @returns after how long nothing was under way any more, or it was no use to wait: the judge tells what is left. */
  protected async drain(): Promise<number> {
    const startedAt = Date.now();
    for (;;) {
      const [row] = await this.sql(UNFINISHED);
      if (Number(row?.['n']) === 0 || Date.now() - startedAt > DRAIN_WITHIN_MS) return Date.now() - startedAt;
      await sleep(500);
    }
  }
}
