import { readFileSync } from 'node:fs';
import { Client } from 'pg';

/** One line of the client's log: what PayStop had promised when it was written. */
export interface PromiseLine {
  readonly kind: 'accepted' | 'produced' | 'poisoned';
  readonly requestId: string;
  /** Of the bytes that were sent. */
  readonly bodySha256: string;
  readonly at: string;
}

export interface Effect {
  readonly bank: string;
  readonly at: string;
  readonly caseId: string;
  readonly account: string;
  readonly instructionId: string;
  readonly sequence: number;
  readonly action: string;
  readonly heldMinor: string;
  readonly expiresAt: string | null;
}

export interface ReceivedOrder {
  readonly bank: string;
  readonly instructionId: string;
  readonly timesReceived: number;
  readonly distinctBodies: number;
}

export interface Sources {
  readonly promises: string;
  readonly databaseUrl: string;
  /** The simulator's control interface, or something that speaks like it. */
  readonly simulatorUrl: string;
}

type Row = Record<string, unknown>;

/** All that the judge may look at. */
export class Evidence {
  private constructor(
    readonly promises: readonly PromiseLine[],
    readonly effects: readonly Effect[],
    readonly orders: readonly ReceivedOrder[],
    private readonly client: Client,
  ) {}

  static async gather({ promises, databaseUrl, simulatorUrl }: Sources): Promise<Evidence> {
    const lines = readFileSync(promises, 'utf8').split('\n').filter((line) => line !== '');
    const { effects } = (await ask(`${simulatorUrl}/control/effects`)) as { effects: Effect[] };
    const { instructions } = (await ask(`${simulatorUrl}/control/instructions`)) as { instructions: ReceivedOrder[] };
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    return new Evidence(lines.map((line) => JSON.parse(line) as PromiseLine), effects, instructions, client);
  }

  async rows<T extends Row>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    return (await this.client.query<T>(sql, [...values])).rows;
  }

  close(): Promise<void> {
    return this.client.end();
  }
}

async function ask(url: string): Promise<unknown> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answers ${String(answer.status)}`);
  return answer.json();
}
