import { Module, type DynamicModule } from '@nestjs/common';
import type { PolicyPack } from '@paystop/domain';
import type { Clock, Logger } from '@paystop/ports';
import type { Database } from '@paystop/postgres';
import { NudgeChannel, type RedisClient } from '@paystop/redis';
import { CLOCK } from '../http/injection';
import { CasesController } from './http/cases.controller';
import { DeskController } from './http/desk.controller';
import { KeptController } from './http/kept.controller';
import { ListsController } from './http/lists.controller';
import { CaseQueries } from './queries/case-queries';
import { GraphQueries } from './queries/graph-queries';
import { DeskQueries } from './queries/desk-queries';
import { HoldQueries } from './queries/hold-queries';
import { InstructionQueries } from './queries/instruction-queries';
import { KeptQueries } from './queries/kept-queries';
import { RequestQueries } from './queries/request-queries';
import { WarningQueries } from './queries/warning-queries';
import { ReadDatabase } from './read-database';
import { CoursesQuery } from './statistics/courses-query';
import { StatisticsController } from './statistics/statistics.controller';
import { StatisticsQuery } from './statistics/statistics-query';
import { EventHub } from './stream/event-hub';
import { EventsController } from './stream/events.controller';
import { FeedReader } from './stream/feed-reader';

/** The projector sends a word here after each commit that has something to tell. */
const FEED_CHANNEL = 'feed';

export interface ReadsOptions {
  readonly databaseUrl: string;
  /** The gateway's own database. */
  readonly own: Pick<Database, 'query'>;
  readonly redis: RedisClient;
  /** Key of search words, the same as the projector's. */
  readonly hmacKey: Buffer;
  readonly logger: Logger;
}

export interface Reads {
  readonly database: ReadDatabase;
  readonly requests: RequestQueries;
  readonly instructions: InstructionQueries;
  readonly cases: CaseQueries;
  readonly hub: EventHub;
  readonly hmacKey: Buffer;
  close(): Promise<void>;
}

/** Opens the read side; it connects when it is first asked. */
export function openReads({ databaseUrl, own, redis, hmacKey, logger }: ReadsOptions): Reads {
  const database = new ReadDatabase({ url: databaseUrl, own, logger });
  const hub = new EventHub(new FeedReader(database), logger);
  const nudges = new NudgeChannel(redis, FEED_CHANNEL);
  nudges.listen(() => hub.nudge());
  return {
    database, hub, hmacKey,
    requests: new RequestQueries(database),
    instructions: new InstructionQueries(database),
    cases: new CaseQueries(database, hmacKey),
    close: async () => {
      hub.close();
      await nudges.close();
      await database.close();
    },
  };
}

@Module({})
export class ReadsModule {
  static forRoot({ database, requests, instructions, cases, hub, hmacKey }: Reads, { clock, policy }: { readonly clock: Clock; readonly policy: PolicyPack }): DynamicModule {
    return {
      module: ReadsModule,
      controllers: [CasesController, ListsController, KeptController, DeskController, StatisticsController, EventsController],
      providers: [
        { provide: CaseQueries, useValue: cases },
        { provide: GraphQueries, useValue: new GraphQueries(database, { hmacKey, policy }) },
        { provide: RequestQueries, useValue: requests },
        { provide: InstructionQueries, useValue: instructions },
        { provide: HoldQueries, useValue: new HoldQueries(database) },
        { provide: KeptQueries, useValue: new KeptQueries(database) },
        { provide: WarningQueries, useValue: new WarningQueries(database) },
        { provide: DeskQueries, useValue: new DeskQueries(database) },
        { provide: StatisticsQuery, useValue: new StatisticsQuery(database) },
        { provide: CoursesQuery, useValue: new CoursesQuery(database) },
        { provide: EventHub, useValue: hub },
        { provide: CLOCK, useValue: clock },
      ],
    };
  }
}
