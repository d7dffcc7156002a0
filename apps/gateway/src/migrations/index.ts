import { IntakeRequest1764000000001 } from './1764000000001-intake-request';
import { Attachment1764000000002 } from './1764000000002-attachment';
import { IntakeIsTheLog1764000000003 } from './1764000000003-intake-is-the-log';

export const MIGRATIONS = [IntakeRequest1764000000001, Attachment1764000000002, IntakeIsTheLog1764000000003];
