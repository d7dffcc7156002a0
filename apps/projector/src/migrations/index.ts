import { ReadModels1764000000001 } from './1764000000001-read-models';

export const MIGRATIONS = [ReadModels1764000000001];
