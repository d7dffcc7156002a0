import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { LoadOrder, LoadResult } from './order';
import { RawConnection } from './raw-connection';
import { RequestWriter } from './request-writer';

const ACCEPTED = 202;
const LOOK_AT_BACKLOG_EVERY_MS = 200;
const HELD_UP_MS = 5;
const MOST_OPEN_CONNECTIONS = 64;
const AFTER_AN_ERROR_MS = 50;
/** An open loop on a stuck server ends, too. */
const LAST_ANSWERS_WITHIN_MS = 30_000;

/** Sends stop requests from a process of its own and writes down what was accepted and when. */
class LoadGenerator {
  private readonly writer: RequestWriter;
  private readonly lines: string[] = [];
  private readonly refused: Record<string, number> = {};
  private accepted = 0;
  private unfinished = 0;
  private lastAnsweredAtMs = 0;
  private readonly address: { host: string; port: number };

  constructor(private readonly order: LoadOrder) {
    const { hostname, port, host } = new URL(order.gateway);
    this.address = { host: hostname, port: Number(port) };
    this.writer = new RequestWriter(order.subjects, order.banks, order.run, host);
  }

  async run(): Promise<LoadResult> {
    const firstSentAtMs = Date.now();
    const endAtMs = firstSentAtMs + this.order.seconds * 1_000;
    const { load } = this.order;
    if (load.kind === 'open') await this.openLoop(load.perSecond, endAtMs);
    else await this.closedLoop(load, endAtMs);
    writeFileSync(this.order.logFile, this.lines.join(''));
    return { accepted: this.accepted, refused: this.refused, firstSentAtMs, lastAnsweredAtMs: this.lastAnsweredAtMs };
  }

  private async closedLoop({ connections, mostUnfinished }: { readonly connections: number; readonly mostUnfinished: number | null }, endAtMs: number): Promise<void> {
    const watching = mostUnfinished === null ? undefined : await BacklogWatch.start(this.order.databaseUrl, () => this.accepted, (unfinished) => (this.unfinished = unfinished));
    const lanes = Array.from({ length: connections }, async () => {
      const connection = new RawConnection(this.address);
      while (Date.now() < endAtMs && !this.isEnough()) {
        if (mostUnfinished !== null && this.unfinished > mostUnfinished) await sleep(HELD_UP_MS);
        else await this.sendOne(connection, performance.now());
      }
      connection.close();
    });
    await Promise.all(lanes);
    await watching?.stop();
  }

  /** Latency counts from the instant at which the request was due, so that a stall is not left out. */
  private async openLoop(perSecond: number, endAtMs: number): Promise<void> {
    const free = Array.from({ length: MOST_OPEN_CONNECTIONS }, () => new RawConnection(this.address));
    const everyMs = 1_000 / perSecond;
    const flying = new Set<Promise<void>>();
    let dueAt = performance.now();
    while (Date.now() < endAtMs && !this.isEnough()) {
      const wait = dueAt - performance.now();
      if (wait > 0) await sleep(wait);
      const connection = free.pop() ?? new RawConnection(this.address);
      const flight = this.sendOne(connection, dueAt).finally(() => {
        free.push(connection);
        flying.delete(flight);
      });
      flying.add(flight);
      dueAt += everyMs;
    }
    await Promise.race([Promise.all(flying), sleep(LAST_ANSWERS_WITHIN_MS, undefined, { ref: false })]);
    for (const connection of free) connection.close();
  }

  private isEnough(): boolean {
    return this.order.most !== null && this.accepted >= this.order.most;
  }

  private async sendOne(connection: RawConnection, dueAt: number): Promise<void> {
    const { requestId, bank, bytes } = this.writer.next();
    try {
      const { status } = await connection.send(bytes);
      const tookMs = performance.now() - dueAt;
      this.lastAnsweredAtMs = Date.now();
      if (status !== ACCEPTED) return this.refuse(String(status));
      this.accepted += 1;
      this.lines.push(`${requestId} ${bank} ${(this.lastAnsweredAtMs - tookMs).toFixed(2)} ${tookMs.toFixed(2)}\n`);
    } catch (error) {
      this.refuse(error instanceof Error ? error.message : String(error));
      await sleep(AFTER_AN_ERROR_MS);
    }
  }

  private refuse(why: string): void {
    this.refused[why] = (this.refused[why] ?? 0) + 1;
  }
}

/** Knows how many accepted requests have no hold yet, so that the loop is closed over the whole path and not only over the intake. */
class BacklogWatch {
  private isOver = false;
  private constructor(private readonly client: Client, private readonly watching: { done: Promise<void> }) {}

  static async start(databaseUrl: string, accepted: () => number, tell: (unfinished: number) => void): Promise<BacklogWatch> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    const state = { done: Promise.resolve() };
    const watch = new BacklogWatch(client, state);
    const before = await watch.holds();
    state.done = watch.look(accepted, before, tell);
    return watch;
  }

  async stop(): Promise<void> {
    this.isOver = true;
    await this.watching.done;
    await this.client.end();
  }

  private async look(accepted: () => number, before: number, tell: (unfinished: number) => void): Promise<void> {
    while (!this.isOver) {
      tell(accepted() - ((await this.holds()) - before));
      await sleep(LOOK_AT_BACKLOG_EVERY_MS);
    }
  }

  private async holds(): Promise<number> {
    const { rows } = await this.client.query<{ n: string }>('SELECT count(*) AS n FROM orchestrator.hold');
    return Number(rows[0]?.n ?? 0);
  }
}

const order = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as LoadOrder;
void new LoadGenerator(order).run().then((result) => {
  process.stdout.write(JSON.stringify(result));
});
