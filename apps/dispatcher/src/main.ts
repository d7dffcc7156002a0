import { runApp } from '@paystop/service-kit';
import { start } from './start';

runApp('dispatcher', start);
