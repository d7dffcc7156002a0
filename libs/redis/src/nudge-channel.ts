import type { Redis } from 'ioredis';
import { tellOutages, type RedisClient } from './redis-client';

/** Tells other processes that something changed. May be lost: whoever listens also polls. */
export class NudgeChannel {
  private subscriber: Redis | undefined;
  private readonly listeners: ((text: string) => void)[] = [];

  constructor(
    private readonly client: RedisClient,
    private readonly name: string,
  ) {}

  send(text: string): void {
    if (this.client.ready) this.client.redis.publish(this.channel, text).catch(() => {});
  }

  /** Subscribes on a connection of its own, again after every outage. */
  listen(heard: (text: string) => void): void {
    this.listeners.push(heard);
    if (this.subscriber !== undefined) return;
    const subscriber = this.client.redis.duplicate({ autoResubscribe: false });
    this.subscriber = subscriber;
    tellOutages(subscriber, this.client.logger);
    subscriber.on('ready', () => void subscriber.subscribe(this.channel).catch(() => {}));
    subscriber.on('message', (_channel, text) => {
      for (const listener of this.listeners) listener(text);
    });
    subscriber.connect().catch(() => {});
  }

  close(): Promise<void> {
    this.subscriber?.disconnect();
    this.subscriber = undefined;
    return Promise.resolve();
  }

  private get channel(): string {
    return `${this.client.prefix}nudge:${this.name}`;
  }
}
