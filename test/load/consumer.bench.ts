import { ChunkConsumer, type IncomingMessage, KafkaPublisher, encodeEnvelope, parseEnvelope } from '@paystop/kafka';
import type { OutboxMessage, Tx } from '@paystop/ports';
import { PostgresInbox, bulkInsert, isTransient } from '@paystop/postgres';
import { eventually } from '@paystop/testing';
import { type TransportGround, transportGround } from './transport/ground';
import { ROUNDS, rateFigure, ratesOf, runBench, tellSection, timed } from './transport/rounds';
import { TOPIC, chunksOf, sampleMessages } from './transport/sample-messages';

const MESSAGES = 30_000;
const PER_CHUNK = 200;
const PER_SEND = 500;
const PARTITIONS = 6;
const TARGET_PER_SECOND = 4_000;
const TIMEOUT_MS = 120_000;
const SOURCE = '/paystop/bench';

interface Effect {
  readonly id: string;
  readonly key: string;
  readonly value: string;
}

const inbox = new PostgresInbox();

/** Messages with an effect each (inbox and one row, a unit of work per chunk), beside kafkajs without effect and PostgreSQL without Kafka. */
async function bench(): Promise<number> {
  const ground = await transportGround();
  const publisher = new KafkaPublisher(ground.client);
  const [handled, rawRead, rawWritten]: number[][] = [[], [], []];
  try {
    await ground.services.probe.createTopics([TOPIC, `${TOPIC}.dlq`], PARTITIONS);
    for (let round = 0; round < ROUNDS; round += 1) {
      const messages = sampleMessages(MESSAGES);
      for (const chunk of chunksOf(messages, PER_SEND)) await publisher.publish([{ topic: TOPIC, messages: chunk.map((message) => encodeEnvelope(message, SOURCE)) }]);
      handled?.push(await timed(MESSAGES, () => consume(ground, publisher, (round + 1) * MESSAGES)));
      rawRead?.push(await timed((round + 1) * MESSAGES, () => readBare(ground, (round + 1) * MESSAGES, round)));
      rawWritten?.push(await timed(MESSAGES, () => writeBare(ground, messages)));
    }
    const [count] = await ground.database.query<{ n: number }>('SELECT count(*)::int AS n FROM effect');
    const rates = ratesOf(handled ?? []);
    return tellSection(
      `Consumer with its effect, ${MESSAGES} messages of 0.8 kB`,
      [
        rateFigure('fetched, read, claimed, written, committed', rates, { target: { value: TARGET_PER_SECOND, atLeast: true }, limit: { what: 'kafkajs only fetching them', value: ratesOf(rawRead ?? []).median } }),
        rateFigure('the same, against the database alone', rates, { limit: { what: 'PostgreSQL writing the same rows', value: ratesOf(rawWritten ?? []).median } }),
      ],
      [{ what: 'effects', expected: MESSAGES * ROUNDS, found: count?.n ?? -1 }],
    );
  } finally {
    await publisher.close();
    await ground.stop();
  }
}

async function consume({ client, database }: TransportGround, publisher: KafkaPublisher, total: number): Promise<void> {
  let seen = total - MESSAGES;
  const handler = async (chunk: readonly IncomingMessage[]): Promise<void> => {
    await database.unitOfWork.run((tx) => takeEffect(tx, chunk));
    seen += chunk.length;
  };
  const consumer = new ChunkConsumer({ client, groupId: 'bench', handlers: new Map([[TOPIC, handler]]), publisher, isTransient });
  await consumer.start();
  await eventually(() => seen >= total, TIMEOUT_MS, 5);
  await consumer.stop();
}

async function takeEffect(tx: Tx, chunk: readonly IncomingMessage[]): Promise<void> {
  const envelopes = chunk.map((message) => {
    const parsed = parseEnvelope(message);
    if (!parsed.ok) throw new Error(parsed.detail);
    return parsed.envelope;
  });
  const fresh = await inbox.claim(tx, 'bench', envelopes);
  const effects = envelopes.flatMap((envelope, index) => (fresh[index] === true ? [{ id: envelope.id, key: envelope.subject ?? '-', value: JSON.stringify(envelope.data) }] : []));
  await insertEffects(tx, 'effect', effects);
}

async function insertEffects(tx: Tx, table: string, effects: readonly Effect[]): Promise<void> {
  const insert = bulkInsert<Effect>({
    table,
    columns: [
      { name: 'id', type: 'text', value: (effect) => effect.id },
      { name: 'key', type: 'text', value: (effect) => effect.key },
      { name: 'value', type: 'json', value: (effect) => effect.value },
    ],
    then: '',
  }, effects);
  if (insert !== undefined) await tx.query(insert.sql, insert.values);
}

async function readBare({ client }: TransportGround, total: number, round: number): Promise<void> {
  const consumer = client.kafka.consumer({ groupId: `${client.prefix}bare-${round}`, allowAutoTopicCreation: false });
  await consumer.connect();
  await consumer.subscribe({ topics: [client.prefix + TOPIC], fromBeginning: true });
  let seen = 0;
  await new Promise<void>((resolve, reject) => {
    consumer.run({
      eachBatch: ({ batch }) => {
        seen += batch.messages.length;
        if (seen >= total) resolve();
        return Promise.resolve();
      },
    }).catch(reject);
  });
  await consumer.disconnect();
}

async function writeBare({ database }: TransportGround, messages: readonly OutboxMessage[]): Promise<void> {
  await database.query('CREATE TABLE IF NOT EXISTS bare_effect (LIKE effect INCLUDING ALL)');
  await database.query('CREATE TABLE IF NOT EXISTS bare_inbox (LIKE inbox INCLUDING ALL)');
  for (const chunk of chunksOf(messages, PER_CHUNK)) {
    await database.unitOfWork.run(async (tx) => {
      await tx.query("INSERT INTO bare_inbox (consumer, source, message_id) SELECT 'bench', '/s', id FROM unnest($1::text[]) AS id", [chunk.map((message) => message.eventId)]);
      await insertEffects(tx, 'bare_effect', chunk.map((message) => ({ id: message.eventId, key: message.key, value: String(message.data) })));
    });
  }
}

runBench(bench);
