import { Kafka, logLevel } from 'kafkajs';
import { Pool } from 'pg';

const SAMPLE_REQUESTS = 5_000;
const MESSAGES_PER_SEND = 500;
const PARTITIONS = 6;
const TOPIC = 'raw-limit';

export interface RawKafka {
  readonly requestsPerSecond: number;
  readonly messagesPerSecond: number;
  readonly messagesPerRequest: number;
}

/** The limit that Kafka sets: the messages of the same requests, produced in batches of 500 by plain kafkajs. */
export async function rawKafka(brokers: readonly string[], databaseUrl: string): Promise<RawKafka> {
  const messages = await sampleMessages(databaseUrl);
  const kafka = new Kafka({ clientId: 'raw-limit', brokers: [...brokers], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false });
  await admin.connect();
  await admin.createTopics({ topics: [{ topic: TOPIC, numPartitions: PARTITIONS, replicationFactor: 1 }], waitForLeaders: true });
  await producer.connect();
  try {
    const startedAt = performance.now();
    for (let from = 0; from < messages.length; from += MESSAGES_PER_SEND) await producer.send({ topic: TOPIC, acks: -1, messages: messages.slice(from, from + MESSAGES_PER_SEND) });
    const messagesPerSecond = messages.length / ((performance.now() - startedAt) / 1_000);
    const messagesPerRequest = messages.length / SAMPLE_REQUESTS;
    return { messagesPerSecond, messagesPerRequest, requestsPerSecond: messagesPerSecond / messagesPerRequest };
  } finally {
    await admin.deleteTopics({ topics: [TOPIC] }).catch(() => undefined);
    await Promise.all([admin.disconnect(), producer.disconnect()]);
  }
}

interface Message {
  readonly key: string;
  readonly value: string;
}

/** As many messages of each app as so many requests make on average, with their own keys and values. */
async function sampleMessages(databaseUrl: string): Promise<Message[]> {
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  try {
    const count = await pool.query<{ n: string }>('SELECT count(*) AS n FROM gateway.intake_request');
    const share = Math.min(1, SAMPLE_REQUESTS / Number(count.rows[0]?.n ?? 1));
    const messages: Message[] = [];
    for (const log of ['gateway.event_log', 'orchestrator.published', 'dispatcher.event_log']) {
      const { rows } = await pool.query<Message>(`SELECT key, value::text AS value FROM ${log} LIMIT (SELECT ceil(count(*) * $1::float8) FROM ${log})`, [share]);
      messages.push(...rows);
    }
    return messages;
  } finally {
    await pool.end();
  }
}
