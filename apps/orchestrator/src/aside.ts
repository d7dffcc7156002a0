import { CONSUMER_GROUPS, TOPICS } from '@paystop/contracts';
import { ChunkConsumer } from '@paystop/kafka';
import type { Publishing } from '@paystop/messaging';
import { runInBackground } from '@paystop/observability';
import type { Logger } from '@paystop/ports';
import { type Database, isTransient } from '@paystop/postgres';
import { learningHandler } from './consumers/learning.handler';
import { alertsHandler } from './consumers/alerts.handler';
import type { ClimbWarningsUseCase } from './usecases/climb-warnings/climb-warnings.usecase';
import { PacedWork } from './pace/paced-work';
import type { StopPressure } from './pace/stop-pressure';
import type { Prevention } from './wire-prevention';

/** A unit of work of this size is over before a stop request would notice. */
const CHUNK_SIZE = 50;
const DEADLINE_POLL_MS = 500;
const LEARNING_POLL_MS = 500;
const INQUIRY_POLL_MS = 1_000;
const AGEING_POLL_MS = 5_000;

export interface AsideParts {
  readonly climbWarnings: ClimbWarningsUseCase;
  readonly prevention: Prevention;
  readonly pressure: StopPressure;
}

export interface Aside {
  readonly ready: boolean;
  stop(): Promise<void>;
}

/** Starts what is done beside the stops and never before them: alerts, deadlines of warnings, learning from cases. */
export function startAside({ client, publisher }: Pick<Publishing, 'client' | 'publisher'>, parts: AsideParts, { database, logger }: { readonly database: Database; readonly logger: Logger }): Aside {
  const { pressure, prevention } = parts;
  const consumer = new ChunkConsumer({
    client, publisher, isTransient, groupId: CONSUMER_GROUPS.aside.name, chunkSize: CHUNK_SIZE,
    handlers: new Map([
      [TOPICS.fraudAlerts.name, alertsHandler(prevention.raiseWarnings, pressure)],
      [TOPICS.caseEvents.name, learningHandler(prevention.queue, database)],
    ]),
  });
  const work = [
    new PacedWork({ name: 'deadlines of warnings', turn: () => parts.climbWarnings.execute(), idleMs: DEADLINE_POLL_MS, pressure, logger }),
    new PacedWork({ name: 'learning from cases', turn: () => prevention.learnCases.execute(), idleMs: LEARNING_POLL_MS, pressure, logger }),
    new PacedWork({ name: 'asking who else paid in', turn: () => prevention.askBanks.execute(), idleMs: INQUIRY_POLL_MS, pressure, logger }),
    new PacedWork({ name: 'warning who else paid in', turn: () => prevention.warnPayers.execute(), idleMs: INQUIRY_POLL_MS, pressure, logger }),
    new PacedWork({ name: 'ageing of what was learnt', turn: () => prevention.expireRisks.execute(), idleMs: AGEING_POLL_MS, pressure, logger }),
  ];
  const joining = consumer.start();
  runInBackground(joining, 'hearing alerts and cases', logger);
  for (const each of work) each.start();
  return {
    get ready() {
      return consumer.ready;
    },
    stop: async () => {
      await Promise.all([consumer.stop(), ...work.map((each) => each.stop())]);
      await joining.catch(() => {});
    },
  };
}
