export { createRedis, type RedisClient, type RedisOptions } from './redis-client';
export { RateLimiter, type RateVerdict } from './rate-limiter';
export type { RateLimit } from './token-bucket';
export { JsonCache } from './json-cache';
export { NudgeChannel } from './nudge-channel';
