import type { SameKeys } from '@paystop/ui-kit';
import type { CONSOLE_CHINESE } from '../zh-cn/index';
import { ENGLISH_CASE } from './case';
import { ENGLISH_DESK } from './desk';
import { ENGLISH_EVENTS } from './events';
import { ENGLISH_GRAPH } from './graph';
import { ENGLISH_KEEPING } from './keeping';
import { ENGLISH_OVERSIGHT } from './oversight';
import { ENGLISH_RETURNS } from './returns';

export const CONSOLE_ENGLISH: SameKeys<typeof CONSOLE_CHINESE> = { ...ENGLISH_DESK, ...ENGLISH_CASE, ...ENGLISH_OVERSIGHT, ...ENGLISH_GRAPH, ...ENGLISH_KEEPING, ...ENGLISH_RETURNS, event: ENGLISH_EVENTS };
