import type { RedisClient } from './redis-client';

/** A small cache of JSON values. Every failure reads as "not there" and is not worth a word: the source still has it. */
export class JsonCache {
  constructor(
    private readonly client: RedisClient,
    private readonly name: string,
  ) {}

  async get<T>(key: string): Promise<T | undefined> {
    if (!this.client.ready) return undefined;
    try {
      const text = await this.client.redis.get(this.keyOf(key));
      return text === null ? undefined : (JSON.parse(text) as T);
    } catch {
      return undefined;
    }
  }

  async set(key: string, value: unknown, ttlMs: number): Promise<void> {
    if (!this.client.ready) return;
    await this.client.redis.set(this.keyOf(key), JSON.stringify(value), 'PX', ttlMs).catch(() => {});
  }

  async delete(key: string): Promise<void> {
    if (!this.client.ready) return;
    await this.client.redis.del(this.keyOf(key)).catch(() => {});
  }

  private keyOf(key: string): string {
    return `${this.client.prefix}cache:${this.name}:${key}`;
  }
}
