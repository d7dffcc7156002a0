import { Lanes1764000000000 } from './1764000000000-lanes.migration';
import { InstitutionView1764000000100 } from './1764000000100-institution-view.migration';
import { InstitutionAuditView1764000000110 } from './1764000000110-institution-audit-view.migration';
import { FewerWrites1764000000130 } from './1764000000130-fewer-writes.migration';
import { LogAsText1764000000131 } from './1764000000131-log-as-text.migration';
import { VerdictAnswer1764000000140 } from './1764000000140-verdict-answer.migration';

export const MIGRATIONS = [
  Lanes1764000000000, InstitutionView1764000000100, InstitutionAuditView1764000000110, FewerWrites1764000000130, LogAsText1764000000131, VerdictAnswer1764000000140,
];
