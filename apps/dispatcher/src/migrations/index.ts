import { Lanes1764000000000 } from './1764000000000-lanes.migration';

export const MIGRATIONS = [Lanes1764000000000];
