import { runRepublishing } from '@paystop/messaging';
import { MIGRATIONS } from './migrations';

/** `node dist/apps/gateway/src/republish.js [--topic <name>] [--from <id>]`: docs/runbooks/lost-topics.md. */
runRepublishing({ app: 'gateway', migrations: MIGRATIONS });
