import { IntakeRequest1764000000001 } from './1764000000001-intake-request';
import { Attachment1764000000002 } from './1764000000002-attachment';

export const MIGRATIONS = [IntakeRequest1764000000001, Attachment1764000000002];
