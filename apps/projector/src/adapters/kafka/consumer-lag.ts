import { CONSUMER_GROUPS, type ConsumerGroup } from '@paystop/contracts';
import type { KafkaClient } from '@paystop/kafka';
import type { LagSource } from '../../metrics/machine-families';

type Admin = ReturnType<KafkaClient['kafka']['admin']>;

/** Who reads what now: the read models of a later generation are read into by a group of their own. */
function readers(projectorGroup: string): readonly ConsumerGroup[] {
  return Object.values({ ...CONSUMER_GROUPS, projection: { ...CONSUMER_GROUPS.projection, name: projectorGroup } });
}

/** How far groups are behind the ends of their topics, on an admin connection of its own. */
export class ConsumerLag {
  private admin: Promise<Admin> | undefined;

  constructor(
    private readonly client: KafkaClient,
    private readonly projectorGroup: () => string,
  ) {}

  readonly read: LagSource = async () => {
    try {
      const admin = await (this.admin ??= this.connect());
      const lags = await Promise.all(readers(this.projectorGroup()).map((group) => this.ofGroup(admin, group)));
      return new Map(lags.flat());
    } catch (error) {
      await this.close();
      throw error;
    }
  };

  async close(): Promise<void> {
    const admin = await this.admin?.catch(() => undefined);
    this.admin = undefined;
    await admin?.disconnect().catch(() => {});
  }

  private async connect(): Promise<Admin> {
    const admin = this.client.kafka.admin({ retry: { retries: 1 } });
    await admin.connect();
    return admin;
  }

  private async ofGroup(admin: Admin, { name, topics }: ConsumerGroup): Promise<[string, number][]> {
    const { prefix } = this.client;
    const committed = await admin.fetchOffsets({ groupId: prefix + name, topics: topics.map((topic) => prefix + topic) });
    return Promise.all(committed.map(async ({ topic, partitions }): Promise<[string, number]> => {
      const done = new Map(partitions.map(({ partition, offset }) => [partition, Number(offset)]));
      const ends = await admin.fetchTopicOffsets(topic);
      const behind = ends.map(({ partition, high, low }) => Number(high) - Math.max(done.get(partition) ?? -1, Number(low)));
      return [topic.slice(prefix.length), behind.reduce((sum, each) => sum + Math.max(0, each), 0)];
    }));
  }
}
