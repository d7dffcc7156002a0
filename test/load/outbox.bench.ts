import { KafkaPublisher, encodeEnvelope } from '@paystop/kafka';
import type { OutboxMessage } from '@paystop/ports';
import { OutboxRelay, PostgresOutbox } from '@paystop/postgres';
import { eventually, silentLogger } from '@paystop/testing';
import { type TransportGround, transportGround } from './transport/ground';
import { ROUNDS, rateFigure, ratesOf, runBench, tellSection, timed } from './transport/rounds';
import { TOPIC, chunksOf, sampleMessages } from './transport/sample-messages';

const EVENTS = 30_000;
const PER_COMMIT = 200;
const PER_SEND = 500;
const PARTITIONS = 6;
const TARGET_PER_SECOND = 10_000;
const DRAIN_TIMEOUT_MS = 120_000;
const LOOK_EVERY_MS = 100;
const SOURCE = '/paystop/bench';

/** Events written with their outbox rows, then drained to the broker, beside what kafkajs and PostgreSQL do bare. */
async function bench(): Promise<number> {
  const ground = await transportGround();
  const [written, rawWritten, drained, rawSent]: number[][] = [[], [], [], []];
  try {
    await ground.services.probe.createTopics([TOPIC], PARTITIONS);
    for (let round = 0; round < ROUNDS; round += 1) {
      const messages = sampleMessages(EVENTS);
      rawWritten?.push(await timed(EVENTS, () => writeBare(ground, messages)));
      written?.push(await timed(EVENTS, () => writeToOutbox(ground, messages)));
      drained?.push(await timed(EVENTS, () => drain(ground)));
      rawSent?.push(await timed(EVENTS, () => sendBare(ground, messages)));
    }
    const expected = EVENTS * ROUNDS;
    const sent = await ground.services.probe.consume(TOPIC, (seen) => seen.length >= 2 * expected, DRAIN_TIMEOUT_MS);
    const ids = new Set(sent.map((message) => message.headers['ce_id']));
    const [left] = await ground.database.query<{ n: number }>('SELECT count(*)::int AS n FROM outbox');
    return tellSection(
      `Outbox to Kafka, ${EVENTS} events of 0.8 kB`,
      [
        rateFigure('relay: read, published, acknowledged, forgotten', ratesOf(drained ?? []), {
          target: { value: TARGET_PER_SECOND, atLeast: true },
          limit: { what: 'kafkajs sending the same in batches of 500', value: ratesOf(rawSent ?? []).median },
        }),
        rateFigure(`written with their outbox rows, ${PER_COMMIT} a commit`, ratesOf(written ?? []), {
          limit: { what: 'PostgreSQL inserting the same rows', value: ratesOf(rawWritten ?? []).median },
        }),
      ],
      [
        { what: 'events on the topic, by id', expected, found: ids.size },
        { what: 'left in the outbox', expected: 0, found: left?.n ?? -1 },
      ],
    );
  } finally {
    await ground.stop();
  }
}

async function writeToOutbox({ database }: TransportGround, messages: readonly OutboxMessage[]): Promise<void> {
  const outbox = new PostgresOutbox();
  for (const chunk of chunksOf(messages, PER_COMMIT)) await database.unitOfWork.run((tx) => outbox.add(tx, chunk));
}

/** The same rows without unit of work, ordering or pointer. */
async function writeBare({ database }: TransportGround, messages: readonly OutboxMessage[]): Promise<void> {
  await database.query('CREATE TABLE IF NOT EXISTS bare_log (LIKE event_log INCLUDING ALL)');
  await database.query('TRUNCATE bare_log');
  const insert = 'INSERT INTO bare_log (event_id, topic, key, type, subject, occurred_at, value) SELECT * FROM json_to_recordset($1) AS m("eventId" uuid, topic text, key text, type text, subject text, "occurredAt" timestamptz, data json)';
  for (const chunk of chunksOf(messages, PER_COMMIT)) await database.query(insert, [JSON.stringify(chunk)]);
}

async function drain({ database, client }: TransportGround): Promise<void> {
  const publisher = new KafkaPublisher(client);
  const relay = new OutboxRelay({ database, publisher, logger: silentLogger, encode: (message) => encodeEnvelope(message, SOURCE) });
  relay.start();
  await eventually(async () => (await database.query('SELECT 1 FROM outbox LIMIT 1')).length === 0, DRAIN_TIMEOUT_MS, LOOK_EVERY_MS);
  await relay.stop();
  await publisher.close();
}

async function sendBare({ client }: TransportGround, messages: readonly OutboxMessage[]): Promise<void> {
  const producer = client.kafka.producer({ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false });
  await producer.connect();
  for (const chunk of chunksOf(messages, PER_SEND)) {
    const encoded = chunk.map((message) => encodeEnvelope(message, SOURCE));
    await producer.send({ topic: client.prefix + TOPIC, acks: -1, messages: encoded.map(({ key, value, headers }) => ({ key, value, headers })) });
  }
  await producer.disconnect();
}

runBench(bench);
