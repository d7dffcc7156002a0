import { runRepublishing } from '@paystop/messaging';
import { MIGRATIONS } from './migrations';
import { splitStateChange } from './publishing/split-state-change';

/** `node dist/apps/orchestrator/src/republish.js [--topic <name>] [--from <id>]`: docs/runbooks/lost-topics.md. */
runRepublishing({ app: 'orchestrator', migrations: MIGRATIONS, split: splitStateChange });
