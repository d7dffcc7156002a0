import type { TopicPartitionOffsetAndMetadata } from 'kafkajs';

interface Position {
  /** Offset of the next message to handle. */
  next: bigint;
  committed: bigint | undefined;
  /** Offset that the next produced message will get, as last seen. */
  end: bigint;
}

/** Where each partition stands: what is settled, what of that the broker knows, how much lies ahead. */
export class SettledOffsets {
  private readonly positions = new Map<string, Map<number, Position>>();

  saw(topic: string, partition: number, fetched: { readonly firstOffset: string; readonly highWatermark: string }): void {
    const position = this.at(topic, partition, fetched.firstOffset);
    position.end = BigInt(fetched.highWatermark);
  }

  settled(topic: string, partition: number, offset: string): void {
    this.at(topic, partition, offset).next = BigInt(offset) + 1n;
  }


  uncommitted(): TopicPartitionOffsetAndMetadata[] {
    const offsets: TopicPartitionOffsetAndMetadata[] = [];
    for (const [topic, partitions] of this.positions) {
      for (const [partition, position] of partitions) {
        if (position.committed !== position.next) offsets.push({ topic, partition, offset: position.next.toString() });
      }
    }
    return offsets;
  }

  committed(offsets: readonly TopicPartitionOffsetAndMetadata[]): void {
    for (const { topic, partition, offset } of offsets) {
      const position = this.positions.get(topic)?.get(partition);
      if (position !== undefined) position.committed = BigInt(offset);
    }
  }

  /** Partitions may belong to others now. */
  forget(): void {
    this.positions.clear();
  }

  lag(): Map<string, number> {
    const lag = new Map<string, number>();
    for (const [topic, partitions] of this.positions) {
      let behind = 0n;
      for (const { next, end } of partitions.values()) behind += end > next ? end - next : 0n;
      lag.set(topic, Number(behind));
    }
    return lag;
  }

  private at(topic: string, partition: number, offset: string): Position {
    const partitions = this.positions.get(topic) ?? new Map<number, Position>();
    this.positions.set(topic, partitions);
    const position = partitions.get(partition) ?? { next: BigInt(offset), committed: BigInt(offset), end: 0n };
    partitions.set(partition, position);
    return position;
  }
}
