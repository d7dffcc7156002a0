import { setTimeout as sleep } from 'node:timers/promises';
import type { Admin } from 'kafkajs';
import type { PublishMessage } from '@paystop/ports';
import { incomingMessage, type IncomingMessage } from './incoming-message';
import type { KafkaClient } from './kafka-client';
import { KafkaPublisher } from './kafka-publisher';

const DEFAULT_TIMEOUT_MS = 20_000;
const LOOK_AGAIN_MS = 50;

/** Another system on the same Kafka, for tests and drills: produces what it likes and sees what is on a topic. Topics without prefix. */
export class KafkaProbe {
  private readonly publisher: KafkaPublisher;
  private reads = 0;

  constructor(private readonly client: KafkaClient) {
    this.publisher = new KafkaPublisher(client);
  }

  async createTopics(topics: readonly string[], partitions = 3): Promise<void> {
    const admin = this.client.kafka.admin();
    await admin.connect();
    try {
      const names = topics.map((topic) => this.client.prefix + topic);
      await admin.createTopics({ waitForLeaders: false, topics: names.map((topic) => ({ topic, numPartitions: partitions, replicationFactor: 1 })) });
      await untilKnown(admin, names);
    } finally {
      await admin.disconnect();
    }
  }

  /** Deletes every topic under the client's prefix. */
  async deleteTopics(): Promise<void> {
    if (this.client.prefix === '') throw new Error('without a prefix everything would be deleted');
    const admin = this.client.kafka.admin();
    await admin.connect();
    try {
      const mine = (await admin.listTopics()).filter((topic) => topic.startsWith(this.client.prefix));
      if (mine.length > 0) await admin.deleteTopics({ topics: mine });
    } finally {
      await admin.disconnect();
    }
  }

  produce(topic: string, messages: readonly PublishMessage[]): Promise<void> {
    return this.publisher.publish([{ topic, messages }]);
  }

  /** Reads a topic from its beginning until `enough` says so. @throws when that takes too long. */
  async consume(topic: string, enough: (messages: readonly IncomingMessage[]) => boolean, timeoutMs = DEFAULT_TIMEOUT_MS): Promise<IncomingMessage[]> {
    const seen: IncomingMessage[] = [];
    this.reads += 1;
    const consumer = this.client.kafka.consumer({ groupId: `${this.client.prefix}probe-${process.pid}-${Date.now()}-${this.reads}`, maxWaitTimeInMs: 100, allowAutoTopicCreation: false });
    let timer: NodeJS.Timeout | undefined;
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [this.client.prefix + topic], fromBeginning: true });
      await new Promise<void>((resolve, reject) => {
        timer = setTimeout(() => reject(new Error(`${topic}: not enough in ${timeoutMs} ms; saw ${seen.length} messages`)), timeoutMs);
        const see = (message: IncomingMessage): void => {
          seen.push(message);
          if (enough(seen)) resolve();
        };
        consumer.run({ autoCommit: false, eachMessage: ({ partition, message }) => Promise.resolve(see(incomingMessage(topic, partition, message))) }).catch(reject);
      });
    } finally {
      clearTimeout(timer);
      await consumer.disconnect();
    }
    return seen;
  }

  async stop(): Promise<void> {
    await this.publisher.close();
  }
}

async function untilKnown(admin: Admin, topics: string[]): Promise<void> {
  const endAtMs = performance.now() + DEFAULT_TIMEOUT_MS;
  while (!(await haveLeaders(admin, topics))) {
    if (performance.now() > endAtMs) throw new Error(`no leaders for ${topics.join(', ')}`);
    await sleep(LOOK_AGAIN_MS);
  }
}

/** A topic that was just created is unknown for a moment on a busy machine; kafkajs' own wait takes that for a failure. */
async function haveLeaders(admin: Admin, topics: string[]): Promise<boolean> {
  const known = await admin.fetchTopicMetadata({ topics }).catch(() => ({ topics: [] }));
  return known.topics.length === topics.length && known.topics.every(({ partitions }) => partitions.every(({ leader }) => leader >= 0));
}
