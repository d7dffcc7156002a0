import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { parse } from 'yaml';
import { TokenDesk } from '../../product/people';
import { Product } from '../../product/product';
import { repositoryRoot } from '../../product/repository-root';
import { Simulator } from '../../product/simulator';
import type { LoadOrder, LoadResult } from '../generator/order';
import type { Subject } from '../generator/request-writer';
import { drained } from './drain';

const SUBJECTS = 240;
const SUBJECTS_PER_STATION = 6;
const BANK_ANSWERS_AFTER_MS = 5;
/** The first seconds of a fresh process are spent compiling: they belong to no figure. */
const WARM_UP: LoadShape = { seconds: 15, load: { kind: 'closed', connections: 48, mostUnfinished: 1_000 } };
const WARM_UP_DRAINS_WITHIN_MS = 180_000;
/** Nothing of the policy is changed but how much one person may send: here a few play a whole city. */
const POLICY = 'rateLimits: {writesPerSecond: 100000, writeBurst: 100000, readsPerSecond: 100000, callbacksPerSecond: 100000}\n';

export interface AcceptedRequest {
  readonly requestId: string;
  readonly bank: string;
  readonly sentAtMs: number;
  readonly acceptedMs: number;
}

export type LoadShape = Pick<LoadOrder, 'seconds' | 'load'> & { readonly most?: number; readonly banks?: readonly string[] };

/** The product on services of its own, with everything that a bench needs around it. */
export class BenchProduct {
  private runs = 0;
  private isWarm = false;

  private constructor(
    readonly product: Product,
    readonly pool: Pool,
    readonly simulator: Simulator,
    readonly banks: readonly string[],
    private readonly subjects: readonly Subject[],
    private readonly scratch: string,
  ) {}

  static async start(env: Readonly<Record<string, string>> = {}): Promise<BenchProduct> {
    const product = await Product.start({ services: 'embedded', policy: POLICY, env: { SIMULATOR_JOURNAL: 'off', ...env } });
    const simulator = new Simulator(product.app('bank-simulator').url);
    await simulator.set('*', { answerDelay: BANK_ANSWERS_AFTER_MS });
    const pool = new Pool({ connectionString: product.runtime.databaseUrl, max: 4 });
    const tokens = new TokenDesk(product.app('dev-issuer').url, product.dataDir);
    const scratch = mkdtempSync(join(tmpdir(), 'paystop-bench-'));
    return new BenchProduct(product, pool, simulator, bankCodes(), await subjectsOf(tokens), scratch);
  }

  /** Runs the generator to its end. */
  async load(shape: LoadShape): Promise<LoadResult & { readonly requests: readonly AcceptedRequest[] }> {
    this.runs += 1;
    const { gateway, databaseUrl } = this.product.runtime;
    const logFile = join(this.scratch, `accepted-${String(this.runs)}.log`);
    const order: LoadOrder = { gateway, databaseUrl, subjects: this.subjects, banks: shape.banks ?? this.banks, run: this.runs, seconds: shape.seconds, load: shape.load, most: shape.most ?? null, logFile };
    const result = await runGenerator(order, join(this.scratch, `order-${String(this.runs)}.json`));
    return { ...result, requests: readAccepted(logFile) };
  }

  /** Lets every process compile what a request needs and the planner see full tables; once, whoever asks first. */
  async warmUp(): Promise<void> {
    if (this.isWarm) return;
    const before = await this.count('SELECT count(*) AS n FROM orchestrator.hold');
    const run = await this.load(WARM_UP);
    await drained(this, before + run.accepted, WARM_UP_DRAINS_WITHIN_MS);
    await this.pool.query('ANALYZE');
    this.isWarm = true;
  }

  async count(sql: string, values: readonly unknown[] = []): Promise<number> {
    const { rows } = await this.pool.query<{ n: string }>(sql, [...values]);
    return Number(rows[0]?.n ?? 0);
  }

  async stop(): Promise<void> {
    await this.pool.end();
    await this.product.stop();
    rmSync(this.scratch, { recursive: true, force: true });
  }
}

function bankCodes(): string[] {
  const file = readFileSync(join(repositoryRoot(), 'institutions', 'shenzhen.yaml'), 'utf8');
  const { institutions } = parse(file) as { institutions: { code: string }[] };
  return institutions.map(({ code }) => code);
}

function subjectsOf(tokens: TokenDesk): Promise<Subject[]> {
  return Promise.all(Array.from({ length: SUBJECTS }, async (_, index) => {
    const station = Math.floor(index / SUBJECTS_PER_STATION);
    const unit = `4403${String(3 + (station % 9)).padStart(2, '0')}${String(1 + Math.floor(station / 9)).padStart(3, '0')}`;
    const officerId = `P${unit.slice(0, 6)}-${String(1_000 + index)}`;
    return { officerId, token: await tokens.tokenOf({ user: officerId, role: 'officer', unit }) };
  }));
}

async function runGenerator(order: LoadOrder, orderFile: string): Promise<LoadResult> {
  writeFileSync(orderFile, JSON.stringify(order));
  const program = join(repositoryRoot(), 'dist', 'test', 'load', 'generator', 'load-generator.js');
  const generator = spawn(process.execPath, [program, orderFile], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  generator.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const [code] = (await once(generator, 'close')) as [number | null];
  if (code !== 0) throw new Error(`the load generator ended with ${String(code)}`);
  return JSON.parse(said) as LoadResult;
}

function readAccepted(logFile: string): AcceptedRequest[] {
  const lines = readFileSync(logFile, 'utf8').split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const [requestId = '', bank = '', sentAt, accepted] = line.split(' ');
    return { requestId, bank, sentAtMs: Number(sentAt), acceptedMs: Number(accepted) };
  });
}
