export { createRedis, type RedisClient, type RedisOptions } from './redis-client';
export { RateLimiter, type RateLimit, type RateVerdict } from './rate-limiter';
export { JsonCache } from './json-cache';
export { NudgeChannel } from './nudge-channel';
