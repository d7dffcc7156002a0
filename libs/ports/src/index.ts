export type { Tx, UnitOfWork, Write } from './unit-of-work.port';
export type { Outbox, OutboxMessage } from './outbox.port';
export type { Inbox, InboxKey } from './inbox.port';
export type { PublishBatch, PublishMessage, Publisher } from './publisher.port';
export type { DueTimer, TimerChanges, TimerRequest, TimerStore } from './timer-store.port';
export type { Clock, IdSource } from './clock.port';
export type { Logger } from './logger.port';
