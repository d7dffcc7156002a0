import { FewerWrites1764000000130 } from './1764000000130-fewer-writes.migration';
import { LogAsText1764000000131 } from './1764000000131-log-as-text.migration';
import { Initial1764000000000 } from './1764000000000-initial.migration';
import { WarningDeadline1764000000020 } from './1764000000020-warning-deadline.migration';
import { NextVictims1764000000022 } from './1764000000022-next-victims.migration';
import { Risk1764000000021 } from './1764000000021-risk.migration';
import { Freezes1764000000030 } from './1764000000030-freezes.migration';
import { FundsReturns1764000000040 } from './1764000000040-funds-returns.migration';
import { ForeignLeaf1764000000110 } from './1764000000110-foreign-leaf.migration';
import { ReturnTimes1764000000120 } from './1764000000120-return-times.migration';

export const MIGRATIONS = [
  Initial1764000000000, WarningDeadline1764000000020, Risk1764000000021, NextVictims1764000000022, Freezes1764000000030, FundsReturns1764000000040,
  ForeignLeaf1764000000110, ReturnTimes1764000000120, FewerWrites1764000000130, LogAsText1764000000131,
];
