import type { JsonWebKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Kafka, logLevel } from 'kafkajs';
import { Client } from 'pg';

/** A line of the client's log: what PayStop had promised when it was written. */
type LogLine = PromiseLine | DecisionLine;

export interface PromiseLine {
  readonly kind: 'accepted' | 'produced' | 'poisoned';
  readonly requestId: string;
  /** Of the bytes that were sent. */
  readonly bodySha256: string;
  readonly at: string;
}

/** That a person decided something, and what came of it. */
export interface DecisionLine {
  readonly kind: 'asked' | 'decided' | 'turned_down';
  readonly decision: 'release' | 'freeze' | 'return';
  /** The hold, freeze or return. */
  readonly thing: string;
  readonly caseId: string;
  readonly bank: string;
  readonly account: string;
  /** Of the answer: what a return promises to whom, in its order. */
  readonly amounts: readonly string[];
}

export interface BankAccount {
  readonly hold: object | null;
  readonly freezes: readonly object[];
}

export interface Effect {
  readonly bank: string;
  readonly at: string;
  readonly caseId: string;
  readonly account: string;
  readonly instructionId: string;
  readonly sequence: number;
  readonly action: string;
  /** Of a return: what was paid. */
  readonly amountMinor: string;
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
  /** Shows the public keys that checkpoints are signed with. */
  readonly gatewayUrl: string;
  readonly kafkaBrokers: readonly string[];
  readonly kafkaPrefix: string;
}

/** The banks' own books, as the simulator adds them up. */
export interface Ledger {
  readonly clearingProblems: readonly string[];
  readonly banks: readonly { readonly bank: string; readonly problems: readonly string[] }[];
}

export interface TopicMessage {
  readonly key: string;
  /** CloudEvents id. */
  readonly id: string;
}

export type PublicKey = JsonWebKey & { readonly kid?: string };

type Row = Record<string, unknown>;

/** All that the judge may look at. */
export class Evidence {
  private constructor(
    readonly promises: readonly PromiseLine[],
    readonly decisions: readonly DecisionLine[],
    readonly effects: readonly Effect[],
    readonly orders: readonly ReceivedOrder[],
    readonly ledger: Ledger,
    readonly publicKeys: readonly PublicKey[],
    private readonly client: Client,
    private readonly kafka: { readonly client: Kafka; readonly prefix: string },
    private readonly simulatorUrl: string,
  ) {}

  static async gather({ promises, databaseUrl, simulatorUrl, gatewayUrl, kafkaBrokers, kafkaPrefix }: Sources): Promise<Evidence> {
    const lines = readFileSync(promises, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as LogLine);
    const { effects } = (await ask(`${simulatorUrl}/control/effects`)) as { effects: Effect[] };
    const { instructions } = (await ask(`${simulatorUrl}/control/instructions`)) as { instructions: ReceivedOrder[] };
    const ledger = (await ask(`${simulatorUrl}/control/ledger`)) as Ledger;
    const { keys } = (await ask(`${gatewayUrl}/.well-known/jwks.json`)) as { keys: PublicKey[] };
    const kafka = { client: new Kafka({ clientId: 'judge', brokers: [...kafkaBrokers], logLevel: logLevel.NOTHING }), prefix: kafkaPrefix };
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    return new Evidence(lines.filter((line): line is PromiseLine => !('decision' in line)), lines.filter((line): line is DecisionLine => 'decision' in line), effects, instructions, ledger, keys, client, kafka, simulatorUrl);
  }

  async rows<T extends Row>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    return (await this.client.query<T>(sql, [...values])).rows;
  }

  /** Everything on a topic up to now, per partition in its order. */
  async topic(name: string): Promise<TopicMessage[]> {
    const { client, prefix } = this.kafka;
    const left = await endsOf(client, prefix + name);
    const messages: TopicMessage[] = [];
    if (left.size === 0) return messages;
    const consumer = client.consumer({ groupId: `${prefix}judge-${String(process.pid)}-${String(Date.now())}`, maxWaitTimeInMs: 100, allowAutoTopicCreation: false });
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [prefix + name], fromBeginning: true });
      await new Promise<void>((resolve, reject) => {
        const eachMessage = async ({ partition, message }: { partition: number; message: { offset: string; key: Buffer | null; headers?: Record<string, unknown> } }): Promise<void> => {
          messages.push({ key: message.key?.toString('utf8') ?? '', id: String(message.headers?.['ce_id'] ?? '') });
          if (BigInt(message.offset) + 1n >= (left.get(partition) ?? 0n)) left.delete(partition);
          if (left.size === 0) resolve();
        };
        consumer.run({ autoCommit: false, eachMessage }).catch(reject);
      });
    } finally {
      await consumer.disconnect();
    }
    return messages;
  }

  account(bank: string, account: string): Promise<BankAccount> {
    return ask(`${this.simulatorUrl}/control/accounts/${bank}/${account}`) as Promise<BankAccount>;
  }

  close(): Promise<void> {
    return this.client.end();
  }
}

/** The next offset of every partition that holds anything. */
async function endsOf(kafka: Kafka, topic: string): Promise<Map<number, bigint>> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const partitions = await admin.fetchTopicOffsets(topic);
    return new Map(partitions.filter(({ low, high }) => BigInt(high) > BigInt(low)).map(({ partition, high }) => [partition, BigInt(high)]));
  } finally {
    await admin.disconnect();
  }
}

async function ask(url: string): Promise<unknown> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answers ${String(answer.status)}`);
  return answer.json();
}
