import type { RedisClient } from './redis-client';

/** A small cache of JSON values; every failure reads as "not there". */
export class JsonCache {
  constructor(_client: RedisClient, _name: string) {}

  get<T>(_key: string): Promise<T | undefined> {
    throw new Error('not built yet');
  }

  set(_key: string, _value: unknown, _ttlMs: number): Promise<void> {
    throw new Error('not built yet');
  }

  delete(_key: string): Promise<void> {
    throw new Error('not built yet');
  }
}
