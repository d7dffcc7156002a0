import { CHINESE_CASE } from './case';
import { CHINESE_DESK } from './desk';
import { CHINESE_EVENTS } from './events';
import { CHINESE_GRAPH } from './graph';
import { CHINESE_KEEPING } from './keeping';
import { CHINESE_OVERSIGHT } from './oversight';
import { CHINESE_RETURNS } from './returns';

export const CONSOLE_CHINESE = { ...CHINESE_DESK, ...CHINESE_CASE, ...CHINESE_OVERSIGHT, ...CHINESE_GRAPH, ...CHINESE_KEEPING, ...CHINESE_RETURNS, event: CHINESE_EVENTS } as const;
