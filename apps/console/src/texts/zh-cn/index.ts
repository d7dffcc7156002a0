import { CHINESE_CASE } from './case';
import { CHINESE_DESK } from './desk';
import { CHINESE_EVENTS } from './events';
import { CHINESE_OVERSIGHT } from './oversight';

export const CONSOLE_CHINESE = { ...CHINESE_DESK, ...CHINESE_CASE, ...CHINESE_OVERSIGHT, event: CHINESE_EVENTS } as const;
