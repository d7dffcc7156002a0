import { Initial1764000000000 } from './1764000000000-initial.migration';

export const MIGRATIONS = [Initial1764000000000];
