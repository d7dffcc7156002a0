import { ReadModels1764000000001 } from './1764000000001-read-models';
import { Returns1764000000040 } from './1764000000040-returns';
import { Kept1764000000050 } from './1764000000050-kept';
import { AwaitingApproval1764000000070 } from './1764000000070-awaiting-approval';
import { Courses1764000000020 } from './1764000000020-courses';

export const MIGRATIONS = [ReadModels1764000000001, Courses1764000000020, Returns1764000000040, Kept1764000000050, AwaitingApproval1764000000070];
